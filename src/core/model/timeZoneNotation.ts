import { isDigitAt, isLetterAt, matchAt } from "./scanning";
import { isKnownRegion } from "./timeZoneDatabase";
import {
  firstZoneWords,
  type TimeZoneName,
  zoneAbbreviations,
  zoneAbbreviationsInAnyCase,
  zoneDatabaseAreas,
  zoneNames,
} from "./timeZoneNames";
import type { TimeZone } from "./timeZones";

/** A zone and where the text after it goes on, behind a closing bracket. */
interface ZoneReading {
  readonly zone: TimeZone;
  readonly end: number;
}

/** A single notation, before what stands beside it in brackets. */
interface Notation {
  readonly end: number;
  readonly offset: number | null;
  readonly region: string | null;
  readonly readings: readonly number[];
  /** Whether the offset is written in digits. */
  readonly explicit: boolean;
}

const opening = /[\s*_`]{0,4}([([])?[\s*_`]{0,3}/y;
const beside = /\s?(?:([([])\s?=?\s?|[/=]\s?)/y;
const besideInside = /\s?(?:,|\/|=|or)\s?/y;
const closing = /\s?[)\]]/y;
const placeTime = /[A-Za-z][A-Za-z ]{1,30} time(?=\s?[)\]])/iy;

/**
 * The zone notation at the offset, after optional spaces, emphasis and an opening bracket, which then must close behind it.
 * Takes in what stands beside: "CET (GMT+1)", "PST/PDT", "Pacific Standard Time (PST)".
 */
export function readTimeZone(source: string, at: number): ZoneReading | null {
  const open = matchAt(opening, source, at);
  if (open === null) return null;
  const start = at + open[0].length;
  if (open[1] === undefined) {
    const zone = readZoneText(source, start);
    return zone && { zone, end: zone.range.end };
  }
  const zone =
    readZoneText(source, start) ??
    (open[1] === "(" ? readUnknownPlace(source, start) : null);
  const close = zone && matchAt(closing, source, zone.range.end);
  return close && { zone, end: zone.range.end + close[0].length };
}

const unknownPlace =
  /[A-Z][a-z]{2,20}(?: [A-Z][a-z]{1,20}){0,2} [Tt]ime(?: ?zone)?(?=\s?[)\]])/y;
const noPlace =
  /^(?:your|specify|insert|first|start|end|exact|approx\w*|estimated|real|response|total|business|peak|lead|same|event|incident|recovery|resolution|detection)\b/i;

/** “(Springfield time)”: no clock that we know, and no other zone's either. */
function readUnknownPlace(source: string, at: number): TimeZone | null {
  const match = matchAt(unknownPlace, source, at);
  if (match === null || noPlace.test(match[0])) return null;
  const [text] = match;
  const range = { start: at, end: at + text.length };
  return { range, text, offsetMinutes: null, iana: null, readings: [] };
}

/** The zone whose text begins exactly at the offset. */
export function readZoneText(source: string, at: number): TimeZone | null {
  let notation = readNotation(source, at);
  if (notation === null) return null;
  for (let count = 0; count < 3; count++) {
    const next: Notation | null = readBeside(source, notation);
    if (next === null) break;
    notation = next;
  }
  return {
    range: { start: at, end: notation.end },
    text: source.slice(at, notation.end),
    offsetMinutes: notation.offset,
    iana: notation.region,
    readings: notation.readings,
  };
}

function readBeside(source: string, first: Notation): Notation | null {
  const separator = matchAt(beside, source, first.end);
  if (separator === null) return null;
  const at = first.end + separator[0].length;
  if (separator[1] === undefined) {
    const second = readNotation(source, at);
    return second && joined(first, second, separator[0].includes("/"));
  }
  let both = first;
  let end = at;
  const place = matchAt(placeTime, source, at);
  for (let count = 0; count < 3; count++) {
    const next = readNotation(source, end);
    if (next === null) break;
    both = joined(both, next, false);
    const again = matchAt(besideInside, source, next.end);
    end = next.end + (again?.[0].length ?? 0);
    if (again === null) break;
  }
  if (both === first) {
    if (place === null) return null;
    end = at + place[0].length;
  }
  const close = matchAt(closing, source, end);
  return close && { ...both, end: end + close[0].length };
}

/** Two notations of one zone. "PST/PDT" is the region by date; else digits win over names, and a name that is clear over one that isn't. */
function joined(a: Notation, b: Notation, alternative: boolean): Notation {
  const byDate = alternative && a.region !== null && a.region === b.region;
  const offset = b.explicit ? b.offset : (a.offset ?? b.offset);
  return {
    end: b.end,
    offset: byDate ? null : offset,
    region: a.region ?? b.region,
    readings:
      alternative || a.readings.length === 0
        ? [...new Set([...a.readings, ...b.readings])]
        : a.readings,
    explicit: a.explicit || b.explicit,
  };
}

function readNotation(source: string, at: number): Notation | null {
  if (!isLetterAt(source, at)) return readOffset(source, at);
  const region = readRegion(source, at);
  if (region !== null) return region;
  const first = matchAt(firstWord, source, at);
  if (first === null || !firstZoneWords.has(first[0].toLowerCase()))
    return null;
  return (
    readUniversal(source, at) ??
    readName(source, at) ??
    readAbbreviation(source, at)
  );
}

const firstWord = /[A-Za-z]{1,14}/y;
const universal = /(?:UTC|GMT|UCT|Z|ZULU|utc|gmt|Utc|Gmt)(?![A-Za-z0-9])/y;
const timeWord = /\s(?:time ?zone|time)\b/iy;
const spacedOffset =
  /(\s?)([+\-−–‑±])(\s?)(\d{1,2})(?:(:?)([0-5]\d))?(?!\d|[:.]\d|%)/y;
