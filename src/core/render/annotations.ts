import type { Element, ElementContent } from "hast";
import type { Nodes, Root } from "mdast";
import type { Postmortem } from "../model/postmortem";
import type { Severity } from "../settings";
import type { TextRange } from "../text";
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

/** What is known of a postmortem and shown beside its text. */
export interface Annotations {
  /** What stands beside the timeline entry that begins on a 0-based line. */
  readonly entries: ReadonlyMap<number, readonly ElementContent[]>;
  /** What was found in a top-level block, a list item or a table's row, and in no smaller one of them. */
  readonly findings: ReadonlyMap<Nodes, readonly Finding[]>;
  readonly times: readonly TimeMark[];
}

export const noAnnotations: Annotations = {
  entries: new Map(),
  findings: new Map(),
  times: [],
};

export function annotationsOf(
  postmortem: Postmortem,
  findings: readonly Finding[],
): Annotations {
  return {
    entries: entryNotes(postmortem),
    findings: placeFindings(postmortem, findings),
    times: timeMarksOf(postmortem),
  };
}

function entryNotes(
  postmortem: Postmortem,
): Map<number, readonly ElementContent[]> {
  const story = storyOf(postmortem);
  const marked = markedEntries(story);
  const notes = new Map<number, readonly ElementContent[]>();
  for (const entry of postmortem.incident.timeline) {
    const minutes = minutesFrom(story.start, entry.start);
    const anchor = marked.get(entry);
    if (minutes === null && !anchor) continue;
    const parts: ElementContent[] = [];
    if (anchor) {
      parts.push(
        span(["milestone", `milestone-${anchor}`], anchorTitles[anchor]),
      );
    }
    if (minutes !== null) {
      parts.push(span(["elapsed"], elapsedText(minutes * 60_000, plainStyle)));
    }
    notes.set(entry.line, [span(["entry-note"], ...spaced(parts))]);
  }
  return notes;
}

/** The spaces keep words apart for those who hear or copy them. */
function spaced(parts: readonly ElementContent[]): ElementContent[] {
  return parts.flatMap((part) => [part, { type: "text", value: " " }]);
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
export function findingNotes(findings: readonly Finding[]): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["findings"] },
    children: findings.map(({ message, severity }) =>
      span(["finding", `finding-${severity}`], message),
    ),
  };
}

function placeFindings(
  { tree, lines }: Postmortem,
  findings: readonly Finding[],
): Map<Nodes, Finding[]> {
  const placed = new Map<Nodes, Finding[]>();
  if (findings.length === 0) return placed;
  const anchors = [...anchorsIn(tree)];
  for (const finding of findings) {
    const at = Math.min(
      finding.range.start,
      (lines.at(-1)?.range.end ?? 1) - 1,
    );
    const anchor = anchorAt(anchors, at);
    if (!anchor) continue;
    const known = placed.get(anchor);
    if (known) known.push(finding);
    else placed.set(anchor, [finding]);
  }
  return placed;
}

/** Top-level blocks, list items and rows, in the order in which they begin. Without recursion, for trees of any depth. */
function* anchorsIn(tree: Root): Iterable<Nodes> {
  const ahead: { node: Nodes; isTop: boolean }[] = [];
  const addAll = (nodes: readonly Nodes[], isTop: boolean): void => {
    for (let i = nodes.length - 1; i >= 0; i--)
      ahead.push({ node: nodes[i] as Nodes, isTop });
  };
  addAll(tree.children, true);
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

/** The last anchor that begins at the offset or before it: the innermost one around it, or the block before it. */
function anchorAt(
  anchors: readonly Nodes[],
  offset: number,
): Nodes | undefined {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = anchors[middle]?.position?.start.offset ?? 0;
    if (start <= offset) low = middle + 1;
    else high = middle;
  }
  return anchors[Math.max(0, low - 1)];
}
