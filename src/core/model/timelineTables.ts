import type { TextRange } from "../text";
import { readWeekday } from "./calendarDates";
import { cutAt } from "./scanning";
import type { SourcedZone } from "./sourcedZones";
import type { TableRow, TableText } from "./tables";
import {
  dayNumberIn,
  declaredIn,
  entryContent,
  entryStampAt,
  tellsTime,
  type Cursor,
  type EntryContent,
} from "./timelineContents";
import { dayHeadingIn, timestampAt, type Timestamp } from "./timestamps";
import { timeZoneAt } from "./timeZones";

/** A table's columns by what they hold. */
interface Columns {
  /** Dates, times of day and weekdays. */
  readonly time: readonly number[];
  /** Times since the start beside times of day: they say the same again. */
  readonly elapsed: readonly number[];
  readonly zone: number | null;
  /** Short words that name an entry's part in the story: "Phase". */
  readonly label: number | null;
  /** That of the dates, which a header names: "Date (2026)". */
  readonly year: number | null;
}

/** The entries of a table's rows; none where no column holds times. Rows with nothing but a day are day headings. */
export function tableEntries(
  text: string,
  table: TableText,
  cursor: Cursor,
): EntryContent[] {
  const columns = columnsOf(text, table);
  if (columns.time.length === 0) return [];
  const declared =
    columns.time
      .map((column) => table.header[column])
      .map((cell) => cell && declaredIn(text, cell, "column"))
      .find((found) => found) ?? cursor.zone;
  const entries: EntryContent[] = [];
  const under = { ...cursor };
  for (const row of table.rows) {
    const filled = row.cells.filter((cell) => cell.end > cell.start);
    const [only] = filled;
    const day = filled.length === 1 && only ? dayHeadingIn(text, only) : null;
    const dayNumber =
      filled.length === 1 && only ? dayNumberIn(text, only) : null;
    if (day || dayNumber !== null) {
      under.day = day;
      under.dayNumber = dayNumber;
    } else if (filled.length > 0) {
      entries.push(rowEntry(text, row, columns, declared, under));
    }
  }
  return entries.some(({ timestamp }) => timestamp) ? entries : [];
}

function rowEntry(
  text: string,
  row: TableRow,
  columns: Columns,
  declared: SourcedZone | null,
  cursor: Cursor,
): EntryContent {
  const cells = columns.time
    .map((column) => row.cells[column])
    .filter((cell) => cell !== undefined);
  const stamps = cells
    .map((cell) => entryStampAt(text, cell, true))
    .filter((stamp) => stamp !== null);
  const words = row.cells.filter(
    (cell, column) =>
      !columns.time.includes(column) &&
      !columns.elapsed.includes(column) &&
      column !== columns.label &&
      column !== columns.zone &&
      cell.end > cell.start,
  );
  const named = columns.label === null ? undefined : row.cells[columns.label];
  const start = words[0]?.start ?? row.range.end;
  return entryContent({ index: row.line, content: row.range }, cursor, {
    timestamp: inYear(joined(text, stamps, cells), columns.year),
    label: named && named.end > named.start ? plain(text, named) : null,
    start,
    end: Math.max(start, words.at(-1)?.end ?? start),
    textParts: words,
    zone: zoneOfRow(text, row, columns) ?? declared,
  });
}

/** One timestamp of the cells of a row: the time of the first with one, the day of the first that names it. */
function joined(
  text: string,
  stamps: readonly Timestamp[],
  cells: readonly TextRange[],
): Timestamp | null {
  const timed =
    stamps.find(({ time }) => time !== null) ?? stamps.find(tellsTime);
  const dated = stamps.find(({ date }) => date);
  if (!timed) return dated ?? null;
  if (timed.date) return timed;
  const weekday = cells
    .map((cell) => readWeekday(cutAt(text, cell.end), cell.start)?.name)
    .find((name) => name !== undefined);
  const numbers = cells.map((cell) => dayNumberIn(text, cell));
  return {
    ...timed,
    ...(dated && {
      date: dated.date,
      dateReadings: dated.dateReadings,
      dateOrders: dated.dateOrders,
      invalidDate: dated.invalidDate,
    }),
    weekday: timed.weekday ?? dated?.weekday ?? weekday ?? null,
    dayNumber:
      timed.dayNumber ?? numbers.find((number) => number !== null) ?? null,
  };
}

