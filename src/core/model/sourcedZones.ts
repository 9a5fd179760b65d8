import type { TextRange } from "../text";
import type { TimeZone } from "./timeZones";

/** Where a time's zone is taken from, in the order in which they go first. */
export type ZonePlace =
  /** Beside the time itself. */
  | "entry"
  /** In the header of the table's column: "Time (UTC)". */
  | "column"
  /** In the heading of the timeline: "Timeline (UTC)". */
  | "heading"
  /** In a sentence of the timeline: "All times in UTC." */
  | "sentence"
  /** Beside the first time with one of the same sequence. */
  | "neighbour"
  /** In a field outside of the timeline: "Duration: 14:05–15:35 UTC", "Time zone: CET". */
  | "field"
  /** In a sentence outside of the timeline, on all times or beside one. */
  | "prose"
  | "frontMatter"
  /** In the user's settings; the text does not name it. */
  | "setting";

/** A zone and where it stands. The range of a zone from the settings is empty, at the beginning of the text. */
export interface SourcedZone {
  readonly zone: TimeZone;
  readonly place: ZonePlace;
  /** The heading or field that names it, as written: "Duration", "Time (UTC)"; null where it is beside a time or in a sentence. */
  readonly title: string | null;
}

/** The words of a title without emphasis and closing colon. */
export function titleWords(text: string, range: TextRange): string {
  return text
    .slice(range.start, range.end)
    .replace(/[*_`]+/g, "")
    .replace(/:\s*$/, "")
    .trim();
}
