import type { SourceLine } from "./lines";
import { linesWith } from "./pages";
import { isOfKind, type Section } from "./sections";
import { entryStampAt } from "./timelineContents";

/**
 * The sections, those among them as timelines, too, that are one under another name: “Lead-up” or “Context” over a list of
 * what happened when.
 */
export function withUnnamedTimelines(
  sections: readonly Section[],
  lines: readonly SourceLine[],
): readonly Section[] {
  if (!sections.some(isBackground)) return sections;
  const items = itemsOf(lines);
  return sections.map((section) =>
    isBackground(section) && listsTimes(section, items)
      ? { ...section, also: [...section.also, "timeline" as const] }
      : section,
  );
}

function isBackground(section: Section): boolean {
  return isOfKind(section, "background") && !isOfKind(section, "timeline");
}

const leastEntries = 3;

/** Whether nearly all items of the section's outermost lists, and three at least, begin with a time of day. */
function listsTimes(
  { line, endLine }: Section,
  items: ReturnType<typeof itemsOf>,
): boolean {
  const own = items.filter(
    ({ line: { index } }) => line < index && index <= endLine,
  );
  const depth = Math.min(...own.map((item) => item.line.listDepth));
  const outermost = own.filter((item) => item.line.listDepth === depth);
  const timed = outermost.filter(({ found }) => found.isTimed).length;
  return timed >= leastEntries && timed * 5 >= outermost.length * 4;
}

const itemsOf = linesWith(({ source, ownContent, startsItem, context }) => {
  if (!startsItem || context !== "text") return null;
  const { start, end } = ownContent;
  const isTimed =
    /\d/.test(source.slice(start, Math.min(end, start + 20))) &&
    entryStampAt(source, ownContent)?.time != null;
  return { isTimed };
});
