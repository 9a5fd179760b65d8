import {
  calendarNames,
  type DateReading,
  readDate,
  readWeekday,
  readWeekdayBehind,
} from "./calendarDates";
import { type ClockReading, readClock } from "./clockTimes";
import { isDigitAt, matchAt, stopsAt } from "./scanning";
import { readQualifiers } from "./momentQualifiers";
import type { TimeZone } from "./timeZones";
import { readTimeZone } from "./timeZoneNotation";

/**
 * Where a time is looked for. At the beginning of an entry and in a table's cell more notations count than in the middle of
 * prose, where "11.50" and "4h30" are no times of day.
 */
export type TimeContext = "entry" | "cell" | "prose";

/** One end of a timestamp: what is written of weekday, date, time and zone in one place. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  readonly weekday: string | null;
  readonly date: DateReading | null;
  /** Whether the date stands behind the time. */
  readonly dateBehind: boolean;
  readonly clock: ClockReading | null;
  readonly zone: TimeZone | null;
  readonly approximate: boolean;
  /** Whether the text says that the time is not known: "(Time TBC)". */
  readonly unknown: boolean;
}

/** The moment that begins exactly at the offset; null where there is none. */
export function readMoment(
  source: string,
  at: number,
  context: TimeContext,
): Moment | null {
  if (!mayBegin(source, at)) return null;
  const prefix = isDigitAt(source, at)
    ? null
    : matchAt(approximatePrefix, source, at);
  const start = at + (prefix?.[0].length ?? 0);
  const first =
    readDateFirst(source, start, context) ??
    readZoneFirst(source, start, context) ??
    readTimeFirst(source, start, context);
  if (first === null) return null;
  const moment = readQualifiers(source, first);
  return {
    ...moment,
    start: at,
    approximate: moment.approximate || prefix !== null,
  };
}

/** Words that a moment can begin with, in small letters. */
const firstWords: ReadonlySet<string> = new Set([
  ...calendarNames,
  ..."ca c circa approx approximately around about roughly shortly just".split(
    " ",
  ),
  ..."utc gmt noon midday midnight twelve hh tt xx x".split(" "),
]);
const firstMarks: ReadonlySet<string> = new Set("~≈≃\\?");
const firstWord = /[A-Za-z]{1,13}/y;

/** Saves the tries of all readers where none can succeed. */
function mayBegin(source: string, at: number): boolean {
  if (isDigitAt(source, at) || firstMarks.has(source.charAt(at))) return true;
  const word = matchAt(firstWord, source, at);
  return word !== null && firstWords.has(word[0].toLowerCase());
}

const approximatePrefix =
  /(?:[~≈≃]\s?|\\~|(?:ca|approx|c)\.\s?|(?:ca|circa|approx|approximately|around|about|roughly|(?:shortly|just) (?:before|after))\s){1,2}(?:at )?/iy;

