import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addDays,
  type CalendarDate,
  comparableMinutes,
  dateOfEpochDay,
  dayOfWeek,
  daysSinceEpoch,
  formatOffset,
  formatPoint,
  isCalendarDate,
  minutesBetween,
  type PointInTime,
} from "../../../src/core/model/pointInTime";

const fourthOfMarch: CalendarDate = { year: 2026, month: 3, day: 4 };

function point(
  date: CalendarDate | null,
  clock: string | null,
  offsetMinutes: number | null,
  dayOffset = 0,
): PointInTime {
  const [hour = 0, minute = 0, second] = (clock ?? "").split(":").map(Number);
  const time =
    clock === null
      ? null
      : {
          hour,
          minute,
          second: second ?? null,
          meridiem: null,
          twelveHour: false,
        };
  return { date, dayOffset, time, offsetMinutes };
}

describe("formatPoint", () => {
  const forms: [string | null, PointInTime][] = [
    ["2026-03-04T14:05-05:00", point(fourthOfMarch, "14:05", -300)],
    ["2026-03-04T14:05Z", point(fourthOfMarch, "14:05", 0)],
    ["2026-03-04T14:05", point(fourthOfMarch, "14:05", null)],
    ["2026-03-04T14:05:07+05:30", point(fourthOfMarch, "14:05:07", 330)],
    ["2026-03-04T14:05:00Z", point(fourthOfMarch, "14:05:00", 0)],
    ["2026-03-04T14:05:07Z", point(fourthOfMarch, "14:05:07.9", 0)],
    ["2026-03-04", point(fourthOfMarch, null, null)],
    ["T14:05-05:00", point(null, "14:05", -300)],
    ["+1T00:40Z", point(null, "00:40", 0, 1)],
    ["--03-04T14:05", point({ ...fourthOfMarch, year: null }, "14:05", null)],
    ["--03-04", point({ ...fourthOfMarch, year: null }, null, null)],
    [null, point(null, null, 0)],
  ];
  for (const [expected, value] of forms) {
    it(String(expected), () => assert.equal(formatPoint(value), expected));
  }
});

describe("formatOffset", () => {
  it("writes half hours west of UTC", () =>
    assert.equal(formatOffset(-210), "-03:30"));
});

describe("minutesBetween", () => {
  const between = (a: PointInTime, b: PointInTime) => minutesBetween(a, b);
  it("counts over midnight", () =>
    assert.equal(
      between(
        point(fourthOfMarch, "23:58", 0),
        point({ ...fourthOfMarch, day: 5 }, "00:40", 0),
      ),
      42,
    ));
  it("counts days after an undated start", () =>
    assert.equal(
      between(point(null, "23:58", 0), point(null, "00:40", 0, 1)),
      42,
    ));
  it("counts in UTC where both zones are known", () =>
    assert.equal(
      between(
        point(fourthOfMarch, "14:05", 0),
        point(fourthOfMarch, "10:05", -300),
      ),
      60,
    ));
  it("keeps seconds as a fraction", () =>
    assert.equal(
      between(
        point(fourthOfMarch, "14:05:00", null),
        point(fourthOfMarch, "14:05:30", null),
      ),
      0.5,
    ));
  it("takes 24:00 as the end of the day", () =>
    assert.equal(
      between(
        point(fourthOfMarch, "24:00", 0),
        point({ ...fourthOfMarch, day: 5 }, "00:00", 0),
      ),
      0,
    ));
  const undated = point(null, "14:05", 0);
  const yearless = point({ ...fourthOfMarch, year: null }, "14:05", 0);
  const zoneless = point(fourthOfMarch, "14:05", null);
  const dated = point(fourthOfMarch, "14:05", 0);
  for (const other of [undated, yearless, zoneless]) {
    it(`does not compare ${formatPoint(other)} with a full one`, () =>
      assert.equal(between(other, dated), null));
  }
  it("needs both times", () =>
    assert.equal(between(point(fourthOfMarch, null, 0), dated), null));
});

describe("comparableMinutes", () => {
  it("counts a date alone as its first minute", () =>
    assert.equal(
      comparableMinutes(point(fourthOfMarch, null, null)),
      comparableMinutes(point(fourthOfMarch, "00:00", null)),
    ));
  it("is null where nothing is known", () =>
    assert.equal(comparableMinutes(point(null, null, null)), null));
});

describe("the calendar", () => {
  it("counts days from 1970-01-01", () => {
    assert.equal(daysSinceEpoch({ year: 1970, month: 1, day: 1 }), 0);
    assert.equal(daysSinceEpoch({ year: 2000, month: 3, day: 1 }), 11_017);
    assert.equal(daysSinceEpoch(fourthOfMarch), 20_516);
  });
  it("counts there and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (days) => {
        assert.equal(daysSinceEpoch(dateOfEpochDay(days)), days);
      }),
    );
  });
  it("knows leap years", () => {
    assert.ok(isCalendarDate({ year: 2024, month: 2, day: 29 }));
    assert.ok(!isCalendarDate({ year: 2026, month: 2, day: 29 }));
    assert.ok(!isCalendarDate({ year: 2100, month: 2, day: 29 }));
    assert.ok(isCalendarDate({ year: null, month: 2, day: 29 }));
    assert.ok(!isCalendarDate({ year: 2026, month: 13, day: 1 }));
    assert.ok(!isCalendarDate({ year: 2026, month: 4, day: 31 }));
  });
  it("names weekdays", () => {
    assert.equal(dayOfWeek(fourthOfMarch), 3);
    assert.equal(dayOfWeek({ year: 1969, month: 12, day: 28 }), 0);
    assert.equal(dayOfWeek({ ...fourthOfMarch, year: null }), null);
  });
  it("steps over months and years, without a year too", () => {
    assert.deepEqual(addDays({ year: 2025, month: 12, day: 31 }, 1), {
      year: 2026,
      month: 1,
      day: 1,
    });
    assert.deepEqual(addDays({ year: null, month: 3, day: 1 }, -1), {
      year: null,
      month: 2,
      day: 29,
    });
  });
});
