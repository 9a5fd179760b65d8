import { memo } from "../memo";
import type { TextRange } from "../text";
import { durationsIn, lengthInField, type StatedDuration } from "./durations";
import {
  fieldKindOf,
  isResponseTime,
  type Field,
  type FieldKind,
  type ResponseTime,
} from "./fields";
import type { SourceLine } from "./lines";
import { isMilestone } from "./milestones";
import { linesWith } from "./pages";
import type { CalendarDate, PointInTime } from "./pointInTime";
import { isOfKind, storyKinds, type Section } from "./sections";
import type { SourcedZone } from "./sourcedZones";
import { isExample, outageLength, tellsResponse } from "./statedLengths";
import { timestampsIn, type Timestamp } from "./timestamps";
import { resolveWindow, windowsIn, type TimeWindow } from "./timeWindows";
import { timeZoneAt, timeZoneIn, type TimeZone } from "./timeZones";

/** From when to when, as the document states it outside of its timeline. */
export interface StatedWindow {
  readonly range: TextRange;
  readonly start: PointInTime;
  readonly end: PointInTime;
  /** Null where the two moments don't compare. */
  readonly minutes: number | null;
}

/** What the document says of the incident's time outside of its timeline. */
export interface StatedTimes {
  readonly length: StatedDuration | null;
  readonly windows: readonly StatedWindow[];
  readonly date: CalendarDate | null;
  readonly zone: TimeZone | null;
  /** The same zone and where it stands. */
  readonly zoneSource: SourcedZone | null;
  /** The times outside of the timeline: in the title, in fields, in summary and impact, in document order of these. */
  readonly stamps: readonly Timestamp[];
  /** In the text's order. */
  readonly responses: readonly StatedResponse[];
  /** Where people tell how long it took: summary, impact, what stands before the story. */
  readonly prose: readonly TextRange[];
}

/** A length that the document states for the team's own response: "Time to detect: 5 min". */
export interface StatedResponse {
  readonly kind: ResponseTime;
  /** The field's name, as written: "TTD". */
  readonly title: string;
  readonly length: StatedDuration;
}

/** Reads duration, window, day and zone from the fields made for them first, then from the prose of summary and impact. */
export function readStatedTimes(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  fields: readonly Field[],
): StatedTimes {
  const stampsIn: StampsIn = memo((range) => timestampsIn(text, range));
  const blocks = codeBlocks(lines);
  const prose = proseRanges(lines, sections)
    .slice(0, mostPlaces)
    .flatMap((range) => withoutBlocks(beginning(range), blocks));
  const places = durationPlaces(sections, fields);
  const ranges = places.map(({ range }) => range);
  const zoneSource =
    zoneOfFields(text, places, fields, stampsIn) ??
    inProse(zoneSentence(text, lines)) ??
    inProse(firstOf(prose, (range) => zoneOfTimes(stampsIn, range)));
  const zone = zoneSource?.zone ?? null;
  const length =
    firstOf(places, ({ title, range }) => {
      const found =
        numberInUnit(text, range, title) ?? lengthInField(text, range);
      // The next item of a list may be about the team's response.
      const isOther =
        found &&
        (tellsResponse(text, found, range) || isExample(text, found, range));
      return isOther ? null : found;
    }) ?? outageLength(text, lines, sections, prose);
  const windowsOn = (day: CalendarDate | null): readonly StatedWindow[] => {
    const surroundings = { zone, date: day };
    const pairs = startEndPairs(text, fields, surroundings);
    if (pairs.length > 0) return pairs;
    return (
      firstOf(ranges, (range) => statedWindows(text, range, surroundings)) ??
      firstOf(prose, (range) => statedWindows(text, range, surroundings)) ??
      []
    );
  };
  const undated = windowsOn(null);
  const titles = sections
    .filter(({ kind }) => kind === "title")
    .map(({ titleRange }) => titleRange);
  const dates = fields
    .filter(({ kind }) => kind === "date" || isMilestone(kind))
    .sort((a, b) => Number(b.kind === "date") - Number(a.kind === "date"))
    .map(({ value }) => value);
  const dateIn = (range: TextRange): CalendarDate | null =>
    stampsIn(range).find((stamp) => stamp.date)?.date ?? null;
  const ownDate = undated.find((window) => window.start.date)?.start.date;
  const date =
    ownDate ?? firstOf([...ranges, ...dates, ...titles, ...prose], dateIn);
  return {
    length,
    windows: ownDate || !date ? undated : windowsOn(date),
    date,
    zone,
    zoneSource,
    responses: fields.flatMap((field) => responseOf(text, field)),
    prose,
    stamps: [...titles, ...ranges, ...dates, ...prose].flatMap(stampsIn),
  };
}

const unitOfName =
  /\((?:in )?(minutes|mins?|m|hours|hrs?|h|days|d|seconds|secs?|s)\)$/i;
