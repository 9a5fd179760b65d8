import { timelineSections } from "../model/timelineSections";
import type { Postmortem } from "../model/postmortem";
import type { TextRange } from "../text";
import type { Problem, Rule, RuleDocumentation } from "./rule";

/** Times of which nothing in the document says what zone they are in. */
export const timeZoneMissing: Rule = {
  id: "time-zone-missing",
  description: "Times have a time zone, stated once at least.",
  severity: "warning",
  *check(postmortem) {
    const problem = inTimeline(postmortem) ?? inWindow(postmortem);
    if (problem) yield problem;
  },
};

/** One time alone is no timeline, and hardly worth a zone. */
const fewestTimes = 2;

function inTimeline(postmortem: Postmortem): Problem | null {
  for (const { section, entries } of timelineSections(postmortem)) {
    const timed = entries.filter(({ timestamp }) => timestamp?.time);
    const isZoned = timed.some(
      ({ timestamp, assumedZone }) => timestamp?.zone ?? assumedZone,
    );
    if (timed.length < fewestTimes || isZoned) continue;
    if (hasGapForZone(postmortem, section.line)) continue;
    return problemAt(section.titleRange);
  }
  return null;
}

/** A zone that is still to be filled in is told of as such. */
function hasGapForZone({ text, lines }: Postmortem, index: number): boolean {
  const { start = 0, end = 0 } = lines[index]?.range ?? {};
  return /\[[^\]]*\bzone\b[^\]]*\]/i.test(text.slice(start, end));
}

function inWindow(postmortem: Postmortem): Problem | null {
  const { stated, timeline } = postmortem.incident;
  const [window] = stated.windows;
  // Where the timeline has a zone, the same holds for the window.
  if (!window?.start.time || timeline.some(({ start }) => start?.time)) {
    return null;
  }
  const isZoned =
    stated.zone !== null ||
    window.start.offsetMinutes !== null ||
    window.end.offsetMinutes !== null;
  if (isZoned || hasGapForZone(postmortem, lineAt(postmortem, window.range))) {
    return null;
  }
  return problemAt(window.range);
}

function lineAt({ lines }: Postmortem, { start }: TextRange): number {
  return lines.findIndex(({ range }) => start <= range.end);
}

function problemAt(range: TextRange): Problem {
  const at = { start: range.end, end: range.end };
  const insert = (zone: string): string => ` (${zone})`;
  return {
    range,
    message:
      "No time zone is stated for these times. Say once which one they are in.",
    quickFixes: [
      {
        title: "Insert a gap for the time zone",
        edits: [{ range: at, newText: insert("[time zone]") }],
        preferred: true,
      },
      {
        title: "State that the times are in UTC",
        edits: [{ range: at, newText: insert("UTC") }],
        preferred: false,
      },
    ],
  };
}

export const documentation: RuleDocumentation = {
  why: `People in other places read the postmortem, logs and graphs are in UTC, and clocks change twice a year. A time without a zone can't be matched with any of them.

One statement is enough, wherever it stands: in an entry, in the timeline's heading or table header, in a sentence (“All times in UTC.”), with the duration, in front matter, or as the setting \`postmortem.defaultTimeZone\`.`,
  bad: `## Timeline

- 14:05 Deployment of the checkout service
- 14:12 Error rate rises to 50 %
`,
  good: `## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 14:12 Error rate rises to 50 %
`,
  fix: "Inserts a marked gap for the zone, or “UTC” where you choose so, behind the timeline's heading.",
  source:
    "[Atlassian, Incident postmortem template](https://www.atlassian.com/incident-management/postmortem/templates): times with their zone, best in UTC.",
};
