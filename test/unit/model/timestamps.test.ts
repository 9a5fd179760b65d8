import assert from "node:assert/strict";
import {
  dayHeadingIn,
  timestampAt,
  timestampsIn,
} from "../../../src/core/model/timestamps";

function begins(text: string) {
  return timestampAt(text, { start: 0, end: text.length });
}

function raws(text: string): string[] {
  return timestampsIn(text, { start: 0, end: text.length }).map(
    ({ raw }) => raw,
  );
}

/** What has digits, dots, colons or the names of days, and is no time. */
const noTimes = [
  "v1.2.3 released",
  "version 10.15 of the client",
  "1.2.3.4 refused connections",
  "10.0.0.1:8080 was unreachable",
  "fe80::10:30 answered",
  "12:34:56:78:9a:bc joined",
  "50:50 split",
  "3:1 ratio",
  "a 10:30 ratio",
  "a ratio of 10:30",
  "16:9 video",
  "Python 3.10 is used",
  "Ubuntu 14.04 container",
  "checkout 2026.9 begins",
  "2026.9.1 was deployed",
  "24/7 on-call",
  "10/20 pods ready",
  "5 minutes later",
  "30 minutes of downtime",
  "1.5 hours",
  "1h30m outage",
  "13h of downtime",
  "1:30 hours",
  "lasted 1:30",
  "250 GB of disk",
  "11.50 GB",
  "11.50",
  "HTTP 502 errors",
  "port 10:30",
  "main.ts:12:30 throws",
  "src/a.ts:10:15",
  "#1405 merged",
  "1405 orders failed",
  "12 hosts restarted",
  "10 - 12 pods",
  "2 to 5 pods",
  "99.95% availability",
  "10:30% done",
  "deadbeef10:30",
  "May be a network problem",
  "May 2026 release",
  "March of the pods",
  "3 may have failed",
  "Sun shines",
  "Sat down with the vendor",
  "Mon repos",
  "Second failure",
  "Noon shift took over",
  "12. Restart",
  "1) Restart the pods",
  "$10:30",
  "4-5 hours",
  "2026 was a good year",
  "at 10 pods we saw",
  "1551398400 requests",
  "12345678901234 rows",
  "+5 pods",
  "T-shirt",
  "TODO: fill in",
  "[1] reference",
  "[Time series](graph.png) of the pool",
  "10 AMPs",
  "2am4",
  "25:10 text",
  "14:60 text",
  "14:5 pods",
  "0:5",
  ":30",
  "RFC 3339",
  "Mar 4 14:05:12 host kernel[123]: out of memory",
  "14:05:12 ERROR checkout failed",
  "2026-03-04 14:05:12,345 INFO started",
  '10.0.0.1 - - [04/Mar/2026:14:05:12 +0000] "GET /cart"',
  "2026-03-04-outage.md",
  "/2026/03/04/outage",
  "https://example.com/2026-03-04/14:05",
  "(10)",
];

describe("no timestamps", () => {
  for (const text of noTimes) {
    it(text, () => {
      assert.equal(begins(text)?.time ?? null, null);
      assert.equal(begins(text)?.unknown ?? false, false);
      const withTime = timestampsIn(text, { start: 0, end: text.length });
      assert.deepEqual(
        withTime.filter(({ time }) => time !== null),
        [],
      );
      assert.equal(dayHeadingIn(text, { start: 0, end: text.length }), null);
    });
  }
  it("takes no time from the middle of an entry", () => {
    assert.equal(begins("Error rate rises at 14:05"), null);
    assert.equal(begins("@alice restarts it (14:05)"), null);
  });
});

describe("the text behind a timestamp", () => {
  const entries: [string, string][] = [
    ["14:05 Orders fail", "Orders fail"],
    ["14:05: Orders fail", "Orders fail"],
    ["**14:05 UTC** - Orders fail", "Orders fail"],
    ["**14:05:** **Orders** fail", "**Orders** fail"],
    ["**14:05** **Orders** fail", "**Orders** fail"],
    ["**14:05 UTC: Orders fail**", "Orders fail**"],
    ["14:05 - *Orders* fail", "*Orders* fail"],
    ["14:05 – Orders fail", "Orders fail"],
    ["14:05 -> Orders fail", "Orders fail"],
    ["2:05 PM CAT- Orders fail", "Orders fail"],
    ["14:05 -Orders fail", "Orders fail"],
    ["14:05 --force was used", "--force was used"],
    ["14:05 -5% orders", "-5% orders"],
    ["14:05 .env was empty", ".env was empty"],
    ["14:05. Orders fail", "Orders fail"],
    ["14:05: :fire: Orders fail", ":fire: Orders fail"],
    ["[14:05] Orders fail", "Orders fail"],
    ["[14:05](https://example.com/a) Orders fail", "Orders fail"],
    [
      "14:05 [Orders](https://example.com/a) fail",
      "[Orders](https://example.com/a) fail",
    ],
    ["14:05 (@alice) restarts", "(@alice) restarts"],
    ["14:05 (9:05 EST): Orders fail", "Orders fail"],
    ["`14:05` Orders fail", "Orders fail"],
    ["`14:05` `orders` fail", "`orders` fail"],
    ['<span class="time">14:05:</span> Orders fail', "Orders fail"],
    ["14:05 | Orders fail |", "Orders fail |"],
    ["Mar 4th **14:05** Orders fail", "Orders fail"],
    ["14:05 (maybe later?) Orders fail", "Orders fail"],
    ["14:05", ""],
  ];
  for (const [text, expected] of entries) {
    it(text, () => {
      const stamp = begins(text);
      assert.ok(stamp);
      assert.equal(text.slice(stamp.textStart), expected);
    });
  }
});

