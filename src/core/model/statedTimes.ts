import type { TextRange } from "../text";
import { durationsIn, type StatedDuration } from "./durations";
import { frontMatterLines, type FrontMatter } from "./frontMatter";
import type { SourceLine } from "./lines";
import type { CalendarDate, PointInTime } from "./pointInTime";
import { isOfKind, type Section } from "./sections";
import type { SourcedZone } from "./sourcedZones";
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
}

/** Words that bind a length of time to the outage where it stands in prose. */
const outageWords =
  /\b(?:outages?|downtime|down|duration|lasted|lasting|unavailab\w+|inaccessible|unusable|unreachable|offline|disrupt\w+|incident|degrad\w+|interrupt\w+|failures?|failing|halted|stopped|blocked|impossible|broken)\b/i;

/** “… could not log in for about two hours”. */
const lastsFor = /\bfor (?:[a-z]+ ){0,3}~?$/i;

/** “The outage lasted about 45 minutes”, “was down for”, “a total downtime of”. */
const lasted =
  /\b(?:last(?:ed|ing)|down(?:time)?|unavailable|outage|halted|unusable)(?: (?:for|of|was))? (?:[a-z]+ ){0,2}~?$/i;

/** “Within 5 minutes”, “every 30 seconds”. */
const aside = /\b(?:within|after|every|each|first|last|next)(?: the)? ~?$/i;

/** “It took us 5 minutes to detect the outage.” */
const tookTo =
  /\b(?:took|takes|spent)\b.{0,60}?\b(?:detect|notice|find|respond|identify|acknowledge|react|diagnos)/i;

/** Reads duration, window, day and zone from the fields made for them first, then from the prose of summary and impact. */
export function readStatedTimes(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  frontMatter: FrontMatter | null,
): StatedTimes {
  const fields = sections
    .filter((section) => isOfKind(section, "duration"))
    .slice(0, mostPlaces);
  const prose = proseRanges(lines, sections)
    .slice(0, mostPlaces)
    .map(beginning);
  const fieldRanges = fields.map((section) => beginning(section.body));
  const zoneSource =
    zoneOfFields(text, fields) ??
    zoneOfFrontMatter(text, frontMatter) ??
    inProse(zoneSentence(text, lines)) ??
    inProse(firstOf(prose, (range) => zoneOfTimes(text, range)));
  const zone = zoneSource?.zone ?? null;
  const length =
    firstOf(fieldRanges, (range) => durationsIn(text, range)[0]) ??
    firstOf(prose, (range) => outageLength(text, range));
  const pair = startEndPair(text, fields, zone);
  const windows = pair
    ? [pair]
    : (firstOf(fieldRanges, (range) => statedWindows(text, range, zone)) ??
      firstOf(prose, (range) => statedWindows(text, range, zone)) ??
      []);
  const date =
    windows.find((window) => window.start.date)?.start.date ??
    dateOfDocument(text, sections, fieldRanges, prose, frontMatter);
  const titles = sections
    .filter(({ kind }) => kind === "title")
    .map(({ titleRange }) => titleRange);
  const stamps = [...titles, ...fieldRanges, ...prose].flatMap((range) =>
    timestampsIn(text, range),
  );
  return {
    length: length ?? null,
    windows,
    date: date ?? null,
    zone,
    zoneSource,
    stamps,
  };
}

/** Who has not said within so many sections, and within so many UTF-16 units of each, how long it took, does not say it. */
const mostPlaces = 20;
const longestPlace = 10_000;

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

const storyKinds = [
  "timeline",
  "rootCause",
  "resolution",
  "actionItems",
  "lessonsLearned",
] as const;

