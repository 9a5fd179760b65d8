import type { BlockChanges, PreviewBlock } from "../protocol";

/** A block that is wanted on the page: one that it shows already, or a new one. */
export type WantedBlock<Shown> =
  { readonly kept: Shown; readonly line: number } | PreviewBlock;

/** The blocks that changes tell of, given those that are shown. */
export function wantedBlocks<Shown extends { readonly line: number }>(
  shown: readonly Shown[],
  changes: BlockChanges,
): WantedBlock<Shown>[] {
  return changes.flatMap((change): readonly WantedBlock<Shown>[] => {
    if ("html" in change) return [change];
    const { from, count, lines } = change;
    return shown
      .slice(from, from + count)
      .map((kept) => ({ kept, line: kept.line + lines }));
  });
}
