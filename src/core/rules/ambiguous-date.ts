import { formatDate } from "../model/pointInTime";
import type { TimelineEntry } from "../model/incident";
import type { Rule, RuleDocumentation } from "./rule";

/** A date in digits that may be read with the day or with the month first. */
export const ambiguousDate: Rule = {
  id: "ambiguous-date",
  description: "A date can be read in one way only.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    const open = timeline.filter(
      ({ doubts, timestamp }) =>
        doubts.otherDates.length > 0 && timestamp?.date?.year != null,
    );
    const [first, ...others] = open;
    const { timestamp } = first ?? {};
    const written = timestamp && digits.exec(timestamp.raw);
    if (!timestamp || !written) return;
    const readings = timestamp.dateReadings;
    const start = timestamp.range.start + written.index;
    yield {
      range: { start, end: start + written[0].length },
      message: `“${written[0]}” may be ${readings.map(formatDate).join(" or ")}. Write it so that it can be only one.`,
      related: others.flatMap(({ timestamp: other }) =>
        other ? [{ range: other.range, message: `“${other.raw}” too` }] : [],
      ),
      quickFixes: readings.map((reading, place) => ({
        title: `Write “${formatDate(reading)}”${others.length > 0 ? " and the others likewise" : ""}`,
        edits: open.flatMap((entry) => rewritten(entry, place)),
        preferred: false,
      })),
    };
  },
};

const digits = /\d{1,2}([-/.]|, ?)\d{1,2}\1\d{2,4}/;

function rewritten(
  { timestamp }: TimelineEntry,
  place: number,
): { range: { start: number; end: number }; newText: string }[] {
  const written = timestamp && digits.exec(timestamp.raw);
  const reading = timestamp?.dateReadings[place];
  if (!written || !reading) return [];
  const start = timestamp.range.start + written.index;
  const range = { start, end: start + written[0].length };
  return [{ range, newText: formatDate(reading) }];
}

export const documentation: RuleDocumentation = {
  why: "“04-12-2026” is the fourth of December in most of the world and the twelfth of April in the United States. Nothing else in such a document tells which.",
  bad: `## Timeline (UTC)

- 04-12-2026 14:05 Deployment of the checkout service
- 04-12-2026 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC)

- 2026-12-04 14:05 Deployment of the checkout service
- 2026-12-04 15:35 Deployment rolled back
`,
  fix: "Writes the reading that you choose as an ISO date, everywhere.",
  source: "ISO 8601-1: year, month, day.",
};
