import { isDigitAt, isLetterAt, matchAt } from "./scanning";
import { type CalendarDate, isCalendarDate } from "./pointInTime";

/** How a date in digits is read whose year stands last or not at all. */
export type DayMonthOrder = "monthFirst" | "dayFirst";

/** A date and where the text after it goes on. */
export interface DateReading {
  /** The first of `readings`; null where the calendar has no such day. */
  readonly date: CalendarDate | null;
  /** More than one where the order of day and month is open. */
  readonly readings: readonly CalendarDate[];
  /** The order that each of the readings takes; empty where the notation leaves none open: "2026-03-04", "4 March", "4/4". */
  readonly orders: readonly DayMonthOrder[];
  /** The last day of "March 4-6, 2026". */
  readonly lastDay: CalendarDate | null;
  /** Whether it is only two numbers ("03-26"), which are a date only beside a time. */
  readonly isBare: boolean;
  readonly end: number;
}

/**
 * The date that begins exactly at the offset; null where there is none. Of a day and a month in digits whose order is open,
 * the month goes first between slashes and hyphens, as in the United States, the day first between dots.
 */
export function readDate(source: string, at: number): DateReading | null {
  if (isDigitAt(source, at)) {
    // Most times of day are told from dates by their colon.
    if (source.charAt(at + 1) === ":" || source.charAt(at + 2) === ":")
      return null;
    return (
      readYearFirst(source, at) ??
      readNumeric(source, at) ??
      readDayMonthName(source, at) ??
      readCommaSeparated(source, at) ??
      readBareMonthDay(source, at)
    );
  }
  return isLetterAt(source, at) ? readMonthName(source, at) : null;
}

/** A weekday, in full and in English. */
interface WeekdayReading {
  readonly name: string;
  readonly end: number;
  /** Where a date behind it may begin. */
  readonly dateStart: number;
}

const behindWeekday = /[\s,.*_`|([]{0,8}/y;

/** The weekday that begins at the offset. */
export function readWeekday(source: string, at: number): WeekdayReading | null {
  if (!isLetterAt(source, at)) return null;
  const match = matchAt(capitalisedWord, source, at);
  const name = match && weekdays.get(match[0].toLowerCase());
  if (!match || !name) return null;
  const end = at + match[0].length;
  const gap = matchAt(behindWeekday, source, end);
  return { name, end, dateStart: end + (gap?.[0].length ?? 0) };
}

const beforeWeekday = /(?:,? ?|\s)[*_]{0,2}([([]?)/y;
export const closingBracket = /[\s*_`]{0,3}[)\]]/y;

/** The weekday behind a date, in brackets or not. */
export function readWeekdayBehind(
  source: string,
  at: number,
): WeekdayReading | null {
  const lead = matchAt(beforeWeekday, source, at);
  const weekday = lead && readWeekday(source, at + lead[0].length);
  if (!lead || !weekday || !lead[1]) return weekday;
  const close = matchAt(closingBracket, source, weekday.end);
  return close && { ...weekday, end: weekday.end + close[0].length };
}

/** 1 for January to 12 for December; null for any other word. */
function monthNumber(name: string): number | null {
  return months.get(name.toLowerCase()) ?? null;
}

const months: ReadonlyMap<string, number> = new Map(
  [
    "january jan",
    "february feb febuary feburary",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept septmber",
    "october oct",
    "november nov",
    "december dec",
  ].flatMap((names, index) =>
    names.split(" ").map((name) => [name, index + 1] as const),
  ),
);

/** Month names that are words too: in small letters they need a year behind them. */
const monthsThatAreWords = new Set(["may", "march", "mar"]);

const weekdays: ReadonlyMap<string, string> = new Map(
  [
    "Monday mon",
    "Tuesday tue tues",
    "Wednesday wed weds",
    "Thursday thu thur thurs",
    "Friday fri",
    "Saturday sat",
    "Sunday sun",
  ].flatMap((names) => {
    const [full = "", ...short] = names.split(" ");
    return [full.toLowerCase(), ...short].map((name) => [name, full] as const);
  }),
);

/** Every name of a month or weekday, in small letters. */
export const calendarNames: readonly string[] = [
  ...months.keys(),
  ...weekdays.keys(),
];

const capitalisedWord = /[A-Z][A-Za-z]{2,8}(?![A-Za-z0-9])/y;

