import type { TextRange } from "../text";
import { labelAt, type Label } from "./labels";
import type { SourceLine } from "./lines";
import type { CalendarDate } from "./pointInTime";
import { titleWords, type SourcedZone } from "./sourcedZones";
import type { RawEntry } from "./timelineEntries";
import {
  dayHeadingIn,
  timestampAt,
  timestampsIn,
  type Timestamp,
} from "./timestamps";
import { timeZoneIn, type TimeZone } from "./timeZones";

/** What is in force where the reading of a timeline stands. */
export interface Cursor {
  group: number;
  day: CalendarDate | null;
  /** 2 under a heading “Day 2” that names no date. */
  dayNumber: number | null;
  zone: SourcedZone | null;
  isApproximate: boolean;
}

/** What an entry tells, but for its place among the others. */
export type EntryContent = Omit<RawEntry, "range" | "run" | "depth" | "parent">;

/** The entry's timestamp; an unfilled template token (`[HH:MM]`) is none, an honest unknown (`12:??`) is. */
export function entryStampAt(
  text: string,
  range: TextRange,
  isTimeCell = false,
): Timestamp | null {
  const timestamp = timestampAt(text, range, { isTimeCell });
  return timestamp?.placeholder ? null : timestamp;
}

/** Whether more than a date is known of the moment, or that it is not. */
export function tellsTime(timestamp: Timestamp): boolean {
  return (
    timestamp.time !== null ||
    timestamp.unknown ||
    timestamp.elapsedMinutes !== null
  );
}

/** The entry that a heading is: “14:05 UTC – Deployed”, “Deployed (14:05 UTC)”. */
export function headingEntry(
  text: string,
  line: SourceLine,
  cursor: Cursor,
): EntryContent | undefined {
  const { content } = line;
  const leading = entryStampAt(text, content);
  if (leading && tellsTime(leading)) {
    return entryContent(line, cursor, { timestamp: leading, end: content.end });
  }
  if (leading) return undefined;
  const trailing = bracketedAtEnd(text, content);
  return (
    trailing &&
    entryContent(line, cursor, trailingParts(text, content, trailing))
  );
}

/**
 * The entry that a line is, if any. `isAmongTimes` says that a line inside a list item stands next to one of the item that
 * begins with a time as well. Items of the list's outermost depth are entries without a time, too; a label of a line
 * is one with its text.
 */
export function lineEntry(
  text: string,
  line: SourceLine,
  listDepth: number,
  cursor: Cursor,
  isAmongTimes: boolean,
): EntryContent | undefined {
  const inList = line.listDepth > 0;
  const { content } = line;
  if (inList && !line.startsItem) {
    return insideEntry(text, line, cursor, isAmongTimes);
  }
  const timestamp = entryStampAt(text, content);
  if (
    timestamp &&
    (inList || tellsTime(timestamp) || isSetOff(text, timestamp))
  ) {
    return entryContent(line, cursor, { timestamp, end: content.end });
  }
  const label = labelAt(text, content);
  const stamped =
    label &&
    (labelWithTime(text, line, label, cursor) ??
      timeBehindLabel(text, line, label, cursor));
  if (stamped) return stamped;
  const isNote = label?.colon && note.test(labelWords(text, label));
  if (isNote && !inList) return undefined;
  if (label?.colon && !label.wholeLine && !isNote) {
    const labelled = labelledEntry(text, line, label, cursor);
    const isOfList = line.listDepth === (inList ? listDepth : 0);
    if (isOfList || labelled.timestamp) return labelled;
  }
  if (!inList || line.listDepth !== listDepth) return undefined;
  return entryContent(line, cursor, {
    label: label?.colon ? labelWords(text, label) : null,
    start: content.start,
    end: content.end,
  });
}

/** What stands between entries and tells of several. */
const note = /^[*_]*(?:(?:side ?)?notes?|n\.?b\.?|p\.?s\.?|remarks?)[*_:]*$/i;

const mistypedMark = /^=\s/;

/**
 * The entry that a line inside a list item is: a paragraph that begins with a time, or a line that people wrote as the next
 * item and Markdown takes for more of this one. A sentence may go over to a line that begins with a time, too.
 */
