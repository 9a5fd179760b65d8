import type { Nodes, RootContent } from "mdast";
import { MarkdownBlock, PlacedBlock, type Markdown } from "../markdown";
import { memoOf } from "../memo";
import { lineStarts, movedRange, type TextRange } from "../text";

/** What a line of the source belongs to. */
type LineContext =
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

/**
 * A line as it is by itself. It stays the same object from one version of the document to the next, wherever it moves, as
 * long as its block is the same: what is read from it alone is kept with it, and with its page (`pages.ts`).
 */
export interface OwnLine {
  /** Without the line ending. */
  readonly source: string;
  /** Offsets into `source`: without indentation, list and task markers, an ATX heading's marks and trailing space. */
  readonly ownContent: TextRange;
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
  /** Whether a page of the document may begin here (`pages.ts`): about one line in fifteen, never within a paragraph. */
  readonly beginsPage: boolean;
}

/** One line of the source and its place in the Markdown structure: people write sections and entries line by line. */
export interface SourceLine extends Omit<OwnLine, "ownContent" | "beginsPage"> {
  /** 0-based. */
  readonly index: number;
  /** Offset at which it begins. */
  readonly start: number;
  /** Without the line ending. */
  readonly range: TextRange;
  /** Without indentation, list and task markers, an ATX heading's marks and trailing space. */
  readonly content: TextRange;
  readonly own: OwnLine;
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

/** Every line of the text, in order, as if there were blanks in the hidden range. A byte-order mark belongs to no line. */
export function readLines(
  { text, blocks }: Markdown,
  hidden: TextRange | null = null,
): SourceLine[] {
  const lines = linesBefore(text.slice(0, blocks[0]?.start ?? 0));
  for (const [index, placed] of blocks.entries()) {
    const own = placedLines(placed);
    // Behind a block's last line ending begins the next block.
    const count = index < blocks.length - 1 ? own.length - 1 : own.length;
    for (let i = 0; i < count; i++) {
      const line = own[i] as SourceLine;
      lines.push(hidden ? hide(line, hidden) : line);
    }
  }
  return lines.length > 0 ? lines : [placedLine(nothing, 0, text.length)];
}

/** The blank lines in front of the first block. */
function linesBefore(lead: string): SourceLine[] {
  const starts = lineStarts(lead);
  return starts.slice(0, -1).map((start, index) => {
    const end = endWithoutEnding(lead, start, starts[index + 1] ?? start);
    const source = lead.slice(start, end);
    const at = source.trimEnd().length;
    const ownContent = { start: at, end: at };
    return placedLine({ ...nothing, source, ownContent }, index, start);
  });
}

function hide(line: SourceLine, hidden: TextRange): SourceLine {
  const { range, own } = line;
  if (range.end <= hidden.start || range.start >= hidden.end) return line;
  const from = Math.max(0, hidden.start - range.start);
  const to = Math.min(own.source.length, hidden.end - range.start);
  const source =
    own.source.slice(0, from) + " ".repeat(to - from) + own.source.slice(to);
  const kept = source.trim() === "" ? nothing : own;
  const end = Math.max(kept.ownContent.start, source.trimEnd().length);
  const ownContent = { start: kept.ownContent.start, end };
  return placedLine({ ...kept, source, ownContent }, line.index, range.start);
}

const placedLines = memoOf(PlacedBlock, ({ start, line, block }) =>
  ownLines(block).map(({ own, at }, index) =>
    placedLine(own, line + index, start + at),
  ),
);

/** Whether a line goes on with the paragraph of the line before it. */
export function goesOn(
  line: Pick<OwnLine, "context" | "startsItem" | "startsParagraph"> | undefined,
): boolean {
  return line?.context === "text" && !line.startsItem && !line.startsParagraph;
}

/** A line as if it were all of the text. */
export function lineAlone(own: OwnLine): SourceLine {
  return placedLine(own, 0, 0);
}

/** A line that stands so far into a text. */
export function placedLine(
  own: OwnLine,
  index: number,
  start: number,
): SourceLine {
  return new PlacedLine(own, index, start);
}

/** Asks the line itself for all but its place, since after a keystroke every line behind it stands elsewhere. */
class PlacedLine implements SourceLine {
  readonly own: OwnLine;
  readonly index: number;
  readonly start: number;
  #range: TextRange | undefined;

