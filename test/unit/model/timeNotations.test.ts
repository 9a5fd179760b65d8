import assert from "node:assert/strict";
import {
  dayHeadingIn,
  type Timestamp,
  timestampAt,
  timestampsIn,
} from "../../../src/core/model/timestamps";
import { formatOffset, formatPoint } from "../../../src/core/model/pointInTime";
import {
  offsetAt,
  type TimeZone,
  timeZoneIn,
} from "../../../src/core/model/timeZones";
import { resolveWindow } from "../../../src/core/model/timeWindows";

/** The ways people write times, numbered as in the collection that the readers were built from; the samples are ours. */
const notations: readonly (readonly [
  number,
  "begins" | "cell" | "holds" | "day" | "zone",
  string,
  string,
])[] = [
  [1, "begins", "2:05 PM Checkout fails", "T14:05"],
  [2, "begins", "**2:12 PM**: @alice is paged", "T14:12"],
  [3, "begins", "02:16 PM (UTC) acknowledged", "T14:16Z"],
  [
    4,
    "holds",
    "March 04, 2026, from 2:05 PM to 3:35 PM (UTC+1)",
    "2026-03-04T14:05+01:00..2026-03-04T15:35+01:00",
  ],
  [
    5,
    "holds",
    "March 4, 2026, from 10:05 AM to 12:35 PM (UTC-4)",
    "2026-03-04T10:05-04:00..2026-03-04T12:35-04:00",
  ],
  [6, "begins", "[Timestamp]: checkout alert", "placeholder"],
  [7, "begins", "3 PM – rolled back", "T15:00"],
  [8, "holds", "From 2PM to 3PM GMT", "T14:00Z..T15:00Z"],
  [9, "begins", "2:05 PM CAT- orders fail", "T14:05+02:00"],
  [10, "begins", "2:12 PM EDT - paged", "T14:12-04:00"],
  [11, "begins", "14:16pm: acknowledged", "T14:16 (redundant)"],
  [12, "begins", "14:25 UTC: payment provider suspected", "T14:25Z"],
  [13, "begins", "14:40:56: escalated", "T14:40:56"],
  [
    14,
    "begins",
    "04-03-2026 2:05 PM GMT+1 - orders fail",
    "2026-04-03T14:05+01:00 or 2026-03-04",
  ],
  [
    15,
    "begins",
    "05-02-2026 9:55 AM GMT+1 - paged",
    "2026-05-02T09:55+01:00 or 2026-02-05",
  ],
  [16, "begins", "04/Mar/2026 2:05 PM (GMT)", "2026-03-04T14:05Z"],
  [17, "begins", "03, 14, 2026, 2:05 PM UTC", "2026-03-14T14:05Z"],
  [18, "begins", "10.12:35 PM UTC: queue drained", "T12:35Z"],
  [
    19,
    "begins",
    "**March 4, 2026, 2:05 PM (UTC):** orders fail",
    "2026-03-04T14:05Z",
  ],
  [
    20,
    "holds",
    "**Checkout alert (March 4, 2026, 2:12 PM)**: paged",
    "2026-03-04T14:12",
  ],
  [21, "holds", "__Detected:__ March 4, 02:12 PM (UTC)", "--03-04T14:12Z"],
  [22, "begins", "March 4, 2:05 PM: orders fail", "--03-04T14:05"],
  [23, "begins", "14:05 PST - orders fail", "T14:05-08:00"],
  [24, "begins", "*14:12 PST* - paged", "T14:12-08:00"],
  [25, "begins", "15:35 GMT +1 restored", "T15:35+01:00"],
  [
    26,
    "zone",
    "Timeline (24-hour clock, West Central Africa Standard Timezone)",
    "+01:00",
  ],
  [
    27,
    "begins",
    '**<span style="color: #a00;">02:05 PM:</span>** orders fail',
    "T14:05",
  ],
  [28, "zone", "Time (EAT)", "+03:00"],
  [29, "begins", "00:40 AM: pool size corrected", "T00:40 (redundant)"],
  [30, "begins", "**07:40:** first suspicion", "T07:40"],
  [31, "holds", "from 2:05 PM to 3:35 PM PT", "T14:05 PT..T15:35 PT"],
  [32, "begins", "### 2026-03-04 14:05", "2026-03-04T14:05"],
  [33, "begins", "### 14:12", "T14:12"],
  [34, "begins", "### Mar 4 2026 14:16", "2026-03-04T14:16"],
  [35, "begins", "### 4:25", "T04:25"],
  [36, "begins", "### 14:40 - 14:58", "T14:40..T14:58"],
  [37, "begins", "### 14:00-15:35", "T14:00..T15:35"],
  [38, "begins", "### ~14:30-14:45", "~T14:30..T14:45"],
  [39, "begins", "### 2026-03-04 ca. 14:30", "~2026-03-04T14:30"],
  [40, "begins", "### 1X:XX (not sure of the time)", "~unknown"],
  [41, "begins", "### 14:52 (maybe later?)", "~T14:52"],
  [42, "begins", "### 2026-03-04 14:16pm", "2026-03-04T14:16 (redundant)"],
  [43, "begins", "### 02:05am - First report", "T02:05"],
  [44, "begins", "### 2026-03-04 2:05pm", "2026-03-04T14:05"],
  [45, "begins", "### 4. March, 14:05", "--03-04T14:05"],
  [46, "begins", "## Mar 4, 14:05", "--03-04T14:05"],
  [47, "zone", "All times in CET (GMT+1)", "+01:00"],
  [48, "zone", "All times in CEST (UTC+2)", "+02:00"],
  [49, "zone", "All times in PST (UTC-7)", "-07:00, not -08:00"],
  [50, "zone", "All times in UTC+1 (Geneva time)", "+01:00"],
  [51, "zone", "All times in GMT+2", "+02:00"],
  [52, "zone", "All times in EU/Central", "EU/Central unresolved"],
  [53, "zone", "All times in Central European Time (CET)", "+01:00"],
  [54, "begins", "### 2026-03-04 14:05 PST", "2026-03-04T14:05-08:00"],
  [55, "begins", "[14:12] paged", "T14:12"],
  [56, "begins", "[03-04 14:16] acknowledged", "--03-04T14:16 or --04-03"],
  [57, "begins", "[12-15 16:21] setting introduced", "--12-15T16:21"],
  [58, "begins", "[???] first complaint", "unknown"],
  [59, "begins", "2:58 PM PST: root cause found", "T14:58-08:00"],
  [60, "day", "2026-03-04", "2026-03-04"],
  [61, "cell", "2026-03-04 14:05", "2026-03-04T14:05"],
  [62, "cell", "~2026-03-04 14:05", "~2026-03-04T14:05"],
  [63, "cell", "2026-03-04 14:05~", "~2026-03-04T14:05"],
  [
    64,
    "cell",
    "2026-03-04 14:05 - 15:35",
    "2026-03-04T14:05..2026-03-04T15:35",
  ],
  [65, "cell", "2026-03-04 14:26-14:??", "2026-03-04T14:26..unknown"],
  [66, "cell", "2026-03-05         ", "2026-03-05"],
  [67, "cell", "20266-03-04 14:05", "invalid date, T14:05"],
  [68, "begins", "2026-03-04 14.50", "2026-03-04T14:50"],
  [69, "begins", "2026-03-05 (Time TBC)", "2026-03-05 unknown"],
  [70, "holds", "Orders fail 2026-03-04 14:05", "2026-03-04T14:05"],
  [71, "begins", "14:48 (6:48 PDT): paged", "T14:48"],
  [72, "begins", "14:20-2:00 queue drains", "T14:20..+1T02:00"],
  [73, "begins", "14:15:04 UTC", "T14:15:04Z"],
  [74, "zone", "## Timeline (UTC) All Times Approximate", "Z"],
  [
    75,
    "begins",
    "13:55 PM PST Wednesday Mar 4th: paged",
    "--03-04T13:55-08:00 (redundant)",
  ],
  [
    76,
    "begins",
    "23:00 AM MST Wednesday Mar 4th: restored",
    "--03-04T23:00-07:00 (contradictory)",
  ],
  [77, "begins", "| Wed | Mar 4 | 14:05 |", "--03-04T14:05"],
  [78, "begins", "**March 4th, 2026, 2:05 PM:**", "2026-03-04T14:05"],
  [79, "begins", "03/20/2026 - 15:38 CST - paged", "2026-03-20T15:38 CST"],
  [80, "begins", "03-27-2026 2:14 pm - paged", "2026-03-27T14:14"],
  [81, "begins", "~2:00 PM: orders fail", "~T14:00"],
  [82, "day", "_3/14/26_", "2026-03-14"],
  [83, "begins", "March 4, 2026: 2:56pm UTC", "2026-03-04T14:56Z"],
  [
    84,
    "holds",
    "22:30 UTC on March 4 to 05:39",
    "--03-04T22:30Z..--03-05T05:39Z",
  ],
  [85, "begins", "**00:05 UTC (Mar 5)**", "--03-05T00:05Z"],
  [86, "cell", "Mar 4, 10:18 AM", "--03-04T10:18"],
  [
    87,
    "begins",
    "**Mar 4, 2026, 14:24 (UTC)**: provider suspected",
    "2026-03-04T14:24Z",
  ],
  [88, "day", "**March 4, 2026 (Wednesday)**", "2026-03-04"],
  [89, "begins", "Mar 4th **14:52** `@alice` reports", "--03-04T14:52"],
  [90, "begins", "**00:25 UTC:** restored", "T00:25Z"],
  [91, "begins", "00:40 UTC: restored", "T00:40Z"],
];

