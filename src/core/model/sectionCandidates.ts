import type { TextRange } from "../text";
import { labelAt, labelWithin, type Label } from "./labels";
import type { SourceLine } from "./lines";
import {
  normalizeTitle,
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
  readonly style: SectionStyle;
  /** 1–6 of a heading, 7 of a line that stands as one, 8 and more of a label before its text. */
  readonly level: number;
  readonly bodyStart: number;
}

/** The heading or label of a line; undefined where it has none. What the project calls its sections comes first. */
export function candidateAt(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
  inTimeline: boolean,
  ownNames: OwnNames,
): Candidate | undefined {
  const candidate = usualCandidateAt(text, lines, line, inTimeline);
  if (ownNames.size === 0) return candidate;
  if (!candidate) return ownLabel(text, line, ownNames);
  const { start, end } = candidate.titleRange;
  const own = ownNames.get(normalizeTitle(text.slice(start, end)));
  return own ? { ...candidate, name: own } : candidate;
}

function ownLabel(
  text: string,
  line: SourceLine,
  ownNames: OwnNames,
): Candidate | undefined {
  if (line.context !== "text" || (isInList(line) && !line.startsItem)) {
    return undefined;
  }
  const label = labelAt(text, line.content);
  if (!label || (!label.colon && label.markup === "plain")) return undefined;
  const { start, end } = label.range;
  const name = ownNames.get(normalizeTitle(text.slice(start, end)));
  if (!name) return undefined;
  return {
    name,
    titleRange: label.range,
    bodyStart: label.textStart,
    ...formOf(line, label),
  };
}

function usualCandidateAt(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
  inTimeline: boolean,
): Candidate | undefined {
  switch (line.context) {
    case "heading":
      return line.headingDepth === 0
        ? undefined
        : headingCandidate(text, line, inTimeline);
    case "html":
      return htmlCandidate(text, line);
    case "quote":
      return quotedCandidate(text, line);
    case "table":
      return rowCandidate(text, lines, line);
    case "text":
      return (
        unspacedHeading(text, line) ??
        numberedHeading(text, lines, line) ??
        labelCandidate(text, lines, line, inTimeline)
      );
    default:
      return undefined;
  }
}

function headingCandidate(
  text: string,
  line: SourceLine,
  inTimeline: boolean,
): Candidate | undefined {
  const titleRange = withoutMarkup(text, line.content);
  const title = text.slice(titleRange.start, titleRange.end);
  if (
    inTimeline &&
    (timestampAt(text, line.content) || dayHeadingIn(text, line.content))
  ) {
    return undefined;
  }
  return {
    name: sectionNameOf(title, true),
    titleRange,
    style: line.headingStyle ?? "atx",
    level: line.headingDepth,
    bodyStart: line.range.end,
  };
}

/** `#Postmortem`: no heading in CommonMark, but meant as one. A hashtag or a reference (`#482`) is not. */
function unspacedHeading(
  text: string,
  line: SourceLine,
): Candidate | undefined {
  const source = text.slice(line.content.start, line.content.end);
  const marks = /^#{1,6}(?=[^\s#!])/.exec(source);
  if (!marks || isInList(line) || source.length > 80) return undefined;
  const titleRange = withoutMarkup(text, {
    start: line.content.start + marks[0].length,
    end: line.content.end,
  });
  const title = text.slice(titleRange.start, titleRange.end);
  const name = sectionNameOf(title, true);
  if (!name && !/\bpostmortem\b/.test(normalizeTitle(title))) return undefined;
  return {
    name,
    titleRange,
    style: "plain",
    level: marks[0].length,
    bodyStart: line.range.end,
  };
}

const titleWords =
  /\b(?:postmortem|incident (?:report|review|summary)|outage|root cause analysis)\b/;

