import type { PreviewBlock } from "./html";

/** Blocks that stand in the earlier version, too: so many from an index on, each a number of lines further down. */
export interface KeptBlocks {
  readonly from: number;
  readonly count: number;
  readonly lines: number;
}

/** A version of a document's blocks, told by the one before: runs of kept blocks, and new ones, in order. */
export type BlockChanges = readonly (KeptBlocks | PreviewBlock)[];

/** What of the blocks is new since an earlier version of them, of which each is kept once at most. */
export function changesSince(
  earlier: readonly PreviewBlock[],
  blocks: readonly PreviewBlock[],
): BlockChanges {
  const find = finder(earlier, blocks);
  const changes: (KeptBlocks | PreviewBlock)[] = [];
  let run: { from: number; count: number; lines: number } | undefined;
  for (const [index, block] of blocks.entries()) {
    const from = find(index);
    const old = from === undefined ? undefined : earlier[from];
    if (from === undefined || !old) {
      run = undefined;
      changes.push(block);
      continue;
    }
    const lines = block.line - old.line;
    if (run?.lines === lines && run.from + run.count === from) run.count++;
    else changes.push((run = { from, count: 1, lines }));
  }
  return changes;
}

/** Gives for each block in turn where an equal one stands in the earlier version: at both ends in the same place. */
function finder(
  earlier: readonly PreviewBlock[],
  blocks: readonly PreviewBlock[],
): (index: number) => number | undefined {
  const shorter = Math.min(earlier.length, blocks.length);
  const grown = blocks.length - earlier.length;
  let before = 0;
  while (before < shorter && earlier[before]?.html === blocks[before]?.html)
    before++;
  let after = 0;
  while (
    after < shorter - before &&
    earlier.at(-1 - after)?.html === blocks.at(-1 - after)?.html
  )
    after++;

  const between = new Map<string, number[]>();
  for (let index = before; index < earlier.length - after; index++) {
    const html = earlier[index]?.html ?? "";
    const equal = between.get(html);
    if (equal) equal.push(index);
    else between.set(html, [index]);
  }
  return (index) => {
    if (index < before) return index;
    if (index >= blocks.length - after) return index - grown;
    return between.get(blocks[index]?.html ?? "")?.shift();
  };
}
