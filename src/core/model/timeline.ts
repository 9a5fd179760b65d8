import { addAll } from "../lists";
import { memo } from "../memo";
import { movedRange, type TextRange } from "../text";
import { dayMonthOrder, inOrder, isOpen } from "./dateOrder";
import type { DayMonthOrder } from "./calendarDates";
import { keptInPlace, type Place } from "./excerpts";
import { milestoneOf, type Milestone } from "./milestones";
import { utcOf, type CalendarDate, type PointInTime } from "./pointInTime";
import { keptByText } from "./perWords";
import type { SourcedZone } from "./sourcedZones";
import type { RawEntry } from "./timelineEntries";
import {
  inOtherHalf,
  readHalvesOfDay,
  type HalfOfDay,
} from "./timelineMeridiems";
import { runsDown } from "./timelineDirection";
import {
  resolve,
  startOfSequence,
  underDay,
  underDayNumber,
  type Sequence,
} from "./timelineSequence";
import { movedStamp, type Timestamp } from "./timestamps";
import { pointAfter, timeZero } from "./timeZero";
import { regionOffsets } from "./timeZoneDatabase";
import { movedZone, offsetAt, type TimeZone } from "./timeZones";

export { findDisorder, findNewestFirst } from "./timelineOrder";
export type { Disorder, NewestFirst } from "./timelineOrder";

/** An entry with the moments it tells of, as far as its own words, its neighbours and the document say. */
export interface TimelineEntry extends RawEntry {
  readonly start: PointInTime | null;
  /** Of a range. */
  readonly end: PointInTime | null;
  /** Milliseconds since 1970-01-01T00:00Z of `start` and `end`; null where the day, its year or the zone is not known. */
  readonly startUtc: number | null;
  readonly endUtc: number | null;
  readonly text: string;
  /** The zone that its time is read in, and where it stands; null where there is no time or nothing names a zone. */
  readonly zone: SourcedZone | null;
  /** The zone of a time that names none. */
  readonly assumedZone: TimeZone | null;
  /** Whether its own words or those of its timeline's heading say that the time is not exact. */
  readonly approximate: boolean;
  /** The timestamp as its neighbours make it read: with the order of day and month, and with the half of the day. */
  readonly reading: Timestamp | null;
  /** What the entries before it have reached, which its missing date is taken from. */
  readonly reached: Sequence;
  readonly doubts: TimeDoubts;
  /** What it tells of, by its label and its words. */
  readonly milestone: Milestone | null;
}

/** What is not certain, or contradicts itself, in a time as it is written. */
interface TimeDoubts {
  /** Further days that its date may be, day and month changed about; nothing in the document tells. `start` has the first. */
  readonly otherDates: readonly CalendarDate[];
  /** Whether the day is the next one only because the time of day falls back by half a day or more. */
  readonly isRollover: boolean;
  /** Whether it names no half of the day where its neighbours show a twelve-hour clock. */
  readonly missesMeridiem: boolean;
  /** The other half of the day than the one written, where only that keeps it between its neighbours. `start` has the one written. */
  readonly meridiemSlip: "am" | "pm" | null;
  /** What the region's clock does at that wall time: it shows it twice or leaves it out; null where it does neither. */
  readonly localTime: "repeated" | "skipped" | null;
  /** The offset in minutes that the zone's region has on that day, where the abbreviation names another: -420 for "PST" in July. */
  readonly seasonalOffsetMinutes: number | null;
}

/** What the rest of the document says about the day and the zone of its times. */
export interface TimeContext {
  readonly date: CalendarDate | null;
  readonly zone: SourcedZone | null;
  /** When the incident began, as far as the document states it outside of the timeline. */
  readonly start: PointInTime | null;
  /** The times that stand outside of the timeline. */
  readonly stamps: readonly Timestamp[];
}

/** The entries of one timeline section, with offsets and lines from its place and groups from 0. */
export interface RawTimeline {
  readonly place: Place;
  readonly entries: readonly RawEntry[];
}

interface ResolvedTimelines {
  /** The entries of each, in the document's order. */
  readonly timelines: readonly (readonly TimelineEntry[])[];
  /** Which of day and month dates in digits write first; null where there are none or nothing tells. */
  readonly dateOrder: DayMonthOrder | null;
}

/** Carries dates and zones over to entries that lack them: from the day heading, the entry before, the document. */
export function resolveTimelines(
  text: string,
  raw: readonly RawTimeline[],
  context: TimeContext,
): ResolvedTimelines {
  const dateOrder = dayMonthOrder(
    raw.flatMap(({ entries }) =>
      entries.flatMap(({ timestamp }) => timestamp ?? []),
    ),
    context.stamps,
  );
  const { date, zone } = context;
  const known: KnownTimes = {
    date,
    zone,
    dateOrder,
    key: JSON.stringify([
      date,
      zone && { ...zone, zone: { ...zone.zone, range: null } },
      dateOrder,
    ]),
  };
  let group = 0;
  const timelines = raw.map(({ place, entries }) => {
    const key = `${group} ${zone?.zone.range.start}-${zone?.zone.range.end}`;
    const resolved = resolvedOf(entries)(text.slice(place.start), known);
    const placed = placedEntries(resolved, place, { key, group, zone });
    group = (placed.at(-1)?.group ?? group - 1) + 1;
    return placed;
  });
  const zero = timeZero(text, timelines.flat(), context);
  return {
    timelines: zero
      ? timelines.map((each) => each.map((entry) => counted(entry, zero)))
      : timelines,
    dateOrder,
  };
}

