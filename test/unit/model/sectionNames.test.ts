import assert from "node:assert/strict";
import {
  knownTitles,
  sectionNameOf,
  type SectionKind,
} from "../../../src/core/model/sectionNames";

describe("sectionNameOf", () => {
  it("knows each title of its own table, as heading and as label", () => {
    for (const [title, name] of knownTitles) {
      for (const heading of [true, false]) {
        assert.deepEqual(sectionNameOf(title, heading), name, title);
      }
    }
  });

  const named: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
    summary: ["Summary of what happened", "3. Summary", "2 - Summary"],
    impact: [
      "Impact & Scope",
      "What was the impact on our customers?",
      "1. Impact",
    ],
    timeline: [
      "What happened and when",
      "Timeline / What happened when",
      "Timeline of the event",
      "Event timeline",
      "Timeline [UTC]",
      "Timeline (UTC)",
    ],
    rootCause: [
      "5 Whys",
      "4. 5 Whys",
      "5. Why did it happen?",
      "Root Causse",
      "Root casue analysis",
    ],
    resolution: [
      "How we recovered",
      "How did we fix it?",
      "What we did to fix it",
      "Fix / Workaround",
    ],
    actionItems: [
      "What are the next steps?",
      "What we will do next",
      "What we're going to do about it",
      "What we’re going to do about it",
      "Follow-up work",
      "Folow-up actions",
    ],
  };
  for (const [kind, titles] of Object.entries(named)) {
    for (const title of titles) {
      it(`${title}: ${kind}`, () => {
        assert.deepEqual(sectionNameOf(title, true)?.kinds, [kind]);
      });
    }
  }

  it("knows nothing of other words", () => {
    for (const title of ["Usage", "Seating plan", "The next train", "", "5"]) {
      assert.equal(sectionNameOf(title, true), undefined, title);
    }
  });
});
