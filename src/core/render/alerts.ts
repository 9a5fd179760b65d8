import type { Element } from "hast";
import type { Blockquote, Paragraph } from "mdast";

/** The kinds of GitHub's alerts (GitHub Docs, “Basic writing and formatting syntax”), as they are titled. */
const titles = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
} as const;

type Kind = keyof typeof titles;

const opening = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/i;

/** A quotation that begins with `[!NOTE]` or the like: its kind, and itself without that line; null where it is none. */
export function alertIn(
  node: Blockquote,
): { kind: Kind; content: Blockquote } | null {
  const [first, ...rest] = node.children;
  if (first?.type !== "paragraph") return null;
  const [text, ...more] = first.children;
  if (text?.type !== "text") return null;
  const mark = opening.exec(text.value);
  const kind = mark?.[1]?.toLowerCase() as Kind | undefined;
  if (!mark || !kind) return null;
  const value = text.value.slice(mark[0].length);
  // What follows in the same line makes it an ordinary quotation.
  if (!mark[0].includes("\n") && more[0] && more[0].type !== "break") {
    return null;
  }
  const paragraph: Paragraph = {
    ...first,
    children: [...(value ? [{ ...text, value }] : []), ...more],
  };
  const children =
    paragraph.children.length > 0 ? [paragraph, ...rest] : [...rest];
  return { kind, content: { ...node, children } };
}

export function alertElement(
  kind: Kind,
  children: Element["children"],
): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["alert", `alert-${kind}`] },
    children: [
      {
        type: "element",
        tagName: "p",
        properties: { className: ["alert-title"] },
        // The alert's own text alone says from where it is read.
        children: [
          {
            type: "element",
            tagName: "bdi",
            properties: {},
            children: [{ type: "text", value: titles[kind] }],
          },
        ],
      },
      ...children,
    ],
  };
}
