import { memo, memoOf } from "../memo";
import { goesOn, type OwnLine, type SourceLine } from "./lines";
import { Page, pagesOf, type LineOfPage } from "./pages";
import type { SectionKind } from "./sectionNames";
import type { Section } from "./sections";

/** Words that belong together: a paragraph, a heading or a table's row. */
export interface Passage {
  /** What is read, at its own offsets: code spans, addresses, comments and tags are blanked out. */
  readonly source: string;
  readonly context: ProseContext;
}

type ProseContext = OwnLine["context"] & ("text" | "heading" | "table");

/** A passage in which something is found, and where it stands. */
interface PassageWith<Found> {
  /** Offset of its `source` in the text. */
  readonly start: number;
  /** 0-based, of its first line. */
  readonly line: number;
  readonly found: Found;
}

/**
 * Looks for something in each passage by itself, and gives those that have it, in document order: what a person wrote as
 * sentences, items and cells; no code, quotations, front matter and HTML blocks. Pages that have not changed are not gone
 * through again. What `read` gives must depend on nothing but the passage it is given, and nobody may change it; offsets in
 * it count from the beginning of the passage.
 */
export function passagesWith<Found>(
  read: (passage: Passage) => Found | null,
): (lines: readonly SourceLine[]) => Iterable<PassageWith<Found>> {
  const foundOn = memoOf(Page, (page) =>
    passagesOn(page).flatMap(({ passage, at, index }) => {
      const found = read(passage);
      return found === null ? [] : [{ at, index, found }];
    }),
  );
  return function* (lines) {
    for (const { page, from } of pagesOf(lines)) {
      for (const { at, index, found } of foundOn(page)) {
        const start = (lines[from]?.start ?? 0) + at;
        yield { start, line: from + index, found };
      }
    }
  };
}

/** What stands under headings, as it reads. */
export const passagesUnderHeadings = passagesWith(({ context, source }) =>
  context === "heading" ? null : source,
);

/** A passage, its offset from the beginning of its page, and the index of its first line there. */
interface PassageOfPage {
  readonly passage: Passage;
  readonly at: number;
  readonly index: number;
}

/** No page begins within a passage. */
const passagesOn = memoOf(Page, ({ lines }): PassageOfPage[] => {
  const passages: PassageOfPage[] = [];
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index];
    const context = first && proseContext(first.own);
    if (!first || !context) continue;
    let end = index + 1;
    while (context === "text" && goesOn(lines[end]?.own)) end++;
    const source = readable(wordsOf(lines.slice(index, end)), false);
    const at = first.at + first.own.ownContent.start;
    passages.push({ passage: { source, context }, at, index });
    index = end - 1;
  }
  return passages;
});

function proseContext({ context }: OwnLine): ProseContext | null {
  return context === "text" || context === "heading" || context === "table"
    ? context
    : null;
}

/** No more of a passage is read, in UTF-16 units: what is longer holds data, and no sentences. */
export const longestPassage = 20_000;

/** From the first line's content to the last one's. */
function wordsOf(lines: readonly LineOfPage[]): string {
  let words = "";
  for (const [index, { own, at }] of lines.entries()) {
    const next = lines[index + 1];
    const from = index === 0 ? own.ownContent.start : 0;
    words += next
      ? own.source.slice(from) + lineEnding(next.at - at - own.source.length)
      : own.source.slice(from, own.ownContent.end);
  }
  return words.slice(0, longestPassage);
}

/** Of this length; a lone carriage return reads as a line feed. */
function lineEnding(length: number): string {
  return length === 2 ? "\r\n" : "\n";
}

/** Of the innermost section around a line that is of a kind of ours. */
export function kindsAround(
  sections: readonly Section[],
  line: number,
): readonly SectionKind[] {
  const section = sections[(sectionsByLine(sections)[line] ?? 0) - 1];
  return section?.kind ? [section.kind, ...section.also] : [];
}

/** For each line which section that is, counted from 1; 0 where there is none. */
const sectionsByLine = memo((sections: readonly Section[]) => {
  const ends = sections.map(({ endLine }) => endLine);
  const innermost = new Uint32Array(
    ends.reduce((most, end) => Math.max(most, end + 1), 0),
  );
  for (const [index, { kind, line, endLine }] of sections.entries()) {
    if (kind !== null) innermost.fill(index + 1, line, endLine + 1);
  }
  return innermost;
});

/** The words that are read, at the offsets at which they stand: no comments, tags, addresses and pictures. */
export function readable(source: string, withCode: boolean): string {
  let result = source;
  if (result.includes("<")) {
    result = blankComments(result, false).source.replace(
      /<\/?[a-z][^<>]{0,300}>/gi,
      blank,
    );
  }
  if (!withCode && result.includes("`")) result = blankCode(result);
  if (result.includes("](")) {
    result = result.replace(
      /(!?\[)([^[\]]{0,300})(\]\([^()]{0,500}\))/g,
      (_, open: string, words: string, target: string) =>
        open.startsWith("!")
          ? blank(open + words + target)
          : blank(open) + words + blank(target),
    );
  }
  return result.replace(/\bhttps?:\/\/[^\s<>]+/g, blank);
}

/** Without comments, of which one may go on from the text before. */
export function blankComments(
  source: string,
  inComment: boolean,
): { source: string; inComment: boolean } {
  if (!inComment && !source.includes("<!--")) return { source, inComment };
  let result = "";
  let at = 0;
  let inside = inComment;
  while (at < source.length) {
    const mark = inside ? "-->" : "<!--";
    const found = source.indexOf(mark, at);
    const close = inside ? mark.length : 0;
    const end = found < 0 ? source.length : found + close;
    result += inside ? blank(source.slice(at, end)) : source.slice(at, end);
    at = end;
    if (found >= 0) inside = !inside;
  }
  return { source: result, inComment: inside };
}

/** Without code spans: a run of backticks is closed by the next one of the same length. */
export function blankCode(source: string): string {
  const runs = [...source.matchAll(/`+/g)].map(({ index, 0: marks }) => ({
    start: index,
    end: index + marks.length,
  }));
  const closings: (number | undefined)[] = [];
  const nextOfLength = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = (runs[i]?.end ?? 0) - (runs[i]?.start ?? 0);
    closings[i] = nextOfLength.get(length);
    nextOfLength.set(length, i);
  }
  let result = "";
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const closing = closings[i];
    if (closing === undefined) continue;
    const start = runs[i]?.start ?? 0;
    const end = runs[closing]?.end ?? start;
    result += source.slice(at, start) + blank(source.slice(start, end));
    at = end;
    i = closing;
  }
  return result + source.slice(at);
}

/** As many spaces as the source is long. */
export function blank(source: string): string {
  return " ".repeat(source.length);
}
