import { eachInSteps, type Steps } from "../steps";
import { movedRange, type TextRange } from "../text";
import type { SourceLine } from "./lines";
import { linesWith } from "./pages";
import { keptByText } from "./perWords";
import { candidateAt, linesWithCandidates } from "./sectionCandidates";
import {
  isInList,
  type Candidate,
  type SectionStyle,
} from "./sectionCandidate";
import { timestampAt } from "./timestamps";
import { titleHeading, titleLine } from "./titleCandidates";
import {
  noOwnNames,
  normalizeTitle,
  sectionNameOf,
  type OwnNames,
  type SectionKind,
} from "./sectionNames";

export type { SectionStyle } from "./sectionCandidate";

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

/** The same section that many characters and lines further on. */
export function movedSection(
  section: Section,
  by: number,
  lines: number,
): Section {
  return {
    ...section,
    titleRange: movedRange(section.titleRange, by),
    line: section.line + lines,
    endLine: section.endLine + lines,
    body: movedRange(section.body, by),
  };
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

/** What tells of the incident’s course and of what follows from it. */
export const storyKinds = [
  "timeline",
  "rootCause",
  "resolution",
  "actionItems",
  "lessonsLearned",
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

/** Sections whose lists hold points of their own, whatever these begin with. */
const pointLists: ReadonlySet<SectionKind | null> = new Set([
  "actionItems",
  "lessonsLearned",
]);

/** What may stand before a document's first line. */
const isBeforeText: ReadonlySet<SourceLine["context"]> = new Set([
  "blank",
  "frontMatter",
  "comment",
  "html",
]);

type Draft = Omit<Section, "endLine" | "body"> & {
  bodyStart: number;
  endLine: number;
};

const none: readonly SectionKind[] = [];

/** Every heading and label that opens a section, in document order. */
export function* readSections(
  lines: readonly SourceLine[],
  ownNames: OwnNames = noOwnNames,
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
  const title = titleOf(lines);
  yield* eachInSteps(openings(lines, title, ownNames), ({ line, found }) => {
    if (found === null) {
      closeDownTo(7, line.index);
      return;
    }
    const inTimeline = open.findLast((draft) => draft.kind === "timeline");
    const candidate =
      (line === title?.line ? title.found : undefined) ??
      candidateAt(lines, line, found, inTimeline !== undefined, ownNames);
    if (!candidate) return;
    if (isPrompt(candidate, line, lines, open.at(-1))) return;
    if (inTimeline && isPhase(candidate, lines[line.index + 1])) return;
    const placed = place(candidate, line, open, inTimeline);
    if (!placed) return;
    closeDownTo(placed.level, line.index);
    const isFirst = drafts.length === 0;
    const kinds = kindsOf(candidate, open, isFirst, hasTitle);
    hasTitle ||= kinds.includes("title");
    const draft: Draft = {
      kind: kinds[0] ?? null,
      also: kinds.length > 1 ? kinds.slice(1) : none,
      title: plainTitle(candidate.words),
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
  const course = partsOfCourse(drafts);
  const story = storyUnderTitle(drafts, lines);
  return drafts.map((draft): Section => {
    const { bodyStart, line } = draft;
    let { endLine } = draft;
    while (endLine > line && lines[endLine]?.context === "blank") endLine--;
    const end = lines[endLine]?.range.end ?? bodyStart;
    return {
      kind: draft === story ? "summary" : course.has(draft) ? null : draft.kind,
      also: draft.also,
      title: draft.title,
      titleRange: draft.titleRange,
      style: draft.style,
      level: draft.level,
      line,
      endLine,
      body: { start: Math.min(bodyStart, end), end },
    };
  });
}

/** “Tasks” that hold the report itself are those of a course: they and the parts without a name of their own. */
function partsOfCourse(drafts: readonly Draft[]): ReadonlySet<Draft> {
  const found = new Set<Draft>();
  for (const [index, tasks] of drafts.entries()) {
    if (tasks.level > 6 || normalizeTitle(tasks.title) !== "tasks") continue;
    let next = index + 1;
    while ((drafts[next]?.line ?? Infinity) <= tasks.endLine) next++;
    const parts = drafts.slice(index + 1, next);
    const isCourse = parts.some(
      ({ kind, title }) =>
        (kind && reportKinds.has(kind)) ||
        /\b(?:my first|read your) postmortem\b/.test(normalizeTitle(title)),
    );
    if (!isCourse) continue;
    found.add(tasks);
    for (const part of parts) {
      if (!sectionNameOf(part.title, true)) found.add(part);
    }
  }
  return found;
}

const reportKinds: ReadonlySet<SectionKind> = new Set([
  "summary",
  "timeline",
  "rootCause",
]);

/** A second title of the story's own, with prose under it, where no section is called summary: that is the one. */
function storyUnderTitle(
  drafts: readonly Draft[],
  lines: readonly SourceLine[],
): Draft | undefined {
  const [title, story, next] = drafts;
  if (title?.kind !== "title" || story?.kind !== null || !next)
    return undefined;
  const hasSummary = drafts.some(
    ({ kind, also }) => kind === "summary" || also.includes("summary"),
  );
  if (hasSummary || story.level !== 1) return undefined;
  let length = 0;
  for (const { context, content } of lines.slice(story.line + 1, next.line)) {
    if (context === "text") length += content.end - content.start;
  }
  return length >= shortestStory ? story : undefined;
}

/** UTF-16 units. */
const shortestStory = 80;

/** The line that is the document's title without being a heading, or in spite of a section's name. */
function titleOf(
  lines: readonly SourceLine[],
): { readonly line: SourceLine; readonly found: Candidate } | undefined {
  const line = lines.find(({ context }) => !isBeforeText.has(context));
  const found = line && (titleLine(lines, line) ?? titleHeading(lines, line));
  return found && { line, found };
}

/** A line that may open a section, and what it may open; null for one that closes what was folded away. */
interface Opening {
  readonly line: SourceLine;
  readonly found:
    ReturnType<typeof linesWithCandidates>[number]["found"] | null;
}

/** In the order of the document, the title's line among them. */
function openings(
  lines: readonly SourceLine[],
  title: { readonly line: SourceLine } | undefined,
  ownNames: OwnNames,
): Opening[] {
  const named = linesWithCandidates(lines);
  const known = new Set(named.map(({ line }) => line));
  // What a project calls its sections may stand on any line.
  const others = ownNames.size > 0 ? lines : title ? [title.line] : [];
  return [
    ...named,
    ...others
      .filter((line) => !known.has(line))
      .map((line) => ({ line, found: [] })),
    ...linesThatFold(lines).map(({ line }) => ({ line, found: null })),
  ].sort((a, b) => a.line.index - b.line.index);
}

/** “</details>” ends what was folded away. */
const linesThatFold = linesWith(({ context, source, ownContent }) => {
  const { start, end } = ownContent;
  return context === "html" &&
    end - start === "</details>".length &&
    source.slice(start, end).toLowerCase() === "</details>"
    ? true
    : null;
});

/** “What caused the incident?” right under “Root cause”: what a template asks there, and no section of its own. */
function isPrompt(
  { name, style, words }: Candidate,
  { index }: SourceLine,
  lines: readonly SourceLine[],
  parent: Draft | undefined,
): boolean {
  return (
    style === "plain" &&
    /^the |[.?]$/i.test(words) &&
    parent !== undefined &&
    parent.level <= 6 &&
    parent.kind === name?.kinds[0] &&
    lines
      .slice(parent.line + 1, index)
      .every(({ context }) => context === "blank")
  );
}

/** “Investigation” right over an entry of a plain timeline. */
function isPhase(
  { name, style, level }: Candidate,
  next: SourceLine | undefined,
): boolean {
  const kinds = name?.kinds ?? [];
  return (
    level === 7 &&
    style === "plain" &&
    kinds.every((kind) => entryLabels.has(kind)) &&
    next?.context === "text" &&
    /^\d/.test(next.source) &&
    timestampAt(next.source, next.own.ownContent) !== null
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
    const standsFree =
      line.startsParagraph || line.isLazy || isNoEntry(candidate);
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
  // “- **Detection:** alert on the pool” says what an action item or a lesson is for.
  const around = open.findLast((draft) => draft.level < level)?.kind ?? null;
  const isPoint =
    isInList(line) &&
    pointLists.has(around) &&
    !kinds.some((kind) => pointLists.has(kind));
  if (isPoint) return undefined;
  // “Conclusion: …” right under the last task of a list without markup.
  if (level === 8 && parent?.level === 7 && parent.kind === "actionItems") {
    return kinds.includes("actionItems") ? { level } : { level: 7 };
  }
  return { level };
}

/** “Root cause and resolution: …”, “Corrective and preventative measures: …”: right under the entries, too, they are none. */
function isNoEntry({ name, words }: Candidate): boolean {
  const kinds = name?.kinds ?? [];
  return (
    (kinds.includes("rootCause") && kinds.includes("resolution")) ||
    (kinds[0] === "actionItems" && /\band\b/.test(normalizeTitle(words)))
  );
}

function kindsOf(
  candidate: Candidate,
  open: readonly Draft[],
  isFirst: boolean,
  hasTitle: boolean,
): readonly SectionKind[] {
  if (candidate.name) return candidate.name.kinds;
  const parent = open.at(-1);
  const { words, level, style } = candidate;
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

const plainTitle = keptByText((words) =>
  words
    .replace(
      /<\/?(?:a|abbr|b|big|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|mark|p|picture|s|small|source|span|strike|strong|sub|summary|sup|tt|u)(?=[\s/>])[^<>]*>/gi,
      "",
    )
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, "")
    .trim(),
);
