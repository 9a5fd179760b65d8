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
import type { FrontMatter } from "../model/frontMatter";
import { alertElement, alertIn } from "./alerts";
import {
  entryNote,
  findingNotes,
  type EntryNote,
  type PlacedFinding,
} from "./annotations";
import { withTimes, type TimeMark } from "./times";

/** The block that is being rendered, with what is known of it. Lines and offsets are those of its nodes. */
export interface RenderedBlock {
  readonly source: string;
  /** What is added to a 0-based line of the block's nodes to count it from where the HTML begins. */
  readonly lineShift: number;
  /** By the 0-based line on which they begin. */
  readonly entries: ReadonlyMap<number, EntryNote>;
  /** What was found in a top-level block, a list item or a table's row, and in no smaller one of them. */
  readonly findings: ReadonlyMap<Nodes, readonly PlacedFinding[]>;
  readonly times: readonly TimeMark[];
  /** Of its headings. */
  readonly anchors: ReadonlyMap<Nodes, string>;
  /** The fields of the front matter, in the block that is it. */
  readonly frontMatter: FrontMatter["fields"] | undefined;
}

/** How what stands within blocks becomes HTML: anchors, diagrams, alerts, times, and what is known of entries. */
export function contentHandlers(current: () => RenderedBlock): Handlers {
  const isLoose = looseness();

  /** Shows a node's notes at its beginning, within its first paragraph or cell. */
  function annotate(element: Element, node: Nodes): Element {
    const notes = notesOf(node, current());
    if (notes.length === 0) return element;
    const first = element.children.find((child) => child.type === "element");
    const target = first && isHolder.has(first.tagName) ? first : element;
    // A cell that holds the time of an entry begins with it.
    if (target.tagName === "td") target.children.push(...notes);
    else target.children.unshift(...notes);
    return element;
  }

  function withLine(element: Element, node: Nodes): Element {
    element.properties["dataLine"] = lineOf(node, current());
    return element;
  }

  return {
    heading(state: State, node: Heading): Element {
      const heading = defaultHandlers.heading(state, node);
      const id = current().anchors.get(node);
      if (id) heading.properties["id"] = id;
      heading.children.push(...entryNotes(node, current()));
      return heading;
    },
    code(state: State, node: Code): Element {
      if (!isMermaid(node)) return defaultHandlers.code(state, node);
      return {
        type: "element",
        tagName: "div",
        properties: {
          className: ["postmortem-diagram"],
          dataLine: lineOf(node, current()),
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
        paragraph.children.unshift(...entryNotes(node, current()));
      }
      return paragraph;
    },
    text(state: State, node: Text): ElementContent | ElementContent[] {
      const { source, times } = current();
      const content = withTimes(node, source, times) ?? [
        defaultHandlers.text(state, node),
      ];
      return entryLines(node, content, current());
    },
    inlineCode(state: State, node: InlineCode): Element {
      const code = defaultHandlers.inlineCode(state, node);
      const { source, times } = current();
      const timed = withTimes(node, source, times);
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

/** 0-based, counted from where the HTML begins. */
function lineOf(node: Nodes, { lineShift }: RenderedBlock): number {
  return (node.position?.start.line ?? 1) - 1 + lineShift;
}

function notesOf(node: Nodes, block: RenderedBlock): ElementContent[] {
  const findings = block.findings.get(node);
  return [
    ...(findings ? [findingNotes(findings)] : []),
    ...entryNotes(node, block),
  ];
}

function entryNotes(node: Nodes, { entries }: RenderedBlock): ElementContent[] {
  const note = entries.get((node.position?.start.line ?? 0) - 1);
  return note ? [entryNote(note)] : [];
}

/** A text's content, with each entry that begins within it on a line of its own, as it stands in the source. */
function entryLines(
  node: Text,
  content: ElementContent[],
  { entries }: RenderedBlock,
): ElementContent[] {
  if (entries.size === 0 || !node.value.includes("\n")) return content;
  let line = (node.position?.start.line ?? 1) - 1;
  return content.flatMap((part) => {
    if (part.type !== "text") return part;
    return part.value.split("\n").flatMap((value, index): ElementContent[] => {
      const words: ElementContent = { type: "text", value };
      if (index === 0) return [words];
      const note = entries.get(++line);
      return note
        ? [lineBreak, entryNote(note), words]
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
