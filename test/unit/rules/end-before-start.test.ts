import { check, checkFix } from "../../support/fixtures";

const rule = "end-before-start";

describe(rule, () => {
  it("finds an end before the start", () => {
    check(
      rule,
      `**Duration:** from 2026-01-05 14:05 to 2025-01-05 15:35 UTC
                                       ~~~~ The incident is stated to end before it starts.
`,
    );
    check(
      rule,
      `**Duration:** from 2026-03-04 14:05 to 2026-03-03 15:35 UTC
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The incident is stated to end before it starts.
`,
    );
  });

  it("writes the year of the start", () => {
    checkFix(
      rule,
      "Write “2026”, the year of the start",
      "**Duration:** from 2026-01-05 14:05 to 2025-01-05 15:35 UTC\n",
      "**Duration:** from 2026-01-05 14:05 to 2026-01-05 15:35 UTC\n",
    );
  });

  for (const window of [
    "from 14:05 to 15:35 UTC",
    "from 23:58 to 00:40 UTC",
    "from 2025-12-31 23:30 to 2026-01-01 01:00 UTC",
    "from December 31, 23:30 to January 1, 01:00 UTC",
    "from 14:05 UTC to 09:30 EST",
    "from 14:05 to 14:05 UTC",
  ]) {
    it(`accepts “${window}”`, () => {
      check(rule, `**Duration:** ${window}\n`);
    });
  }
});
