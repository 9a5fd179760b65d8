import { check, checkFix } from "../../support/fixtures";

const rule = "ambiguous-date";
const timeline = (...times: string[]): string =>
  `## Timeline (UTC)\n\n${times.map((time) => `- ${time} Step\n`).join("")}`;

describe(rule, () => {
  it("tells once of dates that can be read in two ways", () => {
    check(
      rule,
      `## Timeline (UTC)

- 04-12-2026 14:05 Deployed
  ~~~~~~~~~~ “04-12-2026” may be 2026-04-12 or 2026-12-04. Write it so that it can be only one.
- 04-12-2026 15:35 Rolled back
`,
    );
  });

  it("writes the chosen reading everywhere", () => {
    const before = timeline("04/12/2026 14:05", "04/12/2026 15:35");
    for (const date of ["2026-04-12", "2026-12-04"]) {
      checkFix(
        rule,
        `Write “${date}” and the others likewise`,
        before,
        timeline(`${date} 14:05`, `${date} 15:35`),
      );
    }
  });

  for (const [what, text] of [
    ["one reading only", timeline("10/20/2026 14:05")],
    ["day and month alike", timeline("03/03/2026 14:05")],
    ["an ISO date", timeline("2026-12-04 14:05")],
    ["a month's name", timeline("4 December 2026 14:05")],
    [
      "what another entry tells",
      timeline("04/12/2026 14:05", "13/12/2026 09:00"),
    ],
    [
      "what the title tells",
      `# Outage of 4 December 2026\n\n${timeline("04/12/2026 14:05")}`,
    ],
  ] as const) {
    it(`accepts ${what}`, () => {
      check(rule, text);
    });
  }
});
