import { addAll } from "./lists";
import type { Nodes, Root, RootContent } from "mdast";
import { resplitBlocks, splitBlocks, type SourceBlock } from "./blocks";
import {
  definitionsFor,
  homesOf,
  labelsIn,
  noLabels,
  type Labels,
} from "./definitions";
import { Keeping, memoOf } from "./memo";
import { plainNodes } from "./plainBlocks";
import {
  isTooCostly,
  moveNode,
  parseBlock,
  parseBlocks,
  startOf,
} from "./remark";
import { finish, type Steps } from "./steps";
import { detached } from "./text";

/** A run of whole lines with its nodes. It stays the same object as long as nothing in it changes, wherever it moves. */
export class MarkdownBlock extends Keeping {
  /** Up to the next block: blank lines behind it included. */
  readonly source: string;
  /** With offsets and lines from the beginning of the block; lines from 1, as mdast counts them. */
  readonly nodes: readonly RootContent[];

  constructor(source: string, nodes: readonly RootContent[]) {
    super();
    this.source = source;
    this.nodes = nodes;
  }
}

/** A block and where it stands. */
export class PlacedBlock extends Keeping {
  readonly start: number;
  /** 0-based. */
  readonly line: number;
  readonly block: MarkdownBlock;

  constructor(start: number, line: number, block: MarkdownBlock) {
    super();
    this.start = start;
    this.line = line;
    this.block = block;
  }
}

/** The Markdown of a text. */
export interface Markdown {
  readonly text: string;
  /** In order; together they are the text, less a byte-order mark. */
  readonly blocks: readonly PlacedBlock[];
  /** The tree that remark gives for the whole text, made when it is first asked for. */
  readonly tree: Root;
}

/** A block of the text, and what is known of it already from an earlier version. */
interface Draft extends SourceBlock {
  readonly parsed?: Parsed;
}

/** A block as it is without the definitions of others. */
interface Parsed {
  readonly kind: SourceBlock["kind"];
  /** Without the blank line behind it. */
  readonly length: number;
  readonly block: MarkdownBlock;
  readonly labels: Labels;
  /** The same block with the definitions of others that it was last read with. */
  defined?: { readonly definitions: string; readonly block: MarkdownBlock };
}

/** What the next version of a text can take over: of each block. */
const parsedOf = new WeakMap<Markdown, readonly Parsed[]>();

/** Blocks are parsed in groups of about this length, since each call of the parser has a price of its own. */
const usualGroup = 2_000;

/**
 * The Markdown tree of a text (CommonMark, GFM, YAML and TOML front matter), with positions as UTF-16 offsets into the text,
 * a byte-order mark counted. Never throws; a block that remark could not parse in reasonable time is one plain paragraph.
 */
export function parseMarkdown(text: string): Root {
  return readMarkdown(text).tree;
}

/** The Markdown of a text. */
export function readMarkdown(text: string): Markdown {
  return finish(parseMarkdownInSteps(text));
}

/**
 * The blocks of a text, yielding after each few, so that a host can let others work in between. Parsing block by block
 * also keeps the cost linear: remark alone grows faster than the text. `before` is an earlier version of the text, whose
 * blocks are taken over where they are the same.
 */
export function* parseMarkdownInSteps(
  text: string,
  before?: Markdown,
): Steps<Markdown> {
  const { kept, fresh, moved } = before
    ? takenOver(before, text)
    : { kept: nothing, fresh: splitBlocks(text), moved: nothing };
  const end = moved.blocks[0]?.start ?? text.length;
  const read = yield* parseDrafts(text, fresh, end);
  const parsed = [...kept.parsed, ...read, ...moved.parsed];
  const blocks = [
    ...kept.blocks,
    ...read.map(({ block }, index) => {
      const { start = 0, line = 0 } = fresh[index] ?? {};
      return new PlacedBlock(start, line, block);
    }),
    ...moved.blocks,
  ];
  const homes = homesOf(parsed);
  for (let index = 0; index < blocks.length; index++) {
    const placed = blocks[index] as PlacedBlock;
    const own = parsed[index] as Parsed;
    const definitions = definitionsFor(homes, own.labels, index);
    if (definitions !== "" && own.defined?.definitions !== definitions) {
      own.defined = { definitions, block: parseAgain(own, definitions) };
      yield;
    }
    const defined = definitions === "" ? own.block : own.defined?.block;
    const block = defined ?? own.block;
    if (placed.block !== block) {
      blocks[index] = new PlacedBlock(placed.start, placed.line, block);
    }
  }
  return markdownOf(text, blocks, parsed);
}

