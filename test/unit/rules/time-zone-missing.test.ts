import { check, checkFix, fixTitles } from "../../support/fixtures";

const rule = "time-zone-missing";
const entries = `- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`;
const message =
  "No time zone is stated for these times. Say once which one they are in.";

describe(rule, () => {
  it("finds a timeline in whose document no zone is stated", () => {
    check(rule, `## Timeline\n   ~~~~~~~~ ${message}\n\n${entries}`);
  });

  it("finds a stated window without a zone, where the timeline has no times", () => {
    check(
      rule,
      `**Duration:** from 14:05 to 15:35
                   ~~~~~~~~~~~~~~ ${message}
`,
    );
  });

  it("inserts a gap, or UTC where that is chosen, in the heading's own form", () => {
    for (const [heading, mended] of [
      ["## Timeline", "## Timeline ([time zone])"],
      ["**Timeline:**", "**Timeline ([time zone]):**"],
      ["Timeline:", "Timeline ([time zone]):"],
    ] as const) {
      const gap = "Insert a gap for the time zone";
      checkFix(
        rule,
        gap,
        `${heading}\n\n${entries}`,
        `${mended}\n\n${entries}`,
      );
    }
    const text = `## Timeline\n\n${entries}`;
    checkFix(
      rule,
      "State that the times are in UTC",
      text,
      `## Timeline (UTC)\n\n${entries}`,
    );
  });

  it("offers the gap first, since only the author knows the zone", () => {
    const [first] = fixTitles(`## Timeline\n\n${entries}`, rule);
    if (first !== "Insert a gap for the time zone") throw new Error(first);
  });

  for (const [where, text] of [
    ["in the heading", `## Timeline (UTC)\n\n${entries}`],
    ["in a sentence", `## Timeline\n\nAll times in UTC.\n\n${entries}`],
    ["in an entry", `## Timeline\n\n- 14:00 UTC Pool halved\n${entries}`],
    [
      "with the duration",
      `**Duration:** from 14:05 to 15:35 (UTC+1)\n\n## Timeline\n\n${entries}`,
    ],
    [
      "in a table's header",
      "## Timeline\n\n| Time (EAT) | Event |\n|---|---|\n| 14:05 | Deployment |\n| 15:35 | Rollback |\n",
    ],
    ["as an abbreviation of several", `## Timeline (CST)\n\n${entries}`],
  ] as const) {
    it(`accepts a zone ${where}`, () => {
      check(rule, text);
    });
  }

  it("accepts a zone from the settings", () => {
    check(rule, `## Timeline\n\n${entries}`, { defaultTimeZone: "UTC" });
  });

  it("asks nothing of days, of one time alone, of times since the start", () => {
    check(
      rule,
      "## Timeline\n\n- 2026-03-04 Deployment\n- 2026-03-05 Rollback\n",
    );
    check(rule, "## Timeline\n\n- 14:05 Deployment\n- Rollback\n");
    check(rule, "## Timeline\n\n- T+5m Deployment\n- T+10m Rollback\n");
  });
});
