import { movedRange, type TextRange } from "../text";
import { cutAt, matchAt } from "./scanning";
import { readMoment } from "./moments";
import { perWords } from "./perWords";
import type { DayMonthOrder } from "./calendarDates";
import type { CalendarDate, ClockTime } from "./pointInTime";
import { readLeadMark, textStartAfter } from "./timestampEdges";
import { readTimestamp } from "./timestampReader";
import { movedZone, type TimeZone, timeZoneIn } from "./timeZones";

/** A time as the text writes it, before anything is taken over from its surroundings. */
export interface Timestamp {
  readonly range: TextRange;
  readonly raw: string;
  /** In full and in English: "Monday". */
  readonly weekday: string | null;
  /** The first of `dateReadings`; null where no date is written or the calendar has no such day. */
  readonly date: CalendarDate | null;
  /**
   * More than one where the order of day and month is open. Between slashes and hyphens the month goes first, as in the
   * United States; between dots the day.
   */
  readonly dateReadings: readonly CalendarDate[];
  /** The order of day and month that each of `dateReadings` takes; empty where the notation leaves no order open. */
  readonly dateOrders: readonly DayMonthOrder[];
  /** Whether a date is written that the calendar doesn't have: 30 February, the year 20266. */
  readonly invalidDate: boolean;
  readonly time: ClockTime | null;
  readonly end: TimestampEnd | null;
  /** Of both ends, unless the end has its own. */
  readonly zone: TimeZone | null;
  readonly approximate: boolean;
  /** Whether the text says that the time is not known: "1X:XX", "[???]", "(Time TBC)". */
  readonly unknown: boolean;
  /** Whether it is unknown because a template's token still stands there: "[Timestamp]", "HH:MM". */
  readonly placeholder: boolean;
  /** Minutes since the start of the incident, of "T+5m". */
  readonly elapsedMinutes: number | null;
  /** Days after that of the entry before, of "next day 09:00"; null where no such words stand. */
  readonly dayShift: number | null;
  /** 2 of "Day 2 09:00" and of "00:40 (+1 day)"; null where no day is counted. */
  readonly dayNumber: number | null;
  /** Where the text behind it begins: after closing emphasis and separators. */
  readonly textStart: number;
}

/** The second time of a range. */
export interface TimestampEnd {
  /** Null where none is written; the day of the start then, or the next one where that would be earlier. */
  readonly date: CalendarDate | null;
  readonly time: ClockTime | null;
  readonly zone: TimeZone | null;
  readonly unknown: boolean;
}

/** What a caller knows about the place it reads. */
interface TimestampOptions {
  /** Whether the range is a table's cell for times, where "11.50" is a time too. */
  readonly isTimeCell?: boolean;
}

/**
 * The timestamp that an entry begins with, after list markers, emphasis, brackets, tags and words such as "At"; null where
 * it begins with anything else. The range holds one line or one table cell.
 */
export function timestampAt(
  text: string,
  range: TextRange,
  options: TimestampOptions = {},
): Timestamp | null {
  return options.isTimeCell === true
    ? cellStamp(text, range)
    : entryStamp(text, range);
}

const entryStamp = perWords(
  (text, range) => leadingStamp(text, range, "entry"),
  movedStamp,
);
const cellStamp = perWords(
  (text, range) => leadingStamp(text, range, "cell"),
  movedStamp,
);

/** The same timestamp that many characters further on. */
export function movedStamp(
  stamp: Timestamp | null,
  by: number,
): Timestamp | null {
  if (stamp === null) return null;
  const { range, zone, end, textStart } = stamp;
  return {
    ...stamp,
    range: movedRange(range, by),
    zone: movedZone(zone, by),
    end: end && { ...end, zone: movedZone(end.zone, by) },
    textStart: textStart + by,
  };
}

function leadingStamp(
  text: string,
  range: TextRange,
  context: "entry" | "cell",
): Timestamp | null {
  const source = cutAt(text, range.end);
  let at = range.start;
  let openEmphasis = 0;
  let isNumbered = false;
  for (let count = 0; count < maximumLeadMarks && at < source.length; count++) {
    const stamp = readTimestamp(source, at, context, openEmphasis);
    if (stamp !== null) return stamp;
    const mark = readLeadMark(source, at);
    if (mark === null || (mark.isNumber && isNumbered)) return null;
    isNumbered ||= mark.isNumber;
    openEmphasis += mark.emphasis;
    at = mark.end;
  }
  return null;
}

/** Every timestamp in running text, left to right, ranges as one. None reaches over a blank line or into the next list item. */
export function timestampsIn(
  text: string,
  range: TextRange,
): readonly Timestamp[] {
  return blocksIn(text, range).flatMap((block) => stampsOf(text, block));
}

