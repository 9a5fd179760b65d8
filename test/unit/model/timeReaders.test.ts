import assert from "node:assert/strict";
import fc from "fast-check";
import { durationsIn } from "../../../src/core/model/durations";
import {
  dayHeadingIn,
  type Timestamp,
  timestampAt,
  timestampsIn,
} from "../../../src/core/model/timestamps";
import { resolveWindow, windowsIn } from "../../../src/core/model/timeWindows";
import { timeZoneAt, timeZoneIn } from "../../../src/core/model/timeZones";
import type { TextRange } from "../../../src/core/text";

/** What times are made of, and what stands around them. */
const fragments = [
  ..."0 1 2 5 12 14 24 30 59 2026 1405 : . , - – — / ( ) [ ] { } < > | * ** _ ` ~ # + = ? & ' \" \\ @ T Z X h é 🔥 \u200d".split(
    " ",
  ),
  " ",
  "  ",
  "\n",
  "\r\n",
  "\n\n",
  "\t",
  "\u00a0",
  "14:05",
  "2:05 PM",
  "11.50",
  "14h05",
  "12:??",
  "HH:MM",
  "2026-03-04",
  "03/04/2026",
  "March 4",
  "4th Mar 2026",
  "Wed",
  "am",
  "p.m.",
  "noon",
  "UTC",
  "GMT+1",
  "CST",
  "PST/PDT",
  "Pacific Time",
  "America/New_York",
  "+05:30",
  "local time",
  " to ",
  " and ",
  "between ",
  "from ",
  "at ",
  "around ",
  "All times in ",
  "Time (",
  "started at ",
  "ended at ",
  "T+5m",
  "1551398400",
  "1h 30m",
  "90 minutes",
  "half an hour",
  "two and a half hours",
  "PT1H",
  "duration: ",
  "<b>",
  "</span>",
  "[Timestamp]",
  "{{ hh:mm }}",
  "???",
  "- [x] ",
  "1. ",
  "](a)",
];

const fragment = fc.constantFrom(...fragments);
const anyText = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.array(fragment, { minLength: 1, maxLength: 16 }),
        fc.constantFrom("", " "),
      )
      .map(([parts, glue]) => parts.join(glue)),
  },
);
const percent = fc.integer({ min: 0, max: 100 });
const textAndRange = fc
  .tuple(anyText, fc.boolean(), percent, percent)
  .map(([text, isWhole, a, b]) => {
    if (isWhole) return { text, range: { start: 0, end: text.length } };
    const start = Math.floor((text.length * Math.min(a, b)) / 100);
    const end = Math.floor((text.length * Math.max(a, b)) / 100);
    return { text, range: { start, end } };
  });
const runs = { numRuns: 4000, seed: 4326 };

function readAll(text: string, range: TextRange) {
  const windows = windowsIn(text, range);
  return {
    begins: timestampAt(text, range),
    inCell: timestampAt(text, range, { isTimeCell: true }),
    found: timestampsIn(text, range),
    day: dayHeadingIn(text, range),
    zoneAt: timeZoneAt(text, range.start, range.end),
    zoneIn: timeZoneIn(text, range),
    durations: durationsIn(text, range),
    windows,
    resolved: windows.map((window) => resolveWindow(window, null)),
  };
}

function assertInside(inner: TextRange, outer: TextRange): void {
  assert.ok(
    outer.start <= inner.start &&
      inner.start < inner.end &&
      inner.end <= outer.end,
    `${inner.start}..${inner.end} is not inside ${outer.start}..${outer.end}`,
  );
}

function assertStamp(text: string, stamp: Timestamp, range: TextRange): void {
  assertInside(stamp.range, range);
  assert.equal(stamp.raw, text.slice(stamp.range.start, stamp.range.end));
  assert.ok(stamp.textStart >= stamp.range.end && stamp.textStart <= range.end);
  for (const zone of [stamp.zone, stamp.end?.zone])
    if (zone)
      assert.equal(zone.text, text.slice(zone.range.start, zone.range.end));
  for (const time of [stamp.time, stamp.end?.time]) {
    if (!time) continue;
    assert.ok(time.hour >= 0 && time.hour <= 24);
    assert.ok(time.minute >= 0 && time.minute <= 59);
  }
}

describe("the readers of time", () => {
  it("keep inside the range of any text", () => {
    fc.assert(
      fc.property(textAndRange, ({ text, range }) => {
        const { begins, inCell, found, zoneAt, zoneIn, durations, windows } =
          readAll(text, range);
        for (const stamp of [begins, inCell, ...found])
          if (stamp) assertStamp(text, stamp, range);
        for (const zone of [zoneAt, zoneIn])
          if (zone) assertInside(zone.range, range);
        for (const inner of [...durations, ...windows])
          assertInside(inner.range, range);
        for (const list of [found, durations, windows])
          list.reduce((end, inner) => {
            assert.ok(inner.range.start >= end);
            return inner.range.end;
          }, range.start);
      }),
      runs,
    );
  });

  it("read the same again, whatever they read in between", () => {
    fc.assert(
      fc.property(textAndRange, anyText, ({ text, range }, other) => {
        const first = readAll(text, range);
        readAll(other, { start: 0, end: other.length });
        assert.deepEqual(readAll(text, range), first);
      }),
      { ...runs, numRuns: 1500 },
    );
  });

  it("see nothing of what follows the range", () => {
    fc.assert(
      fc.property(textAndRange, anyText, ({ text, range }, tail) => {
        const alone = text.slice(0, range.end);
        assert.deepEqual(readAll(alone + tail, range), readAll(alone, range));
      }),
      { ...runs, numRuns: 1500 },
    );
  });
});

/** Texts that grow a reader's tries if anything can: repeated openings, halves of notations, runs of spaces and marks. */
const hostile = [
  ..."1 12: 10:00 10:00- 2026- 2026-03-04 March Mar ~ * _ ` ( [ < > <a | # : a A UTC UTC- PST/ Europe/ 1h 1, 1. 1.1 1/ 1/2/ 1:1: ?? {{ T+ X X: 10:XX &nbsp; 🔥 é ： ]( \\ :a :a: 10h '26 \t".split(
    " ",
  ),
  " ",
  "\n",
  "\n\n",
  " \n",
  "10:00 ",
  "10:00 - ",
  "10:00 (10:00 UTC, ",
  "10:00 / ",
  "10:00 am. ",
  "March 4, ",
  "Monday, ",
  "at ",
  "around ",
  "between ",
  "10:00 and ",
  "shortly before ",
  "UTC+1 (",
  "CET (",
  "GMT +",
  "Pacific ",
  "time ",
  "Time (",
  "all times in ",
  "1 hour ",
  "1 minute, ",
  "1 and a half ",
  "twenty five ",
  "an hour and ",
  "half an ",
  "duration: ",
  "start 10:00 end ",
  "1551398400 ",
  "1. ",
  "[x] ",
  "[time ",
];

describe("the readers of time on 100 KB of hostile text", function () {
  // Reading takes milliseconds; a pattern that backtracks would take minutes.
  this.timeout(30_000);
  for (const seed of hostile) {
    it(JSON.stringify(seed), () => {
      const text = `${seed.repeat(Math.ceil(100_000 / seed.length))}!`;
      const range = { start: 0, end: text.length };
      const read = readAll(text, range);
      assert.ok(read.found.length <= text.length);
    });
  }
});
