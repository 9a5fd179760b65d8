import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Nodes, Root, RootContent } from "mdast";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";
import type { Postmortem } from "../model/postmortem";
import {
  annotationsOf,
  findingNotes,
  noAnnotations,
  type Finding,
} from "./annotations";
import { frontMatterTable } from "./front-matter";
import { contentHandlers } from "./handlers";
import { groupByRawHtml } from "./raw-html";
import { cutOff, isDeeperThan, textOf } from "./trees";

/** One top-level block of the document as HTML, still to be sanitised by the page that shows it. */
export interface PreviewBlock {
  /** 0-based line on which the block begins. */
  readonly line: number;
  readonly html: string;
}

/** What is known of the document, beside its tree. */
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

/** Deeper than any person nests; a tree below this is shown as its text, so that no recursion overflows the stack. */
const maxDepth = 100;

/**
 * The document as HTML, one block per top-level node, in the order of the text; definitions give none. Raw HTML is kept as
 * it stands: the HTML is unsafe until it is sanitised. Blocks between which an HTML element stays open are one block. A
 * block's HTML does not depend on where it stands, so that it is equal as long as its text and what is known of it are.
 */
export function renderBlocks(
  tree: Root,
  knowledge: Knowledge = nothingKnown,
): PreviewBlock[] {
  try {
    return isDeeperThan(maxDepth, tree)
      ? render(cutOff(tree, maxDepth), nothingKnown)
      : render(tree, knowledge);
  } catch {
    // The libraries pass children on as arguments of a call, which fails on paragraphs of some hundred thousand nodes.
    return renderAsText(tree);
  }
}

function render(tree: Root, knowledge: Knowledge): PreviewBlock[] {
  const { postmortem, reading, diagnostics } = knowledge;
  const annotations = postmortem
    ? annotationsOf(postmortem, diagnostics)
    : noAnnotations;
  const blocks: { line: number; children: ElementContent[] }[] = [];
  const lastLine = (tree.position?.end.line ?? 1) - 1;
  let blockLine = 0;

  // mdast's own types know no TOML.
  const handlers: Handlers & { toml: () => Element | undefined } = {
    ...contentHandlers({
      text: postmortem?.text ?? "",
      annotations,
      lineInBlock: (node) => lineOf(node) - blockLine,
    }),
    root(state: State, root: Root): ElementContent[] {
      for (const group of groupByRawHtml(root.children)) {
        blockLine = lineOf(group[0]);
        const children = group.flatMap((node) => [
          ...[state.one(node, root) ?? []].flat(),
          // Behind it, so that a diagram stays the same node when something is found in it.
          ...notesOn(node),
        ]);
        if (children.length > 0) blocks.push({ line: blockLine, children });
      }
      blockLine = lastLine;
      return [];
    },
    yaml: frontMatter,
    toml: frontMatter,
  };

  function notesOn(node: RootContent): Element[] {
    const findings = annotations.findings.get(node);
    return findings ? [findingNotes(findings)] : [];
  }

  function frontMatter(): Element | undefined {
    const fields = reading?.frontMatter;
    return (fields && frontMatterTable(fields)) ?? undefined;
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

function lineOf(node: Nodes | undefined): number {
  return (node?.position?.start.line ?? 1) - 1;
}