/** What the document says for all of its times. */
interface KnownTimes extends Pick<TimeContext, "date" | "zone"> {
  readonly dateOrder: DayMonthOrder | null;
  /** The same for the same day, zone and order, wherever the zone stands. */
  readonly key: string;
}

/** Entries that have been resolved, where their timeline begins the text. */
interface OwnTimeline {
  readonly entries: readonly TimelineEntry[];
  /** The document's zone, as it was then. */
  readonly zone: SourcedZone | null;
}

/** Resolves the entries of a timeline, once for what the document says of all times. `text` begins where the timeline does. */
const resolvedOf = memo((raw: readonly RawEntry[]) => {
  let last: { readonly key: string; readonly own: OwnTimeline } | undefined;
  return (text: string, known: KnownTimes): OwnTimeline => {
    if (last?.key !== known.key) {
      const entries: TimelineEntry[] = [];
      for (let from = 0; from < raw.length;) {
        let until = from + 1;
        while (raw[until] && raw[until]?.group === raw[from]?.group) until++;
        addAll(entries, resolveGroup(text, raw.slice(from, until), known));
        from = until;
      }
      last = { key: known.key, own: { entries, zone: known.zone } };
    }
    return last.own;
  };
});

/** The entries of a timeline where it stands. `group` is that of its first entry, `zone` the document's. */
const placedEntries = keptInPlace(
  (
    own: OwnTimeline,
    place: Place,
    {
      group,
      zone,
    }: {
      readonly key: string;
      readonly group: number;
      readonly zone: SourcedZone | null;
    },
  ): readonly TimelineEntry[] => {
    const moveZone = zonesBehind(place.start, own.zone, zone);
    return own.entries.map((entry) =>
      placedEntry(entry, place, group, moveZone),
    );
  },
);

type MoveZone = (zone: TimeZone) => TimeZone;

/** Moves zones, each once, but the document's own one: that stands where it stands now. */
function zonesBehind(
  by: number,
  known: SourcedZone | null,
  now: SourcedZone | null,
): MoveZone {
  const moved = new Map<TimeZone, TimeZone>();
  if (known && now) moved.set(known.zone, now.zone);
  return (zone) => {
    const there = moved.get(zone) ?? movedZone(zone, by);
    moved.set(zone, there);
    return there;
  };
}

function placedEntry(
  entry: TimelineEntry,
  { start: by, line }: Place,
  group: number,
  moveZone: MoveZone,
): TimelineEntry {
  const moved = (range: TextRange): TextRange => movedRange(range, by);
  const sourced = (zone: SourcedZone | null): SourcedZone | null =>
    zone && { ...zone, zone: moveZone(zone.zone) };
  const timestamp = movedStamp(entry.timestamp, by);
  return {
    ...entry,
    line: entry.line + line,
    range: moved(entry.range),
    timestamp,
    textRange: moved(entry.textRange),
    textParts: entry.textParts?.map(moved) ?? null,
    declaredZone: sourced(entry.declaredZone),
    group: entry.group + group,
    parent: entry.parent === null ? null : entry.parent + line,
    zone: sourced(entry.zone),
    assumedZone: entry.assumedZone && moveZone(entry.assumedZone),
    reading:
      entry.reading === entry.timestamp
        ? timestamp
        : movedStamp(entry.reading, by),
  };
}

/** The entry with the moment that it counts from the start of the incident. */
function counted(entry: TimelineEntry, zero: PointInTime): TimelineEntry {
  const minutes = entry.timestamp?.elapsedMinutes;
  if (minutes == null) return entry;
  const start = pointAfter(zero, minutes);
  return { ...entry, start, startUtc: utcOf(start) };
}

