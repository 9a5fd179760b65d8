import type { Nodes } from "mdast";
import type { SourceLine } from "../model/lines";
import type { Postmortem } from "../model/postmortem";
import type { Section } from "../model/sections";
import type { TemplateSection } from "../template";
import { belongsTo, kindsOf, promptOf } from "../templates/outline";
import { lineEndingOf, type TextEdit } from "../text";

/**
 * Gives the edits that insert sections of the outline, each at its place in the outline's order, their headings written as
 * the document writes its others. What is inserted holds marked gaps, never a fact. A section whose place is inside code that
 * nobody closed is left out.
 */
export function sectionInserter(
  postmortem: Postmortem,
  outline: readonly TemplateSection[],
): (wanted: readonly TemplateSection[]) => TextEdit[] {
  const main = mainSections(postmortem.sections, outline);
  const placed = outline.map((each) =>
    main.filter((section) => belongsTo(section, each)),
  );
  return (wanted) => {
    const groups: Group[] = [];
    for (const section of wanted) {
      const place = placeOf(section, placed, outline);
      const group = groups.find((each) => isSamePlace(each.place, place));
      if (group) group.wanted.push(section);
      else groups.push({ place, wanted: [section] });
    }
    return groups.flatMap((group) => {
      const edit = insertGroup(postmortem, main, group);
      return edit ? [edit] : [];
    });
  };
}

interface Place {
  readonly before: Section | undefined;
  readonly after: Section | undefined;
}

/** Sections that go to one place, one behind the other. */
interface Group {
  readonly place: Place;
  readonly wanted: TemplateSection[];
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.before === b.before && (a.before !== undefined || a.after === b.after)
  );
}

/**
 * Behind the last of those before it in the outline, else before the first of those behind it. `placed` holds the document's
 * sections for each of the outline's.
 */
function placeOf(
  section: TemplateSection,
  placed: readonly (readonly Section[])[],
  outline: readonly TemplateSection[],
): Place {
  const kinds = kindsOf(section);
  const own = outline.indexOf(section);
  // Half of a combined section stands where the whole would.
  const index =
    own >= 0
      ? own
      : outline.findIndex((each) =>
          kindsOf(each).some((kind) => kinds.includes(kind)),
        );
  const isOther = (each: Section): boolean => !belongsTo(each, section);
  const before = placed
    .slice(0, own >= 0 ? index : index + 1)
    .map((there) => there.findLast(isOther))
    .filter((each) => each !== undefined)
    .sort((a, b) => a.endLine - b.endLine)
    .at(-1);
  const after = placed.slice(index + 1).find((there) => there.length > 0)?.[0];
  return { before, after };
}

