import { check, checkFix, fixTitles } from "../../support/fixtures";
import assert from "node:assert/strict";

const rule = "ambiguous-time-zone";

describe(rule, () => {
  it("tells once what an abbreviation may stand for", () => {
    check(
      rule,
      `## Timeline

- 14:05 CST Deployed
        ~~~ “CST” may be UTC-6, UTC+8 or UTC-5. Write the offset.
- 15:35 CST Rolled back
`,
    );
    check(
      rule,
      `## Timeline (IST)
             ~~~ “IST” may be UTC+5:30, UTC+1 or UTC+2. Write the offset.

- 14:05 Deployed
- 15:35 Rolled back
`,
    );
  });

  it("writes the chosen offset everywhere", () => {
    checkFix(
      rule,
      "Write “UTC+8”",
      "## Timeline\n\n- 14:05 CST Deployed\n- 15:35 CST Rolled back\n",
      "## Timeline\n\n- 14:05 UTC+8 Deployed\n- 15:35 UTC+8 Rolled back\n",
    );
  });

  it("prefers none of the readings", () => {
    assert.deepEqual(fixTitles("## Timeline\n\n- 14:05 BST Deployed\n", rule), [
      "Write “UTC+1”",
      "Write “UTC+6”",
    ]);
  });

  for (const zone of [
    "UTC",
    "CST (UTC-6)",
    "PST",
    "CET",
    "EAT",
    "Europe/Berlin",
    "PT",
  ]) {
    it(`accepts ${zone}`, () => {
      check(
        rule,
        `## Timeline (${zone})\n\n- 14:05 Deployed\n- 15:35 Rolled back\n`,
      );
    });
  }

  it("leaves abbreviations alone that stand for no times", () => {
    check(
      rule,
      "## Summary\n\nThe CST team was paged.\n\n## Timeline (UTC)\n\n- 14:05 Deployed\n",
    );
  });
});
