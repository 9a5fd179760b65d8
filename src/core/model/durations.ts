import type { TextRange } from "../text";
import { type Length, readLength } from "./durationNotation";
import { approximationsBefore, numberWords } from "./durationWords";
import { cutAt, matchAt } from "./scanning";

/** A length of time as the text states it. */
export interface StatedDuration {
  readonly range: TextRange;
  readonly raw: string;
  /** May have a fraction. */
  readonly minutes: number;
  readonly approximate: "about" | "over" | "under" | null;
  /** Whether it counts business or support hours only. */
  readonly businessHours: boolean;
  /** Of the last unit or decimal place written, which tells how exact the length is meant. */
  readonly smallestUnitMinutes: number;
}

/**
 * Every length of time in running text, left to right: "1 hour and 45 minutes", "1d 5h 47m", "half an hour", "PT1H23M".
 * Not what only looks alike: money, millions, milliseconds, "24/7", "24-hour clock", nor what is no single length ("4-5
 * hours"), a rate ("every 5 minutes") or a distance in time ("3 hours ago").
 */
export function durationsIn(text: string, range: TextRange): StatedDuration[] {
  const source = cutAt(text, range.end);
  const found: StatedDuration[] = [];
  anchor.lastIndex = range.start;
  for (
    let match = anchor.exec(source);
    match !== null;
    match = anchor.exec(source)
  ) {
    const at = match.index;
    const before = source.slice(Math.max(range.start, at - lookAround), at);
    const length = readLength(source, at) ?? readClock(source, at, before);
    if (length === null) continue;
    anchor.lastIndex = Math.max(anchor.lastIndex, length.end);
    if (notBehind.test(before)) continue;
    if (matchAt(notBefore, source, length.end) !== null) continue;
    if (isVagueArticle(source, at, length, before)) continue;
    found.push(stated(source, at, length, before));
  }
  return found;
}

/** The length of a field made for it, where "00:45:10" is one too. */
export function lengthInField(
  text: string,
  range: TextRange,
): StatedDuration | null {
  const source = cutAt(text, range.end);
  const at =
    range.start + (matchAt(beforeClock, source, range.start)?.[0].length ?? 0);
  const length =
    matchAt(clockAlone, source, at) && readClock(source, at, named);
  return length
    ? stated(source, at, length, source.slice(range.start, at))
    : (durationsIn(text, range)[0] ?? null);
}

const named = "Duration: ";
const beforeClock =
  /[\s*_~`]{0,6}(?:(?:about|approximately|around|over|under|nearly)\s)?/iy;
/** Hours, minutes and seconds, or hours and minutes that the value consists of. */
const clockAlone =
  /\d{1,3}:[0-5]\d:[0-5]\d(?![\d:])|0?\d:[0-5]\d(?=[\s*_`]*(?:\(|$|\n|h))/y;

