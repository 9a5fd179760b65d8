import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type {
  Code,
  Heading,
  ListItem,
  Nodes,
  Parents,
  Root,
  RootContent,
  TableRow,
} from "mdast";
import {
  defaultHandlers,
  toHast,
  type Handlers,
  type State,
} from "mdast-util-to-hast";
import { isMermaid } from "../model/diagrams";
import { groupByRawHtml } from "./raw-html";

/** One top-level block of the document as HTML, still to be sanitised by the page that shows it. */
export interface PreviewBlock {
  /** 0-based line on which the block begins. */
  readonly line: number;
  readonly html: string;
}

/** Deeper than any person nests; a tree below this is shown as its text, so that no recursion overflows the stack. */
const maxDepth = 100;

/**
 * The document as HTML, one block per top-level node, in the order of the text; front matter and definitions give none.
 * Raw HTML is kept as it stands: the HTML is unsafe until it is sanitised. Blocks between which an HTML element stays
 * open are one block. A block's HTML does not depend on where it stands, so that it is equal as long as its text is.
 */
export function renderBlocks(tree: Root): PreviewBlock[] {
  try {
    return render(isDeeperThan(maxDepth, tree) ? cutOff(tree, maxDepth) : tree);
  } catch {
    // The libraries pass children on as arguments of a call, which fails on paragraphs of some hundred thousand nodes.
    return renderAsText(tree);
  }
}

function render(tree: Root): PreviewBlock[] {
  const blocks: { line: number; children: ElementContent[] }[] = [];
  const slugs = new Map<string, number>();
  const lastLine = (tree.position?.end.line ?? 1) - 1;
  let blockLine = 0;

  const handlers: Handlers = {
    root(state: State, root: Root): ElementContent[] {
      for (const group of groupByRawHtml(root.children)) {
        blockLine = lineOf(group[0]);
        const children = group.flatMap((node) => state.one(node, root) ?? []);
        if (children.length > 0) blocks.push({ line: blockLine, children });
      }
      blockLine = lastLine;
      return [];
    },
    heading(state: State, node: Heading): Element {
      const heading = defaultHandlers.heading(state, node);
      const id = uniqueSlug(textOf(node), slugs);
      if (id) heading.properties["id"] = id;
      return heading;
    },
    code(state: State, node: Code): Element {
      if (!isMermaid(node)) return defaultHandlers.code(state, node);
      return {
        type: "element",
        tagName: "div",
        properties: {
          className: ["postmortem-diagram"],
          dataLine: lineOf(node) - blockLine,
        },
        children: [{ type: "text", value: node.value }],
      };
    },
    // The libraries look at all siblings of every item and row; given these parents, long lists and tables stay linear.
    listItem(
      state: State,
      node: ListItem,
      parent: Parents | undefined,
    ): Element {
      const spread = parent?.type === "list" ? isLoose(parent) : undefined;
      if (spread === undefined)
        return defaultHandlers.listItem(state, node, undefined);
      return defaultHandlers.listItem(state, node, {
        type: "list",
        spread,
        children: [],
      });
    },
    tableRow(
      state: State,
      node: TableRow,
      parent: Parents | undefined,
    ): Element {
      if (parent?.type !== "table")
        return defaultHandlers.tableRow(state, node, parent);
      return defaultHandlers.tableRow(state, node, {
        ...parent,
        children: parent.children.slice(0, 1),
      });
    },
  };

  const looseness = new WeakMap<Parents, boolean>();
  function isLoose(list: Extract<Parents, { type: "list" }>): boolean {
    let loose = looseness.get(list);
    if (loose === undefined) {
      loose =
        Boolean(list.spread) ||
        list.children.some((item) => item.spread ?? item.children.length > 1);
      looseness.set(list, loose);
    }
    return loose;
  }

  // Ids get their prefix where the page sanitises them, all in one place.
  const rest = toHast(tree, {
    allowDangerousHtml: true,
    clobberPrefix: "",
    handlers,
  });
  const footnotes = "children" in rest ? rest.children.at(-1) : undefined;
  if (footnotes?.type === "element") {
    blocks.push({ line: lastLine, children: [footnotes] });
  }

  return blocks.map(({ line, children }) => ({
    line,
    html: toHtml({ type: "root", children }, { allowDangerousHtml: true }),
  }));
}

function renderAsText(tree: Root): PreviewBlock[] {
  return tree.children.map((node) => ({
    line: lineOf(node),
    html: toHtml({
      type: "element",
      tagName: "p",
      properties: {},
      children: [{ type: "text", value: textOf(node) }],
    }),
  }));
}

function lineOf(node: RootContent | undefined): number {
  return (node?.position?.start.line ?? 1) - 1;
}

/** The heading's anchor as GitHub makes it: lower case, without punctuation, with hyphens, counted where it recurs. */
function uniqueSlug(text: string, seen: Map<string, number>): string {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  const count = seen.get(slug) ?? 0;
  seen.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

/** All text within a node, in order. Without recursion, as the tree may be of any depth. */
function textOf(node: Nodes): string {
  const parts: string[] = [];
  const ahead: Nodes[] = [node];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if ("value" in next) parts.push(next.value);
    if ("children" in next)
      for (let i = next.children.length - 1; i >= 0; i--)
        ahead.push(next.children[i] as Nodes);
  }
  return parts.join("");
}

function isDeeperThan(depth: number, tree: Root): boolean {
  let level: readonly Nodes[] = [tree];
  for (let i = 0; i < depth && level.length > 0; i++) {
    level = level.flatMap((node): readonly Nodes[] =>
      "children" in node ? node.children : [],
    );
  }
  return level.length > 0;
}

/** A copy in which what lies deeper than `depth` is only text. */
function cutOff<T extends Nodes>(node: T, depth: number): T {
  if (!("children" in node)) return node;
  const children: Nodes[] =
    depth > 0
      ? node.children.map((child) => cutOff(child, depth - 1))
      : [{ type: "text", value: textOf(node) }];
  return { ...node, children };
}
