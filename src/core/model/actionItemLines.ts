import type { TextRange } from "../text";
import { fieldNamed } from "./actionItemFields";
import { labelAt } from "./labels";
import type { SourceLine } from "./lines";
import type { Section } from "./sections";

/** A line that stands as an item of a list without being one in Markdown. */
interface LooseItem {
  /** 0-based. */
  readonly line: number;
  readonly range: TextRange;
  /** Whether it is the only sentence under its label, which may as well tell something. */
  readonly isAlone?: boolean;
  /** Of one with a box, whether it is ticked. */
  readonly isTicked?: boolean;
}

/**
 * The items that a section lists without Markdown's markers: `• …`, `1)…`, `-…`, `<li>…`, `<p>…`, bold openings, one line
 * each under a label such as `Tasks:`, or a paragraph each that says what to do. Empty where the lines are prose.
 */
export function looseItems(
  text: string,
  section: Section,
  lines: readonly SourceLine[],
): LooseItem[] {
  const body = lines.filter(({ index }) => index > section.line);
  const html = body.flatMap((line) => htmlItems(text, line));
  if (html.length > 0) return html;
  if (section.style === "html") {
    const elements = body.flatMap((line) => htmlParagraph(text, line));
    if (
      elements.length > 1 &&
      elements.every((each) => saysWhatToDo(text, each))
    ) {
      return elements;
    }
  }
  const paragraphs = paragraphsOf(body);
  const all = paragraphs.flat();
  const marked = markedItems(text, all);
  if (marked.length > 0) return marked;
  const bold = all.flatMap((line) => boldItem(text, line));
  if (bold.length > 1) return bold;
  const items = paragraphItems(text, paragraphs, section.level);
  if (items.length > 0) return items;
  const sentences = section.level > 6 ? [] : sentenceItems(text, paragraphs);
  return sentences.length > 0 ? sentences : indentedItems(text, body);
}

/** The items on the lines right under an item of a list that is a label, without the indentation that they should have. */
export function itemsUnderLabel(
  text: string,
  lines: readonly SourceLine[],
  isOfTasks: boolean,
): LooseItem[] {
  const marked = markedItems(text, lines);
  if (marked.length > 0) return marked;
  return isOfTasks && lines.every(({ isLazy }) => isLazy)
    ? paragraphItems(text, [lines], 7)
    : [];
}

function htmlItems(text: string, line: SourceLine): LooseItem[] {
  if (line.context !== "html") return [];
  const source = text.slice(line.start, line.range.end);
  const items =
    /<li\b[^<>]{0,200}>([^<]{1,1000})|<tr\b[^<>]{0,200}>\s*<td\b[^<>]{0,200}>([^<]{1,1000})|<ul\b[^<>]{0,200}>\s{0,20}([^\s<][^<]{0,999})|^\s{0,20}[-*•] ([^<]{1,1000})/gi;
  return [...source.matchAll(items)].map((match) => {
    const words = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    const start = line.start + match.index + match[0].length - words.length;
    return {
      line: line.index,
      range: { start, end: start + words.trimEnd().length },
    };
  });
}

