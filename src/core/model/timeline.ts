import {
  addDays,
  comparableMinutes,
  dayOfWeek,
  daysSinceEpoch,
  type CalendarDate,
  type PointInTime,
} from "./pointInTime";
import type { RawEntry } from "./timelineEntries";
import type { Timestamp } from "./timestamps";
import { offsetAt, type TimeZone } from "./timeZones";

/** An entry with the moments it tells of, as far as its own words, its neighbours and the document say. */
export interface TimelineEntry extends RawEntry {
  readonly start: PointInTime | null;
  /** Of a range. */
  readonly end: PointInTime | null;
  readonly text: string;
  /** The zone of a time that names none. */
  readonly assumedZone: TimeZone | null;
  /** What the entries before it have reached, which its missing date is taken from. */
  readonly reached: Sequence;
}

/** How far a sequence of entries has come. */
export interface Sequence {
  /** The day the sequence has reached; null where none is known. */
  readonly date: CalendarDate | null;
  /** Days since the start of a sequence without a date. */
  readonly offset: number;
  /** 0 for Sunday to 6 for Saturday, of the day that a weekday without a date has last named; else null. */
  readonly weekday: number | null;
  /** The last time of day's point; null at the start and under a new day heading. */
  readonly previous: PointInTime | null;
}

/** What the rest of the document says about the day and the zone of its times. */
export interface TimeContext {
  readonly date: CalendarDate | null;
  readonly zone: TimeZone | null;
}

/** An entry that stands after one that is later. Indices into the timeline. */
export interface Disorder {
  readonly entry: number;
  readonly previous: number;
}

const halfDay = 12 * 60;
const halfYear = 180 * 24 * 60;
const approximationMinutes = 30;

/**
 * Carries dates and zones over to entries that lack them: from the day heading, the entry before, the document. A time of
 * day that falls back by twelve hours or more is the next day's; less is left as it stands, as out of order.
 */
export function resolveTimeline(
  text: string,
  entries: readonly RawEntry[],
  context: TimeContext,
): TimelineEntry[] {
  const groupZones = new Map<number, TimeZone>();
  for (const { group, timestamp } of entries) {
    const zone = timestamp?.zone;
    if (zone && !groupZones.has(group)) groupZones.set(group, zone);
  }
  let state = startOf(context);
  let group: number | undefined;
  let day: CalendarDate | null = null;
  return entries.map((raw) => {
    if (raw.group !== group) {
      group = raw.group;
      state = startOf(context);
      day = null;
    }
    if (raw.day && raw.day !== day) {
      day = raw.day;
      state = {
        date: withYear(raw.day, context.date, null),
        offset: 0,
        weekday: null,
        previous: null,
      };
    }
    const words = text.slice(raw.textRange.start, raw.textRange.end);
    const assumedZone = raw.zone ?? groupZones.get(raw.group) ?? context.zone;
    const reached = state;
    const { start, end, next } = resolve(raw.timestamp, assumedZone, state);
    state = next;
    return { ...raw, text: plainText(words), assumedZone, reached, start, end };
  });
}

/**
 * Whether all entries would keep their start if those from the index on changed places and stood in the given order. The
 * moved ones must be of one group and under one day heading, and no time may take its zone from another entry.
 */
export function keepsStarts(
  timeline: readonly TimelineEntry[],
  index: number,
  order: readonly TimelineEntry[],
): boolean {
  const first = timeline[index];
  if (!first) return true;
  let state = first.reached;
  for (const entry of order) {
    const { start, next } = resolve(entry.timestamp, entry.assumedZone, state);
    if (!isSame(start, entry.start)) return false;
    state = next;
  }
  for (let place = index + order.length; place < timeline.length; place++) {
    const entry = timeline[place];
    if (!entry || entry.group !== first.group || entry.day !== first.day) break;
    if (isSame(state, entry.reached)) break;
    const { start, next } = resolve(entry.timestamp, entry.assumedZone, state);
    if (!isSame(start, entry.start)) return false;
    state = next;
  }
  return true;
}

