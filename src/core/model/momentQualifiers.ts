import {
  closingBracket,
  readDate,
  readWeekday,
  readWeekdayBehind,
} from "./calendarDates";
import { type ClockReading, readClock } from "./clockTimes";
import { matchAt, stopsAt } from "./scanning";
import type { Moment } from "./moments";
import { readTimeZone } from "./timeZoneNotation";

/** What stands behind the moment and belongs to it: a date, the same time in another zone, doubt. */
export function readQualifiers(source: string, first: Moment): Moment {
  let moment = first;
  for (let count = 0; count < 5; count++) {
    const next =
      readApproximateSuffix(source, moment) ??
      readInBrackets(source, moment) ??
      readOtherZone(source, moment) ??
      readYearBehind(source, moment) ??
      readDateBehind(source, moment);
    if (next === null) break;
    moment = next;
  }
  return moment;
}

const approximateSuffix = /~(?![~\d])|-?ish\b|\?(?=\s?(?:$|[)\]*_:|–—-]))/y;
const bracket = /[\s*_`]{0,4}[([]\s?/y;
const doubt =
  /(?:maybe (?:earlier|later)|not (?:sure|certain)[^()[\]\n]{0,30}|(?:time )?(?:approx(?:\.|imate(?:ly)?)?|estimated?|ca\.?|unsure|roughly)(?: time)?)\??(?=\s?[)\]])/iy;
const notKnown =
  /(?:(?:exact )?(?:time|date) )?(?:tbc|tbd|unknown|unclear|not known|to be confirmed)(?: (?:time|date))?(?=\s?[)\]])/iy;

function readApproximateSuffix(source: string, moment: Moment): Moment | null {
  const match = matchAt(approximateSuffix, source, moment.end);
  if (match === null) return null;
  const end = moment.end + match[0].length;
  return { ...moment, end, approximate: true };
}

function readInBrackets(source: string, moment: Moment): Moment | null {
  const open = matchAt(bracket, source, moment.end);
  if (open === null) return null;
  const at = moment.end + open[0].length;
  const inside =
    readWord(source, at, doubt, { ...moment, approximate: true }) ??
    readWord(source, at, notKnown, { ...moment, unknown: true }) ??
    readDateOf(source, at, moment, true) ??
    readClockAgain(source, at, moment);
  const close = inside && matchAt(closingBracket, source, inside.end);
  return close && { ...inside, end: inside.end + close[0].length };
}

function readWord(
  source: string,
  at: number,
  pattern: RegExp,
  found: Moment,
): Moment | null {
  const match = matchAt(pattern, source, at);
  return match && { ...found, end: at + match[0].length };
}

const yearAlone = / ((?:19|20)\d\d)(?![\w:.])/y;

/** "Wed Mar 4 14:05:12 UTC 2026", as `date` prints it. */
function readYearBehind(source: string, moment: Moment): Moment | null {
  const { clock, date, weekday } = moment;
  if (weekday === null || clock?.time?.second == null) return null;
  if (date?.date == null || date.date.year !== null) return null;
  const match = matchAt(yearAlone, source, moment.end);
  if (match === null) return null;
  const dated = { ...date.date, year: Number(match[1]) };
  const end = moment.end + match[0].length;
  return { ...moment, date: { ...date, date: dated, readings: [dated] }, end };
}

const slash = /\s?\/\s?/y;
const again = /\s?[,;/]\s?/y;

/** "14:05 UTC / 9:05 AM EST": the first counts. */
function readOtherZone(source: string, moment: Moment): Moment | null {
  const match = moment.clock && matchAt(slash, source, moment.end);
  if (!match) return null;
  const at = moment.end + match[0].length;
  const other = readClock(source, at);
  const zone =
    other?.form === "colon" || other?.form === "hour"
      ? readTimeZone(source, other.end)
      : null;
  return zone && { ...moment, end: zone.end };
}

/** The same time on other clocks: "(6:05 PDT)", "(09:05 EST, 15:05 CET)". */
function readClockAgain(
  source: string,
  at: number,
  moment: Moment,
): Moment | null {
  if (moment.clock === null) return null;
  let end = at;
  for (let count = 0; count < 3; count++) {
    const other = readClock(source, end);
    if (other === null || (other.form !== "colon" && other.form !== "hour"))
      return null;
    end = readTimeZone(source, other.end)?.end ?? other.end;
    const more = matchAt(again, source, end);
    if (more === null) return { ...moment, end };
    end += more[0].length;
  }
  return null;
}

const beforeDateBehind = /[\s*_`]{0,4},?\s{0,3}(?:(on|of)\s(?:the\s)?)?/iy;
const dashBeforeDate = /\s[-–—]\s/y;
const closesLabel = /[*_`\s]{0,3}[:)\]*|]|\s*$/y;

/** "15:35 UTC on 4 March 2026", "14:05 PST Wednesday Mar 4th", "10:00 AM - March 4, 2026:". */
function readDateBehind(source: string, moment: Moment): Moment | null {
  if (moment.date !== null || moment.clock === null) return null;
  const lead = matchAt(beforeDateBehind, source, moment.end);
  if (lead !== null && lead[0] !== "") {
    const isStated = lead[1] !== undefined;
    const found = readDateOf(
      source,
      moment.end + lead[0].length,
      moment,
      isStated,
    );
    if (found !== null && (found.date?.isBare !== true || isStated))
      return found;
  }
  const dash = matchAt(dashBeforeDate, source, moment.end);
  if (dash === null) return null;
  const found = readDateOf(source, moment.end + dash[0].length, moment, false);
  const isLabel =
    found?.date != null &&
    !found.date.isBare &&
    matchAt(closesLabel, source, found.end) !== null &&
    readClockAfter(source, found.end) === null;
  return isLabel ? found : null;
}

const gap = /[\s,:]{1,3}/y;

/** A time right behind a date: then the dash before the date was that of a range. */
function readClockAfter(source: string, at: number): ClockReading | null {
  const match = matchAt(gap, source, at);
  return match && readClock(source, at + match[0].length);
}

/** Takes in the weekday and the date at the offset, and a zone behind them. A weekday alone must be followed by an end. */
function readDateOf(
  source: string,
  at: number,
  moment: Moment,
  isStated: boolean,
): Moment | null {
  if (moment.date !== null && moment.weekday !== null) return null;
  const before = readWeekday(source, at);
  const dateStart = before?.dateStart ?? at;
  const date = moment.date === null ? readDate(source, dateStart) : null;
  if (date === null || (date.isBare && !isStated)) {
    if (before === null) return null;
    const ends = isStated || stopsAt(source, before.end);
    return ends ? { ...moment, weekday: before.name, end: before.end } : null;
  }
  const behind = before ?? readWeekdayBehind(source, date.end);
  const end = behind === null || behind === before ? date.end : behind.end;
  const zone = moment.zone === null ? readTimeZone(source, end) : null;
  return {
    ...moment,
    weekday: moment.weekday ?? behind?.name ?? null,
    date,
    dateBehind: true,
    zone: moment.zone ?? zone?.zone ?? null,
    end: zone?.end ?? end,
  };
}