  constructor(own: OwnLine, index: number, start: number) {
    this.own = own;
    this.index = index;
    this.start = start;
  }

  get range(): TextRange {
    const { own, start } = this;
    return (this.#range ??= { start, end: start + own.source.length });
  }

  get content(): TextRange {
    return movedRange(this.own.ownContent, this.start);
  }

  get source(): OwnLine["source"] {
    return this.own.source;
  }

  get context(): OwnLine["context"] {
    return this.own.context;
  }

  get headingDepth(): OwnLine["headingDepth"] {
    return this.own.headingDepth;
  }

  get headingStyle(): OwnLine["headingStyle"] {
    return this.own.headingStyle;
  }

  get listDepth(): OwnLine["listDepth"] {
    return this.own.listDepth;
  }

  get startsItem(): OwnLine["startsItem"] {
    return this.own.startsItem;
  }

  get isLazy(): OwnLine["isLazy"] {
    return this.own.isLazy;
  }

  get checked(): OwnLine["checked"] {
    return this.own.checked;
  }

  get startsParagraph(): OwnLine["startsParagraph"] {
    return this.own.startsParagraph;
  }

  get indent(): OwnLine["indent"] {
    return this.own.indent;
  }
}

/** A line and its offset in its block. */
interface LineOfBlock {
  readonly own: OwnLine;
  readonly at: number;
}

const ownLines = memoOf(MarkdownBlock, ({ source, nodes }): LineOfBlock[] => {
  const starts = lineStarts(source);
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
  markBlocks(source, nodes, drafts);
  return drafts.map((draft, index) => {
    const at = starts[index] ?? 0;
    const end = endWithoutEnding(
      source,
      at,
      starts[index + 1] ?? source.length,
    );
    return { own: ownLine(source.slice(at, end), draft), at };
  });
});

function ownLine(source: string, draft: Draft): OwnLine {
  const margin = /^[ \t]*/.exec(source)?.[0] ?? "";
  const indent = margin.includes("\t")
    ? margin.replaceAll("\t", "    ").length
    : margin.length;
  const isBlank = source.trim() === "";
  const isOpen = draft.context === "text" || draft.context === "heading";
  const context = isBlank && isOpen ? "blank" : draft.context;
  return {
    source,
    ownContent: contentOf(source, draft),
    context,
    headingDepth: draft.headingDepth,
    headingStyle: draft.headingStyle,
    listDepth: draft.listDepth,
    startsItem: draft.startsItem,
    isLazy:
      draft.listDepth > 0 &&
      !draft.startsItem &&
      !isBlank &&
      indent < Math.min(draft.itemColumn, 2),
    checked: draft.checked,
    startsParagraph: draft.startsParagraph,
    indent,
    beginsPage:
      context !== "blank" && !goesOn({ ...draft, context }) && isMarked(source),
  };
}

/** Of the lines that a page may begin with, about half of all, one in so many does. */
const everyWhich = 8;

/** Follows from the words alone, so that an edit changes the pages that it touches and no others. */
function isMarked(source: string): boolean {
  const { length } = source;
  const mark =
    31 * length +
    17 * source.charCodeAt(length >> 1) +
    7 * source.charCodeAt(length >> 2) +
    source.charCodeAt(length - 1);
  return mark % everyWhich === 1;
}

const nothing: OwnLine = {
  source: "",
  ownContent: { start: 0, end: 0 },
  context: "blank",
  headingDepth: 0,
  headingStyle: null,
  listDepth: 0,
  startsItem: false,
  isLazy: false,
  checked: null,
  startsParagraph: false,
  indent: 0,
  beginsPage: false,
};

function endWithoutEnding(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text[end - 1] === "\n") end--;
  if (end > start && text[end - 1] === "\r") end--;
  return end;
}

function contentOf(source: string, draft: Draft): TextRange {
  let from = /^[ \t]*/.exec(source)?.[0].length ?? 0;
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
  return { start: from, end: Math.max(from, trimmed) };
}

/** Walks the nodes of a block (never their inline text) and writes down what each of its lines belongs to. */
function markBlocks(
  text: string,
  nodes: readonly RootContent[],
  drafts: Draft[],
): void {
  const open: { node: Nodes; listDepth: number }[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node) open.push({ node, listDepth: 0 });
  }
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

/** The index of the line that holds the offset. */
export function lineAt(lines: readonly SourceLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
