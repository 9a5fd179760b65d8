import { movedRange, type TextRange } from "../text";
import { labelAt, labelWithin, type Label } from "./labels";
import { lineAlone, type OwnLine, type SourceLine } from "./lines";
import { linesWith } from "./pages";
import {
  normalizeTitle,
  postmortemWords,
  sectionNameOf,
  type OwnNames,
  type SectionName,
} from "./sectionNames";
import { cellsOf } from "./tables";
import { dayHeadingIn, timestampAt } from "./timestamps";

export type SectionStyle =
  | "atx"
  | "setext"
  | "bold"
  | "bold-inline"
  | "italic"
  | "list-label"
  | "plain-colon"
  | "plain"
  | "html"
  | "table";

/** Words on a line that may open a section. */
export interface Candidate {
  /** Undefined for a heading whose words are none that we know. */
  readonly name: SectionName | undefined;
  readonly titleRange: TextRange;
  /** What stands there. */
  readonly words: string;
  readonly style: SectionStyle;
  /** 1–6 of a heading, 7 of a line that stands as one, 8 and more of a label before its text. */
  readonly level: number;
  readonly bodyStart: number;
}

/** Whether a candidate may stand on a line of the document, by the lines around it. */
type Surroundings = (lines: readonly SourceLine[], line: SourceLine) => boolean;

const anywhere: Surroundings = () => true;

/** What a line by itself may open, with offsets from its beginning. */
interface Possibility {
  readonly candidate: Candidate;
  readonly fits: Surroundings;
  /** Where it is limited to lines inside or outside of a timeline. */
  readonly only?: "inside" | "outside";
}

/** The lines that may open a section, and what each may open: of these the first counts that fits. */
export const linesWithCandidates = linesWith(
  (own): readonly Possibility[] | null => {
    const possibilities = possibilitiesOf(lineAlone(own));
    return possibilities.length > 0 ? possibilities : null;
  },
);

function possibilitiesOf(line: SourceLine): Possibility[] {
  switch (line.context) {
    case "heading":
      return headingCandidate(line);
    case "html":
      return alone(htmlCandidate(line) ?? markdownInHtml(line));
    case "code":
      return centredHeading(line);
    case "quote":
      return alone(quotedCandidate(line));
    case "table":
      return rowCandidate(line);
    case "text":
      return [
        ...alone(unspacedHeading(line)),
        ...numberedHeading(line),
        ...labelCandidates(line),
      ];
    default:
      return [];
  }
}

function alone(candidate: Candidate | undefined): Possibility[] {
  return candidate ? [{ candidate, fits: anywhere }] : [];
}

/** The heading or label of a line; undefined where it has none. What the project calls its sections comes first. */
export function candidateAt(
  lines: readonly SourceLine[],
  line: SourceLine,
  possibilities: readonly Possibility[],
  inTimeline: boolean,
  ownNames: OwnNames,
): Candidate | undefined {
  const excluded = inTimeline ? "outside" : "inside";
  const usual = possibilities.find(
    ({ fits, only }) => only !== excluded && fits(lines, line),
  )?.candidate;
  const candidate =
    ownNames.size === 0 ? usual : ownCandidate(line.own, usual, ownNames);
  return candidate && movedCandidate(candidate, line.start);
}

function movedCandidate(candidate: Candidate, by: number): Candidate {
  return {
    ...candidate,
    titleRange: movedRange(candidate.titleRange, by),
    bodyStart: candidate.bodyStart + by,
  };
}

function ownCandidate(
  own: OwnLine,
  usual: Candidate | undefined,
  ownNames: OwnNames,
): Candidate | undefined {
  if (!usual) return ownLabel(lineAlone(own), ownNames);
  const name = ownNames.get(normalizeTitle(usual.words));
  return name ? { ...usual, name } : usual;
}

function ownLabel(line: SourceLine, ownNames: OwnNames): Candidate | undefined {
  if (line.context !== "text" || (isInList(line) && !line.startsItem)) {
    return undefined;
  }
  const label = labelAt(line.source, line.content);
  if (!label || (!label.colon && label.markup === "plain")) return undefined;
  const name = ownNames.get(normalizeTitle(wordsIn(line, label.range)));
  if (!name) return undefined;
  return titled(line, name, label.range, {
    bodyStart: label.textStart,
    ...formOf(line, label),
  });
}

