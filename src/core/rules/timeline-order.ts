import type { TimelineEntry } from "../model/timeline";
import { sortTimeline } from "../refactorings/sortTimeline";
import type { TextRange } from "../text";
import type { QuickFix, Rule } from "./rule";

/** An entry that is earlier than the one before it, after midnight and day headings have been reckoned with. */
export const timelineOrder: Rule = {
  id: "timeline-order",
  description: "Timeline entries run from the earliest to the latest.",
  severity: "warning",
  *check({ text, incident: { timeline, disorder } }) {
    for (const { entry, previous } of disorder) {
      const late = timeline[entry];
      const before = timeline[previous];
      if (!late || !before) continue;
      const [time, timeBefore] = [late, before].map(
        (each) => each.timestamp?.raw ?? "",
      );
      yield {
        range: timeRange(late),
        message: `“${time}” is earlier than “${timeBefore}” before it. Entries run from the earliest to the latest.`,
        related: [
          {
            range: timeRange(before),
            message: `“${timeBefore}” stands before “${time}”`,
          },
        ],
        quickFixes: sortFixes(text, timeline, entry),
      };
    }
  },
};

function timeRange(entry: TimelineEntry): TextRange {
  return entry.timestamp?.range ?? entry.textRange;
}

function sortFixes(
  text: string,
  timeline: readonly TimelineEntry[],
  entry: number,
): QuickFix[] {
  const edit = sortTimeline(text, timeline, entry);
  return edit
    ? [{ title: "Sort the timeline", edits: [edit], preferred: true }]
    : [];
}
