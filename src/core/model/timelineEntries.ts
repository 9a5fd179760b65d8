import { eachInSteps, type Steps } from "../steps";
import type { TextRange } from "../text";
import { labelAt } from "./labels";
import type { SourceLine } from "./lines";
import type { CalendarDate } from "./pointInTime";
import type { Section } from "./sections";
import { titleWords, type SourcedZone } from "./sourcedZones";
import type { TableText } from "./tables";
import { dayHeadingIn, timestampAt, timestampsIn } from "./timestamps";
import type { Timestamp } from "./timestamps";
import { timeZoneIn } from "./timeZones";

/** An entry as it stands in the source, before dates and zones are carried over to it. */
export interface RawEntry {
  /** 0-based. */
  readonly line: number;
  /** Whole lines without the last line's ending: the entry with what belongs to it. */
  readonly range: TextRange;
  readonly timestamp: Timestamp | null;
  /** The words that name the entry's part in the story: `**Escalation:** …`. */
  readonly label: string | null;
  readonly textRange: TextRange;
  /** The day heading in force, if any. */
  readonly day: CalendarDate | null;
  /** Zone of the table's header or of a heading or sentence over the entries. */
  readonly declaredZone: SourcedZone | null;
  /** Whether its timeline's heading or a sentence there says that no time is exact. */
  readonly isApproximate: boolean;
  /** Entries of one group tell one sequence; order is not compared across groups. */
  readonly group: number;
  /** Entries of one run stand next to each other in one list, table or paragraph and may change places. */
  readonly run: number;
  /** How many lists the entry stands in, at least 1: a line outside of any stands beside the outermost items. */
  readonly depth: number;
  /** The 0-based line of the entry with a time in whose list item it stands, if any. */
  readonly parent: number | null;
}

/** What is in force where the reading stands. */
interface Cursor {
  group: number;
  day: CalendarDate | null;
  zone: SourcedZone | null;
  isApproximate: boolean;
}

type Draft = Omit<RawEntry, "range"> & { endLine: number };

/** An entry but for its place among the others. */
type Content = Omit<Draft, "run" | "depth" | "parent">;

/** A list item that the reading stands in. */
interface OpenItem {
  readonly depth: number;
  readonly run: number;
  /** The entry that the item is or goes on with; null where there is none. */
  readonly home: Draft | null;
  /** The line of the entry with a time that entries nested in the item have for a parent. */
  readonly parent: number | null;
  endLine: number;
}

/**
 * Adds the entries of one timeline section to `entries`, in document order. Lines that are no entry belong to the entry
 * before them. `tables` are those of the document by the 0-based line on which they begin.
 */
export function* readTimelineEntries(
  text: string,
  lines: readonly SourceLine[],
  section: Section,
  tables: ReadonlyMap<number, TableText>,
  group: number,
  entries: RawEntry[],
): Steps<void> {
  const body = lines.slice(section.line + 1, section.endLine + 1);
  const reader = new EntryReader(text, lines, shallowestList(body), {
    group,
    day: dayHeadingIn(text, section.titleRange),
    zone: declaredIn(text, section.titleRange, "heading"),
    isApproximate: saysApproximate(text, section.titleRange),
  });
  yield* eachInSteps(body, (line) => {
    if (line.context === "table") {
      reader.readTable(line, tables.get(line.index));
    } else reader.readLine(line);
  });
  for (const draft of reader.finish()) entries.push(entryOf(lines, draft));
}

function entryOf(
  lines: readonly SourceLine[],
  { endLine, ...draft }: Draft,
): RawEntry {
  const first = lines[draft.line];
  const end = lines[endLine]?.range.end ?? 0;
  return {
    ...draft,
    range: { start: first?.range.start ?? 0, end },
    // Under a heading that is a time stands what happened then.
    ...(first?.context === "heading" && {
      textRange: { start: draft.textRange.start, end },
    }),
  };
}

/** Reads a timeline line by line. */
class EntryReader {
  readonly #drafts: Draft[] = [];
  readonly #text: string;
  readonly #lines: readonly SourceLine[];
  /** The depth of the lists whose items are entries without a time, too. */
  readonly #listDepth: number;
  readonly #cursor: Cursor;
  #lastRun = 0;
  /** The entry outside of lists that lines which are none may belong to. */
  #open: Draft | undefined;
  /** The list items around the line, the innermost last. */
  readonly #items: OpenItem[] = [];

