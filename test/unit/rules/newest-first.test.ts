import { check, checkFix } from "../../support/fixtures";

const rule = "newest-first";
const timeline = (...times: string[]): string =>
  `## Timeline (UTC)\n\n${times.map((time) => `- ${time} Step\n`).join("")}`;

describe(rule, () => {
  it("tells once of a list that runs backwards", () => {
    const fixture = `## Timeline (UTC)

- 15:35 Rolled back
  ~~~~~ This list runs from “15:35” back to “14:05”. A timeline begins with what happened first.
- 14:30 Paged
- 14:05 Deployed
`;
    check(rule, fixture);
    check("timeline-order", fixture.replace(/^ +~.*\n/m, ""));
  });

  it("sorts it", () => {
    checkFix(
      rule,
      "Begin with the earliest",
      timeline("15:35", "14:30", "14:05"),
      timeline("14:05", "14:30", "15:35"),
    );
  });

  for (const times of [
    ["14:05", "14:30", "15:35"],
    ["14:05", "14:30", "14:12", "15:35"],
    ["15:35", "14:05"],
    ["23:58", "00:40", "01:10"],
    ["14:05", "14:05", "14:05"],
  ]) {
    it(`accepts ${times.join(", ")}`, () => {
      check(rule, timeline(...times));
    });
  }
});
