import type { SourceLine } from "./lines";
import type { SectionKind } from "./sectionNames";
import type { Section } from "./sections";

/** Words that belong together: a paragraph, a heading or a table's row. */
export interface Passage {
  /** Offset of `source` in the text. */
  readonly start: number;
  /** What is read, at its own offsets: code spans, addresses, comments and tags are blanked out. */
  readonly source: string;
  /** 0-based, of its first line. */
  readonly line: number;
  readonly context: "text" | "heading" | "table";
  /** Whether a list item begins with it. */
  readonly startsItem: boolean;
  /** Of the innermost section around it that is of a kind of ours. */
  readonly kinds: readonly SectionKind[];
}

/** No more of a passage is read, in UTF-16 units: what is longer holds data, and no sentences. */
const longestPassage = 20_000;

/** What a person wrote as sentences, items and cells, in document order: no code, quotations, front matter and HTML blocks. */
export function readProse(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Passage[] {
  const kinds = kindsByLine(lines.length, sections);
  const passages: Passage[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || !isProse(line)) continue;
    const { context } = line;
    let last: SourceLine = line;
    while (context === "text" && goesOn(lines[last.index + 1])) {
      last = lines[last.index + 1] ?? last;
    }
    index = last.index;
    const { start } = line.content;
    const end = Math.min(last.content.end, start + longestPassage);
    passages.push({
      start,
      source: readable(text.slice(start, end), false),
      line: line.index,
      context,
      startsItem: line.startsItem,
      kinds: kinds[line.index] ?? [],
    });
  }
  return passages;
}

function isProse(
  line: SourceLine,
): line is SourceLine & { context: Passage["context"] } {
  return (
    line.context === "text" ||
    line.context === "heading" ||
    line.context === "table"
  );
}

function goesOn(line: SourceLine | undefined): boolean {
  return (
    line !== undefined &&
    line.context === "text" &&
    !line.startsItem &&
    !line.startsParagraph
  );
}

function kindsByLine(
  lineCount: number,
  sections: readonly Section[],
): (readonly SectionKind[])[] {
  const kinds: (readonly SectionKind[])[] = Array.from(
    { length: lineCount },
    () => [],
  );
  for (const { kind, also, line, endLine } of sections) {
    if (kind !== null) kinds.fill([kind, ...also], line, endLine + 1);
  }
  return kinds;
}

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
