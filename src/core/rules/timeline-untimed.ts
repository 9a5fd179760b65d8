import type { TimelineEntry } from "../model/incident";
import { lineAt, type SourceLine } from "../model/lines";
import type { Postmortem } from "../model/postmortem";
import { timelineSections } from "../model/timelineSections";
import { timestampsIn } from "../model/timestamps";
import { holdsAny, type TextEdit } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** A timeline most of whose entries don't say when. */
export const timelineUntimed: Rule = {
  id: "timeline-untimed",
  description: "Timeline entries begin with their time.",
  severity: "warning",
  *check(postmortem) {
    for (const { section, entries } of timelineSections(postmortem)) {
      const steps = outermost(entries).filter(
        (entry) => !hasGap(postmortem, entry),
      );
      const stamped = entries
        .filter(({ timestamp }) => timestamp !== null)
        .sort((a, b) => a.range.start - b.range.start);
      const untimed = steps.filter((entry) => !tellsWhen(entry, stamped));
      if (steps.length < 2 || untimed.length <= steps.length / 2) continue;
      const edits = untimed.map((entry) => beginWithTime(postmortem, entry));
      yield {
        range: section.titleRange,
        message: `${countOf(untimed.length, steps.length)} of this timeline say when they happened. Begin each with its time.`,
        quickFixes: [
          {
            title: "Begin each entry with its time, or a gap for it",
            edits,
            preferred: true,
          },
        ],
      };
    }
  },
};

function countOf(untimed: number, all: number): string {
  if (untimed === all) return `None of the ${all} entries`;
  return `Only ${all - untimed} of the ${all} entries`;
}

function outermost(entries: readonly TimelineEntry[]): TimelineEntry[] {
  let depth = Infinity;
  for (const entry of entries) depth = Math.min(depth, entry.depth);
  return entries.filter((entry) => entry.depth === depth);
}

/** Entries that a template left to be filled in are told of as such. */
function hasGap(
  { placeholders }: Postmortem,
  { range }: TimelineEntry,
): boolean {
  return holdsAny(placeholders, range);
}

/** By itself, by a day heading over it, or by what is nested in it. */
function tellsWhen(
  { timestamp, day, range }: TimelineEntry,
  stamped: readonly TimelineEntry[],
): boolean {
  if (timestamp || day) return true;
  return holdsAny(stamped, { start: range.start + 1, end: range.end });
}

/** What its own sentence says, where it names one time; a marked gap else. */
function beginWithTime(
  { text, lines }: Postmortem,
  { textRange, label }: TimelineEntry,
): TextEdit {
  const lineEnd = text.slice(textRange.start, textRange.end).search(/[\r\n]/);
  const end = lineEnd < 0 ? textRange.end : textRange.start + lineEnd;
  const stamps = timestampsIn(text, { start: textRange.start, end });
  const [only] = stamps.filter(({ time }) => time);
  const time = stamps.length === 1 && only ? only.raw : "[HH:MM]";
  const at =
    label === null ? textRange.start : startOfItem(lines, textRange.start);
  return { range: { start: at, end: at }, newText: `${time} - ` };
}

/** Behind indentation, list marker and task box of the line that the offset stands on. */
function startOfItem(lines: readonly SourceLine[], offset: number): number {
  const line = lines[lineAt(lines, offset)];
  if (!line) return offset;
  const lead =
    /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/.exec(
      line.source,
    )?.[0] ?? "";
  return Math.min(line.start + lead.length, offset);
}

export const documentation: RuleDocumentation = {
  why: `The times are what makes a list of events a timeline: how long it took to notice, to understand, to mend. Without them none of these can be worked out, and nobody can match the entries with logs and graphs.`,
  bad: `## Timeline (UTC)

- The checkout service was deployed at 14:05
- The on-call engineer was paged
- The deployment was rolled back
`,
  good: `## Timeline (UTC)

- 14:05 - The checkout service was deployed at 14:05
- 14:30 - The on-call engineer was paged
- 15:35 - The deployment was rolled back
`,
  fix: "Puts the time that an entry's own sentence names before it, a marked gap `[HH:MM]` before each that names none.",
  source:
    "[PagerDuty, Postmortem template](https://response.pagerduty.com/after/post_mortem_template/): a table of time, event and data.",
};