/** The part of a line that stands alone. */
function wordsIn({ source }: SourceLine, { start, end }: TextRange): string {
  return source.slice(start, end);
}

function titled(
  line: SourceLine,
  name: SectionName | undefined,
  titleRange: TextRange,
  { style, level, bodyStart }: Pick<Candidate, "style" | "level" | "bodyStart">,
): Candidate {
  const words = wordsIn(line, titleRange);
  return { name, titleRange, words, style, level, bodyStart };
}

function headingCandidate(line: SourceLine): Possibility[] {
  if (line.headingDepth === 0) return [];
  const { source, content } = line;
  const titleRange = withoutMarkup(source, content);
  const name = sectionNameOf(wordsIn(line, titleRange), true);
  const candidate = titled(line, name, titleRange, {
    style: line.headingStyle ?? "atx",
    level: line.headingDepth,
    bodyStart: line.range.end,
  });
  const isEntry = timestampAt(source, content) ?? dayHeadingIn(source, content);
  return isEntry
    ? [{ candidate, fits: anywhere, only: "outside" }]
    : [{ candidate, fits: anywhere }];
}

/** `#Postmortem`: no heading in CommonMark, but meant as one. A hashtag or a reference (`#482`) is not. */
function unspacedHeading(line: SourceLine): Candidate | undefined {
  const { content } = line;
  const words = wordsIn(line, content);
  const marks = /^#{1,6}(?=[^\s#!])/.exec(words);
  if (!marks || isInList(line) || words.length > 80) return undefined;
  const titleRange = withoutMarkup(line.source, {
    start: content.start + marks[0].length,
    end: content.end,
  });
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, true);
  if (!name && !saysPostmortem.test(normalizeTitle(title))) return undefined;
  return titled(line, name, titleRange, {
    style: "plain",
    level: marks[0].length,
    bodyStart: line.range.end,
  });
}

const saysPostmortem = new RegExp(`\\b${postmortemWords}\\b`);

const titleWords =
  /\b(?:postmortem|incident (?:report|review|summary)|outage|root cause analysis)\b/;

/** The first line of a document without headings: `**Postmortem: checkout fails**`, `OUTAGE REPORT`. */
export function titleLine(
  lines: readonly SourceLine[],
  { own, index, range }: SourceLine,
): Candidate | undefined {
  const line = lineAlone(own);
  const { source, content, context } = line;
  if (context !== "text" || content.end - content.start > 120) return undefined;
  const label = labelAt(source, content);
  const isBold = label?.markup === "bold" && label.wholeLine;
  const next = lines[index + 1];
  const standsAlone =
    next?.context !== "text" ||
    (content.end - content.start <= 60 && beginsAnew(next));
  if (!isBold && (!standsAlone || isInList(line))) return undefined;
  const titleRange = withoutMarkup(source, content);
  const title = wordsIn(line, titleRange);
  if (
    !/^[\p{Lu}\p{Extended_Pictographic}]/u.test(title) ||
    title.endsWith(".")
  ) {
    return undefined;
  }
  if (!titleWords.test(normalizeTitle(title))) return undefined;
  if (sectionNameOf(title, true)) return undefined;
  const candidate = titled(line, { kinds: ["title"] }, titleRange, {
    style: isBold ? "bold" : "plain",
    level: 1,
    bodyStart: line.range.end,
  });
  return movedCandidate(candidate, range.start);
}

/** The first heading where it names the whole document by a section's name: `# Root Cause Analysis`, `# Incident log`. */
export function titleHeading(
  lines: readonly SourceLine[],
  line: SourceLine,
): Candidate | undefined {
  if (line.context !== "heading" || line.headingDepth !== 1) return undefined;
  const [heading] = headingCandidate(lineAlone(line.own));
  const words = normalizeTitle(heading?.candidate.words ?? "");
  if (!heading?.candidate.name || !documentNames.test(words)) return undefined;
  const kinds = new Set<string>();
  for (const { found, line: other } of linesWithCandidates(lines)) {
    const { headingDepth } = other;
    if (other === line || headingDepth === 0) continue;
    if (headingDepth === 1) return undefined;
    const kind = found[0]?.candidate.name?.kinds[0];
    if (headingDepth === 2 && kind) kinds.add(kind);
  }
  return kinds.size < 3
    ? undefined
    : movedCandidate(
        { ...heading.candidate, name: { kinds: ["title"] } },
        line.start,
      );
}