/** The first line of a document without headings: `**Postmortem: checkout fails**`, `OUTAGE REPORT`. */
export function titleLine(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
): Candidate | undefined {
  const { content, context, index } = line;
  if (context !== "text" || content.end - content.start > 120) return undefined;
  const label = labelAt(text, content);
  const isBold = label?.markup === "bold" && label.wholeLine;
  const standsAlone = (lines[index + 1]?.context ?? "blank") !== "text";
  if (!isBold && (!standsAlone || isInList(line))) return undefined;
  const titleRange = withoutMarkup(text, content);
  const title = text.slice(titleRange.start, titleRange.end);
  if (
    !/^[\p{Lu}\p{Extended_Pictographic}]/u.test(title) ||
    title.endsWith(".")
  ) {
    return undefined;
  }
  if (!titleWords.test(normalizeTitle(title))) return undefined;
  if (sectionNameOf(title, true)) return undefined;
  return {
    name: { kinds: ["title"] },
    titleRange,
    style: isBold ? "bold" : "plain",
    level: 1,
    bodyStart: line.range.end,
  };
}

/** `2. Timeline` between blank lines: an item in Markdown, meant as a heading. */
function numberedHeading(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
): Candidate | undefined {
  if (!line.startsItem || line.listDepth !== 1) return undefined;
  const isOpen = [line.index - 1, line.index + 1].every(
    (index) => (lines[index]?.context ?? "blank") === "blank",
  );
  if (!isOpen || line.content.end - line.content.start > 60) return undefined;
  if (!/^\s{0,3}\d{1,2}[.)]/.test(text.slice(line.range.start))) {
    return undefined;
  }
  const titleRange = withoutMarkup(text, line.content);
  const title = text.slice(titleRange.start, titleRange.end);
  const isPlain = titleRange.start === line.content.start;
  const name = isPlain ? sectionNameOf(title, false) : undefined;
  if (!name) return undefined;
  return {
    name,
    titleRange,
    style: "plain",
    level: 7,
    bodyStart: line.range.end,
  };
}

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
function htmlCandidate(text: string, line: SourceLine): Candidate | undefined {
  const source = text.slice(line.range.start, line.range.end);
  const heading = htmlHeading.exec(source);
  if (heading?.[2]) {
    const [whole, element = "", words] = heading;
    const start = line.range.start + heading.index + whole.indexOf(">") + 1;
    const titleRange = withoutTags(text, start, start + words.length);
    const name = sectionNameOf(
      text.slice(titleRange.start, titleRange.end),
      true,
    );
    const depth = Number(element[1]);
    // What a summary unfolds is a section only where its words say so.
    if (!name && Number.isNaN(depth)) return undefined;
    return {
      name,
      titleRange,
      style: "html",
      level: Number.isNaN(depth) ? 7 : depth,
      bodyStart: line.range.start + heading.index + whole.length,
    };
  }
  const cells = htmlCells.exec(source);
  if (cells?.[1]) {
    const start = line.range.start + cells.index + cells[0].indexOf(">") + 1;
    const titleRange = withoutTags(text, start, start + cells[1].length);
    return namedLabel(text, titleRange, "html", {
      level: 8,
      bodyStart: line.range.start + cells.index + cells[0].length,
    });
  }
  wrappers.lastIndex = 0;
  const lead = wrappers.exec(source)?.[0].length ?? 0;
  const label = labelWithin(text, {
    start: line.range.start + lead,
    end:
      line.range.start +
      Math.max(lead, closers.exec(source)?.index ?? source.length),
  });
  if (!label || (!label.colon && !label.wholeLine)) return undefined;
  if (!label.colon && label.markup === "plain") return undefined;
  return namedLabel(text, label.range, "html", {
    level: label.wholeLine ? 7 : 8,
    bodyStart: label.textStart,
  });
}

/** A quotation's own heading, or a label in bold; what people said is none. */
function quotedCandidate(
  text: string,
  line: SourceLine,
): Candidate | undefined {
  const marks = /^#{1,6}[ \t]+/.exec(
    text.slice(line.content.start, line.content.end),
  )?.[0];
  if (marks === undefined) {
    const label = labelAt(text, line.content);
    if (!label?.colon || label.markup !== "bold") return undefined;
    return namedLabel(text, label.range, "bold-inline", {
      level: 8,
      bodyStart: label.textStart,
    });
  }
  const titleRange = withoutMarkup(text, {
    start: line.content.start + marks.length,
    end: line.content.end,
  });
  const name = sectionNameOf(
    text.slice(titleRange.start, titleRange.end),
    true,
  );
  return (
    name && {
      name,
      titleRange,
      style: "atx",
      level: marks.trimEnd().length,
      bodyStart: line.range.end,
    }
  );
}

