import type { TimelineEntry } from "../model/timeline";
import {
  sortTimeline,
  timelineRuns,
  type TimelineRun,
} from "../refactorings/sortTimeline";
import type { TextRange } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

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

export const documentation: RuleDocumentation = {
  why: `A timeline is read as the story of the incident: cause before effect. An entry that stands too late is usually a slip of the pen or a line pasted from a chat, and it misleads whoever works out how long things took.

Midnight, day headings, time zones and approximate times are reckoned with.`,
  bad: `## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 14:30 On-call engineer paged
- 14:12 Error rate rises to 50 %
- 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 14:12 Error rate rises to 50 %
- 14:30 On-call engineer paged
- 15:35 Deployment rolled back
`,
  fix: "Sorts the entries, each with what is nested in it, without losing or altering a character.",
  source:
    "[Etsy, Debriefing Facilitation Guide](https://extfiles.etsy.com/DebriefingFacilitationGuide.pdf): the timeline is what the debriefing makes.",
};
