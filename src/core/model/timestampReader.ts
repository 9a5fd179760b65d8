import { type ClockReading, hourOf } from "./clockTimes";
import { readDayCountBefore, readDayCountBehind } from "./dayCounts";
import { readElapsedTime } from "./elapsedTimes";
import { isLetterAt, matchAt } from "./scanning";
import { type Moment, type TimeContext, readMoment } from "./moments";
import {
  type CalendarDate,
  type ClockTime,
  addDays,
  minuteOfDay,
} from "./pointInTime";
import { textStartAfter } from "./timestampEdges";
import type { Timestamp } from "./timestamps";
import { readTimeZone } from "./timeZoneNotation";
import { readUnixTime } from "./unixTimes";
import { readUnknownTime } from "./unknownTimes";

const logBehind =
  /[\])]?\s{1,3}(?:[[(]?(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|CRITICAL|NOTICE)\b|[\w.-]{1,60} [\w./()-]{1,60}\[\d{1,8}\]:)/y;

/** The timestamp that begins exactly at the offset, ranges included; null where there is none, and for a log line. */
export function readTimestamp(
  source: string,
  at: number,
  context: TimeContext,
  openEmphasis: number,
): Timestamp | null {
  const other =
    context === "prose" ? null : readOtherForms(source, at, openEmphasis);
  if (other !== null) return other;
  const counted =
    context === "prose" || !isLetterAt(source, at)
      ? null
      : readDayCountBefore(source, at);
  if (counted !== null) {
    const { dayShift, dayNumber, end } = counted;
    const stamp = readTimestamp(source, end, context, openEmphasis);
    if (stamp === null || stamp.time === null) return null;
    const range = { start: at, end: stamp.range.end };
    const raw = source.slice(at, range.end);
    return { ...stamp, range, raw, dayShift, dayNumber };
  }
  const start = readMoment(source, at, context);
  if (start === null) return null;
  const end = readRangeEnd(source, start, context);
  const stamp = timestampOf(source, start, end, openEmphasis);
  const isLog =
    stamp.time !== null &&
    stamp.time.second !== null &&
    matchAt(logBehind, source, stamp.range.end) !== null;
  if (isLog) return null;
  return context === "prose"
    ? stamp
    : withDayCount(source, stamp, openEmphasis);
}

/** Takes in "(+1 day)" and the like behind a time without a date. */
function withDayCount(
  source: string,
  stamp: Timestamp,
  openEmphasis: number,
): Timestamp {
  if (stamp.time === null || stamp.date !== null) return stamp;
  const counted = readDayCountBehind(source, stamp.range.end);
  if (counted === null) return stamp;
  const { dayShift, dayNumber, end } = counted;
  return {
    ...stamp,
    range: { start: stamp.range.start, end },
    raw: source.slice(stamp.range.start, end),
    dayShift,
    dayNumber,
    textStart: textStartAfter(source, end, openEmphasis),
  };
}

const firstCharacters: ReadonlySet<string> = new Set("?[({<Tt+1YyDdMm");

/** Times without a clock: unknown ones, Unix times, times since the start. */
function readOtherForms(
  source: string,
  at: number,
  openEmphasis: number,
): Timestamp | null {
  if (!firstCharacters.has(source.charAt(at))) return null;
  const unknown = readUnknownTime(source, at);
  if (unknown !== null) {
    const { end, placeholder } = unknown;
    const parts = bareTimestamp(source, at, end, openEmphasis);
    return { ...parts, unknown: true, placeholder };
  }
  const elapsed = readElapsedTime(source, at);
  if (elapsed !== null) {
    const parts = bareTimestamp(source, at, elapsed.end, openEmphasis);
    return { ...parts, elapsedMinutes: elapsed.minutes };
  }
  const unix = readUnixTime(source, at);
  if (unix === null) return null;
  const parts = bareTimestamp(source, at, unix.end, openEmphasis);
  const { date, time } = unix;
  const zone = {
    range: parts.range,
    text: parts.raw,
    offsetMinutes: 0,
    iana: null,
    readings: [],
  };
  return { ...parts, date, dateReadings: [date], time, zone };
}

const connector =
  /[\s*_`)\]]{0,6}(?:-{1,2}>?|[–—−→⟶➔~]|=>|…|\.{2,3}|(?<=[\s*_`)\]])(?:to|until|till|til|through|thru|up to|(and))(?=[\s*_`~]))[\s*_`([]{0,6}(?:(?:to|until|about|around|approximately|approx\.?|roughly|at|on|the|ca\.?)\s{1,3}|~){0,3}/iy;
const betweenBefore = /\bbetween\b[^.;]*$/i;
const lookBehind = 28;

function readRangeEnd(
  source: string,
  start: Moment,
  context: TimeContext,
): Moment | null {
  const match = matchAt(connector, source, start.end);
  if (match === null) return null;
  if (match[1] !== undefined) {
    const before = source.slice(
      Math.max(0, start.start - lookBehind),
      start.end,
    );
    if (!betweenBefore.test(before)) return null;
  }
  const at = start.end + match[0].length;
  const end = readMoment(source, at, context) ?? readBareEnd(source, at, start);
  if (end === null) return null;
  if (start.clock !== null) return end.clock === null ? null : end;
  return end.date === null || start.date === null ? null : end;
}

const bareHour = /([1-9]|1[0-2])(?![\w:.,%])/y;

/** The second hour of “4 pm to 6 GMT”, which its zone tells from a number. */
function readBareEnd(source: string, at: number, start: Moment): Moment | null {
  if (start.clock?.time?.twelveHour !== true) return null;
  const match = matchAt(bareHour, source, at);
  const zoneStart = at + (match?.[0].length ?? 0);
  const zone = match && readTimeZone(source, zoneStart);
  if (!match || !zone) return null;
  const time = {
    hour: Number(match[1]),
    minute: 0,
    second: null,
    meridiem: null,
    twelveHour: false,
  };
  return {
    start: at,
    end: zone.end,
    weekday: null,
    date: null,
    dateBehind: false,
    clock: { time, form: "hour", placeholder: false, end: zoneStart },
    zone: zone.zone,
    approximate: false,
    unknown: false,
  };
}

function timestampOf(
  source: string,
  start: Moment,
  last: Moment | null,
  openEmphasis: number,
): Timestamp {
  const endTime = last?.clock?.time ?? null;
  const time = startTime(start.clock, endTime);
  const finishTime = last === null ? null : finishingTime(start, time, last);
  const dates = datesOf(start, last, time, finishTime);
  const lastDay = start.clock === null ? (start.date?.lastDay ?? null) : null;
  const isUnknown = start.unknown || start.clock?.form === "unknown";
  const textEnd = last?.end ?? start.end;
  const end = textEnd + emphasisToClose(source, start.start, textEnd);
  return {
    ...bareTimestamp(source, start.start, end, openEmphasis),
    weekday: start.weekday ?? (dates.isShared ? (last?.weekday ?? null) : null),
    date: dates.start[0] ?? null,
    dateReadings: dates.start,
    dateOrders:
      (start.date ?? (dates.isShared ? last?.date : null))?.orders ?? [],
    invalidDate:
      (start.date !== null && start.date.date === null) ||
      (last?.date != null && last.date.date === null),
    time,
    end:
      last === null
        ? lastDay && { date: lastDay, time: null, zone: null, unknown: false }
        : {
            date: dates.end,
            time: finishTime,
            zone: start.zone === null ? null : last.zone,
            unknown: last.unknown || last.clock?.form === "unknown",
          },
    zone: start.zone ?? last?.zone ?? null,
    approximate: start.approximate || last?.approximate === true,
    unknown: isUnknown,
    placeholder: start.clock?.placeholder === true,
  };
}

/** "2:00 to 5:00 PM": the first takes over the meridiem that makes it the earlier one. */
function startTime(
  clock: ClockReading | null,
  end: ClockTime | null,
): ClockTime | null {
  const time = clock?.time ?? null;
  if (time === null || end === null || !end.twelveHour) return time;
  if (time.meridiem !== null || time.hour < 1 || time.hour > 12) return time;
  const afternoon = { ...time, hour: hourOf(time.hour, "pm") };
  const isAfternoon =
    end.meridiem === "pm" && minuteOfDay(afternoon) <= minuteOfDay(end);
  const hour = hourOf(time.hour, isAfternoon ? "pm" : "am");
  return { ...time, hour };
}

/** "11:00 AM - 1:00": the second takes over the meridiem that makes it the later one. */
function finishingTime(
  start: Moment,
  from: ClockTime | null,
  last: Moment,
): ClockTime | null {
  const time = last.clock?.time ?? null;
  if (time === null || from === null || !from.twelveHour) return time;
  if (time.meridiem !== null || time.hour < 1 || time.hour > 12) return time;
  if (last.clock?.form === "word" || start.clock?.form === "word") return time;
  const morning = { ...time, hour: hourOf(time.hour, "am") };
  const afternoon = { ...time, hour: hourOf(time.hour, "pm") };
  if (minuteOfDay(morning) > minuteOfDay(from)) return morning;
  return minuteOfDay(afternoon) > minuteOfDay(from) ? afternoon : morning;
}

interface Dates {
  readonly start: readonly CalendarDate[];
  readonly end: CalendarDate | null;
  /** Whether a date behind both times is the date of both. */
  readonly isShared: boolean;
}

/** A date behind the second time holds for the first too ("22:30 to 05:30 on March 5"), which may be the day before. */
function datesOf(
  start: Moment,
  last: Moment | null,
  from: ClockTime | null,
  to: ClockTime | null,
): Dates {
  const own = start.date?.readings ?? [];
  const end = last?.date?.date ?? null;
  if (start.date !== null || last === null || !last.dateBehind)
    return { start: own, end, isShared: false };
  const isOvernight =
    from !== null && to !== null && minuteOfDay(to) < minuteOfDay(from);
  const readings = last.date?.readings ?? [];
  const first = isOvernight
    ? readings.map((reading) => addDays(reading, -1))
    : readings;
  return { start: first, end, isShared: true };
}

const emphasisRun = /[*_`]{1,3}/g;

/** The length of the mark that closes the emphasis opened inside: "Mar 4th **14:05" goes on with "**". */
function emphasisToClose(source: string, start: number, end: number): number {
  const runs = source.slice(start, end).match(emphasisRun);
  const run = runs?.[0];
  if (run === undefined || runs === null || runs.length % 2 === 0) return 0;
  return source.startsWith(run, end) ? run.length : 0;
}

function bareTimestamp(
  source: string,
  start: number,
  end: number,
  openEmphasis: number,
): Timestamp {
  return {
    range: { start, end },
    raw: source.slice(start, end),
    weekday: null,
    date: null,
    dateReadings: [],
    dateOrders: [],
    invalidDate: false,
    time: null,
    end: null,
    zone: null,
    approximate: false,
    unknown: false,
    placeholder: false,
    elapsedMinutes: null,
    dayShift: null,
    dayNumber: null,
    textStart: textStartAfter(source, end, openEmphasis),
  };
}
