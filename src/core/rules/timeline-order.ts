import type { TimelineEntry } from "../model/timeline";
import {
  sortTimeline,
  timelineRuns,
  type TimelineRun,
} from "../refactorings/sortTimeline";
import type { TextRange } from "../text";
import type { QuickFix, Rule } from "./rule";

/** An entry that is earlier than the one before it, after midnight and day headings have been reckoned with. */
export const timelineOrder: Rule = {
  id: "timeline-order",
  description: "Timeline entries run from the earliest to the latest.",
  severity: "warning",
  *check({ text, incident: { timeline, disorder } }) {
    const runs = disorder.length > 0 ? timelineRuns(timeline) : [];
    const fixes = new Map<TimelineRun, QuickFix[]>();
    for (const { entry, previous } of disorder) {
      const late = timeline[entry];
      const before = timeline[previous];
      if (!late || !before) continue;
      const run = runs[entry];
      // The findings of one run share one edit, which is as long as the run.
      const quickFixes =
        (run && fixes.get(run)) ?? sortFixes(text, timeline, run);
      if (run) fixes.set(run, quickFixes);
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
        quickFixes,
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
  run: TimelineRun | undefined,
): QuickFix[] {
  const edit = run && sortTimeline(text, timeline, run);
  return edit
    ? [{ title: "Sort the timeline", edits: [edit], preferred: true }]
    : [];
}
