import { durationUnits, numberWords } from "./durationWords";
import { matchAt } from "./scanning";

/** A length without its surroundings. */
export interface Length {
  readonly minutes: number;
  readonly smallestUnitMinutes: number;
  readonly end: number;
}

/** The length that begins exactly at the offset; null where there is none. */
export function readLength(source: string, at: number): Length | null {
  return (
    readIso(source, at) ?? readHalf(source, at) ?? readComponents(source, at)
  );
}

const iso =
  /P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7}(?:\.\d{1,6})?)S)?)?(?![A-Za-z0-9])/y;

/** ISO 8601, days and smaller: "P1DT2H". */
function readIso(source: string, at: number): Length | null {
  if (source.charAt(at) !== "P") return null;
  const match = matchAt(iso, source, at);
  if (match === null) return null;
  const units = [24 * 60, 60, 1, 1 / 60];
  let minutes = 0;
  let smallestUnitMinutes = 0;
  units.forEach((unit, index) => {
    const amount = match[index + 1];
    if (amount === undefined) return;
    minutes += Number(amount) * unit;
    smallestUnitMinutes = unit;
  });
  if (smallestUnitMinutes === 0) return null;
  return { minutes, smallestUnitMinutes, end: at + match[0].length };
}

const half = /half[- ](?:an? )?(minute|hour|day)(?![A-Za-z])/iy;
const halfBehindArticle = /an? half[- ](minute|hour|day)(?![A-Za-z])/iy;
const quarters =
  /(?:a )?(quarter|three[- ]quarters) of an (hour)(?![A-Za-z])/iy;

function readHalf(source: string, at: number): Length | null {
  const match =
    matchAt(half, source, at) ?? matchAt(halfBehindArticle, source, at);
  if (match !== null) {
    const minutes = unitMinutes(match[1]) / 2;
    return { minutes, smallestUnitMinutes: minutes, end: at + match[0].length };
  }
  const part = matchAt(quarters, source, at);
  if (part === null) return null;
  const minutes = part[1]?.toLowerCase() === "quarter" ? 15 : 45;
  return { minutes, smallestUnitMinutes: 15, end: at + part[0].length };
}

/** An amount of one unit. */
interface Component extends Length {
  readonly unit: number;
  readonly amountEnd: number;
  /** The unit as written. */
  readonly name: string;
  readonly isGlued: boolean;
  readonly isDecimal: boolean;
}

const betweenComponents =
  /[ \t\u00a0]{0,2}(?:,[ \t]?|\+[ \t])?(?:(?:and|&)[ \t])?/iy;
const halfBehindUnit = / and a half(?![A-Za-z])/iy;
/** Not of the time of day in "14h05 - 15h35" and "14h05 UTC". */
const minutesBehindHour =
  /([0-5]\d)(?![\w:.%]|\s?(?:(?:[-–—→]|to|until)\s?\d{1,2}h[0-5]\d|[A-Z]{3,4}\b))/y;

/** "1d 5h 47m", "24 hours, 11 minutes", "an hour and a half": amounts of ever smaller units. */
function readComponents(source: string, at: number): Length | null {
  const first = readComponent(source, at);
  if (first === null) return null;
  const parts = [first];
  let last = first;
  for (let count = 0; count < 4; count++) {
    const gap = matchAt(betweenComponents, source, last.end);
    const next = readComponent(source, last.end + (gap?.[0].length ?? 0));
    if (next === null || next.unit >= last.unit || next.isDecimal) break;
    parts.push(next);
    last = next;
  }
  if (parts.length === 1) {
    const and = matchAt(halfBehindUnit, source, first.end);
    if (and !== null) {
      const smallest = first.unit / 2;
      return {
        minutes: first.minutes + smallest,
        smallestUnitMinutes: smallest,
        end: first.end + and[0].length,
      };
    }
    const minutes =
      first.name === "h" && first.isGlued
        ? matchAt(minutesBehindHour, source, first.end)
        : null;
    if (minutes !== null) {
      const end = first.end + minutes[0].length;
      const sum = first.minutes + Number(minutes[1]);
      return { minutes: sum, smallestUnitMinutes: 1, end };
    }
    if (!standsAlone(source, first)) return null;
  }
  if (/[A-Za-z0-9_]/.test(source.charAt(last.end))) return null;
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const { smallestUnitMinutes, end } = last;
  return { minutes, smallestUnitMinutes, end };
}

