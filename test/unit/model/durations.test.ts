import assert from "node:assert/strict";
import { durationsIn } from "../../../src/core/model/durations";

function read(text: string) {
  return durationsIn(text, { start: 0, end: text.length });
}

describe("durationsIn", () => {
  const lengths: [string, number][] = [
    ["lasted for 90 minutes", 90],
    ["0h 25m", 25],
    ["4h 5m", 245],
    ["671h 30m", 40_290],
    ["27m", 27],
    ["3 hours, from 2:05 PM to 5:05 PM (UTC)", 180],
    ["a 90-minute outage", 90],
    ["5 hours 25 minutes", 325],
    ["1 hour and 45 minutes", 105],
    ["24 hours, 10 minutes", 1450],
    ["2 h & 15 min", 135],
    ["half an hour", 30],
    ["a half hour", 30],
    ["two hours", 120],
    ["twenty-five minutes", 25],
    ["forty five minutes", 45],
    ["2 and half hours", 150],
    ["two and a half hours", 150],
    ["an hour and a half", 90],
    ["1½ hours", 90],
    ["1 1/2 hours", 90],
    ["three quarters of an hour", 45],
    ["5.5 hours", 330],
    ["1.5 h", 90],
    ["1.1 hours", 66],
    ["30min", 30],
    ["1hr", 60],
    ["1hour30minutes", 90],
    ["1d 5h 40m", 1780],
    ["11 Days", 15_840],
    ["2 weeks", 20_160],
    ["1 h 13 m", 73],
    ["1H 30M", 90],
    ["1h50m", 110],
    ["2h05", 125],
    ["45 seconds", 0.75],
    ["1 hour 2 minutes 3 seconds", 62.05],
    ["1,440 minutes", 1440],
    ["3 hour(s) 15 minute(s)", 195],
    ["PT1H23M", 83],
    ["P1DT2H30M", 1590],
    ["1:30 hours", 90],
    ["5:30 minutes", 5.5],
    ["Duration: 00:10:30", 10.5],
    ["**Duration**: 1:30", 90],
    ["Duration:45 minutes", 45],
    ["for an hour", 60],
    ["an hour-long outage", 60],
  ];
  for (const [text, minutes] of lengths) {
    it(`${text}: ${minutes}`, () =>
      assert.deepEqual(
        read(text).map((duration) => duration.minutes),
        [minutes],
      ));
  }

  const others = [
    "lost $1.38m in orders",
    "a $10m business",
    "11m USD lost",
    "2.7m requests failed",
    "24m requests failed",
    "250m CPU",
    "cpu: 250m",
    "11.4M orders",
    "400 ms",
    "400ms",
    "5xx responses",
    "502s from the proxy",
    "24/7 on-call",
    "a 24-hour clock",
    "24h clock",
    "3 hours ago",
    "30 minutes earlier",
    "4-5 hours",
    "4–5 hours",
    "4 to 5 hours",
    "between two and three hours",
    "every 5 minutes",
    "10 users per 15minutes",
    "60 requests per minute",
    "twice an hour",
    "24 hours a day",
    "?mins",
    "P1 incident",
    "a 5G network",
    "T+5m",
    "Duration: 14:05 - 15:35",
    "Duration: 14:05 UTC",
    "Duration: 10:30 AM",
    "at 14:05",
    "at 00:00 hours on March 4",
    "from about 14:05 hours",
    "00:00 hours",
    "several hours",
    "1 month",
    "2 business days",
    "version 1.30 h2",
    "1400hrs to 1530hrs",
    "at 0930 hours",
    "14h05 - 15h35 UTC",
    "14h05 UTC",
  ];
  for (const text of others) {
    it(`no length: ${text}`, () => assert.deepEqual(read(text), []));
  }

  const approximations: [string, string | null][] = [
    ["90 minutes", null],
    ["~4 days", "about"],
    ["about 1h50m", "about"],
    ["nearly two days", "about"],
    ["9 hours or so", "about"],
    ["just over nine hours", "over"],
    ["more than 9 hours", "over"],
    ["at least an hour", "over"],
    ["9+ hours", "over"],
    [">2 hours", "over"],
    ["no less than 9 hours", "over"],
    ["up to 45 minutes", "under"],
    ["no more than 45 minutes", "under"],
    ["at maximum 16 hours", "under"],
    ["<60 mins", "under"],
    ["within 10 minutes", "under"],
  ];
  for (const [text, approximate] of approximations) {
    it(`${text} is ${approximate ?? "exact"}`, () =>
      assert.deepEqual(
        read(text).map((duration) => duration.approximate),
        [approximate],
      ));
  }

  const smallestUnits: [string, number][] = [
    ["3 hours", 60],
    ["3 hours, 30 minutes", 1],
    ["5.5 hours", 6],
    ["1.25 hours", 0.6],
    ["two and a half hours", 30],
    ["half an hour", 30],
    ["45 seconds", 1 / 60],
    ["4 days", 1440],
  ];
  for (const [text, minutes] of smallestUnits) {
    it(`${text} is exact to ${minutes}`, () =>
      assert.equal(
        read(text)[0]?.smallestUnitMinutes.toFixed(6),
        minutes.toFixed(6),
      ));
  }

  it("tells business hours", () => {
    const texts = [
      "31h 15m (during support hours 9:00-17:00)",
      "7h in business hours",
      "Support hours: 7h",
    ];
    for (const text of texts)
      assert.equal(read(text)[0]?.businessHours, true, text);
    assert.equal(read("7h 30m")[0]?.businessHours, false);
  });

  it("reads several, each where it stands", () => {
    const text = "Down for 90 minutes (1.5 hours), then 10 minutes of backlog.";
    assert.deepEqual(
      read(text).map(({ range, raw }) => [range.start, raw]),
      [
        [9, "90 minutes"],
        [21, "1.5 hours"],
        [38, "10 minutes"],
      ],
    );
  });

  it("stays inside the range", () => {
    const text = "1 hour 30 minutes";
    assert.deepEqual(
      durationsIn(text, { start: 0, end: 6 }).map(({ raw }) => raw),
      ["1 hour"],
    );
  });
});
