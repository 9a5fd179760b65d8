import { addAll } from "./lists";
import type { Nodes, RootContent } from "mdast";

/** What a piece of Markdown defines for the whole document, and the labels in it that may ask for definitions. */
export interface Labels {
  /** Of reference and footnote definitions, normalized; a footnote's with its `^`. */
  readonly defined: readonly string[];
  /** What stands in square brackets, as written. */
  readonly named: readonly string[];
}

export const noLabels: Labels = { defined: [], named: [] };

export function labelsIn(
  source: string,
  nodes: readonly RootContent[],
): Labels {
  if (!source.includes("[")) return noLabels;
  const named = new Set<string>();
  for (const [, label = ""] of source.matchAll(
    /\[((?:[^[\]\\]|\\.){1,999})\]/gs,
  )) {
    named.add(label);
  }
  if (named.size === 0) return noLabels;
  return { defined: definedIn(nodes), named: [...named] };
}

function definedIn(nodes: readonly RootContent[]): string[] {
  const defined: string[] = [];
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "definition" || node.type === "footnoteDefinition") {
      const mark = node.type === "footnoteDefinition" ? "^" : "";
      defined.push(normalizeLabel(mark + (node.label ?? node.identifier)));
    }
    if ("children" in node) addAll<Nodes>(open, node.children);
  }
  return defined;
}

/** In which of the pieces each label is defined, the first that does it counts. */
export function homesOf(
  pieces: readonly { readonly labels: Labels }[],
): Map<string, number> {
  const homes = new Map<string, number>();
  for (const [index, { labels }] of pieces.entries()) {
    for (const label of labels.defined) {
      if (!homes.has(label)) homes.set(label, index);
    }
  }
  return homes;
}

/**
 * The definitions that stand in other pieces and are named in this one, as Markdown to be put before it: reference and
 * footnote definitions serve the whole document. Empty where there are none.
 */
export function definitionsFor(
  homes: ReadonlyMap<string, number>,
  { named }: Labels,
  index: number,
): string {
  if (homes.size === 0 || named.length === 0) return "";
  const lines: string[] = [];
  for (const label of named) {
    const home = homes.get(normalizeLabel(label));
    if (home === undefined || home === index) continue;
    const target = label.startsWith("^") ? "x" : "<x>";
    lines.push(`[${label.replace(/\s+/g, " ")}]: ${target}\n\n`);
  }
  // The comment ends the last footnote, which an indented first line would go on with.
  return lines.length === 0 ? "" : `${lines.join("")}<!-- -->\n\n`;
}

/** Labels match without regard to case and white space (CommonMark 0.31, “matches”). */
export function normalizeLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}
