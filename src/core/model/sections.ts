import { eachInSteps, type Steps } from "../steps";
import type { TextRange } from "../text";
import { labelAt, type Label } from "./labels";
import type { SourceLine } from "./lines";
import {
  normalizeTitle,
  sectionNameOf,
  type SectionKind,
  type SectionName,
} from "./sectionNames";
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
  | "html";

/** A heading or label and what stands under it, deeper sections included. */
export interface Section {
  /** Null where it is of no kind of ours. */
  readonly kind: SectionKind | null;
  /** Further kinds of a combined heading. */
  readonly also: readonly SectionKind[];
  /** The words without markup. */
  readonly title: string;
  readonly titleRange: TextRange;
  readonly style: SectionStyle;
  /** 1–6 of a heading, 7 of a line that stands as one, 8 and more of a label before its text. */
  readonly level: number;
  /** 0-based lines, the last one without trailing blank lines. */
  readonly line: number;
  readonly endLine: number;
  /** What follows the heading or label, to the end of `endLine`. */
  readonly body: TextRange;
}

/** The sections that every postmortem is expected to have, in their usual order. */
export const coreKinds = [
  "summary",
  "impact",
  "timeline",
  "rootCause",
  "resolution",
  "actionItems",
] as const satisfies readonly SectionKind[];

export type CoreKind = (typeof coreKinds)[number];

/** Whether the section is of this kind, alone or combined with another. */
export function isOfKind(section: Section, kind: SectionKind): boolean {
  return section.kind === kind || section.also.includes(kind);
}

/** Labels that name an entry's part in the story when they stand inside a timeline. */
const entryLabels: ReadonlySet<SectionKind> = new Set([
  "detection",
  "resolution",
]);

/** Kinds whose own heading ends a timeline, whatever the heading's form. */
const timelineEnders: ReadonlySet<SectionKind> = new Set([
  "summary",
  "impact",
  "rootCause",
  "contributingFactors",
  "actionItems",
  "lessonsLearned",
]);

interface Candidate {
  readonly name: SectionName | undefined;
  readonly titleRange: TextRange;
  readonly style: SectionStyle;
  readonly level: number;
  readonly bodyStart: number;
}

type Draft = Omit<Section, "endLine" | "body"> & {
  bodyStart: number;
  endLine: number;
};

/** Every heading and label that opens a section, in document order. */
export function* readSections(
  text: string,
  lines: readonly SourceLine[],
): Steps<Section[]> {
  const drafts: Draft[] = [];
  const open: Draft[] = [];
  let hasTitle = false;
  const closeDownTo = (level: number, line: number): void => {
    while ((open.at(-1)?.level ?? -1) >= level) {
      const closed = open.pop();
      if (closed) closed.endLine = line - 1;
    }
  };
  yield* eachInSteps(lines, (line) => {
    const inTimeline = open.findLast((draft) => draft.kind === "timeline");
    const candidate = candidateAt(text, lines, line, inTimeline !== undefined);
    if (!candidate) return;
    const placed = place(candidate, line, open, inTimeline);
    if (!placed) return;
    closeDownTo(placed.level, line.index);
    const isFirst = drafts.length === 0;
    const kinds = kindsOf(text, candidate, open, isFirst, hasTitle);
    hasTitle ||= kinds.includes("title");
    const draft: Draft = {
      kind: kinds[0] ?? null,
      also: kinds.slice(1),
      title: plainTitle(text, candidate.titleRange),
      titleRange: candidate.titleRange,
      style: candidate.style,
      level: placed.level,
      line: line.index,
      bodyStart: candidate.bodyStart,
      endLine: line.index,
    };
    drafts.push(draft);
    open.push(draft);
  });
  closeDownTo(0, lines.length);
  return drafts.map(({ bodyStart, ...draft }) => {
    let endLine = draft.endLine;
    while (endLine > draft.line && lines[endLine]?.context === "blank") {
      endLine--;
    }
    const end = lines[endLine]?.range.end ?? bodyStart;
    return {
      ...draft,
      endLine,
      body: { start: Math.min(bodyStart, end), end },
    };
  });
}