/** Blocks that need not be parsed again. */
interface Known {
  readonly blocks: readonly PlacedBlock[];
  readonly parsed: readonly Parsed[];
}

const nothing: Known = { blocks: [], parsed: [] };

/** The blocks of a text of which an earlier version has been parsed: before, in and behind what has changed. */
function takenOver(
  before: Markdown,
  text: string,
): {
  readonly kept: Known;
  readonly fresh: readonly Draft[];
  readonly moved: Known;
} {
  const { blocks } = before;
  const parsed = parsedOf.get(before) ?? [];
  const { kept, fresh, moved, lines } = resplitBlocks(before, text);
  const firstMoved = blocks.length - moved;
  const by = text.length - before.text.length;
  const behind = {
    blocks: movedBlocks(blocks.slice(firstMoved), by, lines),
    parsed: parsed.slice(firstMoved),
  };
  const end = behind.blocks[0]?.start ?? text.length;
  const known = new Map<string, Parsed>();
  for (const own of parsed.slice(kept, firstMoved)) {
    known.set(own.block.source, own);
  }
  return {
    kept: { blocks: blocks.slice(0, kept), parsed: parsed.slice(0, kept) },
    fresh: fresh.map((block, index) => {
      const source = text.slice(block.start, fresh[index + 1]?.start ?? end);
      const own = known.get(source);
      const isSame =
        own?.kind === block.kind && own.length === block.end - block.start;
      return isSame ? { ...block, parsed: own } : block;
    }),
    moved: behind,
  };
}

function movedBlocks(
  blocks: readonly PlacedBlock[],
  by: number,
  lines: number,
): readonly PlacedBlock[] {
  return by === 0 && lines === 0
    ? blocks
    : blocks.map(
        ({ start, line, block }) =>
          new PlacedBlock(start + by, line + lines, block),
      );
}

/**
 * Parses what is not known yet: what is plain at once, of the rest several blocks at a time. `end` is where the last one's
 * successor begins.
 */
function* parseDrafts(
  text: string,
  drafts: readonly Draft[],
  end: number,
): Steps<Parsed[]> {
  const parsed: Parsed[] = [];
  let group: Draft[] = [];
  let isClosed = false;
  let sinceYield = 0;
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1]?.start ?? end;
    const known = draft.parsed ?? parsePlain(text, draft, next);
    const isLone = !known && !mayBeGrouped(text, draft, next);
    const [first] = group;
    if (
      first &&
      (isClosed || isLone || known || draft.end - first.start > usualGroup)
    ) {
      addAll(parsed, parseTogether(text, group, draft.start));
      group = [];
      yield;
    }
    if (known) {
      parsed.push(known);
      if (!draft.parsed && ++sinceYield % mostPlain === 0) yield;
    } else group.push(draft);
    isClosed = isLone;
    if (index === drafts.length - 1 && group.length > 0) {
      addAll(parsed, parseTogether(text, group, end));
    }
  }
  return parsed;
}

/** How many plain blocks are read between two yields. */
const mostPlain = 50;

function parsePlain(
  text: string,
  block: SourceBlock,
  end: number,
): Parsed | undefined {
  const source = detached(text.slice(block.start, end));
  const length = block.end - block.start;
  const nodes = plainNodes(source.slice(0, length), block.kind);
  if (!nodes) return undefined;
  const { kind } = block;
  const parsed = new MarkdownBlock(source, nodes);
  return { kind, length, block: parsed, labels: noLabels };
}

