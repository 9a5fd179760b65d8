import type { Postmortem } from "../model/postmortem";
import type { Section } from "../model/sections";
import { lineEndingOf, type TextEdit } from "../text";

/** Whole lines, 0-based, `end` being the first one behind them. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** A section's lines and the blank ones behind it. */
export function blockOf({ lines }: Postmortem, section: Section): Block {
  let end = section.endLine + 1;
  while (lines[end]?.context === "blank") end++;
  return { start: section.line, end };
}

/**
 * The edits that move a block before another line, which must stand before it. Its lines stay as they are; a blank line is
 * kept between it and what follows it. Null where lines can't be moved: in a list, since its markers may count.
 */
export function moveBlock(
  { text, lines }: Postmortem,
  block: Block,
  before: number,
): TextEdit[] | null {
  const first = lines[block.start];
  const target = lines[before];
  if (!first || !target || before >= block.start) return null;
  if (first.listDepth > 0 || target.listDepth > 0) return null;
  const start = first.range.start;
  const end = lines[block.end]?.start ?? text.length;
  const newline = lineEndingOf(text);
  const moved = text.slice(start, end);
  const words = moved.trimEnd();
  const isLast = block.end >= lines.length;
  // What stood at the end of the text has no blank line behind it yet.
  const newText = isLast ? words + newline + newline : moved;
  const at = target.range.start;
  const kept = text.slice(0, start).trimEnd().length;
  const removed = isLast
    ? {
        range: { start: Math.max(kept, at), end },
        newText: moved.slice(words.length),
      }
    : { range: { start, end }, newText: "" };
  return [{ range: { start: at, end: at }, newText }, removed];
}
