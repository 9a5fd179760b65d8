import type { Steps } from "../steps";
import { movedRange, type TextRange } from "../text";
import {
  fieldNamed,
  fieldsIn,
  fieldValue,
  mergeFields,
  plainText,
  type ActionItemFields,
  type FieldName,
} from "./actionItemFields";
import { itemsUnderLabel, looseItems } from "./actionItemLines";
import { keptInPlace, perExcerpt, type Excerpt, type Place } from "./excerpts";
import { labelAt } from "./labels";
import { goesOn, type SourceLine } from "./lines";
import { normalizeTitle, sectionNameOf } from "./sectionNames";
import { isOfKind, movedSection, type Section } from "./sections";
import { movedTable, type TableRow, type TableText } from "./tables";

/** Something that shall be done, or was, so that the incident doesn't come back. */
export interface ActionItem extends ActionItemFields {
  /** The item's own words in the source: no list marker, no sub-items. */
  readonly range: TextRange;
  /** As it reads, without markup. */
  readonly text: string;
  /** 0-based. */
  readonly line: number;
  /** Broad improvements and concrete tasks are told apart where their headings or labels do. */
  readonly kind: "improvement" | "task";
  /** Of an item in a table, the cells that its columns have for its fields, filled or empty. */
  readonly cells?: Readonly<Partial<Record<FieldName, TextRange>>>;
}

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
    (isAside(section, outer) ? found.doubtful : found.certain).push(
      ...placed.certain,
    );
    found.doubtful.push(...placed.doubtful);
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