function firstOf<T>(
  ranges: readonly TextRange[],
  read: (range: TextRange) => T | null | undefined,
): T | null {
  for (const range of ranges) {
    const found = read(range);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

function statedWindows(
  text: string,
  range: TextRange,
  zone: TimeZone | null,
): StatedWindow[] | null {
  const windows = windowsIn(text, range);
  return windows.length > 0
    ? windows.map((window) => statedWindow(window, zone))
    : null;
}

/** A window that ends before it starts tells no length. */
function statedWindow(window: TimeWindow, zone: TimeZone | null): StatedWindow {
  const { start, end, minutes } = resolveWindow(window, zone);
  const isForward = minutes !== null && minutes >= 0;
  return {
    range: window.range,
    start,
    end,
    minutes: isForward ? minutes : null,
  };
}

/** `Start Time: …` and `End Time: …`, each in its own field or on lines of one. */
function startEndPair(
  text: string,
  fields: readonly Section[],
  zone: TimeZone | null,
): StatedWindow | null {
  const moment = (words: RegExp): Timestamp | undefined => {
    for (const field of fields) {
      if (!words.test(field.title)) continue;
      const found = timestampsIn(text, field.body).find((stamp) => stamp.time);
      if (found) return found;
    }
    return undefined;
  };
  const start = moment(/\b(?:start|began|begin)/i);
  const end = moment(/\bend/i);
  if (!start || !end) return null;
  const range = { start: start.range.start, end: end.range.end };
  return statedWindow({ range, start, end }, zone);
}

/** What “lasted” outweighs what merely stands in a sentence about the outage. */
function outageLength(text: string, range: TextRange): StatedDuration | null {
  let likely: StatedDuration | null = null;
  for (const duration of durationsIn(text, range)) {
    const before = text.slice(
      Math.max(range.start, duration.range.start - 40),
      duration.range.start,
    );
    const sentence = sentenceAround(text, duration.range, range);
    if (lasted.test(before)) return duration;
    if (aside.test(before) || tookTo.test(sentence)) continue;
    const isOutage =
      outageWords.test(sentence) ||
      (duration.minutes >= 1 && lastsFor.test(before));
    if (isOutage) likely ??= duration;
  }
  return likely;
}

/** The words around a range up to the next sentence's or paragraph's end on either side. */
function sentenceAround(
  text: string,
  inner: TextRange,
  outer: TextRange,
): string {
  const isEnd = (at: number): boolean =>
    /^[.!?]\s|^\n\s*\n|^\r\n\s*\r\n/.test(text.slice(at, at + 8));
  let { start } = inner;
  while (start > outer.start && !isEnd(start - 1)) start--;
  let { end } = inner;
  while (end < outer.end && !isEnd(end)) end++;
  return text.slice(start, end);
}

function zoneOfFields(
  text: string,
  fields: readonly Section[],
): SourcedZone | null {
  for (const { title, body } of fields) {
    const zone = zoneWithin(text, beginning(body));
    if (zone) return { zone, place: "field", title };
  }
  return null;
}

/** `timezone: Europe/Berlin`, or the zone of a time in a field. */
function zoneOfFrontMatter(
  text: string,
  frontMatter: FrontMatter | null,
): SourcedZone | null {
  for (const { title, value } of frontMatterLines(text, frontMatter)) {
    const zone = /^(?:time[ _-]?zone|tz)$/i.test(title)
      ? timeZoneAt(text, value.start, value.end)
      : timestampsIn(text, value).find((stamp) => stamp.zone)?.zone;
    if (zone) return { zone, place: "frontMatter", title };
  }
  return null;
}

function inProse(zone: TimeZone | null): SourcedZone | null {
  return zone && { zone, place: "prose", title: null };
}

function zoneWithin(text: string, range: TextRange): TimeZone | null {
  return (
    zoneOfTimes(text, range) ??
    firstOf(linesOf(text, range), (line) => timeZoneIn(text, line))
  );
}

/** “All times in UTC.”, wherever the document says it. */
function zoneSentence(
  text: string,
  lines: readonly SourceLine[],
): TimeZone | null {
  for (const { context, content } of lines) {
    if (context !== "text" || content.end - content.start > 200) continue;
    const words = text.slice(content.start, content.end);
    if (!/\b(?:all|the) (?:times|timestamps)\b|^time ?zone\b/i.test(words)) {
      continue;
    }
    const zone = timeZoneIn(text, content);
    if (zone) return zone;
  }
  return null;
}

function zoneOfTimes(text: string, range: TextRange): TimeZone | null {
  const zoned = timestampsIn(text, range).find((stamp) => stamp.zone);
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

function dateOfDocument(
  text: string,
  sections: readonly Section[],
  fields: readonly TextRange[],
  prose: readonly TextRange[],
  frontMatter: FrontMatter | null,
): CalendarDate | null {
  const dateIn = (range: TextRange): CalendarDate | null =>
    timestampsIn(text, range).find((stamp) => stamp.date)?.date ?? null;
  const named = sections
    .filter(
      (section) =>
        section.kind === "metadata" &&
        /^(?:incident )?date/i.test(section.title),
    )
    .map((section) => section.body);
  const titles = sections
    .filter((section) => section.kind === "title")
    .map((section) => section.titleRange);
  return (
    firstOf([...fields, ...named, ...titles], dateIn) ??
    (frontMatter && "date" in frontMatter.fields
      ? dateIn(frontMatter.range)
      : null) ??
    firstOf(prose, dateIn)
  );
}
