import type { Nodes, Root } from "mdast";
import type { TextRange } from "../text";

/** What a line of the source belongs to. */
export type LineContext =
  | "blank"
  | "text"
  | "heading"
  | "table"
  | "code"
  | "html"
  | "comment"
  | "frontMatter"
  | "quote"
  | "rule";

/** One line of the source and its place in the Markdown structure: people write sections and entries line by line. */
export interface SourceLine {
  /** 0-based. */
  readonly index: number;
  /** Without the line ending. */
  readonly range: TextRange;
  /** Without indentation, list and task markers, an ATX heading's marks and trailing space. */
  readonly content: TextRange;
  readonly context: LineContext;
  /** Of a heading, else 0. */
  readonly headingDepth: number;
  readonly headingStyle: "atx" | "setext" | null;
  /** How many lists the line stands in; 0 outside of any. */
  readonly listDepth: number;
  /** Whether a list item begins here. */
  readonly startsItem: boolean;
  /** Whether the line belongs to a list item only because it follows it at once, without the item's indentation. */
  readonly isLazy: boolean;
  /** Of the item that begins here: whether its task box is ticked; null without a box. */
  readonly checked: boolean | null;
  /** Whether a paragraph begins here, in a list item or outside. */
  readonly startsParagraph: boolean;
  /** How many columns of white space the line begins with. */
  readonly indent: number;
}

interface Draft {
  context: LineContext;
  headingDepth: number;
  headingStyle: "atx" | "setext" | null;
  listDepth: number;
  startsItem: boolean;
  /** The 0-based column at which the content of the innermost list item begins. */
  itemColumn: number;
  checked: boolean | null;
  startsParagraph: boolean;
}

/** Every line of the text, in order. `starts` are the offsets at which lines begin. */
export function readLines(
  text: string,
  tree: Root,
  starts: readonly number[],
): SourceLine[] {
  const drafts: Draft[] = starts.map(() => ({
    context: "text",
    headingDepth: 0,
    headingStyle: null,
    listDepth: 0,
    startsItem: false,
    itemColumn: 0,
    checked: null,
    startsParagraph: false,
  }));
  markBlocks(text, tree, drafts);
  return drafts.map((draft, index) => {
    const start = starts[index] ?? 0;
    const next = starts[index + 1];
    const end =
      next === undefined ? text.length : endWithoutEnding(text, start, next);
    const source = text.slice(start, end);
    const margin = /^[ \t]*/.exec(source)?.[0] ?? "";
    const indent = margin.replaceAll("\t", "    ").length;
    const isBlank = source.trim() === "";
    const context =
      isBlank && (draft.context === "text" || draft.context === "heading")
        ? "blank"
        : draft.context;
    const { itemColumn, ...marks } = draft;
    return {
      index,
      range: { start, end },
      content: contentOf(source, start, draft),
      ...marks,
      context,
      isLazy:
        draft.listDepth > 0 &&
        !draft.startsItem &&
        !isBlank &&
        indent < Math.min(itemColumn, 2),
      indent,
    };
  });
}

function endWithoutEnding(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text[end - 1] === "\n") end--;
  if (end > start && text[end - 1] === "\r") end--;
  return end;
}

function contentOf(source: string, start: number, draft: Draft): TextRange {
  let from = /^[ \t\uFEFF]*/.exec(source)?.[0].length ?? 0;
  let to = source.trimEnd().length;
  if (draft.startsItem) {
    // Nested items may begin on one line ("- - a"); the task box belongs to the marker.
    const marker =
      /^(?:[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+(?:\[[ xX]\](?:[ \t]+|$))?/.exec(
        source,
      );
    if (marker) from = marker[0].length;
  }
  if (draft.headingStyle === "atx") {
    const marks = /^[ \t]*#{1,6}(?:[ \t]+|$)/.exec(source.slice(from));
    if (marks) from += marks[0].length;
    const closing = /[ \t]#+$/.exec(source.slice(from, to));
    if (closing) to = from + closing.index;
  }
  if (draft.context === "quote") {
    const marks = /^(?:[ \t]*>)+[ \t]*/.exec(source);
    if (marks) from = marks[0].length;
  }
  const trimmed = source.slice(0, Math.max(from, to)).trimEnd().length;
  return { start: start + from, end: start + Math.max(from, trimmed) };
}

/** Walks the blocks of the tree (never its inline text) and writes down what each line belongs to. */
function markBlocks(text: string, tree: Root, drafts: Draft[]): void {
  const open: { node: Nodes; listDepth: number }[] = [
    { node: tree, listDepth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    let { listDepth } = next;
    const first = (node.position?.start.line ?? 1) - 1;
    const last = (node.position?.end.line ?? 1) - 1;
    const firstDraft = drafts[first];
    switch (node.type) {
      case "heading":
        setContext(drafts, first, last, "heading");
        if (firstDraft) {
          const start = node.position?.start.offset ?? 0;
          firstDraft.headingDepth = node.depth;
          firstDraft.headingStyle = text[start] === "#" ? "atx" : "setext";
        }
        continue;
      case "paragraph":
        if (firstDraft) firstDraft.startsParagraph = true;
        continue;
      case "code":
        setContext(drafts, first, last, "code");
        continue;
      case "html":
        setContext(
          drafts,
          first,
          last,
          /^<!--(?:(?!-->)[^])*-->\s*$/.test(node.value) ? "comment" : "html",
        );
        continue;
      case "table":
        setContext(drafts, first, last, "table");
        continue;
      case "thematicBreak":
        setContext(drafts, first, last, "rule");
        continue;
      case "yaml":
        setContext(drafts, first, last, "frontMatter");
        continue;
      case "blockquote":
        setContext(drafts, first, last, "quote");
        continue;
      case "list":
        listDepth += 1;
        break;
      case "listItem":
        for (let line = first; line <= last; line++) {
          const draft = drafts[line];
          if (!draft || draft.listDepth >= listDepth) continue;
          draft.listDepth = listDepth;
          draft.itemColumn =
            (node.children[0]?.position?.start.column ?? 1) - 1;
        }
        if (firstDraft) {
          firstDraft.startsItem = true;
          firstDraft.checked = node.checked ?? null;
        }
        break;
      case "root":
      case "footnoteDefinition":
        break;
      default:
        // TOML front matter is no node of mdast's own types.
        if ((node.type as string) === "toml") {
          setContext(drafts, first, last, "frontMatter");
        }
        continue;
    }
    // In reverse, so that the stack yields them in document order.
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) open.push({ node: child, listDepth });
    }
  }
}

function setContext(
  drafts: Draft[],
  first: number,
  last: number,
  context: LineContext,
): void {
  for (let line = first; line <= last; line++) {
    const draft = drafts[line];
    if (draft) draft.context = context;
  }
}
