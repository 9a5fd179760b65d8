import type { TextRange } from "../text";

/** What the first and the last line of a block of figures are. */
export const metricsBlockStart = "<!-- postmortem-metrics -->";
export const metricsBlockEnd = "<!-- /postmortem-metrics -->";

/** A block of figures that were worked out from the rest of the text. */
interface MetricsBlock {
  /** With both comments. */
  readonly range: TextRange;
  /** What stands between them. */
  readonly body: TextRange;
}

/** The first block of figures; null where there is none, or where it has no end. */
export function findMetricsBlock(text: string): MetricsBlock | null {
  const start = text.indexOf(metricsBlockStart);
  if (start < 0) return null;
  const body = start + metricsBlockStart.length;
  const end = text.indexOf(metricsBlockEnd, body);
  if (end < 0) return null;
  return {
    range: { start, end: end + metricsBlockEnd.length },
    body: { start: body, end },
  };
}

/**
 * The text with spaces for the block's figures, so that offsets stay and nothing reads as told what was worked out. Its line
 * endings stay, too.
 */
export function withoutMetricsBlock(text: string): string {
  const block = findMetricsBlock(text);
  if (!block) return text;
  const { start, end } = block.body;
  const blank = text.slice(start, end).replace(/[^\r\n]/g, " ");
  return text.slice(0, start) + blank + text.slice(end);
}