/** A date without a year in the one that its column's header names. */
function inYear(
  timestamp: Timestamp | null,
  year: number | null,
): Timestamp | null {
  if (!timestamp?.date || timestamp.date.year !== null || year === null) {
    return timestamp;
  }
  return {
    ...timestamp,
    date: { ...timestamp.date, year },
    dateReadings: timestamp.dateReadings.map((date) => ({ ...date, year })),
  };
}

function zoneOfRow(
  text: string,
  row: TableRow,
  { zone }: Columns,
): SourcedZone | null {
  const cell = zone === null ? undefined : row.cells[zone];
  const found = cell && timeZoneAt(text, cell.start, cell.end);
  return found ? { zone: found, place: "column", title: null } : null;
}

const timeTitle =
  /\b(?:time|times|date|when|day|timestamp|heure|start|at|weekday)\b/i;
const elapsedTitle =
  /\b(?:elapsed|since|offset|delta|relative)\b|\bT ?[+-]|Δ|^\W*duration\W*$/i;
const zoneTitle = /^\W*(?:tz|time ?zone|zone)\W*$/i;
const labelTitle =
  /^\W*(?:phase|stage|milestone|type|category|status|step|event type|kind)\W*$/i;

/** The columns for dates and times, by their header, else those whose cells mostly are; one of elapsed time only where no other is. */
function columnsOf(text: string, table: TableText): Columns {
  const titles = table.header.map((cell) => text.slice(cell.start, cell.end));
  const holding = titles.flatMap((title, column) =>
    holdsTimes(text, table, title, column) ? [column] : [],
  );
  const clock = holding.filter(
    (column) => !elapsedTitle.test(titles[column] ?? ""),
  );
  const columnOf = (title: RegExp): number | null => {
    const column = titles.findIndex(
      (each, index) => title.test(each) && !holding.includes(index),
    );
    return column < 0 ? null : column;
  };
  return {
    time: clock.length > 0 ? clock : holding,
    elapsed: holding.filter(
      (column) => clock.length > 0 && !clock.includes(column),
    ),
    zone: columnOf(zoneTitle),
    label: columnOf(labelTitle),
    year: yearOf(holding.map((column) => titles[column] ?? "")),
  };
}

/** The one year that the headers of dates and times name. */
function yearOf(titles: readonly string[]): number | null {
  const years = titles.flatMap(
    (title) => title.match(/(?<![\d/.-])20\d\d(?![\d/.-])/g) ?? [],
  );
  const [year] = years;
  return years.length === 1 && year !== undefined ? Number(year) : null;
}

function holdsTimes(
  text: string,
  table: TableText,
  title: string,
  column: number,
): boolean {
  const cells = table.rows
    .map((row) => row.cells[column])
    .filter((cell) => cell !== undefined && cell.end > cell.start);
  const stamped = cells.filter((cell) => cell && isTimeCell(text, cell)).length;
  return stamped > 0 && (stamped * 2 > cells.length || timeTitle.test(title));
}

function isTimeCell(text: string, cell: TextRange): boolean {
  if (timestampAt(text, cell, { isTimeCell: true })) return true;
  if (cell.end - cell.start > 12) return false;
  return (
    dayNumberIn(text, cell) !== null ||
    readWeekday(cutAt(text, cell.end), cell.start) !== null
  );
}

function plain(text: string, { start, end }: TextRange): string {
  return text
    .slice(start, end)
    .replace(/[*_`]+/g, "")
    .trim();
}
