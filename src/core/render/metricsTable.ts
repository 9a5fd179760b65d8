import type { Measurements } from "../metrics/metrics";
import { figureRows } from "./figureRows";
import { plainStyle } from "./numbers";

/** A row of the table of figures: its name and its value, as they stand in a document. */
export type MetricsRow = readonly [title: string, value: string];

/** The figures for a document: those that are known and that its readers want. */
export function metricsRows(measurements: Measurements): MetricsRow[] {
  return figureRows(measurements, plainStyle).flatMap(
    ({ isMain, title, value }) =>
      isMain && value !== null ? [[title, value] as const] : [],
  );
}

/** The rows as a Markdown table without a line ending at its end; `isPadded` aligns the columns in the source. */
export function markdownTable(
  rows: readonly MetricsRow[],
  lineEnding: string,
  isPadded: boolean,
): string {
  const cells = [header, ...rows].map((row) => row.map(escaped));
  const widths = [0, 1].map((column) =>
    isPadded
      ? Math.max(3, ...cells.map((row) => (row[column] ?? "").length))
      : 3,
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => padded(cell, isPadded ? (widths[column] ?? 0) : 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [
    line(head),
    line(widths.map((width) => "-".repeat(width))),
    ...body.map(line),
  ].join(lineEnding);
}

const header = ["Metric", "Value"] as const;

function padded(cell: string, width: number): string {
  return cell.padEnd(width);
}

function escaped(cell: string): string {
  return cell.replace(/[\\|]/g, "\\$&").replace(/\s+/g, " ");
}

/** The rows of the first table in a text, as written; the header and the line under it left out. */
export function tableRowsIn(text: string): MetricsRow[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replace(/\\([\\|])/g, "$1")),
    )
    .filter((cells) => cells.length >= 2 && !/^:?-+:?$/.test(cells[0] ?? ""))
    .slice(1)
    .map(([title = "", value = ""]) => [title, value] as const);
}

/** The figures as plain text, one a line. */
export function plainFigures(rows: readonly MetricsRow[]): string {
  return rows.map(([title, value]) => `${title}: ${value}`).join("\n");
}