const meridiemOrZone = /\s?(?:[ap]\.?m\b|[A-Z]{3,4}\b)/iy;
const nothingButPunctuation = /\s?(?:$|[)\]}|.,;:*_`–—-](?!\d)|\n)/y;

function readUniversal(source: string, at: number): Notation | null {
  const name = matchAt(universal, source, at);
  if (name === null) return null;
  const end = at + name[0].length;
  const offset =
    name[0] === "Z" || name[0] === "ZULU"
      ? null
      : readOffsetBehind(source, end);
  if (offset !== null) return offset;
  const word = matchAt(timeWord, source, end);
  const universalTime = {
    offset: 0,
    region: null,
    readings: [],
    explicit: false,
  };
  return { ...universalTime, end: end + (word?.[0].length ?? 0) };
}

/** The offset behind "UTC" or "GMT", which must not be a dash and what follows it: "14:00 UTC - 3 hosts", "10:00 UTC-11:00 UTC". */
function readOffsetBehind(source: string, at: number): Notation | null {
  const match = matchAt(spacedOffset, source, at);
  if (match === null) return null;
  const [whole, before, sign, after, hours, colon, minutes] = match;
  const end = at + whole.length;
  const standsAlone = matchAt(nothingButPunctuation, source, end) !== null;
  if (sign !== "+" && sign !== "±") {
    if ((before || after) && !standsAlone) return null;
    if (sign === "–" && (colon || before || !standsAlone)) return null;
    if (colon && matchAt(meridiemOrZone, source, end) !== null) return null;
  }
  return offsetNotation(sign, hours, minutes, end);
}

const digitOffset = /([+\-−‑])(\d{2}):?([0-5]\d)(?!\d|:\d)/y;
const gluedTo = "0123456789([";
const hourOffset = /([+\-−‑])(\d{2})(?![\d:.,%])/y;

/** "+02:00", "-0500"; hours alone only glued to a time or between brackets: "14:05+02", "(+02)". */
function readOffset(source: string, at: number): Notation | null {
  if (isDigitAt(source, at)) return null;
  const glued = at > 0 && gluedTo.includes(source.charAt(at - 1));
  const match =
    matchAt(digitOffset, source, at) ??
    (glued ? matchAt(hourOffset, source, at) : null);
  if (match === null) return null;
  return offsetNotation(match[1], match[2], match[3], at + match[0].length);
}

/** Null unless somewhere on Earth such an offset is kept. */
function offsetNotation(
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  end: number,
): Notation | null {
  const minute = Number(minutes ?? 0);
  const size = Number(hours) * 60 + minute;
  const offset = sign === "+" || size === 0 ? size : -size;
  if (offset < -12 * 60 || offset > 14 * 60) return null;
  if (minute % 15 !== 0 || (offset < 0 && minute % 30 !== 0)) return null;
  return { end, offset, region: null, readings: [], explicit: true };
}

const regionName =
  /([A-Z][A-Za-z]{1,10})\/[A-Z][A-Za-z_+\-0-9]{1,30}(?:\/[A-Z][A-Za-z_]{1,30})?/y;

function readRegion(source: string, at: number): Notation | null {
  const match = matchAt(regionName, source, at);
  if (match === null || !zoneDatabaseAreas.has(match[1] ?? "")) return null;
  if (!isKnownRegion(match[0])) return null;
  const end = at + match[0].length;
  return {
    end,
    offset: null,
    region: match[0],
    readings: [],
    explicit: false,
  };
}

const nameBeforeTime =
  /((?:[A-Za-z]{2,14} ){1,5}?)time ?(?:zone)?(?![A-Za-z])/iy;
const localTime = /local(?: time(?![A-Za-z])|(?=\s?(?:$|[)\].,;:–—])))/iy;
const regionalWord =
  /(Pacific|Mountain|Central|Eastern)(?=\s?(?:$|[)\]|.,;:*_–—\n]|-\s))/y;

function readName(source: string, at: number): Notation | null {
  const match = matchAt(nameBeforeTime, source, at);
  const words = match?.[1]?.trim().toLowerCase();
  if (match !== null && words === "local") return unknownZone(at, match[0]);
  const name = words === undefined ? undefined : zoneNames.get(words);
  if (match !== null && name !== undefined)
    return nameNotation(name, at + match[0].trimEnd().length);
  const local = matchAt(localTime, source, at);
  if (local !== null) return unknownZone(at, local[0]);
  const word = matchAt(regionalWord, source, at);
  const regional = word && zoneNames.get(word[0].toLowerCase());
  return regional ? nameNotation(regional, at + (word?.[0].length ?? 0)) : null;
}

const abbreviation = /[A-Za-z]{2,7}\d?[A-Z]{0,3}(?![A-Za-z0-9])/y;

function readAbbreviation(source: string, at: number): Notation | null {
  const match = matchAt(abbreviation, source, at);
  if (match === null) return null;
  const upper = match[0].toUpperCase();
  if (match[0] !== upper && !zoneAbbreviationsInAnyCase.has(upper)) return null;
  const name = zoneAbbreviations.get(upper);
  if (name === undefined) return null;
  const end = at + match[0].length;
  const word = matchAt(timeWord, source, end);
  return nameNotation(name, end + (word?.[0].length ?? 0));
}

function nameNotation(name: TimeZoneName, end: number): Notation {
  const clear = name.namesOffset && name.readings.length === 1;
  return {
    end,
    offset: clear ? (name.readings[0] ?? null) : null,
    region: name.region,
    readings: name.readings,
    explicit: false,
  };
}

function unknownZone(at: number, text: string): Notation {
  return {
    end: at + text.length,
    offset: null,
    region: null,
    readings: [],
    explicit: false,
  };
}
