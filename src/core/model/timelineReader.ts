import type { TextRange } from "../text";
import type { SourceLine } from "./lines";
import type { SourcedZone } from "./sourcedZones";
import type { TableText } from "./tables";
import { lateEntries } from "./lateTimestamps";
import {
  dayNumberIn,
  declaredIn,
  entryContent,
  entryStampAt,
  headingEntry,
  lineEntry,
  saysApproximate,
  tellsTime,
  zoneSentence,
  type Cursor,
  type EntryContent,
} from "./timelineContents";
import { entriesInCode, type CodeLine } from "./timelineCode";
import { segmentsOf } from "./timelineSegments";
import { tableEntries } from "./timelineTables";
import { dayHeadingIn, timestampAt } from "./timestamps";

/** An entry and its place among the others, while lines may still come that belong to it. */
export interface Draft extends EntryContent {
  readonly run: number;
  readonly depth: number;
  readonly parent: number | null;
  endLine: number;
  /** The part of its line that the entry takes up; null for the whole. */
  readonly segment: TextRange | null;
}

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

/** Reads the entries of a timeline line by line: `readLine` and `readTable` in order, then `finish`. */
export class TimelineReader {
  readonly #drafts: Draft[] = [];
  readonly #text: string;
  readonly #lines: readonly SourceLine[];
  /** The depth of the lists whose items are entries without a time, too. */
  readonly #listDepth: number;
  readonly #cursor: Cursor;
  #lastRun = 0;
  /** The entry outside of lists that lines which are none may belong to. */
  #open: Draft | undefined;
  /** The last entry that a line is with which a list item goes on. */
  #lineOfItem: Draft | undefined;
  /** Lines of code, lines in block quotes, and lines of text that are no entry as they stand. */
  readonly #code: CodeLine[] = [];
  readonly #quotes: SourceLine[] = [];
  readonly #plain: Draft[] = [];
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
    if (!this.#drafts.some(({ timestamp }) => timestamp)) this.#readQuotes();
    if (!this.#drafts.some(({ timestamp }) => timestamp)) this.#readCode();
    return lateEntries(this.#text, this.#drafts, this.#plain);
  }

  readLine(line: SourceLine): void {
    if (line.context === "blank") return;
    if (line.context === "heading") {
      if (line.headingDepth > 0) this.#readHeading(line);
    } else if (line.context === "text") {
      this.#readText(line);
    } else if (line.context === "html") {
      this.#readHtml(line);
    } else if (line.context === "quote") {
      this.#quotes.push(line);
    } else if (line.context === "code" && this.#code.length < mostPlainLines) {
      this.#code.push({ line, cursor: { ...this.#cursor } });
      if (!this.#goesOn(line)) this.#endRun();
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
    if (this.#takeDay(line)) {
      const dated = timestampAt(this.#text, line.content);
      // Prose right under a day tells of that day: the heading is the entry.
      if (dated && this.#isFollowedByProse(line)) {
        const parts = { timestamp: dated, end: line.content.end };
        this.#openOutsideLists(entryContent(line, this.#cursor, parts), line);
      }
    } else {
      this.#cursor.group++;
      this.#cursor.day = null;
      this.#cursor.dayNumber = null;
    }
    this.#takeZone(declaredIn(this.#text, line.content, "heading"));
  }

  #readText(line: SourceLine): void {
    if (isLinkDefinition(this.#text, line.content)) return;
    if (this.#takeDay(line)) {
      this.#endRun();
      this.#takeZone(declaredIn(this.#text, line.content, "heading"));
      return;
    }
    const segments = segmentsOf(this.#text, line, this.#cursor);
    if (segments) {
      for (const content of segments) this.#openSegment(content, line);
      return;
    }
    const content = lineEntry(
      this.#text,
      line,
      this.#listDepth,
      this.#cursor,
      this.#isAmongTimes(line),
    );
    // What is listed under a heading with a time tells of that time.
    const isDetail = content?.timestamp === null && this.#isUnderHead();
    const entry = isDetail ? undefined : content;
    if (line.startsItem && (entry || !this.#isUnderHead())) {
      this.#openItem(line, entry);
    } else if (entry && line.listDepth > 0) {
      this.#openInItem(line, entry);
    } else if (entry) {
      this.#openOutsideLists(this.#withTextBefore(entry, line), line);
    } else if (!this.#goesOn(line)) {
      this.#endRun();
      this.#takeSentence(line.content);
      if (line.listDepth === 0 && this.#plain.length < mostPlainLines) {
        const { start, end } = line.content;
        this.#plain.push(
          this.#draftOf(
            entryContent(line, this.#cursor, { start, end }),
            ++this.#lastRun,
            0,
            null,
          ),
        );
      }
    }
  }

  /** Whether a line begins with a time, as does one before or behind it in its list item, and no sentence goes over to it. */
  #isAmongTimes(line: SourceLine): boolean {
    if (line.listDepth === 0 || line.startsItem || line.startsParagraph) {
      return false;
    }
    const [before, behind] = [line.index - 1, line.index + 1].map(
      (index) => this.#lines[index],
    );
    if (!before || !this.#beginsWithTime(line)) return false;
    const { start, end } = before.content;
    if (wordsGoOn.test(this.#text.slice(Math.max(start, end - 20), end))) {
      return false;
    }
    const goesOn = behind && !behind.startsItem && !behind.startsParagraph;
    return (
      this.#beginsWithTime(before) ||
      (goesOn === true && this.#beginsWithTime(behind))
    );
  }

  #beginsWithTime({ context, content }: SourceLine): boolean {
    if (context !== "text") return false;
    const timestamp = entryStampAt(this.#text, content);
    return timestamp !== null && tellsTime(timestamp);
  }

  /** “<li>14:05 Deployed</li>”: a line of HTML that begins with a time. */
  #readHtml(line: SourceLine): void {
    const segments = segmentsOf(this.#text, line, this.#cursor);
    if (segments) {
      for (const content of segments) this.#openSegment(content, line);
      return;
    }
    const timestamp = entryStampAt(this.#text, line.content);
    if (timestamp && tellsTime(timestamp)) {
      const { end } = line.content;
      const parts = { timestamp, end };
      this.#openOutsideLists(entryContent(line, this.#cursor, parts), line);
    } else if (!this.#goesOn(line)) {
      this.#endRun();
    }
  }

  /** A timeline that is quoted as a whole. Beside other entries, quotes are what people said in chat. */
  #readQuotes(): void {
    for (const line of this.#quotes) {
      if (this.#takeDay(line)) continue;
      const timestamp = entryStampAt(this.#text, line.content);
      if (!timestamp || !tellsTime(timestamp)) continue;
      const parts = { timestamp, end: line.content.end };
      const content = entryContent(line, this.#cursor, parts);
      this.#add(content, ++this.#lastRun, 1, null);
    }
  }

  #readCode(): void {
    let before: EntryContent | undefined;
    for (const content of entriesInCode(this.#text, this.#code)) {
      const isNext = before?.line === content.line - 1;
      const run = isNext ? this.#lastRun : ++this.#lastRun;
      this.#add(content, run, 1, null);
      before = content;
    }
  }

  /** Takes over the day of a line that is only that: a date, “Day 2”. */
  #takeDay({ content }: SourceLine): boolean {
    const day = dayHeadingIn(this.#text, content);
    const dayNumber = day ? null : dayNumberIn(this.#text, content);
    if (!day && dayNumber === null) return false;
    this.#cursor.day = day;
    this.#cursor.dayNumber = dayNumber;
    return true;
  }

  #openSegment(content: EntryContent, line: SourceLine): void {
    this.#closeItems(line.listDepth);
    const start = Math.max(
      line.content.start,
      content.timestamp?.range.start ?? 0,
    );
    const segment = { start, end: content.textRange.end };
    const draft = this.#draftOf(content, ++this.#lastRun, line.listDepth, null);
    this.#drafts.push({ ...draft, segment });
  }

  /** A line that is only a time tells of the lines before it in its paragraph, as status pages write it. */
  #withTextBefore(entry: EntryContent, line: SourceLine): EntryContent {
    const { textRange, timestamp } = entry;
    if (!timestamp || textRange.start < textRange.end) return entry;
    if (line.startsParagraph) return entry;
    const open = this.#open;
    if (open?.timestamp === null && this.#drafts.at(-1) === open) {
      this.#drafts.pop();
      this.#open = undefined;
      return { ...entry, label: open.label, textRange: open.textRange };
    }
    if (open?.line === line.index - 1) return entry;
    let first = line.index;
    while (
      !this.#lines[first]?.startsParagraph &&
      first > line.index - longestParagraph
    ) {
      first--;
    }
    const start = this.#lines[first]?.content.start;
    const end = this.#lines[line.index - 1]?.content.end;
    if (start === undefined || end === undefined || start >= end) return entry;
    // A paragraph that begins with a time has its words below each.
    const before = this.#drafts.findLast((draft) => draft.line <= first);
    if (before?.line === first) return entry;
    return { ...entry, textRange: { start, end } };
  }

  #openOutsideLists(content: EntryContent, line: SourceLine): void {
    this.#closeItems(0);
    const before = this.#isUnderHead() ? undefined : this.#open;
    const run =
      before && line.context === "text" ? before.run : ++this.#lastRun;
    this.#open = this.#add(content, run, line.listDepth, null);
  }

  #openItem(line: SourceLine, content: EntryContent | undefined): void {
    this.#open = undefined;
    this.#lineOfItem = undefined;
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

  /** An entry inside an item ends the one before it, and the items behind it stand next to it instead. */
  #openInItem(line: SourceLine, content: EntryContent): void {
    this.#open = undefined;
    this.#closeItems(line.listDepth - 1);
    const depth = line.listDepth;
    const parent = this.#items.at(-1)?.parent ?? null;
    const before = line.startsParagraph ? undefined : this.#lineOfItem;
    const run = before?.depth === depth ? before.run : ++this.#lastRun;
    const entry = this.#add(content, run, depth, parent);
    this.#lineOfItem = line.startsParagraph ? undefined : entry;
    this.#items.push({
      depth,
      run: ++this.#lastRun,
      home: entry,
      parent: entry.timestamp?.time ? entry.line : parent,
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
    content: EntryContent,
    run: number,
    depth: number,
    parent: number | null,
  ): Draft {
    const entry = this.#draftOf(content, run, depth, parent);
    this.#drafts.push(entry);
    return entry;
  }

  #draftOf(
    content: EntryContent,
    run: number,
    depth: number,
    parent: number | null,
  ): Draft {
    return {
      run,
      depth: Math.max(depth, 1),
      parent,
      endLine: content.line,
      segment: null,
      ...content,
    };
  }

  #endRun(): void {
    this.#closeItems(0);
    this.#open = undefined;
    this.#lineOfItem = undefined;
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

  /** Whether the open entry is a heading or a bold line, so that what follows tells of its time. */
  #isUnderHead(): boolean {
    const open = this.#open && this.#lines[this.#open.line];
    if (!this.#open || !open) return false;
    if (open.context === "heading") return true;
    const { start, end } = open.content;
    return (
      this.#open.timestamp !== null &&
      open.context === "text" &&
      open.listDepth === 0 &&
      isBoldLine(
        this.#text.slice(start, Math.min(end, start + longestBoldLine)),
      )
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
    const belongs = this.#isUnderHead() ? isText || isListed : isWrapped;
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

/** A timeline of plain lines shows by its first ones where its times stand. */
const mostPlainLines = 500;

/** In lines, of one that ends with its time. */
const longestParagraph = 9;

/** The end of a line whose sentence goes on with a time: “… failed until”, “… (from”, “… at 14:05,”. */
const wordsGoOn =
  /(?:[,([–—-]|(?:^|\s)(?:an?|the|at|on|by|to|until|till|from|since|between|and|or|around|about|approximately|before|after|for|of|in|is|was|were|than|that|when))\s*$/i;

const longestBoldLine = 160;

/** “**14:05 UTC: Deployed**” */
function isBoldLine(source: string): boolean {
  return /^(?:\*\*[^*]+\*\*|__[^_]+__)\s*:?\\?$/.test(source);
}

const linkDefinition =
  /^\[[^\][]{1,80}\]:\s*<?(?:[a-z][a-z+.-]{1,9}:|\/|\.|#|www\.)/i;

/** “[1]: https://example.com”, which shows nothing. */
function isLinkDefinition(text: string, { start, end }: TextRange): boolean {
  return linkDefinition.test(text.slice(start, Math.min(end, start + 120)));
}