/** Further ways, from guides and status pages. */
const furtherNotations: typeof notations = [
  [101, "begins", "14:51 Orders fail everywhere", "T14:51"],
  [102, "day", "2026-03-04 *(all times UTC)*", "2026-03-04"],
  [
    103,
    "holds",
    "Wed, March 4, 2026, 14:05 to 15:35 PST8PDT",
    "2026-03-04T14:05-08:00..2026-03-04T15:35-08:00",
  ],
  [
    104,
    "begins",
    "4 March 2026 @ 14:05 UTC – orders fail",
    "2026-03-04T14:05Z",
  ],
  [105, "begins", "15:35 UTC on 4 March 2026 – restored", "2026-03-04T15:35Z"],
  [106, "begins", "YYYY-MM-DD XX:YY UTC: what happened", "placeholder"],
  [107, "begins", "XX:XX UTC - what happened", "placeholder"],
  [108, "begins", "09:19 EEST - paged", "T09:19+03:00"],
  [109, "begins", "2:05 P.M. – orders fail", "T14:05"],
  [110, "begins", "Mar 4, 14:24 MDT", "--03-04T14:24-06:00"],
  [
    111,
    "begins",
    "(Wednesday 4th March 2026 14:56:33 UTC)",
    "2026-03-04T14:56:33Z",
  ],
  [112, "begins", "Mar 4, 2026, 02:05 PM UTC", "2026-03-04T14:05Z"],
  [
    113,
    "holds",
    "March 4, 2:05 pm – 3:35 pm (local time)",
    "--03-04T14:05 local time..--03-04T15:35 local time",
  ],
  [
    114,
    "holds",
    "2026-03-04 14:05 → 15:35 PT",
    "2026-03-04T14:05-08:00..2026-03-04T15:35-08:00",
  ],
  [115, "holds", "14:05–15:35 UTC (1 h 30 m)", "T14:05Z..T15:35Z"],
  [116, "holds", "90 minutes (14:05 → 15:35 UTC)", "T14:05Z..T15:35Z"],
  [117, "begins", "March 4, 2026 - 2:05 PM UTC", "2026-03-04T14:05Z"],
  [118, "begins", "(Mar, 4 2026 14:05)", "2026-03-04T14:05"],
  [119, "begins", "(Mar 4,2026, 14:05)", "2026-03-04T14:05"],
  [120, "begins", "**14:05 UTC: Orders fail**", "T14:05Z"],
  [121, "begins", "2026-03-04T14:05:00Z", "2026-03-04T14:05:00Z"],
  [122, "begins", "2026-03-04T14:05-05:00", "2026-03-04T14:05-05:00"],
  [123, "begins", "2026-03-04 14:05:00+0100", "2026-03-04T14:05:00+01:00"],
  [124, "begins", "T+00:15 rolled back", "+15 min"],
  [125, "begins", "T+5m: acknowledged", "+5 min"],
  [126, "begins", "T-24h: setting introduced", "-1440 min"],
  [127, "begins", "T0: orders fail", "+0 min"],
  [128, "begins", "T+1h 30min restored", "+90 min"],
  [129, "begins", "+15 min: rolled back", "+15 min"],
  [130, "begins", "1772633100: orders fail", "2026-03-04T14:05:00Z"],
  [131, "begins", "1772633100000 | orders fail", "2026-03-04T14:05:00Z"],
  [132, "begins", "At noon on Wednesday", "T12:00"],
  [133, "holds", "it died shortly before midnight PT", "~T00:00 PT"],
  [134, "begins", "At around 14:20, the queue grew", "~T14:20"],
  [135, "begins", "14h05 : commandes en échec", "T14:05"],
  [136, "begins", "2026-03-04 1405: orders fail", "2026-03-04T14:05"],
  [137, "begins", "1405 UTC orders fail", "T14:05Z"],
  [138, "begins", "- [x] 14:05 - orders fail", "T14:05"],
  [
    139,
    "begins",
    "[14:05 UTC](https://chat.example/p1) orders fail",
    "T14:05Z",
  ],
  [
    140,
    "begins",
    "`2026-03-04T14:05:12.345Z` orders fail",
    "2026-03-04T14:05:12Z",
  ],
  [141, "begins", "🔥 **14:05** orders fail", "T14:05"],
  [142, "begins", "<b>14:05</b> orders fail", "T14:05"],
  [143, "begins", "1. 14:05 orders fail", "T14:05"],
  [
    144,
    "begins",
    "On March 4, 2026 at 14:05 UTC, orders fail",
    "2026-03-04T14:05Z",
  ],
  [145, "begins", "14:05 UTC / 9:05 AM EST: orders fail", "T14:05Z"],
  [146, "begins", "2 - 3:30 PM: queue drains", "T14:00..T15:30"],
  [147, "begins", "11:30 - 1:00 PM: queue drains", "T11:30..T13:00"],
  [148, "begins", "11:30 AM - 1:00: queue drains", "T11:30..T13:00"],
  [149, "begins", "12:30 AM restored", "T00:30"],
  [150, "begins", "12:05 PM orders fail", "T12:05"],
  [151, "begins", "10:00 AM - March 4, 2026: orders fail", "2026-03-04T10:00"],
  [152, "begins", "2026/03/04 14:05", "2026-03-04T14:05"],
  [153, "begins", "04.03.2026 14:05 Uhr", "2026-03-04T14:05 or 2026-04-03"],
  [154, "begins", "4-Mar-2026 14:05", "2026-03-04T14:05"],
  [155, "begins", "14:05 (UTC+05:30): orders fail", "T14:05+05:30"],
  [
    156,
    "begins",
    "14:05 America/New_York orders fail",
    "T14:05 America/New_York",
  ],
  [
    157,
    "begins",
    "2026-07-04 14:05 America/New_York",
    "2026-07-04T14:05-04:00",
  ],
  [158, "begins", "14:05 Pacific Time: orders fail", "T14:05 Pacific Time"],
  [159, "begins", "Time: 14:05 - orders fail", "T14:05"],
  [160, "begins", "12 noon: orders fail", "T12:00"],
  [161, "begins", "24:00 restored", "T24:00"],
  [162, "begins", "2026-02-30 14:05 orders fail", "invalid date, T14:05"],
  [163, "begins", "??:?? first complaint", "unknown"],
  [164, "begins", "[time unknown] first complaint", "unknown"],
  [165, "begins", "{{ hh:mm }}", "placeholder"],
  [166, "begins", "[Date and Time (including timezone)]", "placeholder"],
  [167, "holds", "January 14-19, 2026", "2026-01-14..2026-01-19"],
  [168, "holds", "from 16:00 until midnight UTC", "T16:00Z..+1T00:00Z"],
  [169, "begins", "2 o'clock PM: paged", "T14:00"],
  [170, "cell", "14.50", "T14:50"],
  [171, "begins", "14.05 pm: orders fail", "T14:05 (redundant)"],
  [172, "begins", "14:05 hrs: orders fail", "T14:05"],
  [173, "begins", "UTC 14:05 orders fail", "T14:05Z"],
  [174, "begins", "14:05 UTC–15:35 UTC outage", "T14:05Z..T15:35Z"],
  [175, "begins", "14:05 UTC - 3 hosts restart", "T14:05Z"],
  [
    176,
    "begins",
    "2026-03-04 14:05 - 2026-03-05 02:00",
    "2026-03-04T14:05..2026-03-05T02:00",
  ],
  [
    177,
    "holds",
    "22:30 to 05:39 UTC on March 5",
    "--03-04T22:30Z..--03-05T05:39Z",
  ],
  [178, "begins", "14:05ish: first complaint", "~T14:05"],
  [179, "day", "### Day 2: Thursday, March 5th", "--03-05"],
  [180, "day", "**Mar 5 (UTC)**", "--03-05"],
  [181, "begins", "-10:15 AM: orders fail", "T10:15"],
  [182, "begins", "-14:05: orders fail", "T14:05"],
  [183, "begins", "= 14:05 orders fail", "T14:05"],
  [184, "begins", "10.12:30 PM UTC: restored", "T12:30Z"],
  [
    185,
    "begins",
    "15.25 PST 4 march 2026 - restored",
    "2026-03-04T15:25-08:00",
  ],
  [186, "begins", "15.25 UTC restored", "T15:25Z"],
  [187, "begins", "January23, 2026 14:05: restored", "2026-01-23T14:05"],
  [188, "holds", "on January23, 2026.", "2026-01-23"],
  [
    189,
    "begins",
    "<p>&emsp;:diamond:16:15 GMT+1: orders fail</p>",
    "T16:15+01:00",
  ],
  [190, "begins", "Feb 9 1924 UTC: orders fail", "--02-09T19:24Z"],
  [191, "begins", "Feb 9 2024 UTC: orders fail", "2024-02-09"],
  [192, "begins", "3:00 PM (Kigali time): orders fail", "T15:00+02:00"],
  [
    193,
    "begins",
    "3:00 PM (Springfield time): orders fail",
    "T15:00 Springfield time",
  ],
  [
    194,
    "begins",
    "Wed Mar 4 14:05:00 UTC 2026: orders fail",
    "2026-03-04T14:05:00Z",
  ],
  [
    195,
    "begins",
    "Wed, 04 Mar 2026 14:05:00 +0000: orders fail",
    "2026-03-04T14:05:00Z",
  ],
  [196, "begins", "4-Mar-26 14:05 orders fail", "2026-03-04T14:05"],
  [197, "begins", "14.05: orders fail", "T14:05"],
  [198, "begins", "14.05 - orders fail", "T14:05"],
  [199, "begins", "Mar 4 14:05 UTC 2000 orders fail", "--03-04T14:05Z"],
  [200, "begins", "1.30: first version", "none"],
];

