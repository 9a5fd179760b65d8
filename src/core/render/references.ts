import type { Definition, FootnoteDefinition, Heading, Nodes } from "mdast";
import {
  MarkdownBlock,
  placedNodes,
  type Markdown,
  type PlacedBlock,
} from "../markdown";
import { memoOf } from "../memo";
import { textOf } from "./trees";

/** What numbers the uses of footnotes that follow. */
export interface FootnoteUses {
  /** How many footnotes have been used. */
  readonly count: number;
  /** Of those that matter: its place in the order of first uses, from 0, and how often it has been used. */
  readonly known: readonly (readonly [
    identifier: string,
    place: number,
    uses: number,
  ])[];
}

export const noUses: FootnoteUses = { count: 0, known: [] };

/** What a block shows that depends on other blocks' Markdown. Plain data, equal as long as the block's HTML is. */
export interface References {
  /** The anchors of its headings, in order. */
  readonly anchors: readonly string[];
  /** What its references stand for. */
  readonly definitions: readonly Definition[];
  /** The uses before the block of the footnotes that it uses. */
  readonly footnotes: FootnoteUses;
}

/** What the blocks show of each other. */
export interface DocumentReferences {
  /** By the index of the block; missing for those that show nothing of others. */
  readonly byBlock: ReadonlyMap<number, References>;
  /** All definitions, the first of each. */
  readonly definitions: readonly Definition[];
  /** Of the whole document. */
  readonly footnotes: FootnoteUses;
}

export function referencesOf(
  blocks: readonly PlacedBlock[],
): DocumentReferences {
  const read = blocks.map(({ block }) => referencesIn(block));
  const definitions = new Map<string, Definition>();
  for (const each of read) {
    for (const definition of each.definitions) {
      const key = keyOf(definition.identifier);
      if (!definitions.has(key)) definitions.set(key, definition);
    }
  }
  const slugs = new Map<string, number>();
  const uses = new Map<string, { readonly place: number; count: number }>();
  const usesOf = (names: Iterable<string>): FootnoteUses => ({
    count: uses.size,
    known: [...new Set(names)].flatMap((name) => {
      const known = uses.get(name);
      return known ? [[name, known.place, known.count] as const] : [];
    }),
  });
  const byBlock = new Map<number, References>();
  for (const [index, { headings, named, noted }] of read.entries()) {
    if (headings.length + named.length + noted.length === 0) continue;
    byBlock.set(index, {
      anchors: headings.map(({ slug }) => unique(slug, slugs)),
      definitions: named.flatMap((name) => definitions.get(name) ?? []),
      footnotes: noted.length > 0 ? usesOf(noted) : noUses,
    });
    for (const name of noted) {
      const known = uses.get(name);
      if (known) known.count++;
      else uses.set(name, { place: uses.size, count: 1 });
    }
  }
  return {
    byBlock,
    definitions: [...definitions.values()],
    footnotes: usesOf(uses.keys()),
  };
}

/** The 0-based line of the heading that a link calls so; undefined where there is none. */
export function lineOfAnchor(
  { blocks }: Markdown,
  anchor: string,
): number | undefined {
  for (const [index, { anchors }] of referencesOf(blocks).byBlock) {
    const placed = blocks[index];
    const place = anchors.indexOf(anchor);
    if (!placed || place < 0) continue;
    const heading = referencesIn(placed.block).headings[place]?.node;
    return placed.line + (heading?.position?.start.line ?? 1) - 1;
  }
  return undefined;
}

/** What a block's headings are called by links. */
export function anchorsOfHeadings(
  block: MarkdownBlock,
  references: References | undefined,
): Map<Nodes, string> {
  return new Map(
    referencesIn(block).headings.map(({ node, slug }, index) => [
      node,
      references?.anchors[index] ?? slug,
    ]),
  );
}

/** The footnotes that a block defines, where they stand in the document. */
export function footnotesIn(placed: PlacedBlock): FootnoteDefinition[] {
  if (!referencesIn(placed.block).definesFootnotes) return [];
  return [...walk(placedNodes(placed))].flatMap(({ node }) =>
    node.type === "footnoteDefinition" ? node : [],
  );
}

interface OwnReferences {
  readonly headings: readonly {
    readonly node: Heading;
    readonly slug: string;
  }[];
  /** Without positions, so that they are equal wherever they stand. */
  readonly definitions: readonly Definition[];
  /** Each once. */
  readonly named: readonly string[];
  /** One for each use. */
  readonly noted: readonly string[];
  readonly definesFootnotes: boolean;
}

const referencesIn = memoOf(MarkdownBlock, ({ nodes }): OwnReferences => {
  const headings: { node: Heading; slug: string }[] = [];
  const definitions: Definition[] = [];
  const named = new Set<string>();
  const noted: string[] = [];
  let definesFootnotes = false;
  for (const { node, isInFootnote } of walk(nodes)) {
    if (node.type === "definition") {
      const { type, identifier, url, title = null } = node;
      definitions.push({ type, identifier, url, title });
    } else if (node.type === "footnoteDefinition") definesFootnotes = true;
    // Footnotes are shown elsewhere, and by themselves.
    if (isInFootnote) continue;
    if (node.type === "heading") {
      headings.push({ node, slug: slugOf(textOf(node)) });
    } else if (
      node.type === "linkReference" ||
      node.type === "imageReference"
    ) {
      named.add(keyOf(node.identifier));
    } else if (node.type === "footnoteReference") {
      noted.push(keyOf(node.identifier));
    }
  }
  return { headings, definitions, named: [...named], noted, definesFootnotes };
});

/** All nodes in order. Without recursion, for trees of any depth. */
function* walk(
  nodes: readonly Nodes[],
): Iterable<{ node: Nodes; isInFootnote: boolean }> {
  const ahead: { node: Nodes; isInFootnote: boolean }[] = [];
  const addAll = (nodes: readonly Nodes[], isInFootnote: boolean): void => {
    for (let i = nodes.length - 1; i >= 0; i--)
      ahead.push({ node: nodes[i] as Nodes, isInFootnote });
  };
  addAll(nodes, false);
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    yield next;
    const { node, isInFootnote } = next;
    if ("children" in node)
      addAll(node.children, isInFootnote || node.type === "footnoteDefinition");
  }
}

/** As the library that makes the HTML compares them. */
function keyOf(identifier: string): string {
  return identifier.toUpperCase();
}

/** A heading's anchor as GitHub makes it: lower case, without punctuation, with hyphens. */
export function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Counted where it recurs. */
function unique(slug: string, seen: Map<string, number>): string {
  const count = seen.get(slug) ?? 0;
  seen.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}
