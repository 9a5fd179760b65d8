import { addAll } from "../lists";
import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { FootnoteDefinition, Nodes, Root, RootContent } from "mdast";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";
import { MarkdownBlock, type Markdown, type PlacedBlock } from "../markdown";
import { memoOf } from "../memo";
import type { FrontMatter } from "../model/frontMatter";
import type { Postmortem } from "../model/postmortem";
import { movedRange } from "../text";
import {
  anchorsOf,
  findingNotes,
  notesByBlock,
  type BlockNotes,
  type EntryNote,
  type Finding,
  type PlacedFinding,
} from "./annotations";
import { frontMatterTable } from "./front-matter";
import { contentHandlers, type RenderedBlock } from "./handlers";
import { groupByRawHtml } from "./raw-html";
import {
  anchorsOfHeadings,
  footnotesIn,
  noUses,
  referencesOf,
  type DocumentReferences,
  type FootnoteUses,
  type References,
} from "./references";
import type { TimeMark } from "./times";
import { cutOff, isDeeperThan, textOf } from "./trees";

/** One top-level block of the document as HTML, still to be sanitised by the page that shows it. */
export interface PreviewBlock {
  /** 0-based line on which the block begins. */
  readonly line: number;
  readonly html: string;
}

/** What is known of the document, beside its Markdown. */
interface Knowledge {
  /** What the text tells, whether it is a postmortem or not; null where it was not read. */
  readonly reading: Postmortem | null;
  /** The reading of a postmortem; what it tells is shown beside the text. */
  readonly postmortem: Postmortem | null;
  readonly diagnostics: readonly Finding[];
}

const nothingKnown: Knowledge = {
  reading: null,
  postmortem: null,
  diagnostics: [],
};

/** What a block's HTML depends on beside the block itself. Plain data, equal as long as the HTML is. */
interface Surroundings {
  readonly notes: BlockNotes | undefined;
  readonly references: References | undefined;
  /** The fields of the front matter, in the block that is it. */
  readonly frontMatter: FrontMatter["fields"] | undefined;
}

/** Nodes of one block that are rendered, with others or alone. */
interface Piece {
  readonly block: MarkdownBlock;
  readonly nodes: readonly RootContent[];
  /** 0-based line of the block, counted from the first piece's. */
  readonly line: number;
  readonly surroundings: Surroundings;
}

/** Deeper than any person nests; a tree below this is shown as its text, so that no recursion overflows the stack. */
const maxDepth = 100;

/**
 * The document as HTML, one block per top-level node, in the order of the text; definitions give none. Raw HTML is kept as
 * it stands: the HTML is unsafe until it is sanitised. Blocks between which an HTML element stays open are one block. A
 * block's HTML does not depend on where it stands: as long as its text and what is known of it are the same, it is the one
 * that was made for an earlier version of the document.
 */
export function renderBlocks(
  markdown: Markdown,
  knowledge: Knowledge = nothingKnown,
): PreviewBlock[] {
  const { blocks } = markdown;
  const { postmortem, reading, diagnostics } = knowledge;
  const references = referencesOf(blocks);
  const notes: ReadonlyMap<number, BlockNotes> = postmortem
    ? notesByBlock(postmortem, diagnostics, blocks)
    : new Map();

  const rendered: PreviewBlock[] = [];
  for (const group of groupsOf(blocks)) {
    const pieces = piecesOf(group, blocks, (index) => ({
      notes: notes.get(index),
      references: references.byBlock.get(index),
      frontMatter: isFrontMatter(blocks[index])
        ? reading?.frontMatter?.fields
        : undefined,
    }));
    const html = keptHtml(pieces);
    const [first] = group;
    const line = lineOf(first?.node) + (blocks[first?.index ?? 0]?.line ?? 0);
    if (html !== "") rendered.push({ line, html });
  }
  const footnotes = footnotesHtml(markdown, references, notes);
  const line = lastLine(markdown.text);
  return footnotes === "" ? rendered : [...rendered, { line, html: footnotes }];
}

function isFrontMatter(placed: PlacedBlock | undefined): boolean {
  // mdast's own types know no TOML.
  const type: string | undefined = placed?.block.nodes[0]?.type;
  return type === "yaml" || type === "toml";
}

/** A top-level node and the index of its block. */
interface TopNode {
  readonly node: RootContent;
  readonly index: number;
}

