import { check, checkFix } from "../../support/fixtures";

const rule = "missing-meridiem";
const timeline = (...times: string[]): string =>
  `## Timeline (UTC)\n\n${times.map((time) => `- ${time} Step\n`).join("")}`;

describe(rule, () => {
  it("finds the time without a half of the day among those with one", () => {
    check(
      rule,
      `## Timeline (UTC)

- 11:30 AM Deployed
- 1:05 Paged
  ~~~~ “1:05” may be in the morning or in the afternoon. Write AM or PM.
- 2:10 PM Rolled back
`,
    );
  });

  it("tells once of a list that has none", () => {
    check(
      rule,
      `## Timeline (UTC)

- 9:50 Deployed
  ~~~~ “9:50” may be in the morning or in the afternoon. Write AM or PM.
- 11:30 Paged
- 1:05 Rolled back
`,
    );
  });

  it("writes what keeps the order, or what is chosen, as the others are written", () => {
    checkFix(
      rule,
      "Write the half of the day that keeps the order",
      timeline("11:30am", "1:05", "2:10pm"),
      timeline("11:30am", "1:05pm", "2:10pm"),
    );
    checkFix(
      rule,
      "Write the halves of the day that keep the order",
      timeline("9:50", "11:30", "1:05"),
      timeline("9:50 AM", "11:30 AM", "1:05 PM"),
    );
    checkFix(
      rule,
      "Write “1:05 AM”",
      timeline("11:30 AM", "1:05", "2:10 PM"),
      timeline("11:30 AM", "1:05 AM", "2:10 PM"),
    );
  });

  for (const times of [
    ["11:30 AM", "1:05 PM", "2:10 PM"],
    ["11:30", "13:05", "14:10"],
    ["09:50", "10:40", "11:30"],
    ["23:58", "00:40"],
    ["11:30 AM", "noon", "2:10 PM"],
    ["11:30 AM", "Step without a time", "2:10 PM"],
  ]) {
    it(`accepts ${times.join(", ")}`, () => {
      check(rule, timeline(...times));
    });
  }
});
