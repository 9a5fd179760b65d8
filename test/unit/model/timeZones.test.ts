import assert from "node:assert/strict";
import type { CalendarDate } from "../../../src/core/model/pointInTime";
import { regionOffsets } from "../../../src/core/model/timeZoneDatabase";
import {
  offsetAt,
  type TimeZone,
  timeZoneAt,
  timeZoneIn,
} from "../../../src/core/model/timeZones";

/** "UTC+2 = 120" of a zone with an offset, "PT = America/Los_Angeles" by date, "CST = -360|480|-300" ambiguous, "local time = ?" unknown. */
function form(zone: TimeZone | null): string {
  if (zone === null) return "none";
  const { offsetMinutes, iana, readings, text } = zone;
  return `${text} = ${offsetMinutes ?? iana ?? (readings.join("|") || "?")}`;
}

function checkAll(
  read: (text: string) => TimeZone | null,
  rows: readonly (readonly [string, string])[],
): void {
  for (const [text, expected] of rows) {
    it(text || "(empty)", () => {
      const zone = read(text);
      assert.equal(form(zone), expected);
      if (zone !== null)
        assert.equal(text.slice(zone.range.start, zone.range.end), zone.text);
    });
  }
}

describe("timeZoneAt", () => {
  checkAll(
    (text) => timeZoneAt(text, 0, text.length),
    [
      ["UTC", "UTC = 0"],
      [" (UTC): orders fail", "UTC = 0"],
      ["GMT", "GMT = 0"],
      ["Z", "Z = 0"],
      ["utc", "utc = 0"],
      ["UTC+2", "UTC+2 = 120"],
      ["UTC +2", "UTC +2 = 120"],
      ["GMT+1- orders fail", "GMT+1 = 60"],
      ["UTC-5", "UTC-5 = -300"],
      ["UTC−5", "UTC−5 = -300"],
      ["(UTC - 5)", "UTC - 5 = -300"],
      ["UTC+05:30", "UTC+05:30 = 330"],
      ["UTC+0545", "UTC+0545 = 345"],
      ["GMT-0330", "GMT-0330 = -210"],
      ["UTC±0", "UTC±0 = 0"],
      ["+02:00", "+02:00 = 120"],
      ["-0500", "-0500 = -300"],
      ["(+02)", "+02 = 120"],
      ["PST", "PST = -480"],
      ["pst", "pst = -480"],
      ["EST", "EST = -300"],
      ["CET", "CET = 60"],
      ["EAT", "EAT = 180"],
      ["CST", "CST = -360|480|-300"],
      ["IST", "IST = 330|60|120"],
      ["BST", "BST = 60|360"],
      ["AST", "AST = -240|180"],
      ["CST (UTC-6)", "CST (UTC-6) = -360"],
      ["IST (Asia/Kolkata)", "IST (Asia/Kolkata) = Asia/Kolkata"],
      ["PST (UTC-7)", "PST (UTC-7) = -420"],
      ["CET (GMT+1)", "CET (GMT+1) = 60"],
      ["UTC+1 (Geneva time)", "UTC+1 (Geneva time) = 60"],
      ["PT", "PT = America/Los_Angeles"],
      ["ET", "ET = America/New_York"],
      ["PST8PDT", "PST8PDT = America/Los_Angeles"],
      ["PST/PDT", "PST/PDT = America/Los_Angeles"],
      ["UTC/GMT", "UTC/GMT = 0"],
      ["Pacific Time", "Pacific Time = America/Los_Angeles"],
      ["Pacific Standard Time (PST)", "Pacific Standard Time (PST) = -480"],
      ["Pacific Time (PT, UTC-8)", "Pacific Time (PT, UTC-8) = -480"],
      ["Eastern", "Eastern = America/New_York"],
      ["Europe/Berlin", "Europe/Berlin = Europe/Berlin"],
      [
        "America/Argentina/Buenos_Aires",
        "America/Argentina/Buenos_Aires = America/Argentina/Buenos_Aires",
      ],
      ["US/Pacific", "US/Pacific = US/Pacific"],
      ["local time", "local time = ?"],
      ["West Africa Time", "West Africa Time = 60"],
      ["(West African Time)", "West African Time = 60"],
      ["(Japan time)", "Japan time = 540"],
      ["Lagos time", "Lagos time = 60"],
      ["Nairobi time", "Nairobi time = 180"],
      ["Paris time", "Paris time = Europe/Paris"],
      ["(Springfield time)", "Springfield time = ?"],
      ["EDT/EST timezone", "EDT/EST timezone = America/New_York"],
      ["Coordinated Universal Time", "Coordinated Universal Time = 0"],
      // Dashes and what follows them are no offset.
      ["UTC - 3 hosts restart", "UTC = 0"],
      ["UTC-15:35 UTC", "UTC = 0"],
      ["UTC-15:35", "UTC = 0"],
      ["UTC–15:35", "UTC = 0"],
      ["UTC+15", "UTC = 0"],
      ["UTC+2:10", "UTC = 0"],
      // No zones.
      ["", "none"],
      ["(UTC", "none"],
      ["UTCs", "none"],
      ["eat", "none"],
      ["IT", "none"],
      ["Eastern provinces", "none"],
      ["(Springfield Times)", "none"],
      ["(first time)", "none"],
      ["[Specify Timezone]", "none"],
      ["(Specify Time)", "none"],
      ["(response time)", "none"],
      ["(Uptime)", "none"],
      ["Europe/Atlantis", "none"],
      ["local users", "none"],
      ["pods", "none"],
      ["-05:99", "none"],
      ["+99:00", "none"],
      ["+02 pods", "none"],
    ],
  );
  it("does not look behind the end", () =>
    assert.equal(form(timeZoneAt("UTC+2", 0, 3)), "UTC = 0"));
  it("keeps what an abbreviation says beside another offset", () =>
    assert.deepEqual(timeZoneAt("PST (UTC-7)", 0, 11)?.readings, [-480]));
  it("keeps the region of a fixed abbreviation, to tell the season by", () =>
    assert.equal(timeZoneAt("PST", 0, 3)?.iana, "America/Los_Angeles"));
});

