import { check, checkFix } from "../../support/fixtures";

const rule = "mixed-time-zones";
const timeline = (odd: string, zone = "UTC"): string => `**Date:** 2026-07-14

## Timeline

- 14:05 ${zone} Deployed
- 14:12 ${zone} Error rate rises
- ${odd} Paged
- 15:35 ${zone} Rolled back
`;

describe(rule, () => {
  it("finds the entry in another zone than the others", () => {
    check(
      rule,
      `## Timeline

- 3:00 PM CAT Deployed
- 3:30 PM CAT Error rate rises
- 4:00 PM EDT Paged
          ~~~ “EDT” among times in CAT. Readers compare times of one zone only.
- 4:30 PM CAT Rolled back
`,
    );
  });

  it("converts the time, or writes the others' zone", () => {
    checkFix(
      rule,
      "Convert to UTC",
      timeline("10:30 EDT"),
      timeline("14:30 UTC"),
    );
    checkFix(
      rule,
      "Write “UTC”, leave the time",
      timeline("10:30 EDT"),
      timeline("10:30 UTC"),
    );
    checkFix(
      rule,
      "Convert to CAT",
      timeline("9:30 AM EDT", "CAT"),
      timeline("3:30 PM CAT", "CAT"),
    );
  });

  for (const [what, text] of [
    ["one zone", timeline("14:30 UTC")],
    ["UTC and GMT", timeline("14:30 GMT")],
    ["an offset that is the same", timeline("14:30 UTC+0")],
    ["a second zone in brackets", timeline("14:30 UTC (10:30 EDT)")],
    ["times without a zone", timeline("14:30")],
    [
      "a clock that was changed meanwhile",
      "## Timeline\n\n- 2026-03-29 00:30 CET Deployed\n- 2026-03-29 01:10 CET Paged\n- 2026-03-29 03:30 CEST Rolled back\n",
    ],
    [
      "two zones half and half",
      "## Timeline\n\n- 14:05 UTC Deployed\n- 10:30 EDT Paged\n- 15:35 UTC Rolled back\n- 12:00 EDT Done\n",
    ],
  ] as const) {
    it(`accepts ${what}`, () => {
      check(rule, text);
    });
  }
});
