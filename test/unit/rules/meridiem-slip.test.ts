import { check, checkFix } from "../../support/fixtures";

const rule = "meridiem-slip";
const timeline = (...times: string[]): string =>
  `## Timeline (UTC)\n\n${times.map((time) => `- ${time} Step\n`).join("")}`;

describe(rule, () => {
  it("finds the half of the day that breaks the order", () => {
    const fixture = `## Timeline (UTC)

- 11:30 AM Deployed
- 12:15 AM Paged
  ~~~~~~~~ “12:15 AM” is out of order. “12:15 PM” would fit between its neighbours.
- 12:45 PM Rolled back
`;
    check(rule, fixture);
    check("timeline-order", fixture.replace(/^ +~.*\n/m, ""));
  });

  it("writes the other half, as the slip is written", () => {
    checkFix(
      rule,
      "Write “12:15pm”",
      timeline("11:30am", "12:15am", "12:45pm"),
      timeline("11:30am", "12:15pm", "12:45pm"),
    );
  });

  for (const times of [
    ["11:30 AM", "12:15 PM", "12:45 PM"],
    ["11:30 PM", "12:15 AM", "12:45 AM"],
    ["11:30 AM", "11:15 AM", "12:45 PM"],
    ["23:58", "00:40"],
  ]) {
    it(`accepts ${times.join(", ")}`, () => {
      check(rule, timeline(...times));
    });
  }
});