  constructor(
    text: string,
    lines: readonly SourceLine[],
    listDepth: number,
    cursor: Cursor,
  ) {
    this.#text = text;
    this.#lines = lines;
    this.#listDepth = listDepth;
    this.#cursor = cursor;
  }

  finish(): readonly Draft[] {
    this.#endRun();
    return this.#drafts;
  }

  readLine(line: SourceLine): void {
    if (line.context === "blank") return;
    if (line.context === "heading") {
      if (line.headingDepth > 0) this.#readHeading(line);
    } else if (line.context === "text") {
      this.#readText(line);
    } else if (!this.#goesOn(line)) {
      this.#endRun();
    }
  }

  /** Called for every line of a table; the table is given on its first. */
  readTable(line: SourceLine, table: TableText | undefined): void {
    const isInItem = this.#goesOnInItem(line);
    if (!table) return;
    if (!isInItem) this.#endRun();
    const run = ++this.#lastRun;
    const depth = line.listDepth + (isInItem ? 1 : 0);
    for (const content of tableEntries(this.#text, table, this.#cursor)) {
      this.#add(content, run, depth, this.#items.at(-1)?.parent ?? null);
    }
  }

  #readHeading(line: SourceLine): void {
    this.#endRun();
    const content = headingEntry(this.#text, line, this.#cursor);
    if (content) {
      this.#openOutsideLists(content, line);
      return;
    }
    const day = dayHeadingIn(this.#text, line.content);
    if (day) {
      this.#cursor.day = day;
      const dated = timestampAt(this.#text, line.content);
      // Prose right under a day tells of that day: the heading is the entry.
      if (dated && this.#isFollowedByProse(line)) {
        this.#openOutsideLists(
          draftOf(line, dated, null, line.content.end, this.#cursor),
          line,
        );
      }
    } else {
      this.#cursor.group++;
      this.#cursor.day = null;
    }
    this.#takeZone(declaredIn(this.#text, line.content, "heading"));
  }

  #readText(line: SourceLine): void {
    const day = dayHeadingIn(this.#text, line.content);
    if (day) {
      this.#endRun();
      this.#cursor.day = day;
      this.#takeZone(declaredIn(this.#text, line.content, "heading"));
      return;
    }
    const content = lineEntry(this.#text, line, this.#listDepth, this.#cursor);
    // What is listed under a heading with a time tells of that time.
    const isDetail = content?.timestamp === null && this.#isUnderHeading();
    const entry = isDetail ? undefined : content;
    if (line.startsItem && (entry || !this.#isUnderHeading())) {
      this.#openItem(line, entry);
    } else if (entry) {
      this.#openOutsideLists(entry, line);
    } else if (!this.#goesOn(line)) {
      this.#endRun();
      this.#takeSentence(line.content);
    }
  }

  #openOutsideLists(content: Content, line: SourceLine): void {
    this.#closeItems(0);
    const before = this.#isUnderHeading() ? undefined : this.#open;
    const run =
      before && line.context === "text" ? before.run : ++this.#lastRun;
    this.#open = this.#add(content, run, line.listDepth, null);
  }

  #openItem(line: SourceLine, content: Content | undefined): void {
    this.#open = undefined;
    const depth = line.listDepth;
    const sibling = this.#closeItems(depth - 1, depth);
    const around = this.#items.at(-1);
    const parent = around?.parent ?? null;
    const run = sibling?.run ?? ++this.#lastRun;
    const entry = content && this.#add(content, run, depth, parent);
    const home = entry ?? sibling?.home ?? around?.home ?? null;
    if (!home) this.#takeSentence(line.content);
    this.#items.push({
      depth,
      run,
      home,
      parent: entry?.timestamp?.time ? entry.line : parent,
      endLine: line.index,
    });
  }

  /** Closes the items deeper than the depth; gives the one of the other depth that was among them. */
  #closeItems(depth: number, wanted?: number): OpenItem | undefined {
    let found: OpenItem | undefined;
    for (
      let item = this.#items.at(-1);
      item && item.depth > depth;
      item = this.#items.at(-1)
    ) {
      this.#items.pop();
      if (item.depth === wanted) found = item;
      const around = this.#items.at(-1);
      for (const each of [item.home, around]) {
        if (each) each.endLine = Math.max(each.endLine, item.endLine);
      }
    }
    return found;
  }

