import type { Postmortem } from "../model/postmortem";
import {
  coreKinds,
  isOfKind,
  type CoreKind,
  type Section,
} from "../model/sections";
import { lineEndingOf, type TextEdit } from "../text";
import type { SectionSkeleton } from "../templates/template";

/**
 * The edit that inserts a core section's skeleton at its place in the usual order, its heading written as the document
 * writes its others. The skeleton holds marked gaps, never a fact.
 */
export function insertSection(
  postmortem: Postmortem,
  kind: CoreKind,
  skeleton: SectionSkeleton,
): TextEdit {
  const { text, lines } = postmortem;
  const newline = lineEndingOf(text);
  const main = mainSections(postmortem.sections);
  const model = main[0];
  const section = headingLike(text, model, skeleton.title, newline);
  const written = section + skeleton.body.replaceAll("\n", newline);
  const order = coreKinds.indexOf(kind);
  const before = coreKinds
    .slice(0, order)
    .map((other) => main.findLast((each) => isOfKind(each, other)))
    .filter((each) => each !== undefined)
    .sort((a, b) => a.endLine - b.endLine)
    .at(-1);
  const after = coreKinds
    .slice(order + 1)
    .map((other) => main.find((each) => isOfKind(each, other)))
    .find((each) => each !== undefined);
  if (!before && after) {
    const at = lines[after.line]?.range.start ?? 0;
    const gap = lines[after.line - 1]?.context ?? "blank";
    const lead = gap === "blank" ? "" : newline;
    return insertion(at, lead + written + newline + newline);
  }
  const last = lastLineWithText(postmortem, before);
  const at = lines[last]?.range.end ?? text.length;
  const following = lines[last + 1];
  const tail =
    following &&
    following.context !== "blank" &&
    following.range.start < text.length
      ? newline
      : "";
  const lead = at === 0 ? "" : newline + newline;
  return insertion(at, lead + written + tail);
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** The core sections on the level at which the document writes most of them. */
function mainSections(sections: readonly Section[]): Section[] {
  const core = sections.filter((section) =>
    coreKinds.some((kind) => isOfKind(section, kind)),
  );
  let best: Section[] = [];
  for (const level of new Set(core.map((section) => section.level))) {
    const there = core.filter((section) => section.level === level);
    const better =
      there.length > best.length ||
      (there.length === best.length && level < (best[0]?.level ?? Infinity));
    if (better) best = there;
  }
  return best;
}

/** The heading or label of a section, with its words replaced, and what parts it from the body. */
function headingLike(
  text: string,
  model: Section | undefined,
  title: string,
  newline: string,
): string {
  const blankLine = newline + newline;
  if (!model || model.style === "setext") {
    return `${"#".repeat(model?.level ?? 2)} ${title}${blankLine}`;
  }
  const lineStart = Math.max(
    text.lastIndexOf("\n", model.titleRange.start - 1),
    text.lastIndexOf("\r", model.titleRange.start - 1),
  );
  const lead = text.slice(lineStart + 1, model.titleRange.start);
  const rest = text.slice(model.titleRange.end);
  if (model.level >= 8) {
    const tail = text.slice(model.titleRange.end, model.body.start);
    return `${lead}${title}${tail.trimEnd()} `;
  }
  const tail = /^[^\r\n]*/.exec(rest)?.[0] ?? "";
  return `${lead}${title}${tail.trimEnd()}${blankLine}`;
}

/** 0-based; of the section, or of the document where there is none. */
function lastLineWithText(
  postmortem: Postmortem,
  section: Section | undefined,
): number {
  if (section) return section.endLine;
  return Math.max(
    0,
    postmortem.lines.findLastIndex((line) => line.context !== "blank"),
  );
}