/** The top-level nodes, those together that one HTML element holds. */
function groupsOf(blocks: readonly PlacedBlock[]): TopNode[][] {
  const nodes = blocks.flatMap(({ block }, index) =>
    block.nodes.map((node) => ({ node, index })),
  );
  let done = 0;
  return groupByRawHtml(nodes.map(({ node }) => node)).map(({ length }) =>
    nodes.slice(done, (done += length)),
  );
}

function piecesOf(
  group: readonly TopNode[],
  blocks: readonly PlacedBlock[],
  surroundingsOf: (index: number) => Surroundings,
): Piece[] {
  const indexes = new Set(group.map(({ index }) => index));
  const firstLine = blocks[group[0]?.index ?? 0]?.line ?? 0;
  return [...indexes].flatMap((index): Piece | [] => {
    const placed = blocks[index];
    if (!placed) return [];
    return {
      block: placed.block,
      nodes: group.flatMap((each) => (each.index === index ? each.node : [])),
      line: placed.line - firstLine,
      surroundings: surroundingsOf(index),
    };
  });
}

/** What was made last of pieces, by their first node. */
const kept = new WeakMap<
  RootContent,
  {
    readonly key: string;
    readonly pieces: readonly Piece[];
    readonly html: string;
  }
>();

function keptHtml(pieces: readonly Piece[]): string {
  const first = pieces[0]?.nodes[0];
  if (!first) return "";
  const key = JSON.stringify(
    pieces.map(({ line, surroundings }) => [line, surroundings]),
  );
  const known = kept.get(first);
  if (known?.key === key && haveSameNodes(known.pieces, pieces)) {
    return known.html;
  }
  const html = htmlOf(pieces);
  kept.set(first, { key, pieces, html });
  return html;
}

function haveSameNodes(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ nodes }, index) =>
        nodes.length === b[index]?.nodes.length &&
        nodes.every((node, at) => node === b[index]?.nodes[at]),
    )
  );
}

function htmlOf(pieces: readonly Piece[]): string {
  return safely(
    pieces.flatMap(({ nodes }) => nodes),
    () => {
      const isTooDeep = pieces.some(({ block }) => isDeep(block));
      return render(isTooDeep ? pieces.map(cutOffPiece) : pieces);
    },
  );
}

/** The libraries pass children on as arguments of a call, which fails on paragraphs of some hundred thousand nodes. */
function safely(nodes: readonly Nodes[], render: () => string): string {
  try {
    return render();
  } catch {
    return nodes.map(textHtml).join("");
  }
}

function textHtml(node: Nodes): string {
  return toHtml({
    type: "element",
    tagName: "p",
    properties: {},
    children: [{ type: "text", value: textOf(node) }],
  });
}

const isDeep = memoOf(MarkdownBlock, ({ nodes }) =>
  isDeeperThan(maxDepth, rootOf(nodes)),
);

function cutOffPiece(piece: Piece): Piece {
  return { ...piece, nodes: cutOff(rootOf(piece.nodes), maxDepth).children };
}

function rootOf(nodes: readonly RootContent[]): Root {
  return { type: "root", children: [...nodes] };
}

function render(pieces: readonly Piece[]): string {
  const startLine = lineOf(pieces[0]?.nodes[0]);
  const children: ElementContent[] = [];
  let current = nowhere;
  // Of two definitions of one name, the library takes the first: the document's go before those of a single block.
  const nodes = [
    ...pieces.flatMap(
      ({ surroundings }) => surroundings.references?.definitions ?? [],
    ),
    ...pieces.flatMap((piece) => piece.nodes),
  ];
  transform(
    nodes,
    () => current,
    (state, root) => {
      for (const piece of pieces) {
        current = renderedBlock(piece, startLine);
        setUses(state, piece.surroundings.references?.footnotes ?? noUses);
        for (const node of piece.nodes) {
          const findings = current.findings.get(node);
          children.push(
            ...[state.one(node, root) ?? []].flat(),
            // Behind it, so that a diagram stays the same node when something is found in it.
            ...(findings ? [findingNotes(findings)] : []),
          );
        }
      }
    },
  );
  return toHtml({ type: "root", children }, { allowDangerousHtml: true });
}