describe("timestampsIn", () => {
  const sentences: [string, string[]][] = [
    [
      "Users complained at 14:05 (by mail), 14:10 and 14:12 (both by phone).",
      ["14:05", "14:10", "14:12"],
    ],
    [
      "On Wednesday, March 4th, 2026 at roughly 14:05 UTC checkout failed; it recovered by 3:35pm.",
      ["Wednesday, March 4th, 2026 at roughly 14:05 UTC", "3:35pm"],
    ],
    [
      "Start Time: March 4, 2026, 14:05 UTC, logged in 2026-03-04-outage.md",
      ["March 4, 2026, 14:05 UTC"],
    ],
    ["between 14:05 and 15:35", ["14:05 and 15:35"]],
    ["14:05 and 15:35", ["14:05", "15:35"]],
    ["2026-03-04\n\n- 14:05 Orders fail", ["2026-03-04", "14:05"]],
    ["- 2026-03-04\n- 14:05 Orders fail", ["2026-03-04", "14:05"]],
    [
      "March 4,\n2026, from 14:05\nto 15:35",
      ["March 4,\n2026, from 14:05\nto 15:35"],
    ],
    ["14h05 is a time at 14h05 only", ["14h05"]],
    ["the pool died at midnight, a midnight deployment", ["midnight"]],
    ['{"time":"2026-03-04T14:05:12Z"}', []],
    ["_14:05_ and __15:35__", ["14:05", "15:35"]],
  ];
  for (const [text, expected] of sentences) {
    it(JSON.stringify(text), () => assert.deepEqual(raws(text), expected));
  }
  it("tells approximate ones", () => {
    const text = "at around 14:05, shortly before 15 o'clock, at 16:00";
    const stamps = timestampsIn(text, { start: 0, end: text.length });
    assert.deepEqual(
      stamps.map(({ approximate }) => approximate),
      [true, true, false],
    );
  });
  it("stays inside the range", () => {
    const text = "14:05 - 15:35 UTC";
    const [stamp] = timestampsIn(text, { start: 0, end: 13 });
    assert.equal(stamp?.raw, "14:05 - 15:35");
    assert.equal(stamp?.zone, null);
  });
});

describe("timestampAt", () => {
  it("reads the range's text only", () => {
    const text = "14:05 UTC";
    assert.equal(timestampAt(text, { start: 0, end: 5 })?.zone, null);
    assert.equal(timestampAt(text, { start: 3, end: 9 }), null);
  });
  it("keeps the closing mark of emphasis that opens inside", () =>
    assert.equal(begins("Mar 4th **14:05** paged")?.raw, "Mar 4th **14:05**"));
  it("names the weekday", () => {
    assert.equal(begins("Wed, Mar 4 14:05")?.weekday, "Wednesday");
    assert.equal(begins("2026-03-04 (Wed) 14:05")?.weekday, "Wednesday");
    assert.equal(begins("14:05 Wednesday: paged")?.weekday, "Wednesday");
  });
  it("reads dotted times without a date only in a cell for times", () => {
    const text = "11.50";
    const range = { start: 0, end: text.length };
    assert.equal(timestampAt(text, range), null);
    const inCell = timestampAt(text, range, { isTimeCell: true });
    assert.equal(inCell?.time?.minute, 50);
  });
  it("gives zones to both ends", () => {
    const both = begins("10:00 AM EST - 1:00 PM PST");
    assert.equal(both?.zone?.text, "EST");
    assert.equal(both?.end?.zone?.text, "PST");
    const last = begins("10:00 - 11:00 UTC");
    assert.equal(last?.zone?.text, "UTC");
    assert.equal(last?.end?.zone, null);
  });
});

describe("dayHeadingIn", () => {
  const lines: [string, boolean][] = [
    ["2026-03-04", true],
    ["### 2026-03-04", true],
    ["**March 4, 2026 (Wednesday)**", true],
    ["_3/14/26_", true],
    ["__Wednesday, 4 March 2026__:", true],
    ["[Mar 4]", true],
    ["2026-03-04 *(all times UTC)*", true],
    ["**March 4 (Day 1)**", true],
    ["Day 1 - March 4, 2026", true],
    ["March 4, 2026 – the outage", false],
    ["2026-03-04 14:05", false],
    ["January 14-19, 2026", false],
    ["Day 1", false],
    ["Wednesday", false],
    ["**14:05**", false],
    ["Checkout outage 2026-03-04", false],
    ["10/20", false],
    ["", false],
  ];
  for (const [text, isDay] of lines) {
    it(`${JSON.stringify(text)} is ${isDay ? "a" : "no"} day`, () =>
      assert.equal(
        dayHeadingIn(text, { start: 0, end: text.length }) !== null,
        isDay,
      ));
  }
});