function isSame(
  a: PointInTime | Sequence | null,
  b: PointInTime | Sequence | null,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function startOf(context: TimeContext): Sequence {
  return { date: context.date, offset: 0, weekday: null, previous: null };
}

interface Resolved {
  readonly start: PointInTime | null;
  readonly end: PointInTime | null;
  readonly next: Sequence;
}

function resolve(
  timestamp: Timestamp | null,
  assumedZone: TimeZone | null,
  state: Sequence,
): Resolved {
  if (!timestamp) return { start: null, end: null, next: state };
  const { time } = timestamp;
  const zone = timestamp.zone ?? assumedZone;
  const own = timestamp.date && withYear(timestamp.date, state.date, state);
  if (timestamp.unknown || (!time && !own)) {
    return {
      start: null,
      end: null,
      next: own ? { ...state, date: own, weekday: null } : state,
    };
  }
  const at = (date: CalendarDate | null, dayOffset: number): PointInTime => ({
    date,
    dayOffset: date ? 0 : dayOffset,
    time,
    offsetMinutes: time && zone ? offsetAt(zone, date, time) : null,
  });
  const named = own ? null : weekdayIndex(timestamp.weekday);
  const toNamed = named === null ? null : daysToWeekday(named, state);
  const later = (days: number): PointInTime =>
    at(state.date && addDays(state.date, days), state.offset + days);
  let days = toNamed ?? 0;
  let start = own ? at(own, 0) : later(days);
  if (!own && toNamed === null && state.previous) {
    const back = minutesBack(state.previous, start);
    if (back !== null && back >= halfDay) {
      days = 1;
      start = later(days);
    }
  }
  const end = timestamp.end ? endOf(timestamp, start, zone) : null;
  const moved = state.weekday === null ? null : (state.weekday + days) % 7;
  const next = {
    date: start.date,
    offset: start.date ? 0 : state.offset + days,
    weekday: own ? null : (named ?? moved),
    previous: time ? start : state.previous,
  };
  return { start, end, next };
}

const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];

function weekdayIndex(name: string | null): number | null {
  const index = name === null ? -1 : weekdays.indexOf(name);
  return index < 0 ? null : index;
}

/**
 * Days from the day reached to the nearest one of that weekday: after it, or on either side where no entry has told the
 * day yet. Null where the weekday of the day reached is not known.
 */
function daysToWeekday(weekday: number, state: Sequence): number | null {
  const reached = (state.date && dayOfWeek(state.date)) ?? state.weekday;
  if (reached === null) return null;
  const days = (weekday - reached + 7) % 7;
  return state.previous === null && days > 3 ? days - 7 : days;
}

function endOf(
  timestamp: Timestamp,
  start: PointInTime,
  zone: TimeZone | null,
): PointInTime | null {
  const { end } = timestamp;
  if (!end?.time) return null;
  const endZone = end.zone ?? zone;
  const offsetMinutes = endZone
    ? offsetAt(endZone, end.date ?? start.date, end.time)
    : null;
  const date = end.date
    ? { ...end.date, year: end.date.year ?? start.date?.year ?? null }
    : start.date;
  const point = {
    date,
    dayOffset: start.dayOffset,
    time: end.time,
    offsetMinutes,
  };
  const back = minutesBack(start, point);
  if (end.date || back === null || back < halfDay) return point;
  return {
    ...point,
    date: date && addDays(date, 1),
    dayOffset: date ? 0 : start.dayOffset + 1,
  };
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
function minutesBack(first: PointInTime, second: PointInTime): number | null {
  const [a, b] = [comparableMinutes(first), comparableMinutes(second)];
  if (a === null || b === null) return null;
  if ((first.offsetMinutes === null) !== (second.offsetMinutes === null)) {
    return null;
  }
  if ((first.date === null) !== (second.date === null)) return null;
  if ((first.date?.year == null) !== (second.date?.year == null)) return null;
  return a - b;
}

/**
 * Entries that stand after a later one among their siblings: those of one group, at one depth, under one entry with a time.
 * Equal times, unknown ones, days without a time and approximate ones half an hour off are in order; a list that runs
 * newest first is one order of its own.
 */
export function findDisorder(timeline: readonly TimelineEntry[]): Disorder[] {
  const siblings = new Map<string, Siblings>();
  for (const [index, entry] of timeline.entries()) {
    if (!entry.start?.time) continue;
    const key = `${entry.group}/${entry.parent ?? ""}/${entry.depth}`;
    const before = siblings.get(key);
    if (!before) {
      siblings.set(key, { last: index, steps: 0, down: 0, disorder: [] });
      continue;
    }
    addStep(before, timeline, index, entry);
    before.last = index;
  }
  return [...siblings.values()]
    .filter((each) => !runsNewestFirst(each))
    .flatMap((each) => each.disorder)
    .sort((a, b) => a.entry - b.entry);
}

interface Siblings {
  /** The index of the last one with a time. */
  last: number;
  /** How many stand after one that they compare with, and how many of them are earlier. */
  steps: number;
  down: number;
  readonly disorder: Disorder[];
}

function addStep(
  siblings: Siblings,
  timeline: readonly TimelineEntry[],
  index: number,
  entry: TimelineEntry,
): void {
  const last = timeline[siblings.last];
  const back =
    last?.start && entry.start ? minutesBack(last.start, entry.start) : null;
  if (back === null) return;
  siblings.steps++;
  if (back <= 0) return;
  siblings.down++;
  const isVague =
    back <= approximationMinutes &&
    (entry.timestamp?.approximate || last?.timestamp?.approximate);
  if (!isVague) {
    siblings.disorder.push({ entry: index, previous: siblings.last });
  }
}

function runsNewestFirst({ steps, down }: Siblings): boolean {
  return (steps >= 2 && down === steps) || (steps >= 3 && down >= steps * 0.8);
}

/** The words without Markdown's marks, on one line. */
function plainText(source: string): string {
  return source
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/<[^<>]*>/g, "")
    .replace(/[*_`|]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
