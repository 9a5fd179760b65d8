import { movedRange, type TextRange } from "../text";
import { cutAt, matchAt } from "./scanning";
import type { CalendarDate, ClockTime } from "./pointInTime";
import { perWords } from "./perWords";
import { regionOffsets } from "./timeZoneDatabase";
import { readTimeZone, readZoneText } from "./timeZoneNotation";

/** A time zone as the text writes it. */
export interface TimeZone {
  readonly range: TextRange;
  readonly text: string;
  /** Minutes east of UTC; null where the notation is ambiguous, unknown or needs a date. An offset beside a name wins. */
  readonly offsetMinutes: number | null;
  /** The region of the time-zone database whose clock is named, where that changes over the year; `offsetMinutes` goes first. */
  readonly iana: string | null;
  /**
   * The offsets that the name or abbreviation may stand for, apart from an offset written beside it: several for "CST",
   * -480 for "PST (UTC-7)". Empty where only an offset is written.
   */
  readonly readings: readonly number[];
}

/** The time zone that begins at `start`, after optional spaces and an opening bracket; null where there is none. */
export function timeZoneAt(
  text: string,
  start: number,
  end: number,
): TimeZone | null {
  return readTimeZone(cutAt(text, end), start)?.zone ?? null;
}

/**
 * The offset from UTC in minutes that holds in a zone at a wall time, without a time at noon. Null where the notation is
 * ambiguous, or where its region needs a year that is not known. Where a wall time comes twice it is that of the first.
 */
export function offsetAt(
  zone: TimeZone,
  date: CalendarDate | null,
  time: ClockTime | null,
): number | null {
  if (zone.offsetMinutes !== null) return zone.offsetMinutes;
  if (zone.iana === null || date === null) return null;
  const { offsets, exists } = regionOffsets(zone.iana, date, time);
  // In the hour left out in spring, the clock people read was not put forward yet: that is the offset before.
  return (exists ? offsets[0] : offsets[1]) ?? null;
}

/**
 * The zone that a heading, a table's header cell or a sentence declares for the times around it: "Timeline (UTC)",
 * "Time (EAT)", "All times in CET (GMT+1)". Null for a zone that belongs to a time beside it, and for ordinary prose. A
 * declared zone that nobody knows ("All times in EU/Central") comes without offset and readings.
 */
export const timeZoneIn = perWords(readZone, movedZone);

/** The same zone that many characters further on. */
export function movedZone<Zone extends TimeZone | null>(
  zone: Zone,
  by: number,
): Zone {
  return zone && { ...zone, range: movedRange(zone.range, by) };
}

function readZone(text: string, range: TextRange): TimeZone | null {
  const source = cutAt(text, range.end);
  const isLong = range.end - range.start > longestHeading;
  if (isLong && !timeWordAnywhere.test(source.slice(range.start))) return null;
  candidate.lastIndex = range.start;
  for (
    let match = candidate.exec(source);
    match !== null;
    match = candidate.exec(source)
  ) {
    const at = match.index;
    const zone = readZoneText(source, at) ?? readUnknownRegion(source, at);
    if (zone === null) continue;
    if (isDeclared(source, range.start, zone)) return zone;
    candidate.lastIndex = Math.max(candidate.lastIndex, zone.range.end);
  }
  return null;
}

const longestHeading = 80;
const timeWordAnywhere =
  /\b(?:times?|timestamps?|timezones?|tz|clocks?|events|entries|dates|hours|timeline|chronology)\b/i;
const candidate =
  /(?<![\w/.])(?:[A-Z][A-Za-z]|Z\b|utc|gmt|[a-z]{2,4}t\b|local time|[+\-−]\d\d:?\d\d)/g;

const unknownRegion = /[A-Z][A-Za-z]{1,12}\/[A-Z][A-Za-z_]{1,30}(?![A-Za-z/])/y;

function readUnknownRegion(source: string, at: number): TimeZone | null {
  const match = matchAt(unknownRegion, source, at);
  if (match === null || match[0].toLowerCase().startsWith("date/")) return null;
  const range = { start: at, end: at + match[0].length };
  return {
    range,
    text: match[0],
    offsetMinutes: null,
    iana: null,
    readings: [],
  };
}

/** Nouns that name what a zone is declared for. */
const timeWords = new Set(
  "times timestamps timestamp timezone timezones tz zone clock clocks hours timeline chronology events entries dates".split(
    " ",
  ),
);
/** Nouns that do so only near the beginning ("Start time", "Date"), as prose uses them otherwise ("at the time"). */
const timeWordsOfLabels = new Set("time date when start end".split(" "));
/** Words that may stand between such a noun and its zone. */
const fillers = new Set(
  (
    "all the a is are be in was were at of on this these below above here as per use uses used using by with to for and " +
    "given listed shown stated documented recorded reported noted expressed written displayed presented specified " +
    "approximate approximately local standard otherwise unless following document page section report format note that " +
    "our their respective respectively 24-hour 24-hours 24h 24hr 12-hour 12h hour hh mm us team's"
  ).split(" "),
);

const contextLength = 160;
const sentenceEnd = /[.!?;]["')\]*_]*\s(?=\S)/g;
const word = /[A-Za-z0-9][A-Za-z0-9'’-]*|[([|]/g;
const clockBefore =
  /(?:\d|\d\s?[ap]\.?m\.?|noon|midnight|o['’]clock)[\s*_`([]*$/i;

function isDeclared(source: string, start: number, zone: TimeZone): boolean {
  const from = Math.max(start, zone.range.start - contextLength);
  const before = lastSentence(source.slice(from, zone.range.start));
  if (clockBefore.test(before)) return false;
  const words = before.match(word) ?? [];
  const isUnknown = zone.readings.length === 0 && zone.iana === null;
  for (let index = words.length - 1; index >= 0; index--) {
    const spoken = (words[index] ?? "").toLowerCase();
    if (timeWords.has(spoken)) return true;
    if (timeWordsOfLabels.has(spoken) && index < 4)
      return pausesBehind(source, zone);
    if (spoken === "(" || spoken === "[" || spoken === "|")
      return index <= 9 && endsDeclaration(source, zone);
    if (!fillers.has(spoken)) return false;
  }
  if (isUnknown && zone.offsetMinutes === null) return false;
  return from === start && endsDeclaration(source, zone);
}

function lastSentence(text: string): string {
  let from = 0;
  for (const end of text.matchAll(sentenceEnd))
    from = end.index + end[0].length;
  return text.slice(from);
}

const wordBehind = /\s{1,3}([A-Za-z0-9][A-Za-z0-9'’-]*)/y;

/** Whether the sentence does not go on as if the zone were an adjective: "By the time PT teams woke up". */
function pausesBehind(source: string, zone: TimeZone): boolean {
  const next = matchAt(wordBehind, source, zone.range.end)?.[1];
  return next === undefined || isAboutTimes(next);
}

const wordsAfter = /[A-Za-z0-9][A-Za-z0-9'’-]*/g;

/** Whether nothing follows but closing marks and words on times: "(UTC) All times approximate". */
function endsDeclaration(source: string, zone: TimeZone): boolean {
  const rest = source.slice(zone.range.end, zone.range.end + contextLength);
  return (rest.match(wordsAfter) ?? []).every(isAboutTimes);
}

function isAboutTimes(text: string): boolean {
  const spoken = text.toLowerCase();
  return (
    timeWords.has(spoken) ||
    timeWordsOfLabels.has(spoken) ||
    fillers.has(spoken)
  );
}
