import { movedRange, type TextRange } from "../text";
import type { SourceLine } from "./lines";
import {
  normalizeTitle,
  sectionNameOf,
  type SectionName,
} from "./sectionNames";

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

export function movedCandidate(candidate: Candidate, by: number): Candidate {
  return {
    ...candidate,
    titleRange: movedRange(candidate.titleRange, by),
    bodyStart: candidate.bodyStart + by,
  };
}

/** The part of a line that stands alone. */
export function wordsIn(
  { source }: SourceLine,
  { start, end }: TextRange,
): string {
  return source.slice(start, end);
}

export function titled(
  line: SourceLine,
  name: SectionName | undefined,
  titleRange: TextRange,
  { style, level, bodyStart }: Pick<Candidate, "style" | "level" | "bodyStart">,
): Candidate {
  const words = wordsIn(line, titleRange);
  return { name, titleRange, words, style, level, bodyStart };
}

/** A candidate of these words where they are a known label. */
export function namedLabel(
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
export function isNamed(title: string): boolean {
  return normalizeTitle(title) !== "todo";
}

export function isPlainLabel(title: string, { kinds }: SectionName): boolean {
  return kinds.length > 0 && isNamed(title) && plainBeginning.test(title);
}

/** Sentences, numbers, and pictographs in front of them. */
export const plainBeginning =
  /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\p{Extended_Pictographic}|\u200d|\ufe0f|\s)*)?(?:\(\d{1,2}\) )?[\p{Lu}\d¿]/u;

export function beginsAnew({ source }: SourceLine): boolean {
  return /^[^\p{Ll}]/u.test(source.trimStart());
}

/** A line right under a list without its indentation is meant to stand outside of it. */
export function isInList(line: SourceLine): boolean {
  return line.listDepth > 0 && !line.isLazy;
}

/** The range without emphasis marks and a closing colon at its ends. */
export function withoutMarkup(text: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const lead = /^[\s*_`]*/.exec(source)?.[0].length ?? 0;
  let end = source.length;
  while (end > lead && /[\s*_`:]/.test(source[end - 1] ?? "")) end--;
  return { start: range.start + lead, end: range.start + end };
}