const documentNames =
  /\banalysis\b|\brca\b|\blog\b|\btitle\b|\bname\b|^postmortems? summary$/;

/** `2. Timeline` between blank lines: an item in Markdown, meant as a heading. */
function numberedHeading(line: SourceLine): Possibility[] {
  const { source, content } = line;
  if (!line.startsItem || line.listDepth !== 1) return [];
  if (content.end - content.start > 60) return [];
  if (!/^\s{0,3}\d{1,2}[.)]/.test(source)) return [];
  const titleRange = withoutMarkup(source, content);
  const isPlain = titleRange.start === content.start;
  const name = isPlain
    ? sectionNameOf(wordsIn(line, titleRange), false)
    : undefined;
  if (!name) return [];
  const candidate = titled(line, name, titleRange, {
    style: "plain",
    level: 7,
    bodyStart: line.range.end,
  });
  return [{ candidate, fits: isBetweenBlanks }];
}

const isBetweenBlanks: Surroundings = (lines, { index }) =>
  [index - 1, index + 1].every(
    (beside) => (lines[beside]?.context ?? "blank") === "blank",
  );

/** Elements that wrap a line's text without meaning anything by it. */
const wrappers =
  /(?:\s*<(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|tbody|thead|center|span|font|section|details|br)\b[^<>]{0,200}>)*\s*/iy;
const closers =
  /(?:\s*<(?:\/(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|tbody|thead|center|span|font|section|details)|br\s?\/?)>)+\s*$/i;
const htmlHeading =
  /<(h[1-6]|summary)(?:\s[^<>]{0,200})?>([^\n]{1,200}?)<\/\1>/i;
const htmlCells =
  /<t[hd]\b[^<>]{0,200}>([^\n]{1,80}?)<\/t[hd]>\s*<td\b[^<>]{0,200}>(?=\s*[^\s<])/i;

/** `<h2>Impact</h2>`, `<summary>`, `<li><b>Impact:</b> …`, `<tr><th>Impact</th><td>…`. */
function htmlCandidate(line: SourceLine): Candidate | undefined {
  const { source } = line;
  const heading = htmlHeading.exec(source);
  if (heading?.[2]) {
    const [whole, element = "", words] = heading;
    const start = heading.index + whole.indexOf(">") + 1;
    const titleRange = withoutTags(source, start, start + words.length);
    const name = sectionNameOf(wordsIn(line, titleRange), true);
    const depth = Number(element[1]);
    // What a summary unfolds is a section only where its words say so.
    if (!name && Number.isNaN(depth)) return undefined;
    return titled(line, name, titleRange, {
      style: "html",
      level: Number.isNaN(depth) ? 7 : depth,
      bodyStart: heading.index + whole.length,
    });
  }
  const cells = htmlCells.exec(source);
  if (cells?.[1]) {
    const start = cells.index + cells[0].indexOf(">") + 1;
    const titleRange = withoutTags(source, start, start + cells[1].length);
    return namedLabel(line, titleRange, "html", {
      level: 8,
      bodyStart: cells.index + cells[0].length,
    });
  }
  wrappers.lastIndex = 0;
  const lead = wrappers.exec(source)?.[0].length ?? 0;
  const label = labelWithin(source, {
    start: lead,
    end: Math.max(lead, closers.exec(source)?.index ?? source.length),
  });
  if (!label || (!label.colon && !label.wholeLine)) return undefined;
  if (!label.colon && label.markup === "plain") return undefined;
  return namedLabel(line, label.range, "html", {
    level: label.wholeLine ? 7 : 8,
    bodyStart: label.textStart,
  });
}

/** Right under a line of HTML, Markdown is none, but meant as such: a heading, or a label on a line of its own. */
function markdownInHtml(line: SourceLine): Candidate | undefined {
  const { source, content } = line;
  const words = wordsIn(line, content);
  if (words.includes("<") || words.length > 120) return undefined;
  const marks = /^#{1,6}(?=[ \t])/.exec(words)?.[0].length ?? 0;
  const titleRange = withoutMarkup(source, {
    start: content.start + marks,
    end: content.end,
  });
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, marks > 0);
  if (!name || (marks === 0 && !isPlainLabel(title, name))) return undefined;
  return titled(line, name, titleRange, {
    style: marks > 0 ? "atx" : "plain",
    level: marks > 0 ? marks : 7,
    bodyStart: line.range.end,
  });
}

