import type { Element, ElementContent } from "hast";
import type { Nodes, RootContent } from "mdast";
import { MarkdownBlock, type PlacedBlock } from "../markdown";
import { memoOf } from "../memo";
import type { Anchor } from "../metrics/moments";
import type { Postmortem } from "../model/postmortem";
import type { Severity } from "../settings";
import { movedRange, type TextRange } from "../text";
import { anchorTitles, markedEntries, minutesFrom, storyOf } from "./story";

import { timeMarksOf, type TimeMark } from "./times";
import { plainStyle } from "./numbers";
import { elapsedText } from "./words";

/** Something that a rule found, as far as the preview shows it. */
export interface Finding {
  readonly range: TextRange;
  readonly message: string;
  readonly severity: Severity;
}

/** What stands beside a timeline entry. */
export interface EntryNote {
  /** 0-based line on which the entry begins. */
  readonly line: number;
  readonly milestone: Anchor | null;
  /** Since the start, in words. */
  readonly elapsed: string | null;
}

/** What was found in a top-level block, a list item or a row of a table, and in no smaller one of them. */
export interface PlacedFinding {
  /** Its index among those of the block. */
  readonly anchor: number;
  readonly message: string;
  readonly severity: Severity;
}

/**
 * What is known of a block and shown beside its text, with lines and offsets counted from the block's beginning: plain data
 * that stays equal where the block moves.
 */
export interface BlockNotes {
  readonly entries: readonly EntryNote[];
  readonly findings: readonly PlacedFinding[];
  readonly times: readonly TimeMark[];
}

interface GrowingNotes extends BlockNotes {
  readonly entries: EntryNote[];
  readonly findings: PlacedFinding[];
  readonly times: TimeMark[];
}

/** The notes of the blocks that have some, by their index. */
export function notesByBlock(
  postmortem: Postmortem,
  findings: readonly Finding[],
  blocks: readonly PlacedBlock[],
): Map<number, BlockNotes> {
  const notes = new Map<number, GrowingNotes>();
  const notesOf = (index: number): GrowingNotes => {
    let known = notes.get(index);
    if (!known) {
      known = { entries: [], findings: [], times: [] };
      notes.set(index, known);
    }
    return known;
  };

  for (const note of entryNotes(postmortem)) {
    const index = lastUpTo(blocks, note.line, ({ line }) => line);
    const line = note.line - (blocks[index]?.line ?? 0);
    if (index >= 0) notesOf(index).entries.push({ ...note, line });
  }
  for (const mark of timeMarksOf(postmortem)) {
    const index = lastUpTo(blocks, mark.range.start, ({ start }) => start);
    const range = movedRange(mark.range, -(blocks[index]?.start ?? 0));
    if (index >= 0) notesOf(index).times.push({ ...mark, range });
  }
  const textEnd = (postmortem.lines.at(-1)?.range.end ?? 1) - 1;
  for (const { range, message, severity } of findings) {
    const place = anchorAt(blocks, Math.min(range.start, textEnd));
    if (!place) continue;
    const { index, anchor } = place;
    notesOf(index).findings.push({ anchor, message, severity });
  }
  return notes;
}

function entryNotes(postmortem: Postmortem): EntryNote[] {
  const story = storyOf(postmortem);
  const marked = markedEntries(story);
  return postmortem.incident.timeline.flatMap((entry) => {
    const minutes = minutesFrom(story.start, entry.start);
    const milestone = marked.get(entry) ?? null;
    const elapsed =
      minutes === null ? null : elapsedText(minutes * 60_000, plainStyle);
    return elapsed === null && milestone === null
      ? []
      : [{ line: entry.line, milestone, elapsed }];
  });
}

/** What is shown of an entry's note. */
export function entryNote({ milestone, elapsed }: EntryNote): Element {
  const parts = [
    ...(milestone
      ? [
          words(
            ["milestone", `milestone-${milestone}`],
            anchorTitles[milestone],
          ),
        ]
      : []),
    ...(elapsed === null ? [] : [words(["elapsed"], elapsed)]),
  ];
  return span(["entry-note"], ...spaced(parts));
}

/** The spaces keep words apart for those who hear or copy them. */
function spaced(parts: readonly ElementContent[]): ElementContent[] {
  return parts.flatMap((part) => [part, { type: "text", value: " " }]);
}

/** Words that are not the document's: with a direction of their own, for its text alone is to say from where it is read. */
function words(className: string[], text: string): Element {
  const element = span(className, text);
  return { ...element, properties: { ...element.properties, dir: "auto" } };
}

function span(
  className: string[],
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className },
    children: children.map((child) =>
      typeof child === "string" ? { type: "text", value: child } : child,
    ),
  };
}

/** What stands in the margin: a mark for each finding, with its message. */
export function findingNotes(findings: readonly PlacedFinding[]): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["findings"] },
    children: findings.map(({ message, severity }) =>
      span(["finding", `finding-${severity}`], message),
    ),
  };
}

/** A block's top-level nodes, list items and rows, in the order in which they begin: where findings are shown. */
export const anchorsOf = memoOf(
  MarkdownBlock,
  ({ nodes }): readonly Nodes[] => [...anchorsIn(nodes)],
);

/** Without recursion, for trees of any depth. */
function* anchorsIn(nodes: readonly RootContent[]): Iterable<Nodes> {
  const ahead: { node: Nodes; isTop: boolean }[] = [];
  const addAll = (nodes: readonly Nodes[], isTop: boolean): void => {
    for (let i = nodes.length - 1; i >= 0; i--)
      ahead.push({ node: nodes[i] as Nodes, isTop });
  };
  addAll(nodes, true);
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { node, isTop } = next;
    if (isTop || node.type === "listItem" || node.type === "tableRow") {
      yield node;
    }
    if (holdsAnchors.has(node.type) && "children" in node) {
      addAll(node.children, false);
    }
  }
}

const holdsAnchors = new Set(["list", "listItem", "table", "blockquote"]);

/** The last anchor that begins at the offset or before it: the innermost one around it, or what stands before it. */
function anchorAt(
  blocks: readonly PlacedBlock[],
  offset: number,
): { index: number; anchor: number } | undefined {
  for (
    let index = lastUpTo(blocks, offset, ({ start }) => start);
    index >= 0;
    index--
  ) {
    const placed = blocks[index];
    if (!placed) continue;
    const anchor = lastUpTo(
      anchorsOf(placed.block),
      offset - placed.start,
      ({ position }) => position?.start.offset ?? 0,
    );
    if (anchor >= 0) return { index, anchor };
  }
  const first = blocks.findIndex(({ block }) => block.nodes.length > 0);
  return first < 0 ? undefined : { index: first, anchor: 0 };
}

/** Index of the last of the items, which are in order, whose place is that one or before it; −1 where there is none. */
function lastUpTo<Item>(
  items: readonly Item[],
  place: number,
  placeOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle] as Item) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