function insideEntry(
  text: string,
  line: SourceLine,
  cursor: Cursor,
  isAmongTimes: boolean,
): EntryContent | undefined {
  const { content } = line;
  const timestamp = entryStampAt(text, content);
  if (!timestamp || !tellsTime(timestamp)) return undefined;
  const isOwn =
    isAmongTimes ||
    line.startsParagraph ||
    isSetOff(text, timestamp) ||
    mistypedMark.test(text.slice(content.start, content.start + 2));
  return isOwn
    ? entryContent(line, cursor, { timestamp, end: content.end })
    : undefined;
}

/** “**Checkout alert (4 March 2026, 14:12)**: paged” */
function labelWithTime(
  text: string,
  line: SourceLine,
  label: Label,
  cursor: Cursor,
): EntryContent | undefined {
  if (!label.colon && label.markup !== "bold") return undefined;
  const timestamp = timestampsIn(text, label.range).find(({ time }) => time);
  if (!timestamp) return undefined;
  const words = text
    .slice(label.range.start, timestamp.range.start)
    .replace(openingBehindWords, "");
  return entryContent(line, cursor, {
    timestamp,
    label: words === "" ? null : words,
    start: label.wholeLine ? label.range.start : label.textStart,
    end: line.content.end,
  });
}

const beforeTime = /^[\s,–—-]{1,3}(?:(?:at|on|by|around) )?/i;
const colonBehind = /^[*_`]{0,3}\s?:/;

/** “**Detection** at 14:12: an alert fires” */
function timeBehindLabel(
  text: string,
  line: SourceLine,
  label: Label,
  cursor: Cursor,
): EntryContent | undefined {
  if (label.colon || label.markup !== "bold") return undefined;
  const { end } = line.content;
  const lead = beforeTime.exec(text.slice(label.textStart - 1, end));
  if (!lead) return undefined;
  const start = label.textStart - 1 + lead[0].length;
  const timestamp = timestampAt(text, { start, end });
  if (!timestamp?.time) return undefined;
  const { range } = timestamp;
  if (!colonBehind.test(text.slice(range.end, range.end + 5))) return undefined;
  const words = labelWords(text, label);
  return entryContent(line, cursor, { timestamp, label: words, end });
}

function labelledEntry(
  text: string,
  line: SourceLine,
  label: Label,
  cursor: Cursor,
): EntryContent {
  const { end } = line.content;
  const timestamp = timestampAt(text, { start: label.textStart, end });
  const words = labelWords(text, label);
  return timestamp?.time
    ? entryContent(line, cursor, { timestamp, label: words, end })
    : entryContent(line, cursor, { label: words, start: label.textStart, end });
}

function labelWords(text: string, { range }: Label): string {
  return text.slice(range.start, range.end);
}

/** Whether a date alone is set off from the words behind it, as an entry's is and a sentence's isn't. */
export function isSetOff(text: string, timestamp: Timestamp): boolean {
  const between = text.slice(timestamp.range.end, timestamp.textStart);
  return /[:\]*_|–—-]/.test(between);
}

/**
 * The time that stands behind an entry's words, where the timeline has none in front: at the end ("Deployed at 14:05"), or
 * anywhere in the text behind a label ("Escalation: @bob was paged at 14:40 by @alice").
 */
export function withLateTimestamp(
  text: string,
  entry: EntryContent,
): EntryContent | null {
  const { textRange } = entry;
  if (entry.timestamp || textRange.end - textRange.start > longestLine) {
    return null;
  }
  const stamps = timestampsIn(text, textRange).filter(({ time }) => time);
  const last = stamps.at(-1);
  const isPlain = entry.label !== null || stamps.length === 1;
  if (last && isPlain && isAtEnd(text, last, textRange.end)) {
    const { timestamp, start, end } = trailingParts(text, textRange, last);
    return { ...entry, timestamp, textRange: { start, end } };
  }
  const [first] = stamps;
  return first && entry.label !== null ? { ...entry, timestamp: first } : null;
}

const longestLine = 600;
const behindTrailing = /[\s)\]*_`.|]*/y;

function isAtEnd(text: string, { range }: Timestamp, end: number): boolean {
  behindTrailing.lastIndex = range.end;
  behindTrailing.exec(text);
  return behindTrailing.lastIndex >= end;
}

