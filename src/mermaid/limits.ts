/** Longer sources (UTF-16 units) are refused, for Mermaid would hold its host for many seconds. */
export const longestSource = 20_000;
const mostStatements = 500;
export const mostEdges = 300;
const deepestBlocks = 12;

/** What is laid out by code that can't be stopped while it runs, and so by fewer statements. */
const fewerStatements: readonly (readonly [RegExp, number])[] = [
  [/^\s*architecture(?:-beta)?\s*$/m, 150],
  [/^\s*venn-beta\b/m, 60],
  [/\belk\b/, 150],
];

/** Why a diagram is refused, as a sentence for the user; undefined where it is not. */
export function whyTooLarge(source: string): string | undefined {
  const statements = source.split(/[\n;&]/).length;
  if (source.length > longestSource) {
    return `It has ${source.length.toLocaleString("en")} characters; only up to ${longestSource.toLocaleString("en")} are drawn.`;
  }
  const most = Math.min(
    mostStatements,
    ...fewerStatements.map(([kind, count]) =>
      kind.test(source) ? count : mostStatements,
    ),
  );
  if (statements > most) {
    return `It has ${statements.toLocaleString("en")} statements; only up to ${most} are drawn.`;
  }
  // Block diagrams make as many boxes as a space says.
  if (/\bspace:\d{4}/.test(source))
    return "It has a space of 1,000 columns or more.";
  // Each level of nested blocks takes twice as long as the one around it.
  if (blockDepth(source) > deepestBlocks)
    return `Its blocks are nested more than ${deepestBlocks} deep.`;
  return undefined;
}

/** How deep blocks stand in blocks, in a block diagram; else 0. */
function blockDepth(source: string): number {
  if (!/^\s*block(?:-beta)?\s*$/m.test(source)) return 0;
  let depth = 0;
  let deepest = 0;
  for (const [word] of source.matchAll(
    /(?<!\S)(?:block(?=[:\s])|end(?!\S))/g,
  )) {
    depth += word === "end" ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