describe("timeZoneIn", () => {
  checkAll(
    (text) => timeZoneIn(text, { start: 0, end: text.length }),
    [
      ["Timeline (UTC)", "UTC = 0"],
      ["## Timeline (UTC) All Times Approximate", "UTC = 0"],
      ["Timeline [PT]", "PT = America/Los_Angeles"],
      ["Timeline - UTC", "UTC = 0"],
      [
        "Timeline (all times in Pacific Time)",
        "Pacific Time = America/Los_Angeles",
      ],
      ["Timeline (all in Greenwich Mean Time)", "Greenwich Mean Time = 0"],
      [
        "Timeline (24-hour clock, West Central Africa Standard Timezone)",
        "West Central Africa Standard Timezone = 60",
      ],
      ["Time (EAT)", "EAT = 180"],
      ["Time UTC", "UTC = 0"],
      ["Date/Time (UTC+2)", "UTC+2 = 120"],
      ["When (UTC)", "UTC = 0"],
      ["UTC", "UTC = 0"],
      ["UTC Time", "UTC Time = 0"],
      ["All times in UTC.", "UTC = 0"],
      ["*All times UTC*", "UTC = 0"],
      ["All times in CET (GMT+1)", "CET (GMT+1) = 60"],
      [
        "All times are in Eastern Time (ET).",
        "Eastern Time (ET) = America/New_York",
      ],
      ["All times PST, on March 5th", "PST = -480"],
      [
        "All times in Central European Time (CET)",
        "Central European Time (CET) = 60",
      ],
      ["All events are recorded in UTC time", "UTC time = 0"],
      ["Times below are given in GMT+1.", "GMT+1 = 60"],
      ["**Timezone:** GMT+3", "GMT+3 = 180"],
      ["Time zone: America/New_York", "America/New_York = America/New_York"],
      ["in Pacific Time", "Pacific Time = America/Los_Angeles"],
      ["Unless stated otherwise all times are UTC", "UTC = 0"],
      ["All times in IST", "IST = 330|60|120"],
      ["All times in EU/Central", "EU/Central = ?"],
      [
        "The pool was exhausted, as the graphs below show in detail. All times are in UTC and rounded.",
        "UTC = 0",
      ],
      // A zone that belongs to a time.
      ["At 14:05 UTC the checkout failed", "none"],
      ["The checkout failed at 2:05 PM (UTC) and recovered", "none"],
      ["It died at midnight UTC every time", "none"],
      ["Start Time: 14:05 UTC", "none"],
      // Prose.
      ["Timeline", "none"],
      ["Time (s)", "none"],
      ["Response time (ms)", "none"],
      ["IT was informed", "none"],
      ["The ET al paper", "none"],
      ["We met the EST team", "none"],
      ["The PST deployment failed", "none"],
      ["The team (PST) was asleep", "none"],
      ["It took a long time. UTC dates were wrong", "none"],
      ["By the time PT teams woke up it was over", "none"],
      ["CT scans", "none"],
      ["Pacific users were affected", "none"],
      ["The Central database failed", "none"],
      ["and/or date/time", "none"],
      ["", "none"],
    ],
  );
});