const betweenDateAndTime =
  /(?:T(?=\d)|[-_](?=\d\d?:\d\d))|(?:[\s*_`,;|@~()[\]]|[-–—:](?=[\s*_~])|&nbsp;|<[/a-z][^<>\n]{0,120}>|(?:at|from|between|around|about|approximately|approx|roughly|circa|ca|the|hours|of|starting|beginning|shortly|just|before|after)\b\.?){1,24}/iy;
const approximateWord =
  /[~]|\b(?:around|about|approx|approximately|roughly|circa|ca|shortly|just)\b/i;

function readDateFirst(
  source: string,
  at: number,
  context: TimeContext,
): Moment | null {
  const before = readWeekday(source, at);
  const dateStart = before?.dateStart ?? at;
  const date = readDate(source, dateStart);
  if (date === null && before === null) return null;
  const behind =
    before === null && date !== null
      ? readWeekdayBehind(source, date.end)
      : null;
  const dateEnd = behind?.end ?? date?.end ?? before?.end ?? at;
  const base = {
    start: at,
    weekday: before?.name ?? behind?.name ?? null,
    date,
    dateBehind: false,
  };
  const separator = matchAt(betweenDateAndTime, source, dateEnd);
  if (separator !== null) {
    const clockStart = dateEnd + separator[0].length;
    const clock = readClock(source, clockStart);
    const isIso = separator[0] === "T";
    if (
      clock !== null &&
      (isIso || clockCounts(source, clockStart, clock, context, date !== null))
    ) {
      const behind = readZoneBehind(source, clock, isIso);
      const isStamp = behind.zone && base.weekday && clock.time?.second != null;
      const dated = isStamp ? withYearBehind(source, date, behind.end) : null;
      return {
        ...base,
        ...behind,
        ...dated,
        clock,
        approximate: approximateWord.test(separator[0]),
        unknown: false,
      };
    }
  }
  if (date === null || date.isBare) return null;
  const zone = readTimeZone(source, dateEnd);
  return {
    ...base,
    end: zone?.end ?? dateEnd,
    clock: null,
    zone: zone?.zone ?? null,
    approximate: false,
    unknown: false,
  };
}

const yearBehind = /\s(20\d\d)(?!\d|[:.-]\d)/y;

/** The year of “Wed Mar 4 14:05:00 UTC 2026”, as machines write it. */
function withYearBehind(
  source: string,
  date: DateReading | null,
  at: number,
): Pick<Moment, "date" | "end"> | null {
  const match =
    date?.date?.year === null ? matchAt(yearBehind, source, at) : null;
  if (!match || !date?.date) return null;
  const dated = { ...date.date, year: Number(match[1]) };
  return {
    date: { ...date, date: dated, readings: [dated] },
    end: at + match[0].length,
  };
}

const universalFirst = /(?:UTC|GMT)(?:[+-]\d{1,2})?[\s:,]{1,2}(?=\d)/y;

/** "UTC 14:05" */
function readZoneFirst(
  source: string,
  at: number,
  context: TimeContext,
): Moment | null {
  if (isDigitAt(source, at)) return null;
  const match = matchAt(universalFirst, source, at);
  const zone = match && readTimeZone(source, at);
  if (!match || !zone) return null;
  const moment = readTimeFirst(source, at + match[0].length, context);
  return moment?.zone === null ? { ...moment, zone: zone.zone } : null;
}

function readTimeFirst(
  source: string,
  at: number,
  context: TimeContext,
): Moment | null {
  const clock = readClock(source, at) ?? readBareHour(source, at);
  if (clock === null || !clockCounts(source, at, clock, context, false))
    return null;
  return {
    ...readZoneBehind(source, clock, false),
    start: at,
    weekday: null,
    date: null,
    dateBehind: false,
    clock,
    approximate: false,
    unknown: false,
  };
}

const bareHour =
  /(\d{1,2})(?=\s?(?:[-–—]|to|until|till|and)\s?\d{1,2}(?:[:.]\d\d)?\s?([ap])\.?m)/iy;

/** The first hour of "6-7 PM", whose meridiem stands behind the second. */
function readBareHour(source: string, at: number): ClockReading | null {
  const match = matchAt(bareHour, source, at);
  const hour = Number(match?.[1]);
  if (match === null || hour < 1 || hour > 12) return null;
  const time = {
    hour,
    minute: 0,
    second: null,
    meridiem: null,
    twelveHour: false,
  };
  const end = at + match[0].length;
  return { time, form: "hour", placeholder: false, end };
}

const letter = /[a-z]/i;
const zoneOrHours = /\s?[([]?\s?(?:hrs|[A-Z]{3,4}\b|Z\b)/y;
const letterSpan = /\s?(?:[-–—→]|to|until|and)\s?\d{1,2}h[0-5]\d/iy;
const dottedSpan =
  /\s?(?:[-–—]|to|until|and)\s?\d{1,2}\.[0-5]\d(?:\s?([ap])\.?m\b)?/iy;
const compactSpan =
  /\s?(?:[-–—]|to|and)\s?\d{4}\s?(?:hrs|hours|Z\b|[A-Z]{3,4}\b)/y;
const prepositionBefore =
  /(?:^|[\s([])(?:at|around|about|by|before|after|until|till|from|to|since|between|and|à|vers|[-–—])\s*$/i;

function clockCounts(
  source: string,
  at: number,
  clock: ClockReading,
  context: TimeContext,
  hasDate: boolean,
): boolean {
  const isMarked = letter.test(source.slice(at, clock.end));
  const beginsWithZero = source.charAt(at) === "0";
  const behindPreposition = () =>
    prepositionBefore.test(source.slice(Math.max(0, at - 12), at));
  const stops = () => stopsAt(source, clock.end);
  switch (clock.form) {
    case "colon":
    case "hour":
      return true;
    case "dotted":
      return (
        isMarked ||
        hasDate ||
        (context === "cell" && stops()) ||
        (context === "entry" && readTimeZone(source, clock.end) !== null) ||
        (context === "entry" &&
          twoDigits.test(source.slice(at, clock.end)) &&
          isHeadOfEntry(source, at, clock.end)) ||
        (behindPreposition() && isOfDottedSpan(source, clock.end))
      );
    case "letter":
      return (
        hasDate ||
        context !== "prose" ||
        behindPreposition() ||
        matchAt(letterSpan, source, clock.end) !== null
      );
    case "compact":
      return (
        isMarked ||
        (hasDate && (beginsWithZero || stops())) ||
        (context !== "prose" && isHeadOfEntry(source, at, clock.end)) ||
        matchAt(zoneOrHours, source, clock.end) !== null ||
        matchAt(compactSpan, source, clock.end) !== null
      );
    case "word":
      return hasDate || behindPreposition() || (context !== "prose" && stops());
    case "unknown":
      return hasDate || context !== "prose" || !clock.placeholder;
  }
}

/** Of hour and minute: “1.30: …” may be a version. */
const twoDigits = /^\d\d\.\d\d$/;

/** Whether a zone, or the second time's half of the day, makes two numbers times: “from 14.05 to 15.35 UTC”. */
function isOfDottedSpan(source: string, at: number): boolean {
  const span = matchAt(dottedSpan, source, at);
  if (span?.[1] !== undefined) return true;
  return readTimeZone(source, at + (span?.[0].length ?? 0)) !== null;
}

const year = /(?:19|20)/y;
const entryText = /[*_`\])]{0,4}\s?(?:[:|]|[-–—](?![\dA-Za-z]))/y;

/** "0930: …" begins an entry, "2026: …" tells of a year. */
function isHeadOfEntry(source: string, at: number, end: number): boolean {
  return (
    matchAt(entryText, source, end) !== null &&
    matchAt(year, source, at) === null
  );
}

const dashAndDigit = /\s?[-−‑]\d/y;

/** The zone behind a time. A dash and digits are an offset only in the ISO form; else they begin a range ("17:00-18:00"). */
function readZoneBehind(
  source: string,
  clock: ClockReading,
  isIso: boolean,
): { readonly zone: TimeZone | null; readonly end: number } {
  const isOffset = isIso || (clock.time?.second ?? null) !== null;
  const isRange = matchAt(dashAndDigit, source, clock.end) !== null;
  if (isRange && !isOffset) return { zone: null, end: clock.end };
  const read = readTimeZone(source, clock.end);
  return { zone: read?.zone ?? null, end: read?.end ?? clock.end };
}