const anchor = new RegExp(
  `(?<![\\w$€£¥#+/.–-]|\\d[:.,])\\d|\\bP(?=T?\\d)|\\b(?:half|quarter|an?|${[
    ...numberWords.keys(),
  ]
    .filter((name) => !name.includes(" "))
    .join("|")})\\b`,
  "gi",
);
const lookAround = 40;
const notBehind =
  /(?:\bper|\bevery|\beach|\bonce(?: in)?|\d\s(?:to|or|-|–)|\b(?:one|two|three|four|five|six|eight|ten)\s(?:to|or)|\bbetween\s\S{1,12}\sand|\b(?:cpu|memory)["']?\s?[:=]|[$€£]\s?)\s?$/i;
const notBefore =
  /[\s-]{0,2}(?:clock|format|notation|ago|old|earlier|later|prior)\b|\s(?:an?|per) (?:day|week|hour|minute)\b|\s?\/|%/iy;

const article = /an?\s/iy;
const lengthBefore =
  /\b(?:for|lasted|lasting|took|taking|within|after|than|about|approximately|around|over|under|almost|nearly|roughly|just|of|was|is|least|most|up to|only|another)\s$|[~≈<>:(]\s?$/i;
const lengthBehind = /[\s-]long\b/y;

/** "an hour" is a length where it says so: "for an hour", "an hour-long outage"; "twice an hour" is a rate. */
function isVagueArticle(
  source: string,
  at: number,
  length: Length,
  before: string,
): boolean {
  if (matchAt(article, source, at) === null) return false;
  if (/[\d½]|half|and/.test(source.slice(at, length.end))) return false;
  return (
    !lengthBefore.test(before) &&
    matchAt(lengthBehind, source, length.end) === null
  );
}

const plusBehind = /\s?\+(?!\d)| or more\b/y;
const plusInside = /\d\+/;
const orSo = / or so\b|ish\b/y;
const orLess = / or less\b/y;
const businessHoursBehind =
  /[\s,(]{0,4}(?:(?:during|in|of|within|counting|only|the|our|normal|regular)\s){0,4}(?:support|business|working|office|work)[- ](?:hours|time|days)/iy;
const businessHoursBefore =
  /\b(?:support|business|working|office)[- ](?:hours|time)[\s):*,–-]{1,5}$/i;

function stated(
  source: string,
  at: number,
  length: Length,
  before: string,
): StatedDuration {
  const raw = source.slice(at, length.end);
  const range = { start: at, end: length.end };
  const { minutes, smallestUnitMinutes } = length;
  const businessHours =
    matchAt(businessHoursBehind, source, length.end) !== null ||
    businessHoursBefore.test(before);
  const approximate = approximationOf(source, length.end, raw, before);
  return {
    range,
    raw,
    minutes,
    approximate,
    businessHours,
    smallestUnitMinutes,
  };
}

function approximationOf(
  source: string,
  end: number,
  raw: string,
  before: string,
): StatedDuration["approximate"] {
  const word = approximationsBefore.find(([pattern]) => pattern.test(before));
  if (word !== undefined) return word[1];
  if (plusInside.test(raw) || matchAt(plusBehind, source, end)) return "over";
  if (matchAt(orLess, source, end)) return "under";
  return matchAt(orSo, source, end) ? "about" : null;
}

const clock = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:]|\.\d)/y;
const hoursBehind = /\s?(?:hours?|hrs?)\b/iy;
const timeOfDayBefore =
  /\b(?:at|from|since|until|till)\s(?:(?:about|around|approximately|roughly)\s)?~?$/i;
const minutesBehind = /\s?(?:minutes?|mins?)\b/iy;
const lengthNamedBefore =
  /\b(?:duration|lasted|lasting|downtime|elapsed|took|outage time|total time|total)[\s:*_=]{1,5}(?:of |was |is |for |approximately |about |around )?[~*_]{0,2}$/i;
const noLengthBehind =
  /\s?(?:[ap]\.?m\b|[A-Z]{2,4}\b|\(?(?:UTC|GMT)|[-–—→]|to\b|until\b|on\b)/iy;

/** "00:10:23" behind "Duration:", "1:30 hours"; elsewhere digits with colons are a time of day. */
function readClock(source: string, at: number, before: string): Length | null {
  const match = matchAt(clock, source, at);
  if (match === null) return null;
  const end = at + match[0].length;
  const [big, middle, small] = [match[1], match[2], match[3]].map(Number);
  const hours = matchAt(hoursBehind, source, end);
  const minutes = matchAt(minutesBehind, source, end);
  const unit = hours ?? minutes;
  const isNamed =
    lengthNamedBefore.test(before) &&
    matchAt(noLengthBehind, source, end) === null;
  if (unit === null && !isNamed) return null;
  // "At 14:05 hours" is a time of day, and so is midnight.
  const isTimeOfDay = timeOfDayBefore.test(before) || !/[1-9]/.test(match[0]);
  if (hours !== null && isTimeOfDay) return null;
  const seconds = match[3] === undefined ? 0 : (small ?? 0) / 60;
  const isMinutes = minutes !== null && match[3] === undefined;
  const sum = isMinutes
    ? (big ?? 0) + (middle ?? 0) / 60
    : (big ?? 0) * 60 + (middle ?? 0) + seconds;
  const smallestUnitMinutes = isMinutes || match[3] !== undefined ? 1 / 60 : 1;
  return {
    minutes: sum,
    smallestUnitMinutes,
    end: end + (unit?.[0].length ?? 0),
  };
}