describe("offsetAt", () => {
  const noon = {
    hour: 12,
    minute: 0,
    second: null,
    meridiem: null,
    twelveHour: false,
  };
  const winter: CalendarDate = { year: 2026, month: 1, day: 15 };
  const summer: CalendarDate = { year: 2026, month: 7, day: 15 };
  const offset = (text: string, date: CalendarDate | null): number | null => {
    const zone = timeZoneAt(text, 0, text.length);
    assert.ok(zone);
    return offsetAt(zone, date, noon);
  };
  it("goes by the date for a region", () => {
    assert.equal(offset("PT", winter), -480);
    assert.equal(offset("PT", summer), -420);
    assert.equal(offset("Europe/Berlin", summer), 120);
  });
  it("goes by the date where both names of a region stand", () => {
    assert.equal(offset("EDT/EST", summer), -240);
    assert.equal(offset("EST/EDT", winter), -300);
  });
  it("takes PST as written, in summer too", () =>
    assert.equal(offset("PST", summer), -480));
  it("takes the offset beside a name", () =>
    assert.equal(offset("CST (UTC+8)", winter), 480));
  it("leaves ambiguous abbreviations open", () =>
    assert.equal(offset("CST", winter), null));
  it("needs a year for a region", () => {
    assert.equal(offset("PT", null), null);
    assert.equal(offset("PT", { ...winter, year: null }), null);
  });
  it("leaves local time open", () =>
    assert.equal(offset("local time", winter), null));
});

describe("regionOffsets", () => {
  const at = (hour: number, minute: number) => ({
    hour,
    minute,
    second: null,
    meridiem: null,
    twelveHour: false,
  });
  const newYork = "America/New_York";
  it("knows the hour that comes twice", () =>
    assert.deepEqual(
      regionOffsets(newYork, { year: 2026, month: 11, day: 1 }, at(1, 30)),
      { offsets: [-240, -300], exists: true },
    ));
  it("knows the hour that is left out", () =>
    assert.deepEqual(
      regionOffsets(newYork, { year: 2026, month: 3, day: 8 }, at(2, 30)),
      { offsets: [-240, -300], exists: false },
    ));
  it("reads a time in that hour with the offset before it", () => {
    const zone = timeZoneAt(newYork, 0, newYork.length);
    assert.ok(zone);
    const date = { year: 2026, month: 3, day: 8 };
    assert.equal(offsetAt(zone, date, at(2, 30)), -300);
  });
  it("has 24:00 at the next day's midnight", () =>
    assert.deepEqual(
      regionOffsets(newYork, { year: 2026, month: 12, day: 31 }, at(24, 0)),
      { offsets: [-300], exists: true },
    ));
  it("has nothing for what is no region", () =>
    assert.deepEqual(
      regionOffsets("Nowhere/At_All", { year: 2026, month: 1, day: 1 }, null),
      { offsets: [], exists: true },
    ));
});
