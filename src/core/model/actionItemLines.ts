import type { TextRange } from "../text";
import { labelAt } from "./labels";
import type { SourceLine } from "./lines";
import type { Section } from "./sections";

/** A line that stands as an item of a list without being one in Markdown. */
interface LooseItem {
  /** 0-based. */
  readonly line: number;
  readonly range: TextRange;
}

/**
 * The items that a section lists without Markdown's markers: `• …`, `1)…`, `<li>…`, bold openings, or one line each under a
 * label such as `Tasks:`. Empty where the lines are prose.
 */
export function looseItems(
  text: string,
  section: Section,
  lines: readonly SourceLine[],
): LooseItem[] {
  const body = lines.filter(({ index }) => index > section.line);
  const html = body.flatMap((line) => htmlItems(text, line));
  if (html.length > 0) return html;
  const paragraphs = paragraphsOf(body);
  const all = paragraphs.flat();
  for (const { marker, fewest } of markers) {
    const marked = all.flatMap((line) => markedItem(text, line, marker));
    if (marked.length >= fewest) return marked;
  }
  const bold = all.flatMap((line) => boldItem(text, line));
  if (bold.length > 1) return bold;
  const isUnderLabel = section.level === 7;
  return paragraphs.flatMap((paragraph) =>
    lineItems(text, paragraph, isUnderLabel),
  );
}

function htmlItems(text: string, line: SourceLine): LooseItem[] {
  if (line.context !== "html") return [];
  const source = text.slice(line.start, line.range.end);
  const items =
    /<li\b[^<>]{0,200}>([^<]{1,1000})|<tr\b[^<>]{0,200}>\s*<td\b[^<>]{0,200}>([^<]{1,1000})/gi;
  return [...source.matchAll(items)].map((match) => {
    const words = match[1] ?? match[2] ?? "";
    const start = line.start + match.index + match[0].length - words.length;
    return {
      line: line.index,
      range: { start, end: start + words.trimEnd().length },
    };
  });
}

/** Runs of text lines without a blank line between them. */
function paragraphsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const paragraphs: SourceLine[][] = [];
  let previous = -2;
  for (const line of lines) {
    if (line.context !== "text" || line.listDepth > 0) continue;
    if (line.index === previous + 1) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    previous = line.index;
  }
  return paragraphs;
}

/** What items begin with, and how many of it make a list. */
const markers: readonly { readonly marker: RegExp; readonly fewest: number }[] =
  [
    {
      marker:
        /^(?:[•●▪‣·◦○■]\s*|[–—]\s+|\(?\d{1,2}[.)](?!\d)\s*|\(?[a-h][.)]\s+|(?:Task|Action|Item|Step)\s+#?\d{1,2}\s*[:.)–-]\s*)(?=\S)/i,
      fewest: 1,
    },
    { marker: /^\p{Extended_Pictographic}\ufe0f?\s+(?=\S)/u, fewest: 2 },
  ];

function markedItem(
  text: string,
  line: SourceLine,
  marker: RegExp,
): LooseItem[] {
  const { start, end } = line.content;
  const mark = marker.exec(text.slice(start, end))?.[0];
  if (mark === undefined) return [];
  return [{ line: line.index, range: { start: start + mark.length, end } }];
}

/** `**Alert on the pool.** …` at the start of a line, if it isn't a group's name. */
function boldItem(text: string, line: SourceLine): LooseItem[] {
  const strike = text.startsWith("~~", line.content.start) ? 2 : 0;
  const label = labelAt(text, {
    start: line.content.start + strike,
    end: line.content.end,
  });
  return label?.markup === "bold"
    ? [{ line: line.index, range: line.content }]
    : [];
}

/** Longer than this (UTF-16 units), a line is a paragraph. */
const longestItem = 300;

/** The lines of a paragraph, each an item; none where they are a sentence that goes on from line to line. */
function lineItems(
  text: string,
  paragraph: readonly SourceLine[],
  isUnderLabel: boolean,
): LooseItem[] {
  const items: LooseItem[] = [];
  const indent = paragraph[0]?.indent ?? 0;
  for (const line of paragraph) {
    const source = text.slice(line.content.start, line.content.end);
    // Less indented than the items, a line is what is said in the end.
    if (indent > 0 && line.indent === 0) break;
    if (!/^["'“(\p{Lu}\d\p{Extended_Pictographic}]/u.test(source)) return [];
    if (source.length > longestItem || source.endsWith(":")) continue;
    items.push({ line: line.index, range: line.content });
  }
  if (items.length > 1) {
    return items.some((item) => isWrapped(text, item, items)) ? [] : items;
  }
  return isUnderLabel && items.every(({ range }) => isOneSentence(text, range))
    ? items
    : [];
}

/** Whether the line breaks off in the middle of a sentence, as hard-wrapped prose does. */
function isWrapped(
  text: string,
  item: LooseItem,
  items: readonly LooseItem[],
): boolean {
  const isLast = item === items.at(-1);
  const source = text.slice(item.range.start, item.range.end);
  return (
    !isLast &&
    /(?:,|\b(?:the|a|an|and|or|of|to|in|on|for|with|by|that|is|was|our|we))$/i.test(
      source,
    )
  );
}

function isOneSentence(text: string, range: TextRange): boolean {
  return !/[.!?]\s+\p{Lu}/u.test(text.slice(range.start, range.end));
}
