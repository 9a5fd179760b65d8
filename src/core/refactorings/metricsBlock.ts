import type { Measurements } from "../metrics/metrics";
import {
  findMetricsBlock,
  metricsBlockEnd,
  metricsBlockStart,
} from "../model/metricsBlock";
import type { Postmortem } from "../model/postmortem";
import { isOfKind } from "../model/sections";
import {
  markdownTable,
  metricsRows,
  tableRowsIn,
  type MetricsRow,
} from "../render/metricsTable";
import { lineEndingOf, type TextEdit } from "../text";

/** A row of the block whose figure is no longer what the text gives. */
export interface StaleRow {
  readonly title: string;
  readonly written: string;
  /** Null where the text does not give it any more. */
  readonly worked: string | null;
}

/**
 * The rows of the document's block of figures that are no longer right; empty where there is no block. Rows that somebody
 * has left out are no fault.
 */
export function staleRows(
  { text }: Postmortem,
  measurements: Measurements,
): StaleRow[] {
  const block = findMetricsBlock(text);
  if (!block) return [];
  const now = new Map(metricsRows(measurements));
  const { start, end } = block.body;
  return tableRowsIn(text.slice(start, end)).flatMap(([title, written]) => {
    const worked = now.get(title) ?? null;
    return worked === written ? [] : [{ title, written, worked }];
  });
}

/**
 * Puts the figures into the document's block between the two comments, or inserts the block before the timeline, else at
 * the end. Null where nothing is known that a table could hold.
 */
export function writeMetricsBlock(
  postmortem: Postmortem,
  measurements: Measurements,
): TextEdit | null {
  const { text } = postmortem;
  const rows = metricsRows(measurements);
  if (rows.length === 0) return null;
  const ending = lineEndingOf(text);
  const table = tableFor(postmortem, rows, ending);
  const block = findMetricsBlock(text);
  const inner = `${ending}${ending}${table}${ending}${ending}`;
  if (block) return { range: block.body, newText: inner };
  const { at, isBetween } = insertionOf(postmortem);
  const before = gapBefore(text, at, ending);
  const after = isBetween ? ending + ending : ending;
  return {
    range: { start: at, end: at },
    newText: `${before}${metricsBlockStart}${inner}${metricsBlockEnd}${after}`,
  };
}

/** The table of figures for the place of the cursor; null where nothing is known. */
export function metricsTable(
  postmortem: Postmortem,
  measurements: Measurements,
): string | null {
  const rows = metricsRows(measurements);
  return rows.length > 0
    ? tableFor(postmortem, rows, lineEndingOf(postmortem.text))
    : null;
}

/** In the style of the document's own tables: with columns aligned in the source, unless the first table's are not. */
function tableFor(
  { text, lines }: Postmortem,
  rows: readonly MetricsRow[],
  ending: string,
): string {
  const block = findMetricsBlock(text)?.range;
  const first = lines.find(
    ({ context, range }) =>
      context === "table" &&
      !(block && range.start >= block.start && range.end <= block.end),
  );
  const second = first && lines[first.index + 1];
  const isAligned =
    !first ||
    !second ||
    second.range.end - second.range.start ===
      first.range.end - first.range.start;
  return markdownTable(rows, ending, isAligned);
}

function insertionOf({ text, sections, lines }: Postmortem): {
  readonly at: number;
  readonly isBetween: boolean;
} {
  const timeline = sections.find(
    (section) =>
      isOfKind(section, "timeline") &&
      lines[section.line]?.listDepth === 0 &&
      section.line > 0,
  );
  const line = timeline && lines[timeline.line];
  return line
    ? { at: line.start, isBetween: true }
    : { at: text.length, isBetween: false };
}

function gapBefore(text: string, at: number, ending: string): string {
  const before = text.slice(Math.max(0, at - 4), at);
  if (before === "" || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(before)) {
    return "";
  }
  return /[\r\n]$/.test(before) ? ending : ending + ending;
}