const numberAlone =
  /^([\s*_`]{0,6}(?:(?:about|around|approximately|over|under|nearly)\s|~)?)(\d{1,6}(?:\.\d{1,3})?)[*_` ]*(?=$|[\r\n|])/i;

/** “Duration (minutes): 55” */
function numberInUnit(
  text: string,
  { start, end }: TextRange,
  title: string,
): StatedDuration | null {
  const unit = unitOfName.exec(title)?.[1];
  if (unit === undefined) return null;
  const number = numberAlone.exec(text.slice(start, Math.min(end, start + 40)));
  const [, lead = "", digits = ""] = number ?? [];
  const named = `${lead}${digits} ${unit}`;
  const [length] = durationsIn(named, { start: 0, end: named.length });
  if (number === null || !length) return null;
  const at = start + lead.length;
  return {
    ...length,
    range: { start: at, end: at + digits.length },
    raw: digits,
  };
}

/** The times in a range, which is asked for several of their parts. */
type StampsIn = (range: TextRange) => readonly Timestamp[];

/** Where start, end and length have a place of their own: sections of that kind, and fields. */
interface DurationPlace {
  readonly title: string;
  readonly range: TextRange;
  readonly isFrontMatter: boolean;
}

function durationPlaces(
  sections: readonly Section[],
  fields: readonly Field[],
): DurationPlace[] {
  const own = sections
    .filter((section) => isOfKind(section, "duration"))
    .filter(({ title }) => !isOtherField(fieldKindOf(title)))
    .map(({ title, body }) => ({
      title,
      range: beginning(body),
      isFrontMatter: false,
    }));
  const other = fields
    .filter(({ kind, place }) => fieldsOfTime.has(kind) && place !== "section")
    .map(({ title, value, place }) => ({
      title,
      range: value,
      isFrontMatter: place === "frontMatter",
    }));
  return [...own, ...other]
    .sort((a, b) => Number(a.isFrontMatter) - Number(b.isFrontMatter))
    .slice(0, mostPlaces);
}

/** Whether a field states the team's response or a milestone, and not the outage itself. */
function isOtherField(kind: FieldKind | null): boolean {
  return (
    kind !== null &&
    !fieldsOfTime.has(kind) &&
    (isResponseTime(kind) || isMilestone(kind))
  );
}

const fieldsOfTime: ReadonlySet<FieldKind> = new Set([
  "duration",
  "window",
  "started",
  "resolved",
]);

function responseOf(
  text: string,
  { kind, title, value }: Field,
): StatedResponse[] {
  if (!isResponseTime(kind)) return [];
  const length = lengthInField(text, value);
  return length ? [{ kind, title, length }] : [];
}

/** Who has not said within so many sections, and within so many UTF-16 units of each, how long it took, does not say it. */
const mostPlaces = 20;
const longestPlace = 10_000;

/** Fenced code, front matter and the like: what stands there is no prose. */
function codeBlocks(lines: readonly SourceLine[]): TextRange[] {
  const blocks: { start: number; end: number }[] = [];
  let next = 0;
  for (const { line } of linesOfCode(lines)) {
    const { start, end } = line.range;
    const open = blocks.at(-1);
    if (open && line.index === next) open.end = end;
    else blocks.push({ start, end });
    next = line.index + 1;
  }
  return blocks;
}

const linesOfCode = linesWith(({ context }) =>
  context === "code" || context === "frontMatter" ? true : null,
);

function withoutBlocks(
  range: TextRange,
  blocks: readonly TextRange[],
): TextRange[] {
  const parts: TextRange[] = [];
  let { start } = range;
  for (const block of blocks) {
    if (block.end <= start) continue;
    if (block.start >= range.end) break;
    if (block.start > start) parts.push({ start, end: block.start });
    start = block.end;
  }
  if (start < range.end) parts.push({ start, end: range.end });
  return parts;
}

function beginning({ start, end }: TextRange): TextRange {
  return { start, end: Math.min(end, start + longestPlace) };
}

/** Summary, impact and what stands before the story proper: where people tell how long it took. */
function proseRanges(
  lines: readonly SourceLine[],
  sections: readonly Section[],
): TextRange[] {
  const told = sections.filter(
    (section) => isOfKind(section, "summary") || isOfKind(section, "impact"),
  );
  const story = sections.find((section) =>
    storyKinds.some((kind) => isOfKind(section, kind)),
  );
  const title = sections.find(({ kind }) => kind === "title");
  const preamble = {
    start: title?.body.start ?? 0,
    end: lines[story ? story.line - 1 : lines.length - 1]?.range.end ?? 0,
  };
  return [...told.map((section) => section.body), preamble].filter(
    ({ start, end }) => start < end,
  );
}

function firstOf<Place, T>(
  places: readonly Place[],
  read: (place: Place) => T | null | undefined,
): T | null {
  for (const place of places) {
    const found = read(place);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** “A call will be held from 15:00 to 16:00 UTC” is no part of the incident. */
const stillToCome = /\b(?:will|shall) (?:be|take)\b[^.!?\n]*$/i;
const lookBehind = 100;

function statedWindows(
  text: string,
  range: TextRange,
  surroundings: Surroundings,
): StatedWindow[] | null {
  const windows = windowsIn(text, range).filter(({ range: { start } }) => {
    const from = Math.max(range.start, start - lookBehind);
    return !stillToCome.test(text.slice(from, start));
  });
  return windows.length > 0
    ? windows.map((window) => statedWindow(window, surroundings))
    : null;
}

function onDay(window: TimeWindow, date: CalendarDate): TimeWindow {
  return { ...window, start: { ...window.start, date } };
}

/** The day and zone of times that name none. */
interface Surroundings {
  readonly date: CalendarDate | null;
  readonly zone: TimeZone | null;
}

/** A window that ends before it starts tells no length. */
function statedWindow(
  window: TimeWindow,
  { date, zone }: Surroundings,
): StatedWindow {
  const isDated = window.start.date !== null || window.end.date !== null;
  const dated = isDated || !date ? window : onDay(window, date);
  const { start, end, minutes } = resolveWindow(dated, zone);
  const isForward = minutes !== null && minutes >= 0;
  return {
    range: window.range,
    start,
    end,
    minutes: isForward ? minutes : null,
  };
}

/** `Start Time: …` and `End Time: …`, each in its own field; as many pairs as there are of both. */
function startEndPairs(
  text: string,
  fields: readonly Field[],
  surroundings: Surroundings,
): StatedWindow[] {
  const momentsOf = (kind: FieldKind): Timestamp[] =>
    fields.flatMap((field) => {
      if (field.kind !== kind) return [];
      const stamp = timestampsIn(text, field.value).find(({ time }) => time);
      return stamp ? [stamp] : [];
    });
  const starts = momentsOf("started");
  const ends = momentsOf("resolved");
  const count = starts.length === ends.length ? starts.length : 1;
  return starts.slice(0, count).flatMap((start, index) => {
    const end = ends[index];
    if (!end) return [];
    const range = {
      start: Math.min(start.range.start, end.range.start),
      end: Math.max(start.range.end, end.range.end),
    };
    return [statedWindow({ range, start, end }, surroundings)];
  });
}

/** A field for the zone goes first, then the zone of a time in a field. */
function zoneOfFields(
  text: string,
  places: readonly DurationPlace[],
  fields: readonly Field[],
  stampsIn: StampsIn,
): SourcedZone | null {
  const named = fields
    .filter(({ kind }) => kind === "timeZone")
    .map(({ title, value, place }) => ({
      title,
      isFrontMatter: place === "frontMatter",
      zone: timeZoneAt(text, value.start, value.end),
    }));
  const found = [
    ...named,
    ...places.map((place) => ({
      ...place,
      zone: zoneWithin(text, place.range, stampsIn),
    })),
  ];
  for (const isFrontMatter of [false, true]) {
    for (const { zone, title, ...place } of found) {
      if (!zone || place.isFrontMatter !== isFrontMatter) continue;
      return { zone, title, place: isFrontMatter ? "frontMatter" : "field" };
    }
  }
  return null;
}

function inProse(zone: TimeZone | null): SourcedZone | null {
  return zone && { zone, place: "prose", title: null };
}

function zoneWithin(
  text: string,
  range: TextRange,
  stampsIn: StampsIn,
): TimeZone | null {
  return (
    zoneOfTimes(stampsIn, range) ??
    firstOf(linesOf(text, range), (line) => timeZoneIn(text, line))
  );
}

/** “All times in UTC.”, wherever the document says it. */
function zoneSentence(
  text: string,
  lines: readonly SourceLine[],
): TimeZone | null {
  return firstOf(
    linesOnTimes(lines).map(({ line }) => line.content),
    (content) => timeZoneIn(text, content),
  );
}

const linesOnTimes = linesWith(({ source, context, ownContent }) => {
  const words = source.slice(ownContent.start, ownContent.end);
  return context === "text" &&
    words.length <= 200 &&
    /\b(?:all|the) (?:times|timestamps)\b|^time ?zone\b/i.test(words)
    ? true
    : null;
});

function zoneOfTimes(stampsIn: StampsIn, range: TextRange): TimeZone | null {
  const zoned = stampsIn(range).find((stamp) => stamp.zone);
  return zoned?.zone ?? null;
}

function linesOf(text: string, range: TextRange): TextRange[] {
  const ranges: TextRange[] = [];
  let { start } = range;
  for (const line of text.slice(range.start, range.end).split(/\r\n?|\n/)) {
    ranges.push({ start, end: start + line.length });
    start += line.length;
    if (text[start] === "\r" && text[start + 1] === "\n") start += 2;
    else start += 1;
  }
  return ranges;
}
