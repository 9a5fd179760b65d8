import { leastOf } from "../lists";
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
  let next = 0;
  return sections.map((section) => {
    if (!isBackground(section)) return section;
    while ((items[next]?.line.index ?? Infinity) <= section.line) next++;
    const own: Item[] = [];
    for (let at = next; ; at++) {
      const item = items[at];
      if (!item || item.line.index > section.endLine) break;
      own.push(item);
    }
    return listTimes(own)
      ? { ...section, also: [...section.also, "timeline" as const] }
      : section;
  });
}

function isBackground(section: Section): boolean {
  return isOfKind(section, "background") && !isOfKind(section, "timeline");
}

const leastEntries = 3;

type Item = ReturnType<typeof itemsOf>[number];

/** Whether nearly all of the outermost items, and three at least, begin with a time of day. */
function listTimes(items: readonly Item[]): boolean {
  const depth = leastOf(items, ({ line }) => line.listDepth);
  const outermost = items.filter(({ line }) => line.listDepth === depth);
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