/** The footnotes as they stand below the document. */
function footnotesHtml(
  { text, blocks }: Markdown,
  { definitions, footnotes }: DocumentReferences,
  notes: ReadonlyMap<number, BlockNotes>,
): string {
  if (footnotes.count === 0) return "";
  const nodes: FootnoteDefinition[] = [];
  const entries = new Map<number, EntryNote>();
  const times: TimeMark[] = [];
  for (const [index, placed] of blocks.entries()) {
    const own = footnotesIn(placed);
    if (own.length === 0) continue;
    addAll(nodes, own);
    for (const entry of notes.get(index)?.entries ?? []) {
      entries.set(placed.line + entry.line, entry);
    }
    for (const mark of notes.get(index)?.times ?? []) {
      times.push({ ...mark, range: movedRange(mark.range, placed.start) });
    }
  }
  const block: RenderedBlock = {
    ...nowhere,
    source: text,
    lineShift: -lastLine(text),
    entries,
    times,
  };
  return safely(nodes, () => {
    const root = rootOf([...definitions, ...nodes]);
    const shown = isDeeperThan(maxDepth, root) ? cutOff(root, maxDepth) : root;
    const made = transform(
      shown.children,
      () => block,
      (state) => setUses(state, footnotes),
    );
    const last = "children" in made ? made.children.at(-1) : undefined;
    if (last?.type !== "element") return "";
    nameLines(last, block.lineShift);
    return toHtml(last, { allowDangerousHtml: true });
  });
}

/** Has each footnote name its line, as the items of the text do. */
function nameLines(footnotes: Element, lineShift: number): void {
  for (const list of footnotes.children) {
    if (list.type !== "element" || list.tagName !== "ol") continue;
    for (const item of list.children) {
      if (item.type !== "element" || !item.position) continue;
      item.properties["dataLine"] = item.position.start.line - 1 + lineShift;
    }
  }
}

/** Has `renderTop` render what is wanted of some nodes; gives what the library puts below them, which is the footnotes. */
function transform(
  nodes: readonly RootContent[],
  current: () => RenderedBlock,
  renderTop: (state: State, root: Root) => void,
): ReturnType<typeof toHast> {
  const frontMatter = (): Element | undefined => {
    const { frontMatter: fields } = current();
    return (fields && frontMatterTable(fields)) ?? undefined;
  };
  // mdast's own types know no TOML.
  const handlers: Handlers & { toml: () => Element | undefined } = {
    ...contentHandlers(current),
    root(state: State, root: Root): ElementContent[] {
      renderTop(state, root);
      return [];
    },
    yaml: frontMatter,
    toml: frontMatter,
  };
  return toHast(rootOf(nodes), {
    allowDangerousHtml: true,
    // Ids get their prefix where the page sanitises them, all in one place.
    clobberPrefix: "",
    handlers,
  });
}

/** Has the library number footnotes as if it had met the uses before. */
function setUses(state: State, { count, known }: FootnoteUses): void {
  const order = Array.from({ length: count }, () => "");
  for (const [name, place] of known) order[place] = name;
  state.footnoteOrder = order;
  state.footnoteCounts = new Map(known.map(([name, , uses]) => [name, uses]));
}

/** Where nothing is known of nodes. */
const nowhere: RenderedBlock = {
  source: "",
  lineShift: 0,
  entries: new Map(),
  findings: new Map(),
  times: [],
  anchors: new Map(),
  frontMatter: undefined,
};

function renderedBlock(
  { block, line, surroundings }: Piece,
  startLine: number,
): RenderedBlock {
  const { notes, references, frontMatter } = surroundings;
  const findings = new Map<Nodes, PlacedFinding[]>();
  for (const finding of notes?.findings ?? []) {
    const anchor = anchorsOf(block)[finding.anchor];
    if (!anchor) continue;
    const known = findings.get(anchor);
    if (known) known.push(finding);
    else findings.set(anchor, [finding]);
  }
  return {
    source: block.source,
    lineShift: line - startLine,
    entries: new Map(notes?.entries.map((entry) => [entry.line, entry])),
    findings,
    times: notes?.times ?? [],
    anchors: anchorsOfHeadings(block, references),
    frontMatter,
  };
}

/** 0-based, counted as the node counts its lines. */
function lineOf(node: Nodes | undefined): number {
  return (node?.position?.start.line ?? 1) - 1;
}

/** 0-based. */
function lastLine(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
