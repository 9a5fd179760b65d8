import { check, checkFix } from "../../support/fixtures";

const rule = "duration-mismatch";

describe(rule, () => {
  it("compares the stated length with the stated start and end", () => {
    check(
      rule,
      `## Summary

Duration: 2 hours, from 2:00 PM to 5:00 PM (UTC)
          ~~~~~~~ States 2 hours, but 2:00 PM to 5:00 PM (UTC) is 3 hours.
`,
    );
  });

  it("counts over midnight", () => {
    check(
      rule,
      `**Duration:** 30 minutes (23:50 - 00:40 UTC)
              ~~~~~~~~~~ States 30 minutes, but 23:50 - 00:40 UTC is 50 minutes.
`,
    );
  });

  it("writes the length that start and end give, in the document's notation", () => {
    for (const [stated, computed] of [
      ["2 hours", "3 hours"],
      ["2h", "3h"],
      ["90 minutes", "180 minutes"],
      ["95 min", "180 min"],
      ["two hours", "3 hours"],
    ] as const) {
      const text = (length: string): string =>
        `**Duration:** ${length}, from 14:00 to 17:00 UTC\n`;
      checkFix(rule, `Write “${computed}”`, text(stated), text(computed));
    }
  });

  for (const duration of [
    "3 hours, from 2:00 PM to 5:00 PM (UTC)",
    "about 4 hours, from 14:05 to 17:45 UTC",
    "over 3 hours, from 14:05 to 17:15 UTC",
    "up to 4 hours, from 14:05 to 17:15 UTC",
    "3 hours, from 14:05 to 17:20 UTC",
    "65 minutes, from 14:05 to 15:11 UTC",
    "7 h during support hours, from 08:00 to 18:30 UTC",
    "50 minutes (23:50 - 00:40 UTC)",
    "2 hours",
    "from 14:05 to 15:35 UTC",
    "2 hours, between 13:00 and 14:00 UTC and again between 16:00 and 17:00 UTC",
  ]) {
    it(`accepts “${duration}”`, () => {
      check(rule, `**Duration:** ${duration}\n`);
    });
  }
});
