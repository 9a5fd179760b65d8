import type { TextRange } from "../text";
import { cutAt } from "./scanning";
import {
  type CalendarDate,
  type ClockTime,
  type PointInTime,
  addDays,
  daysSinceEpoch,
  minuteOfDay,
  minutesBetween,
} from "./pointInTime";
import { type TimeZone, offsetAt } from "./timeZones";
import { type Timestamp, type TimestampEnd, timestampsIn } from "./timestamps";

/** A stated range of time. */
export interface TimeWindow {
  readonly range: TextRange;
  readonly start: Timestamp;
  readonly end: TimestampEnd;
}

/** A window as points in time. */
interface ResolvedWindow {
  readonly start: PointInTime;
  readonly end: PointInTime;
  /** Elapsed; null where an end is unknown or the two don't compare. */
  readonly minutes: number | null;
}

/**
 * The ranges of time that running text states, left to right: "from 10:00 AM to 2:00 PM (UTC+2)", "starting at A and ending at
 * B", several in one sentence. A date earlier in the sentence holds for a window without one.
 */
export function windowsIn(text: string, range: TextRange): TimeWindow[] {
  const source = cutAt(text, range.end);
  const stamps = timestampsIn(text, range);
  const found: TimeWindow[] = [];
  let date: Timestamp | null = null;
  for (let index = 0; index < stamps.length; index++) {
    const stamp = stamps[index];
    if (stamp === undefined) continue;
    const next = stamps[index + 1];
    const start: Timestamp = withDate(source, stamp, date);
    if (stamp.end !== null) {
      found.push({ range: stamp.range, start, end: stamp.end });
    } else if (
      next !== undefined &&
      areEnds(source, range.start, stamp, next)
    ) {
      const both = { start: stamp.range.start, end: next.range.end };
      found.push({ range: both, start, end: next });
      index++;
    }
    if (stamp.date !== null) date = stamp;
  }
  return found;
}

/**
 * The two points of a window. What one end leaves out is the other's: zone, year, date. An end that would be earlier than its
 * start is on the next day. `defaultZone` is that of the surroundings.
 */
export function resolveWindow(
  window: TimeWindow,
  defaultZone: TimeZone | null,
): ResolvedWindow {
  const { start, end } = window;
  const startZone = start.zone ?? end.zone ?? defaultZone;
  const endZone = end.zone ?? start.zone ?? defaultZone;
  const isOvernight =
    isEarlier(end.time, start.time) && sameClock(startZone, endZone);
  const startDate =
    inYearOf(start.date, end.date, true) ??
    (end.date ? addDays(end.date, isOvernight ? -1 : 0) : null);
  const from = pointOf(startDate, 0, start.time, startZone);
  const nextDay = isOvernight ? 1 : 0;
  const endDate =
    inYearOf(end.date, startDate, false) ??
    (startDate && addDays(startDate, nextDay));
  const dayOffset = endDate === null ? nextDay : 0;
  const to = pointOf(endDate, dayOffset, end.time, endZone);
  return { start: from, end: to, minutes: minutesBetween(from, to) };
}

function pointOf(
  date: CalendarDate | null,
  dayOffset: number,
  time: ClockTime | null,
  zone: TimeZone | null,
): PointInTime {
  const offsetMinutes = zone && offsetAt(zone, date, time);
  return { date, dayOffset, time, offsetMinutes };
}

function isEarlier(a: ClockTime | null, b: ClockTime | null): boolean {
  return a !== null && b !== null && minuteOfDay(a) < minuteOfDay(b);
}

/** Whether the wall times of two zones may be compared as they stand. */
function sameClock(a: TimeZone | null, b: TimeZone | null): boolean {
  if (a === null || b === null) return true;
  return a.offsetMinutes === b.offsetMinutes && a.iana === b.iana;
}

/** A date without a year in the year of another, so that the start comes before the end. */
function inYearOf(
  date: CalendarDate | null,
  other: CalendarDate | null,
  isStart: boolean,
): CalendarDate | null {
  if (date === null || date.year !== null || other?.year == null) return date;
  const sameYear = { ...date, year: other.year };
  const days = daysSinceEpoch(sameYear) - daysSinceEpoch(other);
  if (isStart && days > 0) return { ...date, year: other.year - 1 };
  if (!isStart && days < 0) return { ...date, year: other.year + 1 };
  return sameYear;
}

const longestGap = 160;
const lookBehind = 60;
const startBefore =
  /\b(?:start(?:ed|s|ing)?|beg[aiu]n(?:s|ning)?|from|since|between|onset)\b[^.!?]{0,20}$/i;
const endBetween =
  /\b(?:end(?:ed|s|ing)?|until|till|to|through|resol(?:ved|ution)|restored|recovered|mitigated|fixed|stopped|over)\b[^.;]{0,40}$/i;
const betweenBefore = /\bbetween\b[^.!?]{0,50}$/i;
const andBetween = /\band\b/i;
/** “went down at 14:05 and that lasted until 15:35” */
const lastsUntil =
  /\b(?:last(?:ed|s|ing)|down|offline|unavailable|inaccessible)\b[^.;!?]{0,40}\b(?:until|till)\b[^.;!?]{0,20}$/i;
const paragraphBreak = /\n\s*\n/;
const sentenceEnd = /[.!?]["')\]]?\s/;

/** Whether two timestamps are told as start and end: "started at A … and ended at B", "between A … and B". */
function areEnds(
  source: string,
  from: number,
  start: Timestamp,
  end: Timestamp,
): boolean {
  const gap = end.range.start - start.range.end;
  if (gap > longestGap || end.end !== null) return false;
  if ((start.time === null) !== (end.time === null)) return false;
  const before = source.slice(
    Math.max(from, start.range.start - lookBehind),
    start.range.start,
  );
  const between = source.slice(start.range.end, end.range.start);
  if (paragraphBreak.test(between)) return false;
  if (betweenBefore.test(before))
    return andBetween.test(between) && !sentenceEnd.test(between);
  if (lastsUntil.test(between)) return true;
  return startBefore.test(before) && endBetween.test(between);
}

/** The window's start with the date that its sentence names before it. */
function withDate(
  source: string,
  start: Timestamp,
  earlier: Timestamp | null,
): Timestamp {
  if (start.date !== null || earlier === null || start.end?.date != null)
    return start;
  const between = source.slice(earlier.range.end, start.range.start);
  if (sentenceEnd.test(between) || paragraphBreak.test(between)) return start;
  return { ...start, date: earlier.date, dateReadings: earlier.dateReadings };
}
