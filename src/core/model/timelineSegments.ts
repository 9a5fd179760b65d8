import type { SourceLine } from "./lines";
import {
  entryContent,
  entryStampAt,
  isSetOff,
  tellsTime,
  type Cursor,
  type EntryContent,
} from "./timelineContents";
import type { Timestamp } from "./timestamps";

/** The entries of a line that holds more than one with a time, between line breaks in HTML or after full stops; else null. */
export function segmentsOf(
  text: string,
  line: SourceLine,
  cursor: Cursor,
): EntryContent[] | null {
  const { start, end } = line.content;
  const source = text.slice(start, end);
  if (!lineBreak.test(source)) return sentencesOf(text, line, cursor);
  const contents: EntryContent[] = [];
  let from = start;
  for (const part of source.split(lineBreak)) {
    const range = { start: from, end: from + part.trimEnd().length };
    from += part.length;
    from += lineBreakAt(text, from);
    const timestamp = entryStampAt(text, range);
    if (!timestamp || !tellsTime(timestamp)) continue;
    const parts = { timestamp, end: range.end };
    const content = { index: line.index, content: range };
    contents.push(entryContent(content, cursor, parts));
  }
  return contents.length > 1 ? contents : null;
}

/** “14:05: Deployed. 14:12: Alert fired.”: each with a mark behind its time, since sentences begin with times, too. */
function sentencesOf(
  text: string,
  line: SourceLine,
  cursor: Cursor,
): EntryContent[] | null {
  const { start, end } = line.content;
  if (end - start > longestSentences) return null;
  const starts = [start];
  for (const { index, 0: whole } of text
    .slice(start, end)
    .matchAll(sentenceBeforeTime)) {
    starts.push(start + index + whole.length);
  }
  if (starts.length === 1) return null;
  const stamps: { from: number; timestamp: Timestamp }[] = [];
  for (const from of starts) {
    // “March 4, 2:05 PM” is one time.
    if (from < (stamps.at(-1)?.timestamp.textStart ?? start)) continue;
    const timestamp = entryStampAt(text, { start: from, end });
    const isEntry =
      timestamp && tellsTime(timestamp) && isSetOff(text, timestamp);
    if (isEntry) stamps.push({ from, timestamp });
  }
  if (stamps.length < 2) return null;
  return stamps.map(({ from, timestamp }, index) => {
    const next = stamps[index + 1]?.from ?? end;
    const words = text.slice(from, next).trimEnd();
    const range = { start: from, end: from + words.length };
    const parts = { timestamp, end: range.end };
    const content = { index: line.index, content: range };
    return entryContent(content, cursor, parts);
  });
}

const lineBreak = /<br ?\/?>|<\/(?:li|p)>/i;

function lineBreakAt(text: string, at: number): number {
  const match = /^<(?:br ?\/?|\/li|\/p)>\s*/i.exec(text.slice(at, at + 20));
  return match?.[0].length ?? 0;
}

/** Of a line with several entries, in UTF-16 units. */
const longestSentences = 5_000;
const sentenceBeforeTime =
  /[.!?]["”'’)\]*_]{0,3}[ \t]{1,3}(?=[*_`([]{0,3}(?:\d{1,2}[:.h]\d\d|\d{4} ?hrs))|(?<![,\d]|\b(?:at|by|on|from|to|until|till|since|before|after|around|about|and|or)) (?=(?:\d{1,2}:\d\d ?[ap]\.?m|\d{4} ?hrs)(?: [A-Z]{2,4})?: )/gi;
