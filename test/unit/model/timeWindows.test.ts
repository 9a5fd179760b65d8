import assert from "node:assert/strict";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { resolveWindow, windowsIn } from "../../../src/core/model/timeWindows";
import { type TimeZone, timeZoneAt } from "../../../src/core/model/timeZones";

function resolved(text: string, zone: TimeZone | null = null): string[] {
  return windowsIn(text, { start: 0, end: text.length }).map((window) => {
    const { start, end, minutes } = resolveWindow(window, zone);
    return `${formatPoint(start)}..${formatPoint(end)} = ${minutes}`;
  });
}

describe("windowsIn and resolveWindow", () => {
  const windows: [string, string[]][] = [
    ["from 2:05 PM to 3:35 PM (UTC)", ["T14:05Z..T15:35Z = 90"]],
    ["between 02:05 PM (UTC) and 03:35 PM (UTC)", ["T14:05Z..T15:35Z = 90"]],
    ["14:05 - 15:35", ["T14:05..T15:35 = 90"]],
    ["14:05 → 15:35 UTC", ["T14:05Z..T15:35Z = 90"]],
    [
      "March 4, 2026, from 2:05 PM to 3:35 PM (UTC+1)",
      ["2026-03-04T14:05+01:00..2026-03-04T15:35+01:00 = 90"],
    ],
    [
      "March 4, 2026, 10:05 PM - March 5, 2026, 2:00 AM",
      ["2026-03-04T22:05..2026-03-05T02:00 = 235"],
    ],
    [
      "Start Time: March 4, 2026, 14:05 UTC\n- End Time: March 4, 2026, 15:35 UTC",
      ["2026-03-04T14:05Z..2026-03-04T15:35Z = 90"],
    ],
    ["Start-time: 14:05 End-time: 15:35", ["T14:05..T15:35 = 90"]],
    [
      "starting at 14:05 UTC and ending at 15:35 UTC",
      ["T14:05Z..T15:35Z = 90"],
    ],
    [
      "The outage started at 2:05 PM GMT on March 4, 2026, and ended at 3:35 PM GMT on the same day",
      ["2026-03-04T14:05Z..2026-03-04T15:35Z = 90"],
    ],
    [
      "The outage began at 14:05 UTC. It was resolved at 15:35 UTC.",
      ["T14:05Z..T15:35Z = 90"],
    ],
    ["Between the hours of 14:05 and 15:35", ["T14:05..T15:35 = 90"]],
    [
      "On March 4, 2026, checkout was down from 14:05 to 15:35 UTC",
      ["2026-03-04T14:05Z..2026-03-04T15:35Z = 90"],
    ],
    [
      "Outage: 14:05 to 15:35, backlog from 15:35 through 18:00",
      ["T14:05..T15:35 = 90", "T15:35..T18:00 = 145"],
    ],
    [
      "Between 13:37 and 16:52 UTC on 4 March 2026, and again between 23:20 UTC on 4 March and 00:30 UTC on 5 March 2026",
      [
        "2026-03-04T13:37Z..2026-03-04T16:52Z = 195",
        "2026-03-04T23:20Z..2026-03-05T00:30Z = 70",
      ],
    ],
    ["22:30 UTC on March 4 to 05:39", ["--03-04T22:30Z..--03-05T05:39Z = 429"]],
    [
      "22:30 to 05:39 UTC on March 5, 2026",
      ["2026-03-04T22:30Z..2026-03-05T05:39Z = 429"],
    ],
    ["23:20 to 00:30", ["T23:20..+1T00:30 = 70"]],
    [
      "Dec 31, 11:30 PM - Jan 1, 2026, 12:30 AM",
      ["2025-12-31T23:30..2026-01-01T00:30 = 60"],
    ],
    ["10:00 AM EST to 1:00 PM PST", ["T10:00-05:00..T13:00-08:00 = 360"]],
    ["January 14-19, 2026", ["2026-01-14..2026-01-19 = null"]],
    ["2026-03-04 14:26-14:??", ["2026-03-04T14:26..2026-03-04 = null"]],
    // Clocks are put forward on 8 March 2026 and back on 1 November.
    [
      "2026-03-08 01:30 to 03:30 America/New_York",
      ["2026-03-08T01:30-05:00..2026-03-08T03:30-04:00 = 60"],
    ],
    [
      "2026-11-01 00:30 - 03:00 PT",
      ["2026-11-01T00:30-07:00..2026-11-01T03:00-08:00 = 210"],
    ],
    [
      "On March 4, 2026 between the hours of 1900 and 2100 UTC",
      ["2026-03-04T19:00Z..2026-03-04T21:00Z = 120"],
    ],
    ["from 1900 to 2100 hours", ["T19:00..T21:00 = 120"]],
    ["1400hrs to 1530hrs EAT", ["T14:00+03:00..T15:30+03:00 = 90"]],
    ["14h05 - 15h35 UTC", ["T14:05Z..T15:35Z = 90"]],
    ["from 14.05 to 15.35 WAT", ["T14:05+01:00..T15:35+01:00 = 90"]],
    ["from 2.05 to 3.35 PM", ["T14:05..T15:35 = 90"]],
    ["from 4pm to 6 GMT", ["T16:00Z..T18:00Z = 120"]],
    ["from 11 AM - 1 (EAT)", ["T11:00+03:00..T13:00+03:00 = 120"]],
    ["About 1.5 hours; 14:05 to 15:35", ["T14:05..T15:35 = 90"]],
    [
      "On Wednesday, March 4th, 2026 at approximately 12:05pm the shop went down, and that lasted until Thursday, March 5th, at 3:01pm",
      ["2026-03-04T12:05..2026-03-05T15:01 = 1616"],
    ],
    [
      "10:00 AM — March 5, 2026, 2:00 PM (UTC)",
      ["2026-03-05T10:00Z..2026-03-05T14:00Z = 240"],
    ],
    [
      "from 10:30 AM to 12;45PM (UTC)on March 4, 2026",
      ["2026-03-04T10:30Z..2026-03-04T12:45Z = 135"],
    ],
    // No windows.
    ["between 1900 and 2100 users were hit", []],
    ["At 14:05 the checkout failed, at 14:12 @alice was paged.", []],
    ["Users reported it at 14:05, 14:10 and 14:12.", []],
    ["It ran from 9 to 5", []],
    ["It ran from 4pm to 6 hosts", []],
    ["Load grew from 11.50 to 12.30", []],
    ["Beginning a long deployment shortly after 5pm with cover until 6pm", []],
    ["started at 14:05\n\nended at 15:35", []],
  ];
  for (const [text, expected] of windows) {
    it(text, () => assert.deepEqual(resolved(text), expected));
  }

  it("takes the zone of the surroundings where none is written", () =>
    assert.deepEqual(resolved("14:05 to 15:35", timeZoneAt("CAT", 0, 3)), [
      "T14:05+02:00..T15:35+02:00 = 90",
    ]));
});