const opening = /[([]\s*$/;

/** A time in brackets at the end. */
function bracketedAtEnd(text: string, range: TextRange): Timestamp | undefined {
  const last = timestampsIn(text, range)
    .filter(({ time }) => time)
    .at(-1);
  if (!last || !isAtEnd(text, last, range.end)) return undefined;
  return opening.test(text.slice(range.start, last.range.start))
    ? last
    : undefined;
}

const openingBehindWords =
  /[\s([,;:–—*_`-]*(?:\b(?:at|on|around|about|by)\s*)?[\s([,;:–—*_`-]*$/i;

interface TrailingParts {
  readonly timestamp: Timestamp;
  readonly start: number;
  readonly end: number;
}

/** The timestamp, and the words before it without what opens it. */
function trailingParts(
  text: string,
  range: TextRange,
  timestamp: Timestamp,
): TrailingParts {
  const words = text
    .slice(range.start, timestamp.range.start)
    .replace(openingBehindWords, "");
  const { start } = range;
  return { timestamp, start, end: start + words.length };
}

/** An entry of a line. Its text begins behind its timestamp unless `start` says otherwise. */
export function entryContent(
  line: Pick<SourceLine, "index" | "content">,
  cursor: Cursor,
  parts: {
    readonly timestamp?: Timestamp | null;
    readonly label?: string | null;
    readonly start?: number;
    readonly end: number;
    readonly textParts?: readonly TextRange[];
    readonly zone?: SourcedZone | null;
  },
): EntryContent {
  const timestamp = parts.timestamp ?? null;
  const { end } = parts;
  const start = parts.start ?? timestamp?.textStart ?? line.content.start;
  return {
    line: line.index,
    timestamp,
    label: parts.label ?? null,
    textRange: { start: Math.min(start, end), end },
    textParts: parts.textParts ?? null,
    day: cursor.day,
    dayNumber: cursor.dayNumber,
    declaredZone: parts.zone ?? cursor.zone,
    isApproximate: cursor.isApproximate,
    group: cursor.group,
  };
}

/** “Day 2”, which names no date. */
export function dayNumberIn(text: string, range: TextRange): number | null {
  const words = text.slice(range.start, Math.min(range.end, range.start + 40));
  const number = /^[\s*_#]*day (\d{1,2})[\s*_:.–—-]*$/i.exec(words)?.[1];
  return number === undefined ? null : Number(number);
}

const otherDay =
  /\b(?:updated?|edited|written|published|reviewed|created|modified)\b/i;

/** The one day that a timeline's heading names: “Timeline (all times UTC, 4 March 2026)”. */
export function dayOfHeading(
  text: string,
  range: TextRange,
): CalendarDate | null {
  const day = dayHeadingIn(text, range);
  if (day || otherDay.test(text.slice(range.start, range.end))) return day;
  const stamps = timestampsIn(text, range).filter(({ date }) => date);
  const [stamp] = stamps;
  const isDay = stamps.length === 1 && !stamp?.time && !stamp?.end;
  return isDay ? (stamp?.date ?? null) : null;
}

/** “All times in UTC.”: a line of the section that is no entry and speaks of times. */
export function zoneSentence(
  text: string,
  content: TextRange,
): SourcedZone | null {
  const sentence = text.slice(content.start, content.end);
  if (!/\b(?:times?|timezone|zone|clock|events|UTC|GMT)\b/i.test(sentence)) {
    return null;
  }
  const zone = timeZoneIn(text, content);
  return zone && { zone, place: "sentence", title: null };
}

/** The zone that a heading or a column's header declares. */
export function declaredIn(
  text: string,
  range: TextRange,
  place: "heading" | "column",
): SourcedZone | null {
  const zone = timeZoneIn(text, range) ?? zoneBesideDay(text, range);
  return zone && { zone, place, title: titleWords(text, range) };
}

/** “Timeline – 4 March 2026 (UTC)”: what stands behind a day may be of that alone, but not in a heading. */
function zoneBesideDay(text: string, range: TextRange): TimeZone | null {
  const [stamp, other] = timestampsIn(text, range);
  if (!stamp?.date || stamp.time || other) return null;
  return (
    timeZoneIn(text, { start: range.start, end: stamp.range.start }) ??
    stamp.zone ??
    timeZoneIn(text, { start: stamp.range.end, end: range.end })
  );
}

const approximateTimes =
  /\btime(?:s|stamps)?\b[^.]{0,40}\b(?:approximate|approximations?|approximately|approx|estimated|estimates)\b|\b(?:approximate|approx\.?|estimated|rough) times?\b/i;

/** “All times approximate”, “(times are approximate)”. */
export function saysApproximate(text: string, range: TextRange): boolean {
  const end = Math.min(range.end, range.start + 200);
  return approximateTimes.test(text.slice(range.start, end));
}
