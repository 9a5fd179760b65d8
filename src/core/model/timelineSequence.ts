import {
  addDays,
  comparableMinutes,
  dayOfWeek,
  daysSinceEpoch,
  weekdayNames,
  type CalendarDate,
  type PointInTime,
} from "./pointInTime";
import { regionOffsets } from "./timeZoneDatabase";
import type { Timestamp } from "./timestamps";
import { offsetAt, type TimeZone } from "./timeZones";

/** How far a sequence of entries has come. */
export interface Sequence {
  /** The day the sequence has reached; null where none is known. */
  readonly date: CalendarDate | null;
  /** Days since the start of a sequence without a date. */
  readonly offset: number;
  /** The day of the first entry, which "Day 2" and "+1 day" count from; null before it. */
  readonly first: {
    readonly date: CalendarDate | null;
    readonly offset: number;
  } | null;
  /** 0 for Sunday to 6 for Saturday, of the day that a weekday without a date has last named; else null. */
  readonly weekday: number | null;
  /** The last time of day's point; null at the start and under a new day heading. */
  readonly previous: PointInTime | null;
  /** Whether the sequence runs from the latest to the earliest. */
  readonly isNewestFirst: boolean;
}

/** The state before the first entry; `date` is the document's day, null where none is known. */
export function startOfSequence(
  date: CalendarDate | null,
  isNewestFirst: boolean,
): Sequence {
  return {
    date,
    offset: 0,
    first: null,
    weekday: null,
    previous: null,
    isNewestFirst,
  };
}

/** The state under a day heading. */
export function underDay(state: Sequence, day: CalendarDate): Sequence {
  return {
    ...state,
    date: withYear(day, state.date, null),
    offset: 0,
    weekday: null,
    previous: null,
  };
}

/** The state under a heading “Day 2”, counted from the day of the first entry; without one, that is the first. */
export function underDayNumber(state: Sequence, number: number): Sequence {
  const first = state.first ?? { date: state.date, offset: state.offset };
  const days = number - 1;
  return {
    ...state,
    date: first.date && addDays(first.date, days),
    offset: first.date ? 0 : first.offset + days,
    first,
    weekday: null,
    previous: null,
  };
}

/** What an entry's time is in its sequence. */
export interface Resolved {
  readonly start: PointInTime | null;
  readonly end: PointInTime | null;
  /** Whether the day is the next one only because the time of day falls back by half a day. */
  readonly isRollover: boolean;
  readonly next: Sequence;
}

const halfDay = 12 * 60;
const halfYear = 180 * 24 * 60;

/**
 * The moments of a timestamp behind what the sequence has reached. A time of day that falls back by twelve hours or more is
 * the next day's; less is left as it stands, as out of order. Newest first, the same holds the other way round.
 */
export function resolve(
  timestamp: Timestamp | null,
  assumedZone: TimeZone | null,
  state: Sequence,
): Resolved {
  const nothing = { start: null, end: null, isRollover: false, next: state };
  if (!timestamp) return nothing;
  const { time } = timestamp;
  const zone = timestamp.zone ?? assumedZone;
  const own = timestamp.date && withYear(timestamp.date, state.date, state);
  if (timestamp.unknown || (!time && !own)) {
    if (!own) return nothing;
    return { ...nothing, next: { ...state, date: own, weekday: null } };
  }
  const at = (date: CalendarDate | null, dayOffset: number): PointInTime => ({
    date,
    dayOffset: date ? 0 : dayOffset,
    time,
    offsetMinutes:
      time && zone ? offsetInOrder(zone, date, time, state.previous) : null,
  });
  const later = (days: number): PointInTime =>
    at(state.date && addDays(state.date, days), state.offset + days);
  const stated = own ? null : statedDays(timestamp, state);
  let days = stated ?? 0;
  let start = own ? at(own, 0) : later(days);
  let isRollover = false;
  if (!own && stated === null && state.previous) {
    const back = minutesBack(state.previous, start);
    const fallen = back === null || !state.isNewestFirst ? back : -back;
    if (fallen !== null && fallen >= halfDay) {
      isRollover = true;
      days = state.isNewestFirst ? -1 : 1;
      start = later(days);
    }
  }
  const end = timestamp.end ? endOf(timestamp, start, zone) : null;
  const named = own ? null : weekdayIndex(timestamp.weekday);
  const moved = state.weekday === null ? null : (state.weekday + days + 7) % 7;
  const offset = start.date ? 0 : state.offset + days;
  const next = {
    ...state,
    date: start.date,
    offset,
    first: state.first ?? { date: start.date, offset },
    weekday: own ? null : (named ?? moved),
    previous: time ? start : state.previous,
  };
  return { start, end, isRollover, next };
}

