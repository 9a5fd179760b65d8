import { check, checkFix } from "../../support/fixtures";

const rule = "weekday-mismatch";
const timeline = (entry: string): string =>
  `## Timeline (UTC)\n\n- ${entry} Deployed\n- 15:35 Rolled back\n`;

describe(rule, () => {
  it("finds a weekday on which the date does not fall", () => {
    check(
      rule,
      `## Timeline (UTC)

- Friday, March 4, 2026, 14:05 Deployed
  ~~~~~~ 2026-03-04 is a Wednesday, not a Friday. One of the two is wrong.
`,
    );
  });

  it("writes the right weekday, as long as the wrong one", () => {
    checkFix(
      rule,
      "Write “Wednesday”",
      timeline("Friday, March 4, 2026, 14:05"),
      timeline("Wednesday, March 4, 2026, 14:05"),
    );
    checkFix(
      rule,
      "Write “Wed”",
      timeline("Fri, March 4, 2026, 14:05"),
      timeline("Wed, March 4, 2026, 14:05"),
    );
  });

  for (const entry of [
    "Wednesday, March 4, 2026, 14:05",
    "Wed, March 4, 2026, 14:05",
    "Friday, March 4, 14:05",
    "Friday 14:05",
    "2026-03-04 14:05",
  ]) {
    it(`accepts “${entry}”`, () => {
      check(rule, timeline(entry));
    });
  }
});
