import type { TimelineEntry } from "../model/incident";
import type { Postmortem } from "../model/postmortem";
import { sortTimeline, timelineRuns } from "../refactorings/sortTimeline";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A timeline that runs from the latest entry to the earliest. */
export const newestFirst: Rule = {
  id: "newest-first",
  description: "A timeline begins with what happened first.",
  severity: "information",
  *check(postmortem) {
    const { timeline, newestFirst: lists } = postmortem.incident;
    for (const { entries } of lists) {
      const members = entries.flatMap((index) => timeline[index] ?? []);
      const [first] = members;
      const last = members.at(-1);
      if (!first?.timestamp || !last?.timestamp) continue;
      yield {
        range: first.timestamp.range,
        message: `This list runs from “${first.timestamp.raw}” back to “${last.timestamp.raw}”. A timeline begins with what happened first.`,
        related: [
          { range: last.timestamp.range, message: "The earliest entry" },
        ],
        quickFixes: sorting(postmortem, entries, members),
      };
    }
  },
};

function sorting(
  { text, incident: { timeline } }: Postmortem,
  entries: readonly number[],
  members: readonly TimelineEntry[],
): QuickFix[] {
  const run = timelineRuns(timeline)[entries[0] ?? 0];
  const isOneRun = members.every((each) => each.run === members[0]?.run);
  const edit = run && isOneRun ? sortTimeline(text, timeline, run) : null;
  return edit
    ? [{ title: "Begin with the earliest", edits: [edit], preferred: true }]
    : [];
}

export const documentation: RuleDocumentation = {
  why: "Status pages put the newest first, since their readers want to know how it stands. A postmortem is read afterwards, as a story: cause before effect.",
  bad: `## Timeline (UTC)

- 15:35 Deployment rolled back
- 14:30 On-call engineer paged
- 14:05 Deployment of the checkout service
`,
  good: `## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 14:30 On-call engineer paged
- 15:35 Deployment rolled back
`,
  fix: "Sorts the entries, each with what is nested in it, without losing or altering a character.",
  source:
    "[Etsy, Debriefing Facilitation Guide](https://extfiles.etsy.com/DebriefingFacilitationGuide.pdf): the timeline is what the debriefing makes.",
};
