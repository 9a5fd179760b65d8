import type { FieldName } from "../model/actionItemFields";
import type { ActionItem } from "../model/actionItems";
import type { Postmortem } from "../model/postmortem";
import { isOfKind, type Section } from "../model/sections";
import type { TextEdit, TextRange } from "../text";

/** What action items may be asked to name. */
type AskedField = FieldName & ("owner" | "due" | "tracker");

/** The action items that lack a field. */
interface Lacking {
  readonly items: readonly ActionItem[];
  /** How many of the document's items have it. */
  readonly others: number;
  /** The first section of action items. */
  readonly section: Section | undefined;
}

/**
 * The open tasks that name no owner, due date or ticket. Where nothing asks for one, only if most items of the document do.
 * Broad improvements, items that are done, and those with a gap that is still to be filled in are not counted.
 */
function itemsLacking(
  postmortem: Postmortem,
  field: AskedField,
  isAsked: boolean,
): Lacking {
  const { actionItems, placeholders, lines, sections } = postmortem;
  const items = actionItems.filter((item) => {
    if (item.done || item.kind === "improvement") return false;
    if (item[field] !== null) return false;
    if (field === "owner" && namedFirst.test(item.text)) return false;
    if (isGap.test(item.text)) return false;
    const line = lines[item.line]?.range ?? item.range;
    const whole = {
      start: Math.min(line.start, item.range.start),
      end: Math.max(line.end, item.range.end),
    };
    return !placeholders.some(({ range }) => isInside(range, whole));
  });
  const others = actionItems.filter((item) => item[field] !== null).length;
  const isKept = isAsked || others > items.length;
  const section = sections.find((each) => isOfKind(each, "actionItems"));
  return { items: isKept ? items : [], others, section };
}

/** “Alice to write …”, “SRE team will …”. */
const namedFirst =
  /^(?!(?:We|I|It|They|This|That|There|Need|How|Way|Plan|Have|Try)\b)(?:[A-Z][\p{L}.]{0,20} ){1,3}(?:(?:team|lead) )?(?:to|will|should)\s\p{Ll}/u;

/** An item of a template in which nothing is filled in yet. */
const isGap = /^\[[^[\]]*\]\W?$/;

function isInside(range: TextRange, whole: TextRange): boolean {
  return range.start >= whole.start && range.end <= whole.end;
}

const gaps: Readonly<Record<AskedField, string>> = {
  owner: "[Owner]",
  due: "[Due date]",
  tracker: "[Ticket number]",
};

/** What is wrong with items that lack a field, and the edits that mark gaps for it. */
interface LackOfField {
  readonly range: TextRange;
  readonly message: string;
  readonly quickFixes: readonly {
    readonly title: string;
    readonly edits: readonly TextEdit[];
    readonly preferred: boolean;
  }[];
}

/**
 * One finding for a list in which no item has the field, else one for each item without it. `name` is the field in words
 * (“owner”) with its article, `advice` a sentence on what would be right.
 */
export function* lacksOfField(
  postmortem: Postmortem,
  field: AskedField,
  isAsked: boolean,
  [article, name]: readonly [string, string],
  advice: string,
): Iterable<LackOfField> {
  const { items, others, section } = itemsLacking(postmortem, field, isAsked);
  const fixes = (lacking: readonly ActionItem[]): LackOfField["quickFixes"] => [
    {
      title: `Insert a marked gap for the ${name}`,
      edits: lacking.map((item) => insertFieldGap(item, field)),
      preferred: true,
    },
  ];
  if (items.length > 1 && others === 0 && section) {
    yield {
      range: section.titleRange,
      message: `None of the ${items.length} open action items has ${article} ${name}. ${advice}`,
      quickFixes: fixes(items),
    };
    return;
  }
  for (const item of items) {
    yield {
      range: firstLineOf(postmortem.text, item),
      message: `This action item has no ${name}${others > 0 ? ", unlike others here" : ""}. ${advice}`,
      quickFixes: fixes([item]),
    };
  }
}

/** The edit that gives an item a marked gap for a field: in its own cell of a table, else behind its words. */
function insertFieldGap(item: ActionItem, field: AskedField): TextEdit {
  const cell = item.cells?.[field];
  const gap = gaps[field];
  if (cell)
    return { range: cell, newText: cell.end > cell.start ? gap : `${gap} ` };
  const { end } = item.range;
  return { range: { start: end, end }, newText: ` (${gap})` };
}

/** A marked gap for how to tell that the item is done, before the full stop at its end. */
export function gapForDone(text: string, { range }: ActionItem): TextEdit {
  const at = range.end - (text[range.end - 1] === "." ? 1 : 0);
  return {
    range: { start: at, end: at },
    newText: ", done when [description of what can be checked]",
  };
}

/** The words of an item on its first line. */
export function firstLineOf(text: string, { range }: ActionItem): TextRange {
  const words = text.slice(range.start, range.end);
  const length = words.search(/[\r\n]/);
  return length < 0 ? range : { start: range.start, end: range.start + length };
}