/** `| Impact | Half of all customers could not pay |`: a table of two columns whose first one names. */
function rowCandidate(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
): Candidate | undefined {
  // The table's header is followed by its delimiters.
  const next = lines[line.index + 1];
  if (next && isDelimiterRow(text, next)) return undefined;
  const [label, value, ...others] = cellsOf(text, line.range);
  if (!label || !value || others.length > 0) return undefined;
  const words = text.slice(value.start, value.end).match(/\p{L}{3,}/gu) ?? [];
  if (words.length < 2) return undefined;
  return namedLabel(text, withoutMarkup(text, label), "table", {
    level: 9,
    bodyStart: value.start,
  });
}

function isDelimiterRow(text: string, line: SourceLine): boolean {
  const { start, end } = line.range;
  return end - start < 1_000 && /^[\s|:-]+$/.test(text.slice(start, end));
}

/** A candidate of these words where they are a known label. */
function namedLabel(
  text: string,
  titleRange: TextRange,
  style: SectionStyle,
  place: Pick<Candidate, "level" | "bodyStart">,
): Candidate | undefined {
  const title = text.slice(titleRange.start, titleRange.end);
  const name = sectionNameOf(title, style === "html" && place.level === 7);
  return name && isNamed(title)
    ? { name, titleRange, style, ...place }
    : undefined;
}

/** “TODO” is a heading of tasks only where it stands as a heading proper. */
function isNamed(title: string): boolean {
  return normalizeTitle(title) !== "todo";
}

function labelCandidate(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
  inTimeline: boolean,
): Candidate | undefined {
  const inList = isInList(line);
  if (inList && !line.startsItem) return undefined;
  const label =
    (inTimeline && !inList ? stampedLabel(text, line) : null) ??
    labelAt(text, line.content);
  if (!label || !mayNameSection(lines, line, label, inTimeline)) {
    return undefined;
  }
  const title = text.slice(label.range.start, label.range.end);
  const isPlain = label.markup === "plain";
  if (isPlain && !/^[\p{Lu}\d¿]/u.test(title)) return undefined;
  // “*How was it detected?*” is a template's guidance.
  if (label.markup === "italic" && title.endsWith("?")) return undefined;
  const name = sectionNameOf(title, !inList && label.wholeLine && !isPlain);
  if (!name || !isNamed(title)) return undefined;
  return {
    name,
    titleRange: label.range,
    bodyStart: label.textStart,
    ...formOf(line, label),
  };
}

/** Whether a line of this form can open a section, whatever its words say. */
function mayNameSection(
  lines: readonly SourceLine[],
  line: SourceLine,
  label: Label,
  inTimeline: boolean,
): boolean {
  if (label.colon) return true;
  if (isInList(line)) {
    return (
      label.markup !== "plain" || (!inTimeline && hasChildren(lines, line))
    );
  }
  if (!label.wholeLine) return false;
  return (
    label.markup !== "plain" ||
    [line.index - 1, line.index + 1].some(
      (index) => lines[index]?.context !== "text",
    )
  );
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
function stampedLabel(text: string, line: SourceLine): Label | null {
  if (!/^(?:\*\*|__)/.test(text.slice(line.content.start, line.content.end))) {
    return null;
  }
  const timestamp = timestampAt(text, line.content);
  if (!timestamp) return null;
  const range = withoutMarkup(text, {
    start: timestamp.textStart,
    end: line.content.end,
  });
  return range.end - range.start > 60
    ? null
    : {
        range,
        markup: "bold",
        colon: true,
        textStart: line.content.end,
        wholeLine: true,
      };
}

/** Whether a list item consists of its own line and a nested list. */
function hasChildren(lines: readonly SourceLine[], line: SourceLine): boolean {
  const next = lines
    .slice(line.index + 1, line.index + 3)
    .find((other) => other.context !== "blank");
  return (
    next !== undefined && next.startsItem && next.listDepth > line.listDepth
  );
}

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
