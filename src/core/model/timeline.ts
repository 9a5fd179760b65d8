import type { TextRange } from "../text";
import {
  addDays,
  comparableMinutes,
  daysSinceEpoch,
  type CalendarDate,
  type PointInTime,
} from "./pointInTime";
import type { RawEntry } from "./timelineEntries";
import type { Timestamp } from "./timestamps";
import { offsetAt, type TimeZone } from "./timeZones";

/** An entry with the moments it tells of, as far as its own words, its neighbours and the document say. */
export interface TimelineEntry {
  /** 0-based. */
  readonly line: number;
  /** Whole lines without the last line's ending. */
  readonly range: TextRange;
  /** Null for an entry without a time of its own. */
  readonly timestamp: Timestamp | null;
  readonly start: PointInTime | null;
  /** Of a range. */
  readonly end: PointInTime | null;
  readonly label: string | null;
  readonly text: string;
  readonly textRange: TextRange;
  readonly group: number;
  readonly run: number;
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
        previous: null,
      };
    }
    const words = text.slice(raw.textRange.start, raw.textRange.end);
    const entry = { ...raw, text: plainText(words), start: null, end: null };
    if (!raw.timestamp) return entry;
    const zone =
      raw.timestamp.zone ??
      raw.zone ??
      groupZones.get(raw.group) ??
      context.zone;
    const { start, end, next } = resolve(raw.timestamp, zone, state, context);
    state = next;
    return { ...entry, start, end };
  });
}

interface Sequence {
  /** The day the sequence has reached; null where none is known. */
  readonly date: CalendarDate | null;
  /** Days since the start of a sequence without a date. */
  readonly offset: number;
  /** The last time of day's point; null at the start and under a new day heading. */
  readonly previous: PointInTime | null;
}

function startOf(context: TimeContext): Sequence {
  return { date: context.date, offset: 0, previous: null };
}

function resolve(
  timestamp: Timestamp,
  zone: TimeZone | null,
  state: Sequence,
  context: TimeContext,
): { start: PointInTime | null; end: PointInTime | null; next: Sequence } {
  const { time } = timestamp;
  const own =
    timestamp.date &&
    withYear(timestamp.date, state.date ?? context.date, state);
  if (timestamp.unknown || (!time && !own)) {
    return {
      start: null,
      end: null,
      next: own ? { ...state, date: own } : state,
    };
  }
  const at = (date: CalendarDate | null, dayOffset: number): PointInTime => ({
    date,
    dayOffset: date ? 0 : dayOffset,
    time,
    offsetMinutes: time && zone ? offsetAt(zone, date, time) : null,
  });
  let start = at(own ?? state.date, state.offset);
  let { offset } = state;
  if (!own && state.previous) {
    const back = minutesBack(state.previous, start);
    if (back !== null && back >= halfDay) {
      offset = state.offset + 1;
      start = at(state.date && addDays(state.date, 1), offset);
    }
  }
  const end = timestamp.end ? endOf(timestamp, start, zone) : null;
  const next = {
    date: start.date,
    offset,
    previous: time ? start : state.previous,
  };
  return { start, end, next };
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
 * Entries that stand after a later one of their group. Equal times, unknown ones, days without a time and approximate
 * ones half an hour off are in order; a list that runs newest first is one order of its own.
 */
export function findDisorder(timeline: readonly TimelineEntry[]): Disorder[] {
  const found: Disorder[] = [];
  let steps: { back: number; disorder: Disorder | null }[] = [];
  let previous: number | undefined;
  const closeGroup = (): void => {
    const down = steps.filter((step) => step.back > 0).length;
    const newestFirst = steps.length >= 3 && down >= steps.length * 0.8;
    for (const { disorder } of steps) {
      if (disorder && !newestFirst) found.push(disorder);
    }
    steps = [];
    previous = undefined;
  };
  timeline.forEach((entry, index) => {
    const before = previous === undefined ? undefined : timeline[previous];
    if (before && before.group !== entry.group) closeGroup();
    if (!entry.start?.time) return;
    const last = previous === undefined ? undefined : timeline[previous];
    if (last?.start && previous !== undefined) {
      const back = minutesBack(last.start, entry.start);
      if (back !== null) {
        const vague =
          back <= approximationMinutes &&
          (entry.timestamp?.approximate || last.timestamp?.approximate);
        const isBreak = back > 0 && !vague;
        steps.push({
          back,
          disorder: isBreak ? { entry: index, previous } : null,
        });
      }
    }
    previous = index;
  });
  closeGroup();
  return found;
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