describe("time notations", () => {
  for (const [number, reader, text, expected] of notations) {
    it(`${number}: ${text}`, () =>
      assert.equal(normalForm(reader, text), expected));
  }
  it("has all of the collection", () =>
    assert.deepEqual(
      notations.map(([number]) => number),
      Array.from({ length: 91 }, (_, index) => index + 1),
    ));
});

describe("further time notations", () => {
  for (const [number, reader, text, expected] of furtherNotations) {
    it(`${number}: ${text}`, () =>
      assert.equal(normalForm(reader, text), expected));
  }
});

function normalForm(
  reader: (typeof notations)[number][1],
  text: string,
): string {
  const all = { start: 0, end: text.length };
  switch (reader) {
    case "begins":
      return stampForm(timestampAt(text, all));
    case "cell":
      return stampForm(timestampAt(text, all, { isTimeCell: true }));
    case "holds":
      return timestampsIn(text, all).map(stampForm).join(" | ");
    case "zone":
      return zoneForm(timeZoneIn(text, all));
    case "day": {
      const date = dayHeadingIn(text, all);
      return String(
        formatPoint({ date, dayOffset: 0, time: null, offsetMinutes: null }),
      );
    }
  }
}

function stampForm(stamp: Timestamp | null): string {
  if (stamp === null) return "none";
  if (stamp.placeholder) return "placeholder";
  if (stamp.elapsedMinutes !== null)
    return `${stamp.elapsedMinutes < 0 ? "" : "+"}${stamp.elapsedMinutes} min`;
  const { date, time, zone } = stamp;
  const offsetMinutes = zone && offsetAt(zone, date, time);
  const start = formatPoint({ date, dayOffset: 0, time, offsetMinutes });
  const unresolved =
    zone !== null && offsetMinutes === null ? ` ${zone.text}` : "";
  return [
    stamp.approximate ? "~" : "",
    stamp.invalidDate ? "invalid date, " : "",
    [start, stamp.unknown ? "unknown" : null].filter(Boolean).join(" "),
    unresolved,
    stamp.dateReadings
      .slice(1)
      .map(
        (reading) =>
          ` or ${formatPoint({ date: reading, dayOffset: 0, time: null, offsetMinutes: null })}`,
      )
      .join(""),
    meridiemRemark(stamp),
    endForm(stamp),
    stamp.end === null ? "" : unresolved,
  ].join("");
}

function meridiemRemark({ time }: Timestamp): string {
  if (time === null || time.meridiem === null || time.twelveHour) return "";
  const half = time.hour < 12 ? "am" : "pm";
  return time.meridiem === half ? " (redundant)" : " (contradictory)";
}

function endForm(stamp: Timestamp): string {
  if (stamp.end === null) return "";
  if (stamp.end.unknown) return "..unknown";
  const window = { range: stamp.range, start: stamp, end: stamp.end };
  return `..${formatPoint(resolveWindow(window, null).end)}`;
}

function zoneForm(zone: TimeZone | null): string {
  if (zone === null) return "none";
  if (zone.offsetMinutes === null) return `${zone.text} unresolved`;
  const offset = formatOffset(zone.offsetMinutes);
  const others = zone.readings.filter(
    (reading) => reading !== zone.offsetMinutes,
  );
  return others.length > 0
    ? `${offset}, not ${others.map(formatOffset).join(" or ")}`
    : offset;
}
