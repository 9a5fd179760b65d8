import type { TextRange } from "../text";
import {
  itemAt,
  kindNamed,
  type ActionItem,
  type Context,
  type Found,
} from "./actionItem";
import {
  columnValue,
  fieldNamed,
  fieldsIn,
  fieldValue,
  type FieldName,
} from "./actionItemFields";
import { itemsUnderLabel } from "./actionItemLines";
import { labelAt } from "./labels";
import { goesOn, type SourceLine } from "./lines";
import { normalizeTitle, sectionNameOf } from "./sectionNames";

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

/** Adds the innermost items of the lists on these lines. */
export function itemsInLists(
  context: Context,
  lines: readonly SourceLine[],
  found: Found,
): void {
  findListItems(context, listNodes(lines), found);
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
  if (normalizeTitle(label) === "todo") return false;
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
