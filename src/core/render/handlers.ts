import type { Element, ElementContent } from "hast";
import type {
  Blockquote,
  Code,
  Heading,
  InlineCode,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  TableRow,
  Text,
} from "mdast";
import { defaultHandlers, type Handlers, type State } from "mdast-util-to-hast";
import { isMermaid } from "../model/diagrams";
import { alertElement, alertIn } from "./alerts";
import { findingNotes, type Annotations } from "./annotations";
import { withTimes } from "./times";
import { textOf } from "./trees";

interface ContentContext {
  /** The source, for what is annotated; empty where nothing is. */
  readonly text: string;
  readonly annotations: Annotations;
  /** 0-based, counted from the line on which the node's top-level block begins. */
  readonly lineInBlock: (node: Nodes) => number;
}

/** How what stands within blocks becomes HTML: anchors, diagrams, alerts, times, and what is known of entries. */
export function contentHandlers(context: ContentContext): Handlers {
  const { text, annotations, lineInBlock } = context;
  const slugs = new Map<string, number>();
  const isLoose = looseness();

  /** Shows a node's notes at its beginning, within its first paragraph or cell. */
  function annotate(element: Element, node: Nodes): Element {
    const notes = notesOf(node, annotations);
    if (notes.length === 0) return element;
    const first = element.children.find((child) => child.type === "element");
    const target = first && isHolder.has(first.tagName) ? first : element;
    // A cell that holds the time of an entry begins with it.
    if (target.tagName === "td") target.children.push(...notes);
    else target.children.unshift(...notes);
    return element;
  }

  function withLine(element: Element, node: Nodes): Element {
    element.properties["dataLine"] = lineInBlock(node);
    return element;
  }

  return {
    heading(state: State, node: Heading): Element {
      const heading = defaultHandlers.heading(state, node);
      const id = uniqueSlug(textOf(node), slugs);
      if (id) heading.properties["id"] = id;
      heading.children.push(...entryNotes(node, annotations));
      return heading;
    },
    code(state: State, node: Code): Element {
      if (!isMermaid(node)) return defaultHandlers.code(state, node);
      return {
        type: "element",
        tagName: "div",
        properties: {
          className: ["postmortem-diagram"],
          dataLine: lineInBlock(node),
        },
        children: [{ type: "text", value: node.value }],
      };
    },
    blockquote(state: State, node: Blockquote): Element {
      const alert = alertIn(node);
      if (!alert) return defaultHandlers.blockquote(state, node);
      const { children } = defaultHandlers.blockquote(state, alert.content);
      return alertElement(alert.kind, children);
    },
    paragraph(
      state: State,
      node: Paragraph,
      parent: Parents | undefined,
    ): Element {
      const paragraph = defaultHandlers.paragraph(state, node);
      if (parent?.type !== "listItem") {
        paragraph.children.unshift(...entryNotes(node, annotations));
      }
      return paragraph;
    },
    text(state: State, node: Text): ElementContent | ElementContent[] {
      const timed = text && withTimes(node, text, annotations.times);
      const content = timed || [defaultHandlers.text(state, node)];
      return entryLines(node, content, annotations);
    },
    inlineCode(state: State, node: InlineCode): Element {
      const code = defaultHandlers.inlineCode(state, node);
      const timed = text && withTimes(node, text, annotations.times);
      if (timed) code.children = timed;
      return code;
    },
    // The libraries look at all siblings of every item and row; given these parents, long lists and tables stay linear.
    listItem(
      state: State,
      node: ListItem,
      parent: Parents | undefined,
    ): Element {
      const item = defaultHandlers.listItem(
        state,
        node,
        parent?.type === "list"
          ? { type: "list", spread: isLoose(parent), children: [] }
          : undefined,
      );
      return withLine(annotate(item, node), node);
    },
    tableRow(
      state: State,
      node: TableRow,
      parent: Parents | undefined,
    ): Element {
      const row = defaultHandlers.tableRow(
        state,
        node,
        parent?.type === "table"
          ? { ...parent, children: parent.children.slice(0, 1) }
          : parent,
      );
      return withLine(annotate(row, node), node);
    },
  };
}

/** What takes notes at its own beginning, where an item or a row begins with it. */
const isHolder = new Set(["p", "td", "th"]);

function notesOf(node: Nodes, annotations: Annotations): ElementContent[] {
  const findings = annotations.findings.get(node);
  return [
    ...(findings ? [findingNotes(findings)] : []),
    ...entryNotes(node, annotations),
  ];
}

function entryNotes(
  node: Nodes,
  { entries }: Annotations,
): readonly ElementContent[] {
  return entries.get((node.position?.start.line ?? 0) - 1) ?? [];
}

/** A text's content, with each entry that begins within it on a line of its own, as it stands in the source. */
function entryLines(
  node: Text,
  content: ElementContent[],
  { entries }: Annotations,
): ElementContent[] {
  if (entries.size === 0 || !node.value.includes("\n")) return content;
  let line = (node.position?.start.line ?? 1) - 1;
  return content.flatMap((part) => {
    if (part.type !== "text") return part;
    return part.value.split("\n").flatMap((value, index): ElementContent[] => {
      const words: ElementContent = { type: "text", value };
      if (index === 0) return [words];
      const notes = entries.get(++line);
      return notes
        ? [lineBreak, ...notes, words]
        : [{ type: "text", value: "\n" }, words];
    });
  });
}

const lineBreak: Element = {
  type: "element",
  tagName: "br",
  properties: {},
  children: [],
};

function looseness(): (list: Extract<Parents, { type: "list" }>) => boolean {
  const known = new WeakMap<Parents, boolean>();
  return (list) => {
    let loose = known.get(list);
    if (loose === undefined) {
      loose =
        Boolean(list.spread) ||
        list.children.some((item) => item.spread ?? item.children.length > 1);
      known.set(list, loose);
    }
    return loose;
  };
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