interface Found {
  readonly certain: ActionItem[];
  /** A label with a sentence, what a part of another section names: items only where the document has no other. */
  readonly doubtful: ActionItem[];
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
  for (const table of tables) findRowItems(context, table, found);
  findListItems(context, listNodes(lines), found);
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

interface Context {
  readonly text: string;
  readonly kind: ActionItem["kind"];
  /** Whether the heading says that all of its items are done. */
  readonly done: boolean;
}

function kindNamed(title: string): ActionItem["kind"] | undefined {
  if (/\b(?:tasks?|to-?dos?|action|follow|next steps)\b/i.test(title)) {
    return "task";
  }
  return /\b(?:improve\w*|areas|recommendations|fixes)\b/i.test(title)
    ? "improvement"
    : undefined;
}

function itemAt(
  { text, kind, done }: Context,
  line: number,
  range: TextRange,
  apart: ReadonlyMap<FieldName, string | null> = new Map(),
): ActionItem {
  const source = text.slice(range.start, range.end);
  const fields = mergeFields(fieldsIn(source), apart);
  return {
    range,
    text: plainText(source),
    line,
    kind,
    ...fields,
    done: done || fields.done,
  };
}

// Tables

const actionColumn =
  /^(?:action|actions|action items?|tasks?|items?|description|to-?do|what|improvements?|measures?|title|summary|follow-?ups?|recommendations?|details|corrective actions?|preventative (?:actions?|measures?)|work item|next steps?|mesures?|taches?|accion|acciones|tarea|tareas|medida|medidas|acao|acoes|tarefa|tarefas|massnahmen?|maßnahmen?|aufgaben?)$/;

function findRowItems(context: Context, table: TableText, found: Found): void {
  const titles = table.header.map(({ start, end }) =>
    context.text.slice(start, end),
  );
  const fields = titles.map(fieldNamed);
  const named = titles.findIndex((title) =>
    actionColumn.test(normalizeTitle(title).replace(/\s*\(.*$/, "")),
  );
  const unnamed = titles.findIndex(
    (title, column) =>
      fields[column] === undefined &&
      !/^\s*(?:#|no\.?|nr\.?|id)?\s*$/i.test(title),
  );
  const action = named >= 0 ? named : Math.max(0, unnamed);
  for (const row of table.rows) {
    const item = rowItem(context, row, action, fields);
    if (item) found.certain.push(item);
  }
}

function rowItem(
  context: Context,
  row: TableRow,
  action: number,
  fields: readonly (FieldName | undefined)[],
): ActionItem | undefined {
  const cell = row.cells[action];
  if (!cell || cell.start >= cell.end) return undefined;
  const apart = new Map<FieldName, string | null>();
  const cells: Partial<Record<FieldName, TextRange>> = {};
  for (const [column, field] of fields.entries()) {
    const range = row.cells[column];
    if (column === action || !field || !range || apart.has(field)) continue;
    const source = context.text.slice(range.start, range.end);
    apart.set(field, columnValue(source, field));
    cells[field] = range;
  }
  return { cells, ...itemAt(context, row.line, cell, apart) };
}

/** A ticket's column holds links whose address says more than their words. */
function columnValue(source: string, field: FieldName): string | null {
  return field === "tracker"
    ? (fieldsIn(source).tracker ?? fieldValue(source))
    : fieldValue(source);
}

// Lists

interface ListNode {
  readonly line: SourceLine;
  /** Of its first line, behind the marker. */
  readonly content: TextRange;
  readonly range: TextRange;
  /** The lines with which its first paragraph goes on. */
  readonly wrapped: readonly SourceLine[];
  readonly children: ListNode[];
  readonly siblings: ListNode[];
}

/** The list items that begin on these lines, nested as they are meant. */
function listNodes(lines: readonly SourceLine[]): ListNode[] {
  const roots: ListNode[] = [];
  const open: ListNode[] = [];
  for (const [index, line] of lines.entries()) {
    const isUnspaced = isUnspacedItem(lines, index);
    if (
      (!line.startsItem && !isUnspaced) ||
      line.context === "quote" ||
      line.context === "code"
    ) {
      continue;
    }
    while (depthOf(open.at(-1)?.line) >= depthOf(line)) open.pop();
    const parent = open.at(-1);
    const siblings =
      parent &&
      (isMeantBeside(line, parent) ? parent.siblings : parent.children);
    const wrapped = wrappedLines(lines, index);
    const { start, end } = line.content;
    const content = { start: isUnspaced ? start + 1 : start, end };
    const node: ListNode = {
      line,
      content,
      range: { start: content.start, end: wrapped.at(-1)?.content.end ?? end },
      wrapped,
      children: [],
      siblings: siblings ?? roots,
    };
    node.siblings.push(node);
    open.push(node);
  }
  return roots;
}

/** 0 only where there is no line. */
function depthOf(line: SourceLine | undefined): number {
  return line ? Math.max(1, line.listDepth) : 0;
}

/** `-Alert on the pool` right before or under an item proper. */
function isUnspacedItem(lines: readonly SourceLine[], index: number): boolean {
  const line = lines[index];
  if (line?.context !== "text" || line.startsItem) return false;
  if (line.listDepth === 0 && !lines[index + 1]?.startsItem) return false;
  return /^\s*-\p{L}/u.test(line.source);
}

/** Whether an item stands as far in as the one before its parent: the parent has lost its indentation. */
function isMeantBeside(line: SourceLine, parent: ListNode): boolean {
  const { siblings } = parent;
  const before = siblings[siblings.lastIndexOf(parent) - 1];
  return before !== undefined && before.line.indent === line.indent;
}

function wrappedLines(
  lines: readonly SourceLine[],
  index: number,
): readonly SourceLine[] {
  let next = index + 1;
  while (
    goesOn(lines[next]) &&
    (lines[next]?.listDepth ?? 0) > 0 &&
    !isUnspacedItem(lines, next)
  ) {
    next++;
  }
  return lines.slice(index + 1, next);
}

function findListItems(
  context: Context,
  nodes: readonly ListNode[],
  found: Found,
): void {
  if (nodes.length > 1 && nodes.every((node) => isPrompt(context.text, node))) {
    return;
  }
  const labels: ActionItem[] = [];
  let hasItem = false;
  for (const node of nodes) {
    const { details, parts } = childrenOf(context.text, node);
    if (parts.length > 0) {
      const title = context.text.slice(node.range.start, node.range.end);
      const kind = kindNamed(labelOf(title)) ?? context.kind;
      findListItems({ ...context, kind }, parts, found);
      continue;
    }
    const under = itemsUnder(context.text, node);
    if (under.length > 0) {
      const title = context.text.slice(node.range.start, node.range.end);
      const kind = kindNamed(labelOf(title)) ?? context.kind;
      for (const { line, range } of under) {
        found.certain.push(itemAt({ ...context, kind }, line, range));
      }
      hasItem = true;
      continue;
    }
    const role = roleOf(context.text, node, details.length > 0);
    if (role === "none") continue;
    const item = nodeItem(context, node, details);
    if (role === "label") {
      labels.push(item);
      continue;
    }
    hasItem = true;
    found.certain.push(item);
  }
  // “Improvements: …” among other items of its list is one of them.
  const target = hasItem ? found.certain : found.doubtful;
  for (const label of labels) target.push(label);
}

/** `Owner` in a list of what each item shall have, or a question that is asked later. */
function isPrompt(text: string, { range, children }: ListNode): boolean {
  if (children.length > 0) return false;
  const source = text.slice(range.start, range.end);
  return /^(?:was|were|did)\b[^?]*\?$/i.test(source) || isFieldTitle(source);
}

function isFieldTitle(title: string): boolean {
  return (
    fieldNamed(title) !== undefined || descriptions.test(normalizeTitle(title))
  );
}

/** The lines right under an item that is a label, where they are items. */
function itemsUnder(
  text: string,
  { content, wrapped }: ListNode,
): ReturnType<typeof itemsUnderLabel> {
  if (wrapped.length === 0) return [];
  const label = labelAt(text, content);
  if (!label?.wholeLine || !label.colon) return [];
  const title = text.slice(label.range.start, label.range.end);
  return itemsUnderLabel(text, wrapped, isOfActionItems(title));
}

function isOfActionItems(label: string): boolean {
  return sectionNameOf(label, false)?.kinds.includes("actionItems") ?? false;
}

/** The words before a colon, or all of a short line. */
function labelOf(title: string): string {
  return title.slice(0, 60).split(":")[0] ?? "";
}

/** Sub-items that describe the item, and those that are items of their own. */
function childrenOf(
  text: string,
  node: ListNode,
): { details: readonly ListNode[]; parts: readonly ListNode[] } {
  const { children } = node;
  const isTask =
    node.line.checked !== null &&
    children.every(({ line }) => line.checked === null);
  if (isTask) return { details: children, parts: [] };
  // Links under “Review actions:” are the actions.
  const isHead = isHeadOfItems(text, node);
  const isDetail = (child: ListNode): boolean =>
    !isHead && child.children.length === 0 && describes(text, child.range);
  return {
    details: children.filter(isDetail),
    parts: children.filter((child) => !isDetail(child)),
  };
}

function isHeadOfItems(text: string, { content }: ListNode): boolean {
  const label = labelAt(text, content);
  return (
    label?.wholeLine === true &&
    isOfActionItems(text.slice(label.range.start, label.range.end))
  );
}

const descriptions =
  /^(?:task|description|details?|action|goal|objective|rationale|reason|why|how|benefit|impact|expected outcome|outcome|note|notes|timeline|see|pr|prs|issue|issues|update)$/;

/** `Owner: …`, `Why: …` and bare links say more of the item above them. */
function describes(text: string, range: TextRange): boolean {
  const source = text.slice(range.start, range.end);
  if (
    /^(?:<?https?:\/\/\S+>?|\[[^[\]]{0,300}\]\([^()]{0,500}\))$/.test(source)
  ) {
    return true;
  }
  const label = labelAt(text, range);
  if (!label?.colon || label.wholeLine) return false;
  return isFieldTitle(text.slice(label.range.start, label.range.end));
}

/** `A-1 — Ticket: …` says more of the item with this number. */
function isNote(text: string, range: TextRange): boolean {
  const number = /^[A-Z]{1,5}-\d{1,5}\s*(?:[–—:]|-\s)\s*/.exec(
    text.slice(range.start, range.end),
  )?.[0];
  return (
    number !== undefined &&
    describes(text, { start: range.start + number.length, end: range.end })
  );
}

/** Whether an item without parts is an action item, or the name of a group whose items don't stand under it. */
function roleOf(
  text: string,
  { content, range }: ListNode,
  hasDetails: boolean,
): "item" | "label" | "none" {
  const source = text.slice(range.start, range.end);
  if (!/[\p{L}\d]/u.test(source) || fieldValue(source) === null) return "none";
  if (isNote(text, range)) return "none";
  if (hasDetails) return "item";
  const label = labelAt(text, content);
  if (!label) return "item";
  const isSection = isOfActionItems(
    text.slice(label.range.start, label.range.end),
  );
  if (label.wholeLine && range.end <= content.end) {
    return label.colon || isSection ? "none" : "item";
  }
  return isSection && label.colon ? "label" : "item";
}

function nodeItem(
  context: Context,
  { line, range }: ListNode,
  details: readonly ListNode[],
): ActionItem {
  const { text } = context;
  const apart = new Map<FieldName, string | null>();
  for (const detail of details) {
    const source = text.slice(detail.range.start, detail.range.end);
    const label = labelAt(text, detail.range);
    const field =
      label?.colon &&
      fieldNamed(text.slice(label.range.start, label.range.end));
    if (field) {
      apart.set(
        field,
        columnValue(text.slice(label.textStart, detail.range.end), field),
      );
    } else if (!apart.has("tracker")) {
      const { tracker } = fieldsIn(source);
      if (tracker !== null) apart.set("tracker", tracker);
    }
  }
  const item = itemAt(context, line.index, range, apart);
  return line.checked === null ? item : { ...item, done: line.checked };
}

// Headings

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