/** Days from the day reached to the one that the words around a time name ("next day", "Day 2", a weekday); null where they name none. */
function statedDays(timestamp: Timestamp, state: Sequence): number | null {
  const { dayShift, dayNumber } = timestamp;
  if (dayShift !== null) return state.previous ? dayShift : 0;
  if (dayNumber !== null) {
    const first = state.first ?? { date: state.date, offset: state.offset };
    const gone =
      first.date && state.date
        ? daysSinceEpoch(state.date) - daysSinceEpoch(first.date)
        : state.offset - first.offset;
    return dayNumber - 1 - gone;
  }
  const named = weekdayIndex(timestamp.weekday);
  return named === null ? null : daysToWeekday(named, state);
}

function weekdayIndex(name: string | null): number | null {
  const index = name === null ? -1 : weekdayNames.indexOf(name);
  return index < 0 ? null : index;
}

/**
 * Days from the day reached to the nearest one of that weekday: after it (newest first: before it), or on either side where
 * no entry has told the day yet. Null where the weekday of the day reached is not known.
 */
function daysToWeekday(weekday: number, state: Sequence): number | null {
  const reached = (state.date && dayOfWeek(state.date)) ?? state.weekday;
  if (reached === null) return null;
  const days = (weekday - reached + 7) % 7;
  if (state.previous !== null) {
    return state.isNewestFirst && days > 0 ? days - 7 : days;
  }
  return days > 3 ? days - 7 : days;
}

/** The offset in a zone; where clocks are put back and a time comes twice, the one that keeps the sequence in order. */
function offsetInOrder(
  zone: TimeZone,
  date: CalendarDate | null,
  time: NonNullable<Timestamp["time"]>,
  previous: PointInTime | null,
): number | null {
  const offset = offsetAt(zone, date, time);
  if (zone.offsetMinutes !== null || zone.iana === null) return offset;
  if (date === null || offset === null || !previous) return offset;
  const { offsets, exists } = regionOffsets(zone.iana, date, time);
  const later = exists ? offsets[1] : undefined;
  if (later === undefined) return offset;
  const point = { date, dayOffset: 0, time, offsetMinutes: offset };
  const back = minutesBack(previous, point);
  return back !== null && back > 0 ? later : offset;
}

function endOf(
  timestamp: Timestamp,
  start: PointInTime,
  zone: TimeZone | null,
): PointInTime | null {
  const { end } = timestamp;
  const ownDate = end?.date && {
    ...end.date,
    year: end.date.year ?? start.date?.year ?? null,
  };
  if (!end?.time) {
    if (!ownDate || timestamp.time) return null;
    return { date: ownDate, dayOffset: 0, time: null, offsetMinutes: null };
  }
  const endZone = end.zone ?? zone;
  const after = (days: number): PointInTime => {
    const date = ownDate ?? (start.date && addDays(start.date, days));
    const offset = endZone ? offsetAt(endZone, date, end.time) : null;
    const dayOffset = date ? 0 : start.dayOffset + days;
    return { date, dayOffset, time: end.time, offsetMinutes: offset };
  };
  const sameDay = after(0);
  const back = minutesBack(start, sameDay);
  const isNextDay = !ownDate && back !== null && back >= halfDay;
  return isNextDay ? after(1) : sameDay;
}

/** Month and day in the year of their neighbours, the year before or after where that is nearer by half a year. */
function withYear(
  date: CalendarDate,
  near: CalendarDate | null,
  state: Sequence | null,
): CalendarDate {
  if (date.year !== null || near?.year == null) return date;
  const reference = state?.previous?.date ?? near;
  const dated = { ...date, year: reference.year ?? near.year };
  const apart =
    (daysSinceEpoch(dated) -
      daysSinceEpoch({ ...reference, year: dated.year })) *
    24 *
    60;
  if (apart > halfYear) return { ...dated, year: dated.year - 1 };
  if (apart < -halfYear) return { ...dated, year: dated.year + 1 };
  return dated;
}

/** How far the second point lies before the first, in minutes; null where they don't compare. */
export function minutesBack(
  first: PointInTime,
  second: PointInTime,
): number | null {
  const [a, b] = [comparableMinutes(first), comparableMinutes(second)];
  if (a === null || b === null) return null;
  if ((first.offsetMinutes === null) !== (second.offsetMinutes === null)) {
    return null;
  }
  if ((first.date === null) !== (second.date === null)) return null;
  if ((first.date?.year == null) !== (second.date?.year == null)) return null;
  return a - b;
}
