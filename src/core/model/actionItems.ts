import { addAll } from "../lists";
import type { Steps } from "../steps";
import { movedRange, type TextRange } from "../text";
import {
  itemAt,
  kindNamed,
  type ActionItem,
  type Context,
  type Found,
} from "./actionItem";
import { itemsInLists } from "./actionItemLists";
import { looseItems } from "./actionItemLines";
import { rowItems } from "./actionItemTables";
import { keptInPlace, perExcerpt, type Excerpt, type Place } from "./excerpts";
import { goesOn, type SourceLine } from "./lines";
import { normalizeTitle, sectionNameOf } from "./sectionNames";
import { isOfKind, movedSection, type Section } from "./sections";
import { movedTable, type TableText } from "./tables";

export type { ActionItem } from "./actionItem";

/**
 * The action items of a document, in order: the innermost items of lists and the rows of tables under headings and labels
 * of that kind; where there is neither, lines that stand as items; and headings that are single items. Prose holds none.
 */
export function* readActionItems(
  text: string,
  tables: ReadonlyMap<number, TableText>,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Steps<ActionItem[]> {
  const found: Found = { certain: [], doubtful: [] };
  const open: Section[] = [];
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index];
    if (!section) continue;
    while ((open.at(-1)?.level ?? -1) >= section.level) open.pop();
    const outer = open.at(-1);
    open.push(section);
    if (!isOfKind(section, "actionItems")) continue;
    const { line, endLine } = section;
    // What stands in a section of action items is read with it.
    let next = index + 1;
    while ((sections[next]?.line ?? Infinity) <= endLine) next++;
    const parts = sections.slice(index, next);
    index = next - 1;
    const place = { start: lines[line]?.start ?? 0, line };
    const key = JSON.stringify(parts.map((part) => shapeOf(part, place)));
    const detail = { key, sections: parts, tables };
    const own = yield* itemsIn(text, lines, line, endLine + 1, detail);
    const placed = placedItems(own, place, { key: "" });
    addAll(
      isAside(section, outer) ? found.doubtful : found.certain,
      placed.certain,
    );
    addAll(found.doubtful, placed.doubtful);
  }
  return found.certain.length > 0 ? found.certain : found.doubtful;
}

/** Whether a section is a part of what was done or learned: “What to improve” under “Lessons learned”. */
function isAside(section: Section, outer: Section | undefined): boolean {
  return (
    section.level <= 6 &&
    (outer?.kind === "resolution" || outer?.kind === "lessonsLearned") &&
    !isOfKind(outer, "actionItems") &&
    !/\b(?:action items?|tasks?|follow|next steps)\b/i.test(section.title)
  );
}

/** What of a section matters to its items, wherever it stands. */
function shapeOf(
  { kind, also, title, titleRange, style, level, line, endLine }: Section,
  place: Place,
): unknown[] {
  const start = titleRange.start - place.start;
  return [
    [kind, also.length === 0 ? 0 : also, title, style, level],
    [start, titleRange.end - titleRange.start],
    [line - place.line, endLine - place.line],
  ];
}

/** A section of action items, and all sections and tables that may stand in it. */
interface Surroundings {
  readonly key: string;
  readonly sections: readonly Section[];
  readonly tables: ReadonlyMap<number, TableText>;
}

const itemsIn = perExcerpt(function* (
  { text, lines, place }: Excerpt,
  { sections, tables }: Surroundings,
): Steps<Found> {
  const { start, line } = place;
  const groups = groupLines(
    lines,
    sections.map((section) => movedSection(section, -start, -line)),
  );
  const own: TableText[] = [];
  for (const [at, table] of tables) {
    if (at < line || at >= line + lines.length) continue;
    own.push(movedTable(table, { start: -start, line: -line }));
  }
  addTables(groups, own);
  const found: Found = { certain: [], doubtful: [] };
  for (const group of groups) {
    findItems(text, group, found);
    yield;
  }
  const headings = headingItems(text, lines.length, groups, found.certain);
  return {
    certain: inOrder([...found.certain, ...headings]),
    doubtful: inOrder(found.doubtful),
  };
});

function inOrder(items: ActionItem[]): ActionItem[] {
  return items.sort((a, b) => a.line - b.line);
}

const placedItems = keptInPlace(
  ({ certain, doubtful }: Found, { start, line }): Found => {
    const moved = (item: ActionItem): ActionItem => ({
      ...item,
      range: movedRange(item.range, start),
      line: item.line + line,
      ...(item.cells && { cells: movedCells(item.cells, start) }),
    });
    return { certain: certain.map(moved), doubtful: doubtful.map(moved) };
  },
);

function movedCells(
  cells: NonNullable<ActionItem["cells"]>,
  by: number,
): NonNullable<ActionItem["cells"]> {
  return Object.fromEntries(
    Object.entries(cells).map(([name, range]) => [name, movedRange(range, by)]),
  );
}

/** A section of action items and its own lines: those of no deeper section. */
interface Group {
  readonly section: Section;
  readonly parent: Section | undefined;
  readonly lines: SourceLine[];
  readonly tables: TableText[];
}