const yearFirst =
  /(\d{4,5})([-‐‑/.])(?:(\d{1,2})|([A-Za-z]{3,9}))\2(\d{1,2})(?!\d)/y;
const compactDate = /(\d{4})(\d\d)(\d\d)(?=[T ]\d)/y;
const yearThenName =
  /(\d{4}) ([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])/y;

function readYearFirst(source: string, at: number): DateReading | null {
  const match = matchAt(yearFirst, source, at);
  const other =
    match === null
      ? (matchAt(compactDate, source, at) ?? matchAt(yearThenName, source, at))
      : null;
  const year = match?.[1] ?? other?.[1];
  const month = match?.[3] ?? match?.[4] ?? other?.[2];
  const day = match?.[5] ?? other?.[3];
  const length = match?.[0].length ?? other?.[0].length;
  if (year === undefined || month === undefined || length === undefined)
    return null;
  const number = /\d/.test(month) ? Number(month) : monthNumber(month);
  if (number === null || !endsDate(source, at + length)) return null;
  const date = { year: Number(year), month: number, day: Number(day) };
  // "2026.9.1" is a version; a date between dots has two digits each.
  if (match?.[2] === "." && (month.length < 2 || (day ?? "").length < 2))
    return null;
  if (!isPlausibleYear(date.year) && year.length === 4) return null;
  return unambiguous(date, at + length);
}

const numeric =
  /(\d{1,2})([-‐‑/.])(?:(\d{1,2})|([A-Za-z]{3,9}))\2(\d{4}|\d{2})(?!\d)/y;

function readNumeric(source: string, at: number): DateReading | null {
  const match = matchAt(numeric, source, at);
  if (match === null) return null;
  const [whole, first, separator, second, name, yearText = ""] = match;
  const end = at + whole.length;
  const year = fullYear(yearText);
  if (!isPlausibleYear(year) || !endsDate(source, end)) return null;
  if (name !== undefined) {
    const month = monthNumber(name);
    if (month === null) return null;
    return unambiguous({ year, month, day: Number(first) }, end);
  }
  if (yearText.length === 2 && separator === ".") return null;
  // Two digits each between hyphens may be anything.
  const isBare = yearText.length === 2 && separator !== "/";
  return inDigits(first, second, separator, year, isBare, end);
}

const commaSeparated = /(\d{1,2}), ?(\d{1,2}), ?(\d{4})(?!\d)/y;

function readCommaSeparated(source: string, at: number): DateReading | null {
  const match = matchAt(commaSeparated, source, at);
  if (match === null) return null;
  const end = at + match[0].length;
  const year = Number(match[3]);
  if (!isPlausibleYear(year)) return null;
  return inDigits(match[1], match[2], "/", year, false, end);
}

/** Two numbers, which no unit follows: “1.5 hours” is a length. */
const bareMonthDay =
  /(\d{1,2})([-/.])(\d{1,2})\.?(?![\d%]|[:.]\d|[\s-]?(?:h(?:ou)?rs?|hours?|min(?:ute)?s?|sec(?:ond)?s?|days?|weeks?|[dhms])\b)/iy;

function readBareMonthDay(source: string, at: number): DateReading | null {
  const match = matchAt(bareMonthDay, source, at);
  if (match === null) return null;
  const end = at + match[0].length;
  return inDigits(match[1], match[3], match[2], null, true, end);
}

/** A day and a month in digits, in every order that gives a day of the calendar; null where none does. */
function inDigits(
  first: string | undefined,
  second: string | undefined,
  separator: string | undefined,
  year: number | null,
  isBare: boolean,
  end: number,
): DateReading | null {
  const [a, b] = [Number(first), Number(second)];
  const monthFirst = { year, month: a, day: b };
  const dayFirst = { year, month: b, day: a };
  const both = [
    { order: "monthFirst", date: monthFirst },
    { order: "dayFirst", date: dayFirst },
  ] as const;
  const possible = (separator === "." ? both.toReversed() : both).filter(
    ({ date }) => isCalendarDate(date),
  );
  const [likely] = possible;
  if (!likely) return null;
  return {
    date: likely.date,
    readings: a === b ? [likely.date] : possible.map(({ date }) => date),
    orders: a === b ? [] : possible.map(({ order }) => order),
    lastDay: null,
    isBare,
    end,
  };
}

