import { daysSinceEpoch, type CalendarDate } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { timestampsIn, type Timestamp } from "../model/timestamps";
import type { TextRange } from "../text";
import {
  replacement,
  type QuickFix,
  type Rule,
  type RuleDocumentation,
} from "./rule";

/** An incident on a day to come. */
export const futureDate: Rule = {
  id: "future-date",
  description: "The incident is not dated in the future.",
  severity: "warning",
  *check(postmortem, { settings: { today } }) {
    const now = dayOf(today);
    if (now === null) return;
    for (const timestamp of datesOfIncident(postmortem)) {
      const { date, raw, range } = timestamp;
      if (date?.year == null) continue;
      const ahead = daysSinceEpoch(date) - daysSinceEpoch(now);
      // It may be tomorrow already where the document was written.
      if (ahead <= 1) continue;
      yield {
        range,
        message: `“${raw}” is in the future. Check the year.`,
        quickFixes: yearFix(text(postmortem, range), range, date, ahead),
      };
      return;
    }
  },
};

function text(postmortem: Postmortem, { start, end }: TextRange): string {
  return postmortem.text.slice(start, end);
}

/** “2026-03-04”; null of anything else. */
function dayOf(today: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(today);
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return { year, month, day };
}

/** The start of the stated window and the first dated entry: later entries may be plans. */
function* datesOfIncident({
  text,
  incident: { stated, timeline },
}: Postmortem): Iterable<Timestamp> {
  const [window] = stated.windows;
  if (window) yield* timestampsIn(text, window.range);
  for (const { timestamp } of timeline) {
    if (timestamp?.date) {
      yield timestamp;
      return;
    }
  }
}

const longestYear = 366;

/** A year before is likely in January alone, but never later than today. */
function yearFix(
  raw: string,
  range: TextRange,
  { year }: CalendarDate,
  ahead: number,
): QuickFix[] {
  const at = raw.indexOf(String(year));
  if (at < 0 || year === null || ahead > longestYear) return [];
  const newText = String(year - 1);
  const start = range.start + at;
  const end = start + newText.length;
  return [replacement({ start, end }, newText, true)];
}

export const documentation: RuleDocumentation = {
  why: "A postmortem tells of what has happened. A date to come is a slip, mostly in the year, and moves the incident in every overview. Due dates, plans and meetings may lie ahead.",
  bad: `## Timeline (UTC)

- 2199-03-04 14:05 Deployment of the checkout service
- 2199-03-04 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC)

- 2026-03-04 14:05 Deployment of the checkout service
- 2026-03-04 15:35 Deployment rolled back
`,
  fix: "Writes the year before, where that is not in the future.",
  source: "The calendar.",
};