const stampsOf = perWords(readStamps, (stamps, by): readonly Timestamp[] =>
  stamps.flatMap((stamp) => movedStamp(stamp, by) ?? []),
);

function readStamps(text: string, block: TextRange): readonly Timestamp[] {
  const found: Timestamp[] = [];
  const source = cutAt(text, block.end);
  anchor.lastIndex = block.start;
  for (
    let match = anchor.exec(source);
    match !== null;
    match = anchor.exec(source)
  ) {
    const stamp = readInProse(source, match.index, block.start);
    if (stamp === null) continue;
    found.push(stamp);
    anchor.lastIndex = Math.max(anchor.lastIndex, stamp.range.end);
  }
  return found;
}

/** The date of a line that is only a date, whatever stands around it: "**March 4, 2026 (Wednesday)**". */
export const dayHeadingIn = perWords(readDayHeading, (date) => date);

function readDayHeading(text: string, range: TextRange): CalendarDate | null {
  const source = cutAt(text, range.end);
  let at = range.start;
  let isNumbered = false;
  for (let count = 0; count < maximumLeadMarks && at < source.length; count++) {
    const moment = readMoment(source, at, "entry");
    if (moment !== null) {
      const isDay = moment.clock === null && moment.date?.lastDay === null;
      const date = isDay ? (moment.date?.date ?? null) : null;
      return isDay && endsDayHeading(source, moment.end) ? date : null;
    }
    const mark = readLeadMark(source, at);
    if (mark === null || (mark.isNumber && isNumbered)) return null;
    isNumbered ||= mark.isNumber;
    at = mark.end;
  }
  return null;
}

const maximumLeadMarks = 16;
const numberedDayBehind = /\(?day \d{1,3}\)?/iy;

function endsDayHeading(source: string, at: number): boolean {
  const start = textStartAfter(source, at, 9);
  const day = matchAt(numberedDayBehind, source, start);
  const end = textStartAfter(source, start + (day?.[0].length ?? 0), 9);
  if (end >= source.length) return true;
  return (
    timeZoneIn(source, { start: end, end: source.length }) !== null &&
    source.length - end < longestZoneRemark
  );
}

const longestZoneRemark = 60;

const hardBreak =
  /(?:\r\n?|\n)(?=[ \t]{0,40}(?:$|[\r\n]|[-*+|#>]|\d{1,3}[.)]\s))/g;

/** Runs of lines that one sentence may go over: between blank lines, list items, table rows and headings. */
function blocksIn(text: string, range: TextRange): TextRange[] {
  const source = cutAt(text, range.end);
  const blocks: TextRange[] = [];
  let { start } = range;
  hardBreak.lastIndex = start;
  for (
    let match = hardBreak.exec(source);
    match !== null;
    match = hardBreak.exec(source)
  ) {
    blocks.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  blocks.push({ start, end: Math.min(range.end, text.length) });
  return blocks;
}

const anchor =
  /(?<![A-Za-z0-9.:/\\$€£#+=-]|[A-Za-z0-9]_)\d|(?<![A-Za-z0-9/.-]|[A-Za-z0-9]_)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}(?:[., ]|(?=\d{1,2},? 20\d\d))|[Nn]oon|[Mm]idday|[Mm]idnight)/g;
const wordOfNoTime =
  /(?:\b(?:ratio(?: of)?|version|ver|release|ports?|lines?|scores?|scale|aspect|chapter|rfc|lasted|lasting|took|taking|duration(?: of)?)\b[:=]?\s|\bv)["'`(]?$/i;
const jsonBefore = /":\s?"$/;
const unitOfNoTime = /\s?(?:ratio|split|hours?|hrs?|minutes?|mins?)\b/iy;
const approximateBefore =
  /(?:[~≈≃]\s?|\b(?:around|about|approximately|approx\.?|roughly|circa|ca\.|nearly|almost|(?:shortly|just) (?:before|after)|early|late)\s(?:at\s)?)$/i;
const lookBehind = 28;

function readInProse(
  source: string,
  at: number,
  rangeStart: number,
): Timestamp | null {
  const stamp = readTimestamp(source, at, "prose", 0);
  if (stamp === null) return null;
  const before = source.slice(Math.max(rangeStart, at - lookBehind), at);
  if (jsonBefore.test(before)) return null;
  const isPlain =
    stamp.time?.meridiem === null && stamp.zone === null && stamp.date === null;
  if (isPlain && stamp.end === null) {
    if (wordOfNoTime.test(before)) return null;
    if (matchAt(unitOfNoTime, source, stamp.range.end) !== null) return null;
  }
  const approximate = stamp.approximate || approximateBefore.test(before);
  return { ...stamp, approximate };
}