  #add(
    content: Content,
    run: number,
    depth: number,
    parent: number | null,
  ): Draft {
    const entry = { ...content, run, depth: Math.max(depth, 1), parent };
    this.#drafts.push(entry);
    return entry;
  }

  #endRun(): void {
    this.#closeItems(0);
    this.#open = undefined;
  }

  #takeZone(zone: SourcedZone | null): void {
    if (zone) this.#cursor.zone = zone;
  }

  /** “All times in UTC.”, “All times approximate.” */
  #takeSentence(content: TextRange): void {
    // What the heading says goes first.
    if (this.#cursor.zone?.place !== "heading") {
      this.#takeZone(zoneSentence(this.#text, content));
    }
    if (saysApproximate(this.#text, content)) this.#cursor.isApproximate = true;
  }

  #isUnderHeading(): boolean {
    return (
      this.#open !== undefined &&
      this.#lines[this.#open.line]?.context === "heading"
    );
  }

  /** Takes the line into the entry that it goes on with, in its list item, under its heading or soft-wrapped, if any. */
  #goesOn(line: SourceLine): boolean {
    if (this.#goesOnInItem(line)) return this.#items.at(-1)?.home !== null;
    if (!this.#open) return false;
    const isText = line.context === "text";
    const isWrapped =
      isText &&
      line.listDepth === 0 &&
      this.#lines[line.index - 1]?.context === "text";
    const isListed = line.listDepth > 0;
    const belongs = this.#isUnderHeading() ? isText || isListed : isWrapped;
    if (belongs) this.#open.endLine = line.index;
    return belongs;
  }

  #goesOnInItem(line: SourceLine): boolean {
    this.#closeItems(line.listDepth);
    const item = this.#items.at(-1);
    if (item) item.endLine = line.index;
    return item !== undefined;
  }

  #isFollowedByProse(heading: SourceLine): boolean {
    let index = heading.index + 1;
    while (this.#lines[index]?.context === "blank") index++;
    const next = this.#lines[index];
    return (
      next?.context === "text" &&
      next.listDepth === 0 &&
      !timestampAt(this.#text, next.content)
    );
  }
}

function shallowestList(body: readonly SourceLine[]): number {
  let least = Infinity;
  for (const line of body) {
    if (line.startsItem) least = Math.min(least, line.listDepth);
  }
  return least;
}

/** The entry's timestamp; an unfilled template token (`[HH:MM]`) is none, an honest unknown (`12:??`) is. */
function entryStampAt(
  text: string,
  range: TextRange,
  isTimeCell = false,
): Timestamp | null {
  const timestamp = timestampAt(text, range, { isTimeCell });
  return timestamp?.placeholder ? null : timestamp;
}

/** Whether more than a date is known of the moment, or that it is not. */
function tellsTime(timestamp: Timestamp): boolean {
  return (
    timestamp.time !== null ||
    timestamp.unknown ||
    timestamp.elapsedMinutes !== null
  );
}

/** Whether a date alone is set off from the words behind it, as an entry's is and a sentence's isn't. */
function isSetOff(text: string, timestamp: Timestamp): boolean {
  const between = text.slice(timestamp.range.end, timestamp.textStart);
  return /[:\]*_|–—-]/.test(between);
}

function headingEntry(
  text: string,
  line: SourceLine,
  cursor: Cursor,
): Content | undefined {
  const timestamp = entryStampAt(text, line.content);
  if (!timestamp || !tellsTime(timestamp)) return undefined;
  return draftOf(line, timestamp, null, line.content.end, cursor);
}

function lineEntry(
  text: string,
  line: SourceLine,
  listDepth: number,
  cursor: Cursor,
): Content | undefined {
  const inList = line.listDepth > 0;
  if (inList && !line.startsItem) return undefined;
  const timestamp = entryStampAt(text, line.content);
  if (
    timestamp &&
    (inList || tellsTime(timestamp) || isSetOff(text, timestamp))
  ) {
    return draftOf(line, timestamp, null, line.content.end, cursor);
  }
  const label = labelAt(text, line.content);
  if (label && (label.colon || label.markup === "bold")) {
    const inLabel = timestampsIn(text, label.range).find((t) => t.time);
    if (inLabel) {
      return draftOf(
        line,
        inLabel,
        null,
        line.content.end,
        cursor,
        label.textStart,
      );
    }
  }
  const isLabelled = label !== null && label.colon && !label.wholeLine;
  if (isLabelled) {
    const afterLabel = timestampAt(text, {
      start: label.textStart,
      end: line.content.end,
    });
    const name = text.slice(label.range.start, label.range.end);
    if (afterLabel?.time) {
      return draftOf(line, afterLabel, name, line.content.end, cursor);
    }
    if (line.listDepth === (inList ? listDepth : 0)) {
      return draftOf(
        line,
        null,
        name,
        line.content.end,
        cursor,
        label.textStart,
      );
    }
  }
  if (inList && line.listDepth === listDepth) {
    const name =
      label?.colon === true
        ? text.slice(label.range.start, label.range.end)
        : null;
    return draftOf(
      line,
      null,
      name,
      line.content.end,
      cursor,
      line.content.start,
    );
  }
  return undefined;
}

