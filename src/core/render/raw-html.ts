import type { RootContent } from "mdast";

/**
 * The top-level nodes in groups, such that an HTML element that one raw node opens and a later one closes lies within one
 * group. An element that is never closed groups nothing: it ends with its own block and harms no other.
 */
export function groupByRawHtml(nodes: readonly RootContent[]): RootContent[][] {
  const lastOfGroup = nodes.map((_, index) => index);
  const open: { name: string; index: number }[] = [];
  const openCount = new Map<string, number>();
  nodes.forEach((node, index) => {
    if (node.type !== "html") return;
    for (const { name, closes } of tagsIn(node.value)) {
      const count = openCount.get(name) ?? 0;
      if (!closes) {
        open.push({ name, index });
        openCount.set(name, count + 1);
      } else if (count > 0) {
        lastOfGroup[popUntil(name)] = index;
      }
    }
  });

  /** Takes the last open element of that name and everything in it off the stack; gives the index of its node. */
  function popUntil(name: string): number {
    for (let top = open.pop(); top; top = open.pop()) {
      openCount.set(top.name, (openCount.get(top.name) ?? 1) - 1);
      if (top.name === name) return top.index;
    }
    return nodes.length - 1;
  }

  const groups: RootContent[][] = [];
  let last = -1;
  nodes.forEach((node, index) => {
    if (index > last) groups.push([node]);
    else groups.at(-1)?.push(node);
    last = Math.max(last, lastOfGroup[index] ?? index);
  });
  return groups;
}

/** Every tag, outside comments. Finds too many, as in attributes, rather than too few: grouping more does no harm. */
function* tagsIn(html: string): Iterable<{ name: string; closes: boolean }> {
  for (const [, slash, name] of html.matchAll(
    /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)/gi,
  )) {
    if (name) yield { name: name.toLowerCase(), closes: slash === "/" };
  }
}