function isPlainLabel(title: string, { kinds }: SectionName): boolean {
  return kinds.length > 0 && isNamed(title) && plainBeginning.test(title);
}

/** A known name in the middle of its line by blanks alone, which is code in Markdown. */
function centredHeading(line: SourceLine): Possibility[] {
  const { source, content, indent } = line;
  if (indent < 4 || content.end - content.start > 60) return [];
  const titleRange = withoutMarkup(source, content);
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, false);
  if (!name || !isPlainLabel(title, name)) return [];
  const candidate = titled(line, name, titleRange, {
    style: "plain",
    level: 7,
    bodyStart: line.range.end,
  });
  // In a fence, blank lines are code, too.
  return [{ candidate, fits: isBetweenBlanks }];
}

/** A quotation's own heading, or a label in bold; what people said is none. */
function quotedCandidate(line: SourceLine): Candidate | undefined {
  const { source, content } = line;
  const marks = /^#{1,6}[ \t]+/.exec(wordsIn(line, content))?.[0];
  if (marks === undefined) {
    const label = labelAt(source, content);
    if (!label?.colon || label.markup !== "bold") return undefined;
    return namedLabel(line, label.range, "bold-inline", {
      level: 8,
      bodyStart: label.textStart,
    });
  }
  const titleRange = withoutMarkup(source, {
    start: content.start + marks.length,
    end: content.end,
  });
  const name = sectionNameOf(wordsIn(line, titleRange), true);
  return (
    name &&
    titled(line, name, titleRange, {
      style: "atx",
      level: marks.trimEnd().length,
      bodyStart: line.range.end,
    })
  );
}

/** `| Impact | Half of all customers could not pay |`: a table of two columns whose first one names. */
function rowCandidate(line: SourceLine): Possibility[] {
  const { source } = line;
  const [label, value, ...others] = cellsOf(source, line.range);
  if (!label || !value || others.length > 0) return [];
  const words = wordsIn(line, value).match(/\p{L}{3,}/gu) ?? [];
  if (words.length < 2) return [];
  const candidate = namedLabel(line, withoutMarkup(source, label), "table", {
    level: 9,
    bodyStart: value.start,
  });
  return candidate ? [{ candidate, fits: isNoHeader }] : [];
}

/** The table's header is followed by its delimiters. */
const isNoHeader: Surroundings = (lines, { index }) => {
  const next = lines[index + 1]?.source;
  return next === undefined || next.length >= 1_000 || !/^[\s|:-]+$/.test(next);
};

/** A candidate of these words where they are a known label. */
function namedLabel(
  line: SourceLine,
  titleRange: TextRange,
  style: SectionStyle,
  place: Pick<Candidate, "level" | "bodyStart">,
): Candidate | undefined {
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, style === "html" && place.level === 7);
  return name && isNamed(title)
    ? titled(line, name, titleRange, { style, ...place })
    : undefined;
}

/** “TODO” is a heading of tasks only where it stands as a heading proper. */
function isNamed(title: string): boolean {
  return normalizeTitle(title) !== "todo";
}

function labelCandidates(line: SourceLine): Possibility[] {
  if (isInList(line) && !line.startsItem) return [];
  const label = labelAt(line.source, line.content);
  const stamped = isInList(line) ? null : stampedLabel(line);
  if (!stamped) return label ? labelCandidate(line, label) : [];
  return [
    ...inOnly("inside", labelCandidate(line, stamped)),
    ...inOnly("outside", label ? labelCandidate(line, label) : []),
  ];
}

function inOnly(
  only: "inside" | "outside",
  possibilities: readonly Possibility[],
): Possibility[] {
  return possibilities.map((each) => ({ only, ...each }));
}