const nameFirst =
  /([A-Za-z]{3,9})(?:\.?,?[ \u00a0\n]{1,2}|[-/]|(?=\d{1,2},? 20\d\d))(?:the )?(\d{1,2})(st|nd|rd|th)?(?![\dA-Za-z%]|:\d|[.,]\d{1,2}(?![\d:]))/y;
const nameLast =
  /(\d{1,2})(st|nd|rd|th)?(?:\.? ?(?:[-–—]|to|and) ?(\d{1,2})(?:st|nd|rd|th)?)?(?:\.? {1,2}(?:of )?|\. ?|-)([A-Za-z]{3,9})\.?(?![A-Za-z0-9])/y;
const secondDay =
  /(?:(?: [-–—] ?| to | and )(\d{1,2})|[-–—](\d{1,2}))(?:st|nd|rd|th)?(?![\dA-Za-z/%]|[.:]\d|\s?[ap]\.?m\b)/iy;
// “Feb 9 1924 UTC” is a time of day.
const yearBehind =
  /(?:,? {0,2}\n?|,|[-/])(?:of )?(?!19[0-5]\d\s?(?:UTC|GMT|Z|hrs?|hours)\b)((?:19|20)\d\d)(?![\d:.]\d|\d|[A-Za-z])|,? ['’](\d\d)(?!\d)/y;
const meridiemBehind = /\s?[ap]\.?m(?![A-Za-z])/iy;

function readMonthName(source: string, at: number): DateReading | null {
  const match = matchAt(nameFirst, source, at);
  const month = match && monthNumber(match[1] ?? "");
  if (!match || month === null) return null;
  const end = at + match[0].length;
  // "May 5 PM" is no date.
  if (match[3] === undefined && matchAt(meridiemBehind, source, end) !== null)
    return null;
  const last = matchAt(secondDay, source, end);
  const lastEnd = end + (last?.[0].length ?? 0);
  // With spaces around the dash only a year tells a last day from a text: "March 4 - 5, 2026", "March 4 - 5 hosts fail".
  const isSpan =
    last !== null &&
    (last[1] === undefined || matchAt(yearBehind, source, lastEnd) !== null);
  const lastDay = last?.[1] ?? last?.[2];
  if (!isSpan) return named(source, match[1], month, match[2], undefined, end);
  return named(source, match[1], month, match[2], lastDay, lastEnd);
}

function readDayMonthName(source: string, at: number): DateReading | null {
  const match = matchAt(nameLast, source, at);
  const month = match && monthNumber(match[4] ?? "");
  if (!match || month === null) return null;
  const end = at + match[0].length;
  return named(source, match[4], month, match[1], match[3], end);
}

function named(
  source: string,
  name: string | undefined,
  month: number,
  dayText: string | undefined,
  lastDayText: string | undefined,
  dayEnd: number,
): DateReading | null {
  const behind = matchAt(yearBehind, source, dayEnd);
  const yearText = behind?.[1] ?? behind?.[2];
  const year = yearText === undefined ? null : fullYear(yearText);
  const end = dayEnd + (behind?.[0].length ?? 0);
  if (year === null && monthsThatAreWords.has(name ?? "")) return null;
  const first = unambiguous({ year, month, day: Number(dayText) }, end);
  if (lastDayText === undefined || first === null) return first;
  const lastDay = { year, month, day: Number(lastDayText) };
  return isCalendarDate(lastDay) ? { ...first, lastDay } : first;
}

/** A date with one reading; one with a day of 32 and more is none, "30 February" and the year 20266 are dates that can't be. */
function unambiguous(date: CalendarDate, end: number): DateReading | null {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
    return null;
  const exists =
    isCalendarDate(date) && (date.year === null || isPlausibleYear(date.year));
  return {
    date: exists ? date : null,
    readings: exists ? [date] : [],
    orders: [],
    lastDay: null,
    isBare: false,
    end,
  };
}

function isPlausibleYear(year: number): boolean {
  return year >= 1970 && year <= 2199;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

const continued = /(?!T\d)[A-Za-z0-9]|:\d|[-_/.‐‑][A-Za-z0-9_](?!\d?:\d)/y;

/** Whether a date may end here: not inside a file name, a path, a version or a web server's log ("04/Mar/2026:14:05"). */
function endsDate(source: string, at: number): boolean {
  return matchAt(continued, source, at) === null;
}
