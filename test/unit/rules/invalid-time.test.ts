import { check, checkFix } from "../../support/fixtures";

const rule = "invalid-time";
const timeline = (entries: string): string =>
  `## Timeline (UTC)\n\n${entries}\n`;

describe(rule, () => {
  it("finds evening hours in the morning", () => {
    check(
      rule,
      timeline(`- 11:05 Deployed
- 23:00 AM Paged
  ~~~~~~~~ “23:00 AM” is no time: 23 o'clock is not in the morning.
- 23:45 Rolled back`),
    );
  });

  it("reads it as evening or as morning", () => {
    const before = timeline("- 09:05 Deployed\n- 23:00 AM Paged");
    const clock = "Write it on the 24-hour clock";
    checkFix(rule, clock, before, timeline("- 09:05 Deployed\n- 23:00 Paged"));
    checkFix(
      rule,
      "Write 11 in the morning",
      before,
      timeline("- 09:05 Deployed\n- 11:00 AM Paged"),
    );
  });

  it("tells once, as information, of all that need no PM", () => {
    check(
      rule,
      timeline(`- 14:05pm: Deployed
       ~~ “14:05pm” is written on the 24-hour clock, which needs no PM.
- 15:35 PM: Rolled back`),
    );
    checkFix(
      rule,
      "Drop PM from 24-hour times",
      timeline("- 14:05pm: Deployed\n- 15:35 PM: Rolled back"),
      timeline("- 14:05: Deployed\n- 15:35: Rolled back"),
    );
  });

  it("finds clocks that can't be, where the other entries have times", () => {
    check(
      rule,
      timeline(`- 14:05 Deployed
- 14:75 Paged
  ~~~~~ “14:75” is no time: hours go to 24, minutes to 59.
- 25:10 Rolled back
  ~~~~~ “25:10” is no time: hours go to 24, minutes to 59.
- 15:35 Done`),
    );
  });

  it("finds days that can't be", () => {
    check(
      rule,
      timeline(`- 2026-02-30 14:05 Deployed
  ~~~~~~~~~~~~~~~~ “2026-02-30 14:05” holds a date that the calendar does not have.
- 2026-03-01 15:35 Rolled back`),
    );
  });

  it("takes a digit too many from the year, where the entry before has it", () => {
    checkFix(
      rule,
      "Write “2026”, the year of the entry before",
      timeline("- 2026-03-04 14:05 Deployed\n- 20266-03-04 15:35 Rolled back"),
      timeline("- 2026-03-04 14:05 Deployed\n- 2026-03-04 15:35 Rolled back"),
    );
  });

  for (const entry of [
    "24:00 Deployed",
    "00:00 Deployed",
    "12:30 AM Deployed",
    "2:05 PM Deployed",
    "2024-02-29 14:05 Deployed",
    "[???] Deployed",
    "50:50 split of the traffic",
    "Version 14:75 of the pool",
    "14:05:59 Deployed",
  ]) {
    it(`accepts “${entry}”`, () => {
      check(rule, timeline(`- 14:05 Deployed\n- 15:35 Paged\n- ${entry}`));
    });
  }

  it("leaves a list alone in which such numbers are the rule", () => {
    check(rule, timeline("- 26:3 won\n- 27:61 lost\n- 30:80 lost"));
  });
});
