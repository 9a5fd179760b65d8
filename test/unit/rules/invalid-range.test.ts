import { check, checkFix } from "../../support/fixtures";

const rule = "invalid-range";
const timeline = (entry: string): string =>
  `## Timeline (UTC)\n\n- ${entry} Half of the checkouts fail\n`;

describe(rule, () => {
  it("finds a range that ends before it starts", () => {
    check(
      rule,
      timeline("14:05–13:35").replace(
        "fail\n",
        "fail\n  ~~~~~~~~~~~ “14:05–13:35” ends before it starts. The earlier time comes first.\n",
      ),
    );
  });

  it("writes the second time on the 24-hour clock, where that is later", () => {
    checkFix(
      rule,
      "Write “14:35”",
      timeline("14:05–2:35"),
      timeline("14:05–14:35"),
    );
    checkFix(
      rule,
      "Write “15:05”",
      timeline("13:20 - 3:05"),
      timeline("13:20 - 15:05"),
    );
  });

  for (const range of [
    "14:05–14:35",
    "14:05-14:05",
    "23:58–00:40",
    "11:00 AM - 1:00",
    "2:00 to 5:00 PM",
    "12:26-12:??",
    "2026-03-04 23:30 - 2026-03-05 01:00",
    "~13:30-13:45",
  ]) {
    it(`accepts “${range}”`, () => {
      check(rule, timeline(range));
    });
  }
});
