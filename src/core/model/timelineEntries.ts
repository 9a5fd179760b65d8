import { eachInSteps, type Steps } from "../steps";
import type { TextRange } from "../text";
import type { SourceLine } from "./lines";
import type { CalendarDate } from "./pointInTime";
import type { Section } from "./sections";
import type { SourcedZone } from "./sourcedZones";
import type { TableText } from "./tables";
import { declaredIn, saysApproximate } from "./timelineContents";
import { TimelineReader, type Draft } from "./timelineReader";
import { dayHeadingIn, type Timestamp } from "./timestamps";

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
  const reader = new TimelineReader(text, lines, shallowestList(body), {
    group,
    day: dayHeadingIn(text, section.titleRange),
    dayNumber: null,
    zone: declaredIn(text, section.titleRange, "heading"),
    isApproximate: saysApproximate(text, section.titleRange),
  });
  yield* eachInSteps(body, (line) => {
    if (line.context === "table") {
      reader.readTable(line, tables.get(line.index));
    } else reader.readLine(line);
  });
  for (const draft of reader.finish())
    entries.push(entryOf(text, lines, draft));
}

function entryOf(
  text: string,
  lines: readonly SourceLine[],
  { endLine, segment, ...draft }: Draft,
): RawEntry {
  const line = lines[draft.line];
  const start = line?.range.start ?? 0;
  const end = lines[endLine]?.range.end ?? 0;
  const { textRange, timestamp } = draft;
  const isBefore = textRange.start < start;
  const first = isBefore
    ? text.lastIndexOf("\n", textRange.start - 1) + 1
    : start;
  // Under a heading that is a time stands what happened then.
  const isHead =
    line?.context === "heading" &&
    timestamp !== null &&
    textRange.start >= timestamp.range.end;
  return {
    ...draft,
    range: segment ?? { start: first, end },
    ...(isHead && { textRange: { start: textRange.start, end } }),
  };
}

function shallowestList(body: readonly SourceLine[]): number {
  let least = Infinity;
  for (const line of body) {
    if (line.startsItem) least = Math.min(least, line.listDepth);
  }
  return least;
}