function draftOf(
  line: SourceLine,
  timestamp: Timestamp | null,
  label: string | null,
  end: number,
  cursor: Cursor,
  textStart: number = timestamp?.textStart ?? line.content.start,
): Content {
  return {
    line: line.index,
    endLine: line.index,
    timestamp,
    label,
    textRange: { start: Math.min(textStart, end), end },
    day: cursor.day,
    declaredZone: cursor.zone,
    isApproximate: cursor.isApproximate,
    group: cursor.group,
  };
}

function tableEntries(
  text: string,
  table: TableText,
  cursor: Cursor,
): Content[] {
  const columns = timeColumns(text, table);
  if (columns.length === 0) return [];
  const zone =
    columns
      .map((column) => table.header[column])
      .map((cell) => cell && declaredIn(text, cell, "column"))
      .find((found) => found) ?? cursor.zone;
  const drafts: Content[] = [];
  for (const row of table.rows) {
    const stamps = columns
      .map((column) => row.cells[column])
      .map((cell) => (cell ? entryStampAt(text, cell, true) : null))
      .filter((stamp) => stamp !== null);
    const timed = stamps.find(tellsTime);
    const dated = stamps.find((stamp) => stamp.date);
    const timestamp = timed
      ? { ...timed, date: timed.date ?? dated?.date ?? null }
      : (dated ?? null);
    const words = row.cells.filter((_, index) => !columns.includes(index));
    const start = words[0]?.start ?? row.range.end;
    drafts.push({
      line: row.line,
      endLine: row.line,
      timestamp,
      label: null,
      textRange: { start, end: Math.max(start, words.at(-1)?.end ?? start) },
      day: cursor.day,
      declaredZone: zone,
      isApproximate: cursor.isApproximate,
      group: cursor.group,
    });
  }
  return drafts.some((draft) => draft.timestamp) ? drafts : [];
}

/** The columns that hold dates and times: by their header, else those whose cells mostly are. */
function timeColumns(text: string, table: TableText): number[] {
  const found: number[] = [];
  for (const [column, header] of table.header.entries()) {
    const title = text.slice(header.start, header.end);
    const cells = table.rows
      .map((row) => row.cells[column])
      .filter((cell) => cell !== undefined && cell.end > cell.start);
    const stamped = cells.filter(
      (cell) => cell && timestampAt(text, cell, { isTimeCell: true }),
    ).length;
    const named =
      /\b(?:time|times|date|when|day|timestamp|heure|start|at)\b/i.test(title);
    if (stamped > 0 && (stamped * 2 > cells.length || (named && stamped > 0))) {
      found.push(column);
    }
  }
  return found;
}

/** “All times in UTC.”: a line of the section that is no entry and speaks of times. */
function zoneSentence(text: string, content: TextRange): SourcedZone | null {
  const sentence = text.slice(content.start, content.end);
  if (!/\b(?:times?|timezone|zone|clock|events|UTC|GMT)\b/i.test(sentence)) {
    return null;
  }
  const zone = timeZoneIn(text, content);
  return zone && { zone, place: "sentence", title: null };
}

function declaredIn(
  text: string,
  range: TextRange,
  place: "heading" | "column",
): SourcedZone | null {
  const zone = timeZoneIn(text, range);
  return zone && { zone, place, title: titleWords(text, range) };
}

/** “All times approximate”, “(times are approximate)”. */
function saysApproximate(text: string, range: TextRange): boolean {
  const words = text.slice(range.start, Math.min(range.end, range.start + 200));
  return /\btime(?:s|stamps)?\b[^.]{0,40}\b(?:approximate|approximations?|approximately|approx|estimated|estimates)\b|\b(?:approximate|approx\.?|estimated|rough) times?\b/i.test(
    words,
  );
}