function insertGroup(
  postmortem: Postmortem,
  main: readonly Section[],
  { place, wanted }: Group,
): TextEdit | null {
  const { text, lines } = postmortem;
  const { before, after } = place;
  const newline = lineEndingOf(text);
  const isTight = main[0]?.style === "list-label" && !isLoose(main, lines);
  const written = wanted
    .map((section, index) =>
      sectionLike(text, main, place, section, index).join(newline),
    )
    .join(isTight ? newline : newline + newline);
  if (!before && after) {
    const at = lines[after.line]?.start ?? 0;
    if (isTight) return insertion(at, written + newline);
    const gap = lines[after.line - 1]?.context ?? "blank";
    const lead = gap === "blank" ? "" : newline;
    return insertion(at, lead + written + newline + newline);
  }
  const last = lastLineWithText(postmortem, before);
  if (isInUnclosedCode(postmortem, last)) return null;
  const line = lines[last];
  const at = line?.range.end ?? text.length;
  const following = lines[last + 1];
  const joins = isTight && following?.startsItem === true;
  const tail =
    following &&
    following.context !== "blank" &&
    following.range.start < text.length &&
    !joins
      ? newline
      : "";
  const follows = isTight && line && line.listDepth > 0 && !line.isLazy;
  const lead = at === 0 ? "" : follows ? newline : newline + newline;
  return insertion(at, lead + written + tail);
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** The sections of the outline on the level at which the document writes most of them. */
function mainSections(
  sections: readonly Section[],
  outline: readonly TemplateSection[],
): Section[] {
  const core = sections.filter(
    (section) =>
      section.style !== "table" &&
      outline.some((each) => belongsTo(section, each)),
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

/** The lines of a section whose heading or label is written as the first of the main ones, with its words replaced. */
function sectionLike(
  text: string,
  main: readonly Section[],
  place: Place,
  section: TemplateSection,
  index: number,
): string[] {
  const [model] = main;
  const { title } = section;
  const body = promptOf(section);
  const bodyLines = body.split("\n");
  if (!model || model.style === "setext") {
    return [`${"#".repeat(model?.level ?? 2)} ${title}`, "", ...bodyLines];
  }
  const lead = textBefore(text, model);
  if (model.level >= 8) {
    const tail = text.slice(model.titleRange.end, model.body.start).trimEnd();
    const isList = /^(?:- |1\. )/.test(body);
    if (model.style !== "list-label") {
      const label = `${lead}${title}${tail}`;
      return isList
        ? [label, "", ...bodyLines]
        : [`${label} ${bodyLines[0]}`, ...bodyLines.slice(1)];
    }
    const marker = nextMarker(text, place, index) ?? "";
    const label = `${marker}${lead.slice(itemMarker(lead).length)}${title}${tail}`;
    const margin = /^[ \t]*/.exec(marker)?.[0] ?? "";
    const indent = margin + " ".repeat(marker.length - margin.length);
    const [first, ...rest] = isList
      ? [label, ...bodyLines]
      : [`${label} ${bodyLines[0]}`, ...bodyLines.slice(1)];
    return [first ?? "", ...rest.map((line) => indent + line)];
  }
  const rest = text.slice(model.titleRange.end);
  const tail = /^[^\r\n]*/.exec(rest)?.[0] ?? "";
  return [`${lead}${title}${tail.trimEnd()}`, "", ...bodyLines];
}

/** What stands before the section's words on their line. */
function textBefore(text: string, { titleRange }: Section): string {
  const lineStart = Math.max(
    text.lastIndexOf("\n", titleRange.start - 1),
    text.lastIndexOf("\r", titleRange.start - 1),
  );
  return text.slice(lineStart + 1, titleRange.start);
}

/** With the white space around it. */
function itemMarker(lead: string): string {
  return /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+/.exec(lead)?.[0] ?? "";
}

/** The marker of an item between the two: the number that follows, unless the list has the same one throughout. */
function nextMarker(
  text: string,
  { before, after }: Place,
  index: number,
): string | undefined {
  const markerOf = (section: Section | undefined): string | undefined =>
    section && itemMarker(textBefore(text, section));
  const marker = markerOf(before);
  if (marker === undefined) return markerOf(after);
  if (marker === markerOf(after)) return marker;
  return marker.replace(/\d+/, (number) => String(Number(number) + 1 + index));
}

/** Whether the list of sections has blank lines between its items. */
function isLoose(
  main: readonly Section[],
  lines: readonly SourceLine[],
): boolean {
  return main.slice(1).some(({ line }) => lines[line - 1]?.context === "blank");
}

/** Whether the line belongs to fenced code without a closing fence, which swallows all that is written behind it. */
function isInUnclosedCode(
  { text, tree, lines }: Postmortem,
  line: number,
): boolean {
  if (lines[line]?.context !== "code") return false;
  const holdsLine = ({ position }: Nodes): boolean =>
    position !== undefined &&
    position.start.line <= line + 1 &&
    position.end.line >= line + 1;
  let node: Nodes | undefined = tree;
  while (node && "children" in node) node = node.children.find(holdsLine);
  const { start, end } = node?.position ?? {};
  if (node?.type !== "code" || !start || !end) return false;
  const source = text.slice(start.offset, end.offset);
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (fence === undefined) return false;
  const lastLine = source.slice(source.lastIndexOf("\n") + 1).trim();
  const isClosing = lastLine.startsWith(fence) && /^(?:`+|~+)$/.test(lastLine);
  return start.line === end.line || !isClosing;
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
