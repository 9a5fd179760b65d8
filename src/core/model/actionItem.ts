import type { TextRange } from "../text";
import {
  fieldsIn,
  mergeFields,
  plainText,
  type ActionItemFields,
  type FieldName,
} from "./actionItemFields";

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

/** The items of some lines. */
export interface Found {
  readonly certain: ActionItem[];
  /** A label with a sentence, what a part of another section names: items only where the document has no other. */
  readonly doubtful: ActionItem[];
}

/** What stands around an item. */
export interface Context {
  readonly text: string;
  readonly kind: ActionItem["kind"];
  /** Whether the heading says that all of its items are done. */
  readonly done: boolean;
}

/** What the words of a heading or label say that the items are; undefined where they don't. */
export function kindNamed(title: string): ActionItem["kind"] | undefined {
  if (/\b(?:tasks?|to-?dos?|action|follow|next steps)\b/i.test(title)) {
    return "task";
  }
  return /\b(?:improve\w*|areas|recommendations|fixes)\b/i.test(title)
    ? "improvement"
    : undefined;
}

/** The item that stands there; `apart` holds fields that stand outside of it. */
export function itemAt(
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
