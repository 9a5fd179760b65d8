import type { ElementContent } from "hast";
import type { InlineCode, Text } from "mdast";
import { instantOf, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { timestampsIn, type Timestamp } from "../model/timestamps";
import type { TextRange } from "../text";

/** A time in the text whose moment is known, so that it can be shown in another zone. */
export interface TimeMark {
  readonly range: TextRange;
  /** On the clock of its zone, in the form of ISO 8601. */
  readonly instant: string;
  readonly end: string | null;
  readonly hasDate: boolean;
  readonly hasZone: boolean;
}

/** The times of the timeline, of stated windows and of milestones, in the order of the text, none within another. */
export function timeMarksOf({ text, incident }: Postmortem): TimeMark[] {
  const marks: TimeMark[] = [];
  for (const { timestamp, start, end } of incident.timeline) {
    if (timestamp?.time) {
      add(marks, timestamp, start, end);
    }
  }
  for (const window of incident.stated.windows) {
    const stamps = timestampsIn(text, window.range).filter(({ time }) => time);
    const [first, last] = stamps;
    if (first?.end) {
      add(marks, first, window.start, window.end);
    } else if (first && last && stamps.length === 2) {
      add(marks, first, window.start, null);
      add(marks, last, window.end, null);
    }
  }
  for (const { point, range } of Object.values(incident.milestones)) {
    const [stamp] = timestampsIn(text, range).filter(({ time }) => time);
    if (stamp && !stamp.end) add(marks, stamp, point, null);
  }
  marks.sort((a, b) => a.range.start - b.range.start);
  return marks.filter(
    ({ range }, index) => range.start >= (marks[index - 1]?.range.end ?? 0),
  );
}

function add(
  marks: TimeMark[],
  { range, date, zone }: Timestamp,
  start: PointInTime | null,
  end: PointInTime | null,
): void {
  const instant = start && instantOf(start);
  if (instant === null) return;
  const until = end && instantOf(end);
  marks.push({
    range,
    instant,
    end: until,
    hasDate: date !== null,
    hasZone: zone !== null,
  });
}

/** The text of a node with its times as `time` elements; undefined where it has none. */
export function withTimes(
  node: Text | InlineCode,
  text: string,
  marks: readonly TimeMark[],
): ElementContent[] | undefined {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const inside: TimeMark[] = [];
  for (let index = firstFrom(marks, start); index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || mark.range.start >= end) break;
    if (mark.range.end <= end) inside.push(mark);
  }
  if (inside.length === 0) return undefined;
  const valueStart = text.indexOf(node.value, start);
  // Where the source is written with escapes, the value stands nowhere in it.
  if (valueStart < 0 || valueStart + node.value.length > end) return undefined;
  const parts: ElementContent[] = [];
  let done = valueStart;
  for (const { range, instant, end: until, hasDate, hasZone } of inside) {
    if (range.start < done) continue;
    const className = [
      ...(hasDate ? ["dated"] : []),
      ...(hasZone ? ["zoned"] : []),
    ];
    parts.push({ type: "text", value: text.slice(done, range.start) });
    parts.push({
      type: "element",
      tagName: "time",
      properties: {
        dateTime: until === null ? instant : `${instant}/${until}`,
        ...(className.length > 0 && { className }),
      },
      children: [{ type: "text", value: text.slice(range.start, range.end) }],
    });
    done = range.end;
  }
  const valueEnd = valueStart + node.value.length;
  parts.push({ type: "text", value: text.slice(done, valueEnd) });
  return parts.filter((part) => part.type !== "text" || part.value !== "");
}

/** Index of the first mark that begins at the offset or behind it. */
function firstFrom(marks: readonly TimeMark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