function groupLines(
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Group[] {
  const groupAt: (Group | undefined)[] = [];
  const groups: Group[] = [];
  for (const section of sections) {
    const outer = groupAt[section.line];
    // A label in a list names what an item is for, whatever it is called elsewhere.
    const isLabel = outer !== undefined && section.style === "list-label";
    const isPart =
      outer !== undefined && section.level <= 7 && isPartName(section);
    if (isLabel) continue;
    const group =
      isOfKind(section, "actionItems") || isPart
        ? { section, parent: outer?.section, lines: [], tables: [] }
        : undefined;
    if (group) groups.push(group);
    else if (outer === undefined) continue;
    for (let line = section.line; line <= section.endLine; line++) {
      groupAt[line] = group;
    }
  }
  for (const line of lines) groupAt[line.index]?.lines.push(line);
  return groups;
}

/** Headings below that of the action items divide them, by what they are for or by any words that are no other section. */
function isPartName(section: Section): boolean {
  return section.kind === null
    ? sectionNameOf(section.title, true) === undefined
    : isOfKind(section, "detection") || isOfKind(section, "resolution");
}

function addTables(
  groups: readonly Group[],
  tables: readonly TableText[],
): void {
  const groupOf = new Map<number, Group>();
  for (const group of groups) {
    for (const { index } of group.lines) groupOf.set(index, group);
  }
  for (const table of tables) {
    const [row] = table.rows;
    if (row) groupOf.get(row.line)?.tables.push(table);
  }
}

function findItems(text: string, group: Group, found: Found): void {
  const { section, parent, lines, tables } = group;
  const context: Context = {
    text,
    kind: kindNamed(section.title) ?? kindNamed(parent?.title ?? "") ?? "task",
    done: /\((?:done|completed)\)/i.test(section.title),
  };
  const own = ownItem(text, section, lines);
  if (own) {
    found.certain.push(itemAt(context, section.line, own));
    return;
  }
  const before = found.certain.length + found.doubtful.length;
  for (const table of tables) addAll(found.certain, rowItems(context, table));
  itemsInLists(context, lines, found);
  if (found.certain.length + found.doubtful.length > before) return;
  const isFollowUp = normalizeTitle(section.title).startsWith("follow-up");
  const items = looseItems(text, section, lines);
  for (const { line, range, isAlone, isTicked } of items) {
    // “A meeting is planned for May.”
    const target =
      isAlone && isFollowUp && items.length === 1
        ? found.doubtful
        : found.certain;
    const item = itemAt(context, line, range);
    target.push(isTicked === true ? { ...item, done: true } : item);
  }
}

/** The paragraph behind a label for a single item: `Action point: alert on the pool.` */
function ownItem(
  text: string,
  { title, level, body }: Section,
  [first, ...others]: readonly SourceLine[],
): TextRange | undefined {
  if (level !== 8 || !first || body.start >= first.content.end)
    return undefined;
  if (!/^action (?:item|point)$/.test(normalizeTitle(title))) return undefined;
  const after = others.findIndex((line) => !goesOn(line));
  const last = after < 0 ? others.at(-1) : others[after - 1];
  const { end } = (last ?? first).content;
  return text[end - 1] === ":" ? undefined : { start: body.start, end };
}

/** Headings under a section of action items that have no items below them and whose words are one. */
function headingItems(
  text: string,
  lineCount: number,
  groups: readonly Group[],
  items: readonly ActionItem[],
): ActionItem[] {
  const itemsBefore = new Uint32Array(lineCount + 1);
  for (const { line } of items) itemsBefore[line + 1] = 1;
  for (let line = 0; line < lineCount; line++) {
    itemsBefore[line + 1] =
      (itemsBefore[line] ?? 0) + (itemsBefore[line + 1] ?? 0);
  }
  const holdsItems = ({ line, endLine }: Section): boolean =>
    itemsBefore[line] !== itemsBefore[endLine + 1];
  const parents = new Set(groups.map(({ parent }) => parent));
  return groups.flatMap(({ section, parent }) => {
    if (parent === undefined || section.level > 6) return [];
    if (parents.has(section) || holdsItems(section)) return [];
    if (sectionNameOf(section.title, true)) return [];
    const source = text.slice(section.titleRange.start, section.titleRange.end);
    if (holdsItems(parent) && !itemMarks.test(source)) return [];
    const numbering = /^\s*\d{1,2}[.):]\s*/.exec(source)?.[0].length ?? 0;
    const range = {
      start: section.titleRange.start + numbering,
      end: section.titleRange.end,
    };
    const kind = kindNamed(parent.title) ?? "task";
    return [itemAt({ text, kind, done: false }, section.line, range)];
  });
}

/** A number, an owner or a type in a heading tell it from the name of a group. */
const itemMarks =
  /^\s*(?:\[?\d{1,2}[.):\]]|(?:action|task|item) ?#?\d)|@\w|\[[a-z]+\]/i;