function candidateAt(
  text: string,
  lines: readonly SourceLine[],
  line: SourceLine,
  inTimeline: boolean,
): Candidate | undefined {
  if (line.context === "heading") {
    if (line.headingDepth === 0) return undefined;
    return headingCandidate(text, line, inTimeline);
  }
  if (line.context === "html") return htmlCandidate(text, line);
  if (line.context !== "text") return undefined;
  return (
    unspacedHeading(text, line) ?? labelCandidate(text, lines, line, inTimeline)
  );
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

function htmlCandidate(text: string, line: SourceLine): Candidate | undefined {
  const source = text.slice(line.range.start, line.range.end);
  const match = /<h([1-6])(?:\s[^<>]*)?>([^\n]{1,200}?)<\/h\1>/i.exec(source);
  if (!match?.[2]) return undefined;
  const start = line.range.start + match.index + match[0].indexOf(">") + 1;
  const titleRange = withoutMarkup(text, {
    start,
    end: start + match[2].length,
  });
  return {
    name: sectionNameOf(text.slice(titleRange.start, titleRange.end), true),
    titleRange,
    style: "html",
    level: Number(match[1]),
    bodyStart: line.range.start + match.index + match[0].length,
  };
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
  if (isPlain && !/^[\p{Lu}\d]/u.test(title)) return undefined;
  const name = sectionNameOf(title, !inList && label.wholeLine && !isPlain);
  // “TODO” is a heading of tasks only where it stands as a heading proper.
  if (!name || normalizeTitle(title) === "todo") return undefined;
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
function isInList(line: SourceLine): boolean {
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

/** Whether the candidate opens a section where it stands, and at what level; labels inside a timeline are entries. */
function place(
  candidate: Candidate,
  line: SourceLine,
  open: readonly Draft[],
  timeline: Draft | undefined,
): { level: number } | undefined {
  const { level, name } = candidate;
  if (level <= 6) return { level };
  const kinds = name?.kinds ?? [];
  if (timeline) {
    const isEntry =
      kinds.length === 1 && kinds.every((kind) => entryLabels.has(kind));
    // A label in the timeline label's own form stands beside it.
    if (level <= timeline.level && !kinds.includes("detection")) {
      return { level };
    }
    if (isEntry) return { level: Math.max(level, timeline.level + 1) };
    const standsFree = line.startsParagraph || line.isLazy;
    if (isInList(line) || (level > 7 && !standsFree)) {
      return undefined;
    }
    if (kinds.some((kind) => timelineEnders.has(kind))) {
      return { level: Math.min(7, timeline.level) };
    }
    return timeline.level < 7 ? undefined : { level: timeline.level };
  }
  const parent = open.at(-1);
  if (kinds.length === 0 && isInList(line)) return undefined;
  // “Conclusion: …” right under the last task of a list without markup.
  if (level === 8 && parent?.level === 7 && parent.kind === "actionItems") {
    return kinds.includes("actionItems") ? { level } : { level: 7 };
  }
  return { level };
}

function kindsOf(
  text: string,
  candidate: Candidate,
  open: readonly Draft[],
  isFirst: boolean,
  hasTitle: boolean,
): readonly SectionKind[] {
  if (candidate.name) return candidate.name.kinds;
  const parent = open.at(-1);
  const { titleRange, level, style } = candidate;
  const words = text.slice(titleRange.start, titleRange.end);
  const title = normalizeTitle(words);
  if (
    level > 1 &&
    level <= 6 &&
    (parent?.kind === "actionItems" || parent?.kind === "lessonsLearned") &&
    !/^\d|@/.test(words)
  ) {
    return [parent.kind];
  }
  const isTitle =
    style !== "plain" &&
    (level === 1 ||
      (isFirst && /\b(?:postmortem|incident|outage)\b/.test(title)));
  return !hasTitle && isTitle && title !== "" ? ["title"] : [];
}

function plainTitle(text: string, range: TextRange): string {
  return text
    .slice(range.start, range.end)
    .replace(/<[^<>]*>/g, "")
    .replace(/[*_`]+/g, "")
    .trim();
}

/** The range without emphasis marks and a closing colon at its ends. */
function withoutMarkup(text: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const lead = /^[\s*_`]*/.exec(source)?.[0].length ?? 0;
  let end = source.length;
  while (end > lead && /[\s*_`:]/.test(source[end - 1] ?? "")) end--;
  return { start: range.start + lead, end: range.start + end };
}
