import assert from "node:assert/strict";
import { fieldKindOf } from "../../../src/core/model/fields";
import type { Incident } from "../../../src/core/model/incident";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture } from "../../support/fixtures";

function incidentIn(text: string): Incident {
  const incident = analyzeFixture(text).reading?.incident;
  assert.ok(incident);
  return incident;
}

/** “milestone moment place” of each. */
function milestonesIn(text: string): string[] {
  return Object.values(incidentIn(text).milestones).map(
    ({ milestone, point, place, title }) =>
      [milestone, formatPoint(point), place, title].filter(Boolean).join(" "),
  );
}

function windowsIn(text: string) {
  return incidentIn(text).stated.windows.map(({ start, end, minutes }) => [
    formatPoint(start),
    formatPoint(end),
    minutes,
  ]);
}

describe("field names", () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    started: [
      "Start Time",
      "Start",
      "Started at",
      "Incident start",
      "Time of start",
      "start_time",
      "Fault occurs",
      "Impact start time (UTC)",
    ],
    resolved: [
      "End Time",
      "Resolved",
      "Resolved at",
      "End of impact",
      "Time resolved",
      "ended_at",
    ],
    detected: [
      "Detected",
      "Detection time",
      "Time of detection",
      "First alert",
      "first_detected",
    ],
    acknowledged: ["Acknowledged", "Incident declared"],
    mitigated: ["Mitigated at", "Mitigation Time", "Repaired"],
    identified: ["Root cause identified"],
    duration: [
      "Duration",
      "Incident duration",
      "Total downtime",
      "Duration of the outage",
      "Time in SEV-1",
    ],
    window: ["Incident window", "When", "Date/Time", "Incident Time"],
    date: ["Date", "Incident date", "Date of incident"],
    timeZone: ["Time zone", "timezone"],
    timeToDetect: ["Time to detect", "Time to detection", "TTD", "MTTD"],
    timeToMitigate: ["Time to mitigate", "TTM", "Time to repair"],
    timeToResolve: ["Time to resolve", "Time to recovery", "TTR"],
  };
  for (const [kind, titles] of Object.entries(kinds)) {
    for (const title of titles) {
      it(`${title}: ${kind}`, () => assert.equal(fieldKindOf(title), kind));
    }
  }
  it("are no other words", () => {
    for (const title of [
      "Startup scripts",
      "Root cause",
      "Ended up",
      "Datetime library",
      "Timeline",
      "Update",
      "Time spent on call",
      "Resolved by",
      "Detected by",
    ]) {
      assert.equal(fieldKindOf(title), null, title);
    }
  });
});

