import { isDigitAt, matchAt } from "./scanning";
import type { ClockTime } from "./pointInTime";

/** How a time of day is written; which forms count depends on what stands around. */
type ClockForm =
  /** 14:05, 2:05 PM */
  | "colon"
  /** 11.50, 2.05 pm */
  | "dotted"
  /** 14h05 */
  | "letter"
  /** 1405 */
  | "compact"
  /** 2 PM */
  | "hour"
  /** noon */
  | "word"
  /** 1X:XX, 14:??, HH:MM */
  | "unknown";

/** A time of day and where the text after it goes on. */
export interface ClockReading {
  /** Null where digits are unknown. */
  readonly time: ClockTime | null;
  readonly form: ClockForm;
  /** Whether the digits are a template's letters, still to be filled in. */
  readonly placeholder: boolean;
  readonly end: number;
}

const digits =
  /(\d{1,2})([:：.hH]|;(?=\d\d\s?[AaPp]\.?[Mm]))([0-5]\d)(?:(?<=[:：]\d\d)[:：]([0-5]\d|60)(?:\.(\d{1,9}))?)?(?!\d)/y;
const compact = /([01]\d|2[0-4])([0-5]\d)([0-5]\d)?(?!\d|[:.,]\d|%)/y;
const hourAlone = /(\d{1,2})(?![\d:.,h])/y;
const spelledHour = /(?:(12|twelve) )?(noon|midday|midnight)(?![A-Za-z])/iy;
const wordBehind = /\s(noon|midday|midnight)(?![A-Za-z])/iy;
const meridiemMark =
  /[*_`]{0,3}[ \t\u00a0\u202f]{0,2}[*_`]{0,3}(?:([ap])\.?[ \u00a0]?m(?![A-Za-z0-9])|([ap])(?![A-Za-z0-9.'’]))/iy;
const dotOfMeridiem = /(?<=\.[ \u00a0]?m)\./iy;
const hoursMark = /\s?(?:hrs?|h|hours|uhr)(?![A-Za-z0-9])/iy;
const oClock = /\s?o['’]?clock(?![A-Za-z])/iy;

/** The time of day that begins exactly at the offset, whatever its form; null where there is none. */
export function readClock(source: string, at: number): ClockReading | null {
  return (
    (isDigitAt(source, at)
      ? (readDigits(source, at) ??
        readHour(source, at) ??
        readCompact(source, at))
      : null) ??
    readWord(source, at) ??
    readUnknown(source, at)
  );
}

function readDigits(source: string, at: number): ClockReading | null {
  const match = matchAt(digits, source, at);
  if (match === null) return null;
  const form = formOf(match[2]);
  const fraction = match[5] === undefined ? 0 : Number(`0.${match[5]}`);
  const second = match[4] === undefined ? null : Number(match[4]) + fraction;
  let end = at + match[0].length;
  const mark = readMeridiem(source, end);
  const time = clockTime(Number(match[1]), Number(match[3]), second, mark);
  if (time === null || continues(source, end)) return null;
  end = mark?.end ?? end;
  const spelled = mark === null ? matchAt(wordBehind, source, end) : null;
  if (spelled !== null && time.hour === 12) {
    const hour = spelled[1]?.toLowerCase() === "midnight" ? 0 : 12;
    const named = { ...time, hour, twelveHour: true };
    return reading(named, form, end + spelled[0].length);
  }
  const hours = mark === null ? matchAt(hoursMark, source, end) : null;
  // "1:30 hours" is a length, "14:30 hours" and "02:30 hrs" are times of day.
  if (hours !== null && match[1]?.length === 1) return null;
  if (hours !== null) end += hours[0].length;
  return endsTime(source, end) ? reading(time, form, end) : null;
}

/** An hour with a meridiem or "o'clock"; alone it is never a time. */
function readHour(source: string, at: number): ClockReading | null {
  const match = matchAt(hourAlone, source, at);
  if (match === null) return null;
  let end = at + match[0].length;
  const clock = matchAt(oClock, source, end);
  if (clock !== null) end += clock[0].length;
  const mark = readMeridiem(source, end);
  if (mark === null && clock === null) return null;
  // A lone letter stands for a meridiem only behind minutes: "2:05p", but not "2p".
  if (mark !== null && mark.isLetter) return null;
  const time = clockTime(Number(match[1]), 0, null, mark);
  return time && reading(time, "hour", mark?.end ?? end);
}

function readCompact(source: string, at: number): ClockReading | null {
  const match = matchAt(compact, source, at);
  if (match === null) return null;
  let end = at + match[0].length;
  const mark = readMeridiem(source, end);
  const second = match[3] === undefined ? null : Number(match[3]);
  const time = clockTime(Number(match[1]), Number(match[2]), second, mark);
  if (time === null || mark?.isLetter) return null;
  const hours = mark === null ? matchAt(hoursMark, source, end) : null;
  end = mark?.end ?? end + (hours?.[0].length ?? 0);
  return endsTime(source, end) ? reading(time, "compact", end) : null;
}

function readWord(source: string, at: number): ClockReading | null {
  const match = matchAt(spelledHour, source, at);
  if (match === null) return null;
  const hour = match[2]?.toLowerCase() === "midnight" ? 0 : 12;
  const time = {
    hour,
    minute: 0,
    second: null,
    meridiem: null,
    twelveHour: false,
  };
  return reading(time, "word", at + match[0].length);
}

const templateLetters =
  /(?:HH|hh|TT|XX|xx):(?:MM|mm|XX|xx|YY|yy)(?::(?:SS|ss|XX|xx))?(?![A-Za-z0-9:])/y;
const unknownDigits =
  /([\dXx?]{1,2})[:h]([\dXx?]{2})(?::[\dXx?]{2})?(?![A-Za-z0-9?:])/y;

function readUnknown(source: string, at: number): ClockReading | null {
  const template = matchAt(templateLetters, source, at);
  const match = template ?? matchAt(unknownDigits, source, at);
  if (match === null) return null;
  if (template === null && !/[Xx?]/.test(match[0])) return null;
  const placeholder = template !== null || !/[\d?]/.test(match[0]);
  let end = at + match[0].length;
  end = readMeridiem(source, end)?.end ?? end;
  return { time: null, form: "unknown", placeholder, end };
}

interface Meridiem {
  readonly half: "am" | "pm";
  readonly isLetter: boolean;
  readonly end: number;
}

function readMeridiem(source: string, at: number): Meridiem | null {
  const match = matchAt(meridiemMark, source, at);
  if (match === null) return null;
  const isLetter = match[2] !== undefined;
  if (isLetter && match[0].length > 1) return null;
  const letter = (match[1] ?? match[2] ?? "").toLowerCase();
  const end = at + match[0].length;
  const dot = matchAt(dotOfMeridiem, source, end);
  return {
    half: letter === "a" ? "am" : "pm",
    isLetter,
    end: end + (dot?.[0].length ?? 0),
  };
}

function clockTime(
  hour: number,
  minute: number,
  second: number | null,
  mark: Meridiem | null,
): ClockTime | null {
  if (hour > 24 || (hour === 24 && (minute > 0 || (second ?? 0) > 0)))
    return null;
  const meridiem = mark?.half ?? null;
  const twelveHour = meridiem !== null && hour >= 1 && hour <= 12;
  const read = meridiem === null ? hour : hourOf(hour, meridiem);
  return { hour: read, minute, second, meridiem, twelveHour };
}

/** The 24-hour reading of an hour with a meridiem; one that doesn't fit ("13:55 PM", "23:00 AM") leaves the hour as it is. */
export function hourOf(hour: number, meridiem: "am" | "pm"): number {
  if (hour > 12) return hour;
  return (hour % 12) + (meridiem === "pm" ? 12 : 0);
}

function formOf(separator: string | undefined): ClockForm {
  if (separator === ".") return "dotted";
  return separator === "h" || separator === "H" ? "letter" : "colon";
}

function reading(time: ClockTime, form: ClockForm, end: number): ClockReading {
  return { time, form, placeholder: false, end };
}

const goesOn = /[:.：]\d|%|,\d{3}(?!\d)/y;
const minuteMark = /\s?m(?:in|ins|inutes?)?\b|\s?hours? long/iy;

/** Whether the digits are part of something longer: an address, a version, a share, "1h05m". */
function continues(source: string, at: number): boolean {
  return (
    matchAt(goesOn, source, at) !== null ||
    (matchAt(minuteMark, source, at) !== null &&
      matchAt(meridiemMark, source, at) === null)
  );
}

const zoneGlued = /(?:Z|UTC|GMT|[A-Z]{3,4})(?![A-Za-z0-9])|ish\b|[A-Z]{3}[+-]/y;
const letter = /[A-Za-z0-9]/y;

/** Whether a time may end here: no letters may follow but those of a zone. */
function endsTime(source: string, at: number): boolean {
  return (
    matchAt(letter, source, at) === null ||
    matchAt(zoneGlued, source, at) !== null
  );
}