/** Resolves the entries of one sequence. */
function resolveGroup(
  text: string,
  raw: readonly RawEntry[],
  context: KnownTimes,
): TimelineEntry[] {
  const stamps = raw.map(
    ({ timestamp }) => timestamp && inOrder(timestamp, context.dateOrder),
  );
  const isNewestFirst = runsDown(
    raw.map(({ day }, index) => ({ day, reading: stamps[index] ?? null })),
  );
  const halves = halvesOfDay(raw, stamps, isNewestFirst);
  const zoned = stamps.find((stamp) => stamp?.zone)?.zone;
  const neighbour: SourcedZone | null = zoned
    ? { zone: zoned, place: "neighbour", title: null }
    : null;
  let state = startOfSequence(context.date, isNewestFirst);
  let day: CalendarDate | null = null;
  let dayNumber: number | null = null;
  return raw.map((entry, index) => {
    if (entry.day && entry.day !== day) {
      day = entry.day;
      state = underDay(state, day);
    }
    if (entry.dayNumber !== null && entry.dayNumber !== dayNumber) {
      state = underDayNumber(state, entry.dayNumber);
    }
    dayNumber = entry.dayNumber;
    const reading = halves[index]?.timestamp ?? null;
    const assumed = entry.declaredZone ?? neighbour ?? context.zone;
    const reached = state;
    const moments = resolve(reading, assumed?.zone ?? null, state);
    state = nextOf(moments.next, reading, assumed, halves[index], reached);
    const { start, end } = moments;
    const zone = zoneOf(reading, assumed, start);
    const words = (entry.textParts ?? [entry.textRange])
      .map((part) => plainText(text.slice(part.start, part.end)))
      .join(" ");
    return {
      text: words,
      milestone: milestoneOf(words, entry.label),
      start,
      end,
      startUtc: start && utcOf(start),
      endUtc: end && utcOf(end),
      zone,
      assumedZone: assumed?.zone ?? null,
      approximate: entry.isApproximate || reading?.approximate === true,
      reading,
      reached,
      doubts: {
        otherDates:
          reading && isOpen(reading) ? reading.dateReadings.slice(1) : [],
        isRollover: moments.isRollover,
        missesMeridiem: halves[index]?.isMissing ?? false,
        meridiemSlip: halves[index]?.slip ?? null,
        ...doubtsOfZone(zone?.zone ?? null, start),
      },
      ...entry,
    };
  });
}

/** Behind a slip of the half of the day, the sequence goes on from the time that was meant. */
function nextOf(
  next: Sequence,
  reading: Timestamp | null,
  assumed: SourcedZone | null,
  half: HalfOfDay | undefined,
  reached: Sequence,
): Sequence {
  if (!half?.slip || !reading?.time) return next;
  const meant = { ...reading, time: inOtherHalf(reading.time) };
  return resolve(meant, assumed?.zone ?? null, reached).next;
}

function zoneOf(
  reading: Timestamp | null,
  assumed: SourcedZone | null,
  start: PointInTime | null,
): SourcedZone | null {
  if (!start?.time) return null;
  const own = reading?.zone;
  return own ? { zone: own, place: "entry", title: null } : assumed;
}

function doubtsOfZone(
  zone: TimeZone | null,
  start: PointInTime | null,
): Pick<TimeDoubts, "localTime" | "seasonalOffsetMinutes"> {
  const none = { localTime: null, seasonalOffsetMinutes: null };
  if (!zone?.iana || !start?.time || start.date?.year == null) return none;
  if (zone.offsetMinutes === null) {
    const { offsets, exists } = regionOffsets(
      zone.iana,
      start.date,
      start.time,
    );
    if (!exists) return { ...none, localTime: "skipped" };
    return offsets.length > 1 ? { ...none, localTime: "repeated" } : none;
  }
  const byDate = { ...zone, offsetMinutes: null };
  const offset = offsetAt(byDate, start.date, start.time);
  if (offset === zone.offsetMinutes) return none;
  return { ...none, seasonalOffsetMinutes: offset };
}

function halvesOfDay(
  raw: readonly RawEntry[],
  stamps: readonly (Timestamp | null)[],
  isNewestFirst: boolean,
): HalfOfDay[] {
  if (isNewestFirst) {
    return stamps.map((timestamp) => ({
      timestamp,
      isMissing: false,
      slip: null,
    }));
  }
  return readHalvesOfDay(
    stamps.map((timestamp, index) => ({
      timestamp,
      isFresh:
        raw[index]?.day !== raw[index - 1]?.day ||
        raw[index]?.dayNumber !== raw[index - 1]?.dayNumber ||
        namesDay(timestamp, stamps[index - 1]),
    })),
  );
}

/** Whether a timestamp tells its day, and not the same as the one before. */
function namesDay(
  stamp: Timestamp | null,
  before: Timestamp | null | undefined,
): boolean {
  if (!stamp) return false;
  const dayOf = (each: Timestamp | null | undefined): string =>
    JSON.stringify([each?.date, each?.weekday, each?.dayNumber]);
  const { date, weekday, dayNumber } = stamp;
  const tells = date !== null || weekday !== null || dayNumber !== null;
  return stamp.dayShift !== null || (tells && dayOf(stamp) !== dayOf(before));
}

/** The words without Markdown's marks, on one line. */
const plainText = keptByText((source) =>
  source
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/<[^<>]*>/g, "")
    .replace(/[*_`|]+/g, "")
    .replace(/\s+/g, " ")
    .trim(),
);
