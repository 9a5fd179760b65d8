import type { TextRange } from "../text";
import { itemAt, type ActionItem, type Context } from "./actionItem";
import { columnValue, fieldNamed, type FieldName } from "./actionItemFields";
import { normalizeTitle } from "./sectionNames";
import type { TableRow, TableText } from "./tables";

const actionColumn =
  /^(?:action|actions|action items?|tasks?|items?|description|to-?do|what|improvements?|measures?|title|summary|follow-?ups?|recommendations?|details|corrective actions?|preventative (?:actions?|measures?)|work item|next steps?|mesures?|taches?|accion|acciones|tarea|tareas|medida|medidas|acao|acoes|tarefa|tarefas|massnahmen?|maßnahmen?|aufgaben?)$/;

/** The items of a table, one a row, with the fields that its columns hold. */
export function rowItems(context: Context, table: TableText): ActionItem[] {
  const titles = table.header.map(({ start, end }) =>
    context.text.slice(start, end),
  );
  const fields = titles.map(fieldNamed);
  const named = titles.findIndex((title) =>
    actionColumn.test(normalizeTitle(title).replace(/\s*\(.*$/, "")),
  );
  const unnamed = titles.findIndex(
    (title, column) =>
      fields[column] === undefined &&
      !/^\s*(?:#|no\.?|nr\.?|id)?\s*$/i.test(title),
  );
  const action = named >= 0 ? named : Math.max(0, unnamed);
  return table.rows.flatMap(
    (row) => rowItem(context, row, action, fields) ?? [],
  );
}

function rowItem(
  context: Context,
  row: TableRow,
  action: number,
  fields: readonly (FieldName | undefined)[],
): ActionItem | undefined {
  const cell = row.cells[action];
  if (!cell || cell.start >= cell.end) return undefined;
  const apart = new Map<FieldName, string | null>();
  const cells: Partial<Record<FieldName, TextRange>> = {};
  for (const [column, field] of fields.entries()) {
    const range = row.cells[column];
    if (column === action || !field || !range || apart.has(field)) continue;
    const source = context.text.slice(range.start, range.end);
    apart.set(field, columnValue(source, field));
    cells[field] = range;
  }
  return { cells, ...itemAt(context, row.line, cell, apart) };
}