function labelCandidate(line: SourceLine, label: Label): Possibility[] {
  const surroundings = surroundingsOf(line, label);
  if (!surroundings) return [];
  const title = wordsIn(line, label.range);
  const isPlain = label.markup === "plain";
  if (isPlain && !plainBeginning.test(title)) return [];
  // “*How was it detected?*” is a template's guidance.
  if (label.markup === "italic" && title.endsWith("?")) return [];
  const isHeading = !isInList(line) && label.wholeLine && !isPlain;
  const name = sectionNameOf(title, isHeading);
  if (!name || !isNamed(title)) return [];
  // “15:00 - Resolution: …” is an entry.
  if (isPlain && timestampAt(line.source, label.range)) return [];
  const text = line.source.slice(label.textStart, line.content.end);
  if (name.kinds[0] === "timeline" && /^\[[^[\]]*\]\([^()]*\)$/.test(text)) {
    return [];
  }
  const candidate = titled(line, name, label.range, {
    bodyStart: label.textStart,
    ...formOf(line, label),
  });
  return [{ candidate, ...surroundings }];
}

/** Sentences, numbers, and pictographs in front of them. */
const plainBeginning =
  /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\p{Extended_Pictographic}|\u200d|\ufe0f|\s)*)?[\p{Lu}\d¿]/u;

/** Where a line of this form can open a section, whatever its words say; null where it never can. */
function surroundingsOf(
  line: SourceLine,
  label: Label,
): Pick<Possibility, "fits" | "only"> | null {
  if (label.colon) return { fits: anywhere };
  if (isInList(line)) {
    return label.markup === "plain"
      ? { fits: hasChildren, only: "outside" }
      : { fits: anywhere };
  }
  if (!label.wholeLine) return null;
  return { fits: label.markup === "plain" ? standsApart : anywhere };
}

/** Beside no text, or before a line that begins anew: “Timeline” in the midst of a paragraph, as plain text is pasted. */
const standsApart: Surroundings = (lines, { index }) => {
  const [before, after] = [lines[index - 1], lines[index + 1]];
  if (before?.context !== "text" || after?.context !== "text") return true;
  return beginsAnew(after);
};

function beginsAnew({ source }: SourceLine): boolean {
  return /^[^\p{Ll}]/u.test(source.trimStart());
}

/** A line right under a list without its indentation is meant to stand outside of it. */
export function isInList(line: SourceLine): boolean {
  return line.listDepth > 0 && !line.isLazy;
}

function formOf(
  line: SourceLine,
  { markup, colon, wholeLine }: Label,
): Pick<Candidate, "style" | "level"> {
  if (isInList(line)) {
    return { style: "list-label", level: 8 + line.listDepth };
  }
  const isPlain = markup === "plain";
  if (!wholeLine) {
    return { style: isPlain ? "plain-colon" : "bold-inline", level: 8 };
  }
  if (!isPlain) return { style: markup, level: 7 };
  return { style: colon ? "plain-colon" : "plain", level: 7 };
}

/** “**15:10 UTC: Resolution**”: a label behind the time in an entry's bold line. */
function stampedLabel(line: SourceLine): Label | null {
  const { source, content } = line;
  if (!/^(?:\*\*|__)/.test(source.slice(content.start))) return null;
  const timestamp = timestampAt(source, content);
  if (!timestamp) return null;
  const range = withoutMarkup(source, {
    start: timestamp.textStart,
    end: content.end,
  });
  return range.end - range.start > 60
    ? null
    : {
        range,
        markup: "bold",
        colon: true,
        textStart: content.end,
        wholeLine: true,
      };
}

/** Whether a list item consists of its own line and a nested list. */
const hasChildren: Surroundings = (lines, line) => {
  const next = lines
    .slice(line.index + 1, line.index + 3)
    .find((other) => other.context !== "blank");
  return (
    next !== undefined && next.startsItem && next.listDepth > line.listDepth
  );
};

/** The range without emphasis marks and a closing colon at its ends. */
function withoutMarkup(text: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const lead = /^[\s*_`]*/.exec(source)?.[0].length ?? 0;
  let end = source.length;
  while (end > lead && /[\s*_`:]/.test(source[end - 1] ?? "")) end--;
  return { start: range.start + lead, end: range.start + end };
}

/** The words of an element without the tags at their ends. */
function withoutTags(text: string, start: number, end: number): TextRange {
  const source = text.slice(start, end);
  const lead = /^(?:\s*<[^<>]*>)*/.exec(source)?.[0].length ?? 0;
  const tail = /(?:<[^<>]*>\s*)+$/.exec(source)?.index ?? source.length;
  return withoutMarkup(text, {
    start: start + lead,
    end: start + Math.max(lead, tail),
  });
}