/** `<p>…</p>` on a line of its own, without the spaces and the pictograph that it may begin with. */
function htmlParagraph(text: string, line: SourceLine): LooseItem[] {
  if (line.context !== "html") return [];
  const source = text.slice(line.start, line.range.end);
  const [, lead, words] =
    /^(\s*<p\b[^<>]{0,200}>(?:\s|&(?:nb|em|en)sp;|:[a-z_]{1,40}:){0,20})([^\s<][^<]{0,999})<\/p>\s*$/i.exec(
      source,
    ) ?? [];
  if (lead === undefined || words === undefined) return [];
  const start = line.start + lead.length;
  return [
    {
      line: line.index,
      range: { start, end: start + words.trimEnd().length },
    },
  ];
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
    { marker: /^\[[ xX]?\]\s+(?=\S)/, fewest: 1 },
    {
      marker:
        /^(?:(?:&(?:nb|em|en)sp;)*[•●▪▫‣·∙⁃◦○■□◆❖►▸➢➤\uf0a7\uf0b7](?:\s|&(?:nb|em|en)sp;)*|[–—]\s+|[-–—](?=\p{L})|\*(?=\p{L}[^*]*$)|\(?\d{1,2}[.)](?!\d)\s*|\(?[a-h][.)]\s+|(?:Task|Action|Item|Step)\s+#?\d{1,2}\s*[:.)–-]\s*)(?=\S)/iu,
      fewest: 1,
    },
    { marker: /^\p{Extended_Pictographic}\ufe0f?\s+(?=\S)/u, fewest: 2 },
  ];

function markedItems(text: string, lines: readonly SourceLine[]): LooseItem[] {
  for (const { marker, fewest } of markers) {
    const marked = lines.flatMap((line) => markedItem(text, line, marker));
    if (marked.length >= fewest) return marked;
  }
  return [];
}

function markedItem(
  text: string,
  line: SourceLine,
  marker: RegExp,
): LooseItem[] {
  const { start, end } = line.content;
  const mark = marker.exec(text.slice(start, end))?.[0];
  if (mark === undefined) return [];
  const item = {
    line: line.index,
    range: { start: start + mark.length, end },
  };
  return [/^\[x/i.test(mark) ? { ...item, isTicked: true } : item];
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

/** What people say before the items: what they have looked at, and that something follows. */
const openings = [
  /^(?:in|over|during|within) the (?:last|past|previous) [^.,]{1,30},? (?:we|I|our|the team)\b/i,
  /^(?:the|our) (?:[\p{L}-]+ ){0,4}(?:measures|steps|actions|tasks|improvements) (?:[\p{L}-]+ ){0,5}(?:are|is|were|include)\b/iu,
  /\bthe following (?:[\p{L}-]+ ){0,3}(?:actions|steps|measures|tasks|improvements|changes|are|have|will|should|shall)\b/iu,
  /^(?:here|below) (?:are|is) /i,
  /^to \p{L}+ [^.]{1,200}, (?:it is (?:imperative|important|necessary|essential|crucial|vital)\b|(?:we|I)\b.{1,60} (?:measures|steps|actions)[.:]?$)/iu,
];

/** And what they say when they have done with them. */
const closings = [
  /^(?:in (?:conclusion|summary|closing|short)|to (?:conclude|sum up|summarize)|conclusion|overall|ultimately|sincerely|thanks|thank you)\b/i,
  /^(?:outcomes?|results?|references|authors?):$/i,
  /^(?:note(?: that|:)|and that(?:'s|’s|,)|remember,)/i,
  /^(?:by \p{L}+ing|with|through|implementing) [^.,]{0,60}\b(?:this|these|those)\b/iu,
  /^(?:the implementation of )?these (?:[\p{L}-]+ ){0,3}(?:measures|steps|actions|improvements|changes|efforts) (?:will|should|are|aim|help|ensure)\b/iu,
  /^this (?:[\p{L}-]+ ){0,3}(?:incident|outage|postmortem|post-mortem|report|document|readme|event|experience|failure) (?!(?:will|should|must|can|could|needs?|has to|shall|is to)\b)\p{L}/iu,
  /^the (?:incident|outage) (?:was|has|highlight|underscore|show|demonstrate|taught|remind)/i,
  /^we (?:are confident|are sorry|apologi[sz]e|appreciate|believe|hope|thank|remain)\b/i,
  /\b(?:is|are|remain) committed to\b/i,
];

/** What a template says of the items that it asks for. */
const guidance = [
  /\b(?:each|every|all) (?:action items?|items?|tasks?|follow-ups?) (?:should|must|needs?|has to|have to|shall)\b/i,
  /^(?:list|describe|outline|specify|explain) (?:[\p{L}-]+ ){0,6}(?:action items?|follow-ups?|owners?|due dates?|deadlines?)\b/iu,
];

function guides(source: string): boolean {
  return guidance.some((words) => words.test(source));
}

function opens(source: string): boolean {
  return openings.some((words) => words.test(source));
}

function closes(source: string): boolean {
  return closings.some((words) => words.test(source));
}

/** The lines of paragraphs, each an item, between what is said before and after them. */
function paragraphItems(
  text: string,
  paragraphs: readonly (readonly SourceLine[])[],
  level: number,
): LooseItem[] {
  const items: LooseItem[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.some((line) => guides(wordsOf(text, line)))) continue;
    let first = 0;
    const areLabels = endsInColons(text, paragraph);
    if (items.length === 0 && !areLabels) {
      while (isRemark(text, paragraph[first])) first++;
    }
    const rest = paragraph.slice(first);
    const end = rest.findIndex((line) => closes(wordsOf(text, line)));
    const lines = end < 0 ? rest : rest.slice(0, end);
    items.push(
      ...(areLabels
        ? lines.map((line) => withoutColon(line))
        : lineItems(text, lines, level, paragraphs.length > 1)),
    );
    if (end >= 0 && items.length > 0) break;
  }
  return items;
}

/** Where every line is a sentence that ends in a colon, none names what follows it. */
function endsInColons(text: string, paragraph: readonly SourceLine[]): boolean {
  return (
    paragraph.length > 1 &&
    paragraph.every((line) => /^\S+(?: \S+){3,}:$/.test(wordsOf(text, line)))
  );
}

function withoutColon({ index, content }: SourceLine): LooseItem {
  return {
    line: index,
    range: { start: content.start, end: content.end - 1 },
  };
}

function isRemark(text: string, line: SourceLine | undefined): boolean {
  if (!line) return false;
  const source = wordsOf(text, line);
  return source.endsWith(":") || opens(source) || closes(source);
}

function wordsOf(text: string, { content }: SourceLine): string {
  return text.slice(content.start, content.end);
}

/** The lines of a paragraph, each an item; none where they are a sentence that goes on from line to line. */
function lineItems(
  text: string,
  paragraph: readonly SourceLine[],
  level: number,
  isOneOfMany: boolean,
): LooseItem[] {
  const items: LooseItem[] = [];
  const indent = paragraph[0]?.indent ?? 0;
  let isAnew = level <= 7 && paragraph.length > 1;
  for (const line of paragraph) {
    const source = wordsOf(text, line);
    // Less indented than the items, a line is what is said in the end.
    if (indent > 0 && line.indent === 0) break;
    const isBegun = /^["'“(\p{Lu}\d\p{Extended_Pictographic}]/u.test(source);
    if (!isBegun && !(isAnew && /^\p{Ll}/u.test(source))) return [];
    isAnew = /[.!?]$/.test(source);
    if (source.length > longestItem || source.endsWith(":")) continue;
    items.push({ line: line.index, range: line.content });
  }
  if (items.length > 1) {
    return items.some((item) => isWrapped(text, item, items)) ? [] : items;
  }
  const isListed = ({ range }: LooseItem): boolean =>
    isOneSentence(text, range) ||
    isTitled(text, range) ||
    // One of several paragraphs may say why.
    (isOneOfMany && !tellingWords.test(text.slice(range.start, range.end)));
  return level === 7 && items.every(isListed)
    ? items.map((item) => ({ ...item, isAlone: true }))
    : [];
}

/** Paragraphs of one line each, all of which say what to do, between what is said before and after them. */
function sentenceItems(
  text: string,
  paragraphs: readonly (readonly SourceLine[])[],
): LooseItem[] {
  const items: LooseItem[] = [];
  for (const [line, ...others] of paragraphs) {
    if (!line) continue;
    if (items.length === 0 && others.length === 0 && isRemark(text, line)) {
      continue;
    }
    if (closes(wordsOf(text, line))) break;
    const item = { line: line.index, range: line.content };
    if (others.length > 0 || !saysWhatToDo(text, item)) return [];
    items.push(item);
  }
  return items.length > 1 ? items : [];
}

/** Sentences that stand so far in that Markdown takes them for code, as pasted from elsewhere; none where it is code. */
function indentedItems(
  text: string,
  lines: readonly SourceLine[],
): LooseItem[] {
  const items: LooseItem[] = [];
  let previous: SourceLine | undefined;
  for (const line of lines) {
    const isFirst = line.context === "code" && previous?.context !== "code";
    previous = line;
    if (isFirst && (line.indent < 4 || line.listDepth > 0)) return [];
    if (line.context !== "code") continue;
    const range = withoutMarker(text, line);
    const source = text.slice(range.start, range.end);
    const label = labelAt(text, range);
    const title =
      label?.colon && text.slice(label.range.start, label.range.end);
    const isDetail = source.endsWith(":") || (title && fieldNamed(title));
    if (source === "" || isDetail) continue;
    if (closes(source)) break;
    if (!/^\p{Lu}(?:[\p{Ll}'’-]*:? \p{L}|.*\.$)/u.test(source)) return [];
    if (source.length > longestItem) return [];
    items.push({ line: line.index, range });
  }
  return items.length > 1 ? items : [];
}

function withoutMarker(text: string, { content }: SourceLine): TextRange {
  const { start, end } = content;
  const marker = /^[-+*] +/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + marker, end };
}

/** Words that a sentence begins with which tells something, and those of a template that says what to write. */
const tellingWords =
  /^(?:we|I|it|they|he|she|you|there|this|that|these|those|the|an?|our|my|your|each|every|all|any|some|no|not|none|one|in|on|at|to|by|for|from|with|of|as|if|when|while|since|because|after|before|during|however|also|then|so|and|or|but|what|which|who|how|why|where|is|was|were|did|do|does|please|note|see|thanks?|todo|tbd|list|describe|outline|explain|detail|summarize|fill|state)\b/iu;

/** Whether the item is one sentence that begins with what to do, or has a title. */
function saysWhatToDo(text: string, { range }: LooseItem): boolean {
  const source = text.slice(range.start, range.end);
  return (
    source.length <= longestItem &&
    /^\p{Lu}\p{L}/u.test(source) &&
    !source.endsWith("?") &&
    !tellingWords.test(source) &&
    (isOneSentence(text, range) || isTitled(text, range))
  );
}

/** `Disk alert: add one. It shall page.` */
function isTitled(text: string, range: TextRange): boolean {
  const source = text.slice(range.start, range.end);
  return (
    /^(?:\p{Lu}[^\s.:!?]*)(?: [^\s.:!?]+){0,5}(?::| [–—-]) /u.test(source) &&
    !tellingWords.test(source)
  );
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