/** Whether it is certain that a block is the same among others as alone, and takes remark no unreasonable time. */
function mayBeGrouped(text: string, block: SourceBlock, end: number): boolean {
  if (block.kind === "frontMatter") return false;
  const source = text.slice(block.start, block.end);
  if (isTooCostly(source, block.kind)) return false;
  // Code that is not closed goes on into the white space behind it.
  return block.kind === "fence" || !/```|~~~/.test(source)
    ? !/[ \t][\r\n]*$/.test(text.slice(block.start, end))
    : false;
}

/** The blocks one after the other, of which none is known; `end` is where the last one's successor begins. */
function parseTogether(
  text: string,
  blocks: readonly SourceBlock[],
  end: number,
): Parsed[] {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return [];
  const whole = detached(text.slice(first.start, end));
  const together = whole.slice(0, last.end - first.start);
  const nodes =
    first === last ? parseBlock(together, first.kind) : parseBlocks(together);
  let next = 0;
  const parsed = blocks.map((block, index): Parsed => {
    const blockEnd = blocks[index + 1]?.start ?? end;
    const own: RootContent[] = [];
    for (let node = nodes[next]; node; node = nodes[++next]) {
      if (startOf(node) >= blockEnd - first.start) break;
      own.push(node);
    }
    for (const node of own) {
      moveNode(node, first.start - block.start, first.line - block.line);
    }
    const source = whole.slice(
      block.start - first.start,
      blockEnd - first.start,
    );
    return {
      kind: block.kind,
      length: block.end - block.start,
      block: new MarkdownBlock(source, own),
      labels: labelsIn(source, own),
    };
  });
  const homes = homesOf(parsed);
  return parsed.map((each, index) => {
    const definitions = definitionsFor(homes, each.labels, index);
    // Among the others it has been read with their definitions.
    return definitions === "" ? each : { ...each, block: parseAgain(each, "") };
  });
}

function parseAgain(
  { kind, length, block }: Parsed,
  definitions: string,
): MarkdownBlock {
  const { source } = block;
  const nodes = parseBlock(source.slice(0, length), kind, definitions);
  return new MarkdownBlock(source, nodes);
}

function markdownOf(
  text: string,
  blocks: readonly PlacedBlock[],
  parsed: readonly Parsed[],
): Markdown {
  let tree: Root | undefined;
  const markdown: Markdown = {
    text,
    blocks,
    get tree() {
      return (tree ??= treeOf(markdown));
    },
  };
  parsedOf.set(markdown, parsed);
  return markdown;
}

function treeOf({ text, blocks }: Markdown): Root {
  const children: RootContent[] = [];
  for (const placed of blocks) addAll(children, placedNodes(placed));
  return { type: "root", children, position: rootPosition(text) };
}

/** The block's nodes with offsets and lines of the whole text. */
export const placedNodes = memoOf(
  PlacedBlock,
  ({ start, line, block }): readonly RootContent[] =>
    start === 0
      ? block.nodes
      : block.nodes.map((node) => movedNode(node, start, line)),
);

/** A copy of a node that stands elsewhere. */
function movedNode<Node extends Nodes>(
  node: Node,
  offset: number,
  lines: number,
): Node {
  const moved = { ...node };
  if (node.position) {
    const [start, end] = [node.position.start, node.position.end].map(
      (point) => ({
        line: point.line + lines,
        column: point.column,
        offset: (point.offset ?? 0) + offset,
      }),
    );
    if (start && end) moved.position = { start, end };
  }
  if ("children" in moved) {
    moved.children = moved.children.map((child) =>
      movedNode(child as Nodes, offset, lines),
    ) as typeof moved.children;
  }
  return moved;
}

function rootPosition(text: string): NonNullable<Root["position"]> {
  let lines = 1;
  let last = 0;
  for (const ending of text.matchAll(/\r\n?|\n/g)) {
    lines++;
    last = ending.index + ending[0].length;
  }
  return {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines, column: text.length - last + 1, offset: text.length },
  };
}