describe("stated fields", () => {
  it("stand in lists, lines, tables and front matter", () => {
    const window = [["2026-03-04T14:05Z", "2026-03-04T15:35Z", 90]];
    for (const text of [
      "- **Start Time:** 2026-03-04 14:05 UTC\n- **End Time:** 2026-03-04 15:35 UTC\n",
      "Start time: 2026-03-04 14:05 UTC\nEnd time: 2026-03-04 15:35 UTC\n",
      "| | |\n| --- | --- |\n| Start time | 2026-03-04 14:05 UTC |\n| End time | 2026-03-04 15:35 UTC |\n",
      "| Severity | Start | End |\n| --- | --- | --- |\n| SEV-1 | 2026-03-04 14:05 UTC | 2026-03-04 15:35 UTC |\n",
      "---\nstarted_at: 2026-03-04T14:05Z\nresolved_at: 2026-03-04T15:35Z\n---\n\n# Outage\n",
      '+++\nstart = "2026-03-04 14:05 UTC"\nend = "2026-03-04 15:35 UTC"\n+++\n\n# Outage\n',
    ]) {
      assert.deepEqual(windowsIn(text), window, text);
    }
  });

  it("state lengths, also in the clock's and in ISO form", () => {
    const length = (text: string) =>
      incidentIn(text).stated.length?.minutes ?? null;
    assert.equal(length("**Duration:** 00:45:30\n"), 45.5);
    assert.equal(
      length("| Duration | 01:30:00 |\n| --- | --- |\n| Severity | 1 |\n"),
      90,
    );
    assert.equal(length("---\nduration: PT1H23M\n---\n\n# Outage\n"), 83);
    assert.equal(length("---\nduration: 1h 30m\n---\n\n# Outage\n"), 90);
    assert.equal(length("**Duration:** 14:05 - 15:35 UTC\n"), null);
    assert.equal(length("**Duration:** 14:05 UTC\n"), null);
  });

  it("state the team's own response, which is not the duration", () => {
    const { stated } = incidentIn(
      "## Stats\n\n- Time to detection: 5 min\n- TTR: 1h 30m\n- Time to mitigate: unknown\n",
    );
    assert.deepEqual(
      stated.responses.map(({ kind, title, length }) => [
        kind,
        title,
        length.minutes,
      ]),
      [
        ["timeToDetect", "Time to detection", 5],
        ["timeToResolve", "TTR", 90],
      ],
    );
    assert.equal(stated.length, null);
  });

  it("state several windows", () => {
    assert.deepEqual(
      windowsIn(
        "- Start time: 2026-03-04 14:05 UTC\n- End time: 2026-03-04 15:35 UTC\n\n## Second incident\n\n- Start time: 2026-03-05 09:00 UTC\n- End time: 2026-03-05 09:20 UTC\n",
      ).map(([, , minutes]) => minutes),
      [90, 20],
    );
    assert.deepEqual(
      windowsIn(
        "## Impact\n\nBetween 13:37 and 16:52 UTC on 4 March 2026, and again between 23:20 UTC on 4 March 2026 and 00:30 UTC on 5 March 2026, orders failed.\n",
      ).map(([, , minutes]) => minutes),
      [195, 70],
    );
  });

  it("are none inside a timeline or a code block", () => {
    assert.deepEqual(
      windowsIn("## Timeline\n\n- Start: 14:05 UTC\n- End: 15:35 UTC\n"),
      [],
    );
    assert.deepEqual(
      windowsIn("```yaml\nstart: 14:05 UTC\nend: 15:35 UTC\n```\n"),
      [],
    );
  });
});

describe("milestones of a document", () => {
  it("come from fields first, then the timeline, a section, a sentence", () => {
    assert.deepEqual(
      milestonesIn(`---
detected: 2026-03-04T14:12Z
---

# Outage

## Summary

Orders failed. The cause was identified at 14:58 UTC.

**Acknowledged:** 14:16 UTC

## Timeline

- 14:05 UTC Outage begins
- 14:13 UTC Monitoring alerts
- 15:35 UTC Service restored
`),
      [
        "acknowledged 2026-03-04T14:16Z field Acknowledged",
        "detected 2026-03-04T14:12Z frontMatter detected",
        "started 2026-03-04T14:05Z entry",
        "resolved 2026-03-04T15:35Z entry",
        "identified 2026-03-04T14:58Z prose",
      ],
    );
    assert.deepEqual(
      milestonesIn(
        "## Detection\n\nAn alert on the error rate of the checkout service fired at 14:12 UTC.\n",
      ),
      ["detected T14:12Z section Detection"],
    );
  });

  it("tell several in one sentence", () => {
    assert.deepEqual(
      milestonesIn(
        "## Summary\n\nThe outage was detected at 14:12 UTC, mitigated at 15:05 UTC and resolved at 15:35 UTC.\n",
      ),
      [
        "detected T14:12Z prose",
        "mitigated T15:05Z prose",
        "resolved T15:35Z prose",
      ],
    );
  });

  it("are not taken from a story or a name", () => {
    assert.deepEqual(
      milestonesIn(
        "**Resolution:** The pool was too small for the traffic that the sale brought to the shop at 14:05 UTC.\n\n**Detected by:** @alice at 14:12\n",
      ),
      [],
    );
  });
});