const countedThings =
  /\s?(?:[A-Z]{3,5}\b|(?:users|requests|queries|rows|records|events|customers|people|views|transactions|messages|lines|dollars|euros|cpus?|cores?|millicores?|memory|metres|meters)\b)/y;
const cpu = /\s?cpu\b/iy;

/** A unit of one letter alone is one only glued to a whole number, and "m" not where it means millions or a part of a CPU. */
function standsAlone(source: string, part: Component): boolean {
  if (part.name.length > 1) return true;
  if (part.name === "h") return true;
  if (!part.isGlued || part.isDecimal || /[A-Z]/.test(part.name)) return false;
  // "502s" are responses, "1990s" years.
  if (part.name === "s") return part.minutes * 60 < 300;
  if (part.name !== "m") return true;
  return (
    matchAt(countedThings, source, part.end) === null &&
    matchAt(cpu, source, part.end) === null
  );
}

const numeral =
  /(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,3}))?(?: ?([½¼¾])| (1\/2|1\/4|3\/4))?\+?/y;
const numberWord = /([a-z]{3,9})(?:[- ]([a-z]{3,5}))?(?![a-z])/iy;
const singleWord = /an?(?= )|[a-z]{3,9}(?![a-z])/iy;
const andHalf = /(?: |-)and(?: |-)(?:a(?: |-))?half(?= |-)/iy;
const unitBehind = /([\s-]{0,2})([A-Za-z]{1,7})(?:\(s\))?/y;
const fractions: ReadonlyMap<string, number> = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
  ["1/2", 0.5],
  ["1/4", 0.25],
  ["3/4", 0.75],
]);

const hoursOfDay = /^(?:[01]\d|2[0-4])[0-5]\d$/;

function readComponent(source: string, at: number): Component | null {
  const amount = readAmount(source, at);
  if (amount === null) return null;
  const and = matchAt(andHalf, source, amount.end);
  const amountEnd = amount.end + (and?.[0].length ?? 0);
  const value = amount.value + (and === null ? 0 : 0.5);
  const step = and === null ? amount.step : 0.5;
  const unitMatch = matchAt(unitBehind, source, amountEnd);
  const name = unitMatch?.[2] ?? "";
  // "1400hrs" is a time of day.
  if (hoursOfDay.test(source.slice(at, amountEnd)) && /^h/i.test(name))
    return null;
  const unit = unitMinutes(name);
  if (unitMatch === null || unit === 0) return null;
  // "1h30m": the letters of the unit end where the next amount begins.
  return {
    minutes: round(value * unit),
    smallestUnitMinutes: unit * step,
    end: amountEnd + unitMatch[0].length,
    unit,
    amountEnd,
    name,
    isGlued: unitMatch[1] === "",
    isDecimal: step < 1,
  };
}

interface Amount {
  readonly value: number;
  /** The smallest difference that the way of writing can express: 0.1 for one decimal place. */
  readonly step: number;
  readonly end: number;
}

function readAmount(source: string, at: number): Amount | null {
  const match = matchAt(numeral, source, at);
  if (match !== null) {
    const fraction = fractions.get(match[3] ?? match[4] ?? "") ?? 0;
    const decimals = match[2] ?? "";
    const whole = (match[1] ?? "").replaceAll(",", "");
    const value = Number(`${whole}.${decimals || "0"}`) + fraction;
    const step =
      fraction > 0 ? (fraction === 0.5 ? 0.5 : 0.25) : 10 ** -decimals.length;
    return { value, step, end: at + match[0].length };
  }
  const pair = matchAt(numberWord, source, at);
  const both =
    pair?.[2] === undefined
      ? undefined
      : numberWords.get(`${pair[1]} ${pair[2]}`.toLowerCase());
  if (pair !== null && both !== undefined)
    return { value: both, step: 1, end: at + pair[0].length };
  const single = matchAt(singleWord, source, at);
  if (single === null) return null;
  const text = single[0].toLowerCase();
  const value = text === "a" || text === "an" ? 1 : numberWords.get(text);
  if (value === undefined) return null;
  return { value, step: 1, end: at + single[0].length };
}

function unitMinutes(name: string | undefined): number {
  return durationUnits.get((name ?? "").toLowerCase()) ?? 0;
}

/** Rid of what binary fractions leave behind: 1.1 hours are 66 minutes. */
function round(minutes: number): number {
  return Math.round(minutes * 1e6) / 1e6;
}
