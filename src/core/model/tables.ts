import type { Nodes, Table } from "mdast";
import { MarkdownBlock, PlacedBlock, type Markdown } from "../markdown";
import { memoOf } from "../memo";
import { movedRange, type TextRange } from "../text";

/** A table's header and rows as ranges of its cells' content, empty cells included. */
export interface TableText {
  readonly header: readonly TextRange[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly range: TextRange;
  /** 0-based. */
  readonly line: number;
  readonly cells: readonly TextRange[];
}

/** Every table that is not hidden, wherever it is nested, by the 0-based line on which it begins. */
export function readTables(
  { blocks }: Markdown,
  hidden: TextRange | null = null,
): Map<number, TableText> {
  const tables = new Map<number, TableText>();
  for (const placed of blocks) {
    if (tablesOf(placed.block).length === 0) continue;
    for (const { line, table } of placedTables(placed)) {
      const start = table.header[0]?.start ?? 0;
      const isHidden = hidden && hidden.start <= start && start < hidden.end;
      if (!isHidden) tables.set(line, table);
    }
  }
  return tables;
}

interface PlacedTable {
  readonly line: number;
  readonly table: TableText;
}

const placedTables = memoOf(PlacedBlock, (placed): readonly PlacedTable[] =>
  tablesOf(placed.block).map(({ line, table }) => ({
    line: line + placed.line,
    table: movedTable(table, placed),
  })),
);

/** With offsets and lines from the beginning of the block. */
const tablesOf = memoOf(MarkdownBlock, ({ source, nodes }): PlacedTable[] => {
  const tables: PlacedTable[] = [];
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "table") {
      const line = (node.position?.start.line ?? 1) - 1;
      tables.push({ line, table: tableText(source, node) });
    } else if (
      node.type === "list" ||
      node.type === "listItem" ||
      node.type === "blockquote"
    ) {
      for (const child of node.children) open.push(child);
    }
  }
  return tables.sort((a, b) => a.line - b.line);
});

/** The same table that many characters and lines further on. */
export function movedTable(
  { header, rows }: TableText,
  { start, line }: { readonly start: number; readonly line: number },
): TableText {
  const moved = (range: TextRange): TextRange => movedRange(range, start);
  return {
    header: header.map(moved),
    rows: rows.map((row) => ({
      range: moved(row.range),
      line: row.line + line,
      cells: row.cells.map(moved),
    })),
  };
}

function tableText(text: string, table: Table): TableText {
  const [header, ...rows] = table.children.map((row) => ({
    range: rangeOf(row),
    line: (row.position?.start.line ?? 1) - 1,
    cells: row.children.map((cell) => cellContent(text, rangeOf(cell))),
  }));
  return { header: header?.cells ?? [], rows };
}

/** The cells of a row's line as it stands in the source, empty ones included. */
export function cellsOf(text: string, line: TextRange): TextRange[] {
  const cells: TextRange[] = [];
  const source = text.slice(line.start, line.end);
  const end = source.trimEnd().length;
  let at = /^[\s>]*\|?/.exec(source)?.[0].length ?? 0;
  while (at < end) {
    let bar = source.indexOf("|", at);
    while (bar > 0 && source[bar - 1] === "\\")
      bar = source.indexOf("|", bar + 1);
    const cellEnd = bar < 0 ? end : bar;
    cells.push(
      cellContent(text, { start: line.start + at, end: line.start + cellEnd }),
    );
    at = cellEnd + 1;
  }
  return cells;
}

/** A cell's node begins at its bar and may end before its closing one. */
function cellContent(text: string, cell: TextRange): TextRange {
  let { start, end } = cell;
  if (text[start] === "|") start++;
  if (end > start && text[end - 1] === "|" && text[end - 2] !== "\\") end--;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

/** The offsets of a node; an empty range at 0 where the tree has none. */
function rangeOf(node: Nodes): TextRange {
  return {
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
  };
}
