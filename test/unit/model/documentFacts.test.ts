import assert from "node:assert/strict";
import type { Postmortem } from "../../../src/core/model/postmortem";
import { analyzeFixture } from "../../support/fixtures";

function read(text: string): Postmortem {
  return analyzeFixture(text).reading ?? assert.fail("no postmortem");
}

/** “severity | status | authors”. */
function factsOf(text: string): string {
  const { severity, status, authors } = read(text);
  return [
    severity?.text ?? "-",
    status?.text ?? "-",
    authors.map((author) => author.text).join(", "),
  ].join(" | ");
}

describe("severity, status and authors", () => {
  const told: Readonly<Record<string, readonly [string, string]>> = {
    "YAML front matter": [
      "---\nseverity: SEV1\nstatus: final\nauthors: [alice, bob]\n---\n\n# Outage\n",
      "SEV1 | final | alice, bob",
    ],
    "YAML with a list on lines": [
      "---\nauthors:\n  - Alice Example\n  - bob\nseverity: 2\n---\n\n# Outage\n",
      "2 | - | Alice Example, bob",
    ],
    "TOML front matter": [
      '+++\nseverity = "P1"\nstatus = "draft"\nauthor = "alice"\n+++\n\n# Outage\n',
      "P1 | draft | alice",
    ],
    "labels in bold": [
      "# Outage\n\n**Severity:** Sev-2\n**Status**: Complete, action items in progress\n**Authors:** @alice, @bob and Carol\n",
      "Sev-2 | Complete, action items in progress | @alice, @bob, Carol",
    ],
    "plain labels and lists": [
      "# Outage\n\nSeverity: High\n- Status: In review\n- Written by: Alice Example\n",
      "High | In review | Alice Example",
    ],
    headings: [
      "# Outage\n\n## Severity\n\nSEV2\n\n## Status\n\nResolved.\n\n## Authors\n\n- alice\n",
      "SEV2 | Resolved | alice",
    ],
    "a table of names and values": [
      "# Outage\n\n| | |\n|---|---|\n| **Severity** | SEV1 |\n| Incident status | Closed |\n| Owner | alice |\n",
      "SEV1 | Closed | alice",
    ],
    "a table with one row": [
      "# Outage\n\n| Severity | Status | Author |\n|---|---|---|\n| P2 | Draft | alice |\n",
      "P2 | Draft | alice",
    ],
    "a table of two pairs a row": [
      "# Outage\n\n| Incident Severity | P3 | Report Status | Final |\n|---|---|---|---|\n",
      "P3 | Final | ",
    ],
    "several in one line of a quotation": [
      "# Outage\n\n> **Severity:** Major · **Status:** Closed · **Author:** @alice\n",
      "Major | Closed | @alice",
    ],
    "the title": ["# SEV1: checkout fails\n", "SEV1 | - | "],
    "front matter before the text": [
      "---\nseverity: SEV1\n---\n\n# Outage\n\nSeverity: SEV3\n",
      "SEV1 | - | ",
    ],
    "authors before owners": [
      "# Outage\n\nOwner: alice\nAuthor: bob\n",
      "- | - | bob",
    ],
  };
  for (const [place, [text, facts]] of Object.entries(told)) {
    it(`reads ${place}`, () => {
      assert.equal(factsOf(text), facts);
    });
  }

  const none: Readonly<Record<string, string>> = {
    "what a template leaves open":
      "# Outage\n\n**Severity:** SEV-[1-5]\n**Status:** Draft / In Review / Final\n**Authors:** [Your Name]\n",
    "steps of the story":
      "# Outage\n\n## Timeline\n\n- Status: page updated\n\n## Action items\n\n**Alert**\nOwner: alice\nStatus: done\nSeverity: high\n",
    sentences:
      "# Outage\n\nThe status page said: nothing. Severity was high.\n",
    code: "# Outage\n\n```\nseverity: 1\nstatus: 503\n```\n",
  };
  for (const [name, text] of Object.entries(none)) {
    it(`takes ${name} for none`, () => {
      assert.equal(factsOf(text), "- | - | ");
    });
  }

  it("says where each stands", () => {
    const text = "# Outage\n\n**Severity:** SEV1\n**Authors:** alice, bob\n";
    const { severity, authors } = read(text);
    assert.deepEqual(
      [severity, ...authors].map((fact) =>
        text.slice(fact?.range.start, fact?.range.end),
      ),
      ["SEV1", "alice", "bob"],
    );
  });
});
