import { check, checkFix } from "../../support/fixtures";

const rule = "future-date";
const settings = { today: "2026-01-09" };

describe(rule, () => {
  it("finds an incident on a day to come", () => {
    check(
      rule,
      `## Timeline (UTC)

- 2026-12-30 14:05 Deployed
  ~~~~~~~~~~~~~~~~ “2026-12-30 14:05” is in the future. Check the year.
- 2026-12-30 15:35 Rolled back
`,
      settings,
    );
    check(
      rule,
      `**Duration:** from 2026-12-30 14:05 to 2026-12-30 15:35 UTC
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ “2026-12-30 14:05 to 2026-12-30 15:35 UTC” is in the future. Check the year.
`,
      settings,
    );
  });

  it("writes the year before", () => {
    checkFix(
      rule,
      "Write “2025”",
      "## Timeline (UTC)\n\n- 2026-12-30 14:05 Deployed\n",
      "## Timeline (UTC)\n\n- 2025-12-30 14:05 Deployed\n",
      settings,
    );
  });

  for (const [what, text] of [
    ["today", "## Timeline (UTC)\n\n- 2026-01-09 14:05 Deployed\n"],
    [
      "tomorrow, where the day has begun",
      "## Timeline (UTC)\n\n- 2026-01-10 00:05 Deployed\n",
    ],
    ["the past", "## Timeline (UTC)\n\n- 2025-12-30 14:05 Deployed\n"],
    [
      "days without a year",
      "## Timeline (UTC)\n\n- December 30, 14:05 Deployed\n",
    ],
    [
      "what is planned after it",
      "## Timeline (UTC)\n\n- 2025-12-30 14:05 Deployed\n- 2026-02-01 10:00 Review\n",
    ],
    [
      "due dates",
      "## Action Items\n\n- [ ] Alert on the pool (@alice, due 2026-03-01)\n",
    ],
  ] as const) {
    it(`accepts ${what}`, () => {
      check(rule, text, settings);
    });
  }

  it("says nothing where the day is not known", () => {
    check(rule, "## Timeline (UTC)\n\n- 2199-12-30 14:05 Deployed\n", {
      today: "",
    });
  });
});
