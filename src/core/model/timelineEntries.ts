import { eachInSteps, type Steps } from "../steps";
import { movedRange, type TextRange } from "../text";
import { perExcerpt, type Excerpt } from "./excerpts";
import type { SourceLine } from "./lines";
import type { CalendarDate } from "./pointInTime";
import type { Section } from "./sections";
import type { SourcedZone } from "./sourcedZones";
import { movedTable, type TableText } from "./tables";
import { dayOfHeading, declaredIn, saysApproximate } from "./timelineContents";
import { TimelineReader, type Draft } from "./timelineReader";
import type { Timestamp } from "./timestamps";

/** An entry as it stands in the source, before dates and zones are carried over to it. */
export interface RawEntry {
  /** 0-based, of the line with its timestamp. */
  readonly line: number;
  /** Whole lines without the last line's ending: the entry with what belongs to it; less where several share a line. */
  readonly range: TextRange;
  readonly timestamp: Timestamp | null;
  /** The words that name the entry's part in the story: `**Escalation:** …`. */
  readonly label: string | null;
  readonly textRange: TextRange;
  /** The parts of `textRange` that are its text where others stand between them, as in a table's row; else null. */
  readonly textParts: readonly TextRange[] | null;
  /** The day heading in force, if any. */
  readonly day: CalendarDate | null;
  /** 2 under a heading “Day 2” that names no date, else null. */
  readonly dayNumber: number | null;
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

/** What a timeline's entries depend on beside its lines. */
interface Heading {
  readonly key: string;
  /** Of the words of the heading or label, from the beginning of its line. */
  readonly title: TextRange;
  /** Those of the document by the 0-based line on which they begin. */
  readonly tables: ReadonlyMap<number, TableText>;
}

/**
 * The entries of one timeline section in document order, with offsets and lines from the beginning of its heading's line,
 * and groups from 0. Lines that are no entry belong to the entry before them. `tables` are those of the document by the
 * 0-based line on which they begin.
 */
export function readTimelineEntries(
  text: string,
  lines: readonly SourceLine[],
  { line, endLine, titleRange }: Section,
  tables: ReadonlyMap<number, TableText>,
): Steps<readonly RawEntry[]> {
  const start = lines[line]?.start ?? 0;
  const title = movedRange(titleRange, -start);
  const key = `${title.start}-${title.end}`;
  return entriesIn(text, lines, line, endLine + 1, { key, title, tables });
}

const entriesIn = perExcerpt(function* (
  { text, lines, place }: Excerpt,
  { title, tables }: Heading,
): Steps<readonly RawEntry[]> {
  const body = lines.slice(1);
  const reader = new TimelineReader(text, lines, listOfEntries(lines), {
    group: 0,
    day: dayOfHeading(text, title),
    dayNumber: null,
    zone: declaredIn(text, title, "heading"),
    isApproximate: saysApproximate(text, title),
  });
  yield* eachInSteps(body, (line) => {
    if (line.context === "table") {
      const table = tables.get(place.line + line.index);
      reader.readTable(
        line,
        table && movedTable(table, { start: -place.start, line: -place.line }),
      );
    } else reader.readLine(line);
  });
  return reader.finish().map((draft, index, drafts) => {
    const next = drafts[index + 1]?.line ?? lines.length;
    return entryOf(text, lines, draft, next);
  });
});

function entryOf(
  text: string,
  lines: readonly SourceLine[],
  { endLine, segment, ...draft }: Draft,
  nextLine: number,
): RawEntry {
  const line = lines[draft.line];
  const start = line?.start ?? 0;
  const end = lines[endLine]?.range.end ?? 0;
  const { textRange, timestamp } = draft;
  const isBefore = textRange.start < start;
  const first = isBefore
    ? text.lastIndexOf("\n", textRange.start - 1) + 1
    : start;
  const isBehindTime =
    timestamp !== null && textRange.start >= timestamp.range.end;
  const isHead = line?.context === "heading" && isBehindTime;
  const isAlone =
    isBehindTime &&
    draft.label === null &&
    textRange.start >= textRange.end &&
    segment === null;
  // Under a heading that is a time stands what happened then, and below an item or a line that is no more than one.
  const textEnd = isHead
    ? end
    : isAlone
      ? endOfText(lines, draft.line, Math.min(endLine, nextLine - 1))
      : textRange.end;
  return {
    range: segment ?? { start: first, end },
    ...draft,
    ...(textEnd > textRange.end && {
      textRange: { start: textRange.start, end: textEnd },
    }),
  };
}

/** Where the lines behind an entry's first end, before an item beside it that is no entry; 0 where there are none. */
function endOfText(
  lines: readonly SourceLine[],
  first: number,
  last: number,
): number {
  const depth = lines[first]?.listDepth ?? 0;
  let at = first;
  for (let next = lines[at + 1]; next && at < last; next = lines[at + 1]) {
    if (next.startsItem && next.listDepth <= depth) break;
    at++;
  }
  return at > first ? (lines[at]?.content.end ?? 0) : 0;
}

/** The depth of the outermost list; of the one inside the item that is the timeline's label, if that has one. */
function listOfEntries([heading, ...body]: readonly SourceLine[]): number {
  const items = body.filter(({ startsItem }) => startsItem);
  const first = items[0]?.listDepth ?? Infinity;
  if (heading?.startsItem && first > heading.listDepth) return first;
  return items.reduce((least, item) => Math.min(least, item.listDepth), first);
}
