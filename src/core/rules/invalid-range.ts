import type { TimelineEntry } from "../model/incident";
import { minutesBetween } from "../model/pointInTime";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A timeline entry from one time to an earlier one. */
export const invalidRange: Rule = {
  id: "invalid-range",
  description: "A timeline entry's range of time ends after it starts.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    for (const entry of timeline) {
      const { timestamp, start, end } = entry;
      if (!timestamp || !start || !end) continue;
      const minutes = minutesBetween(start, end);
      if (minutes === null || minutes >= 0) continue;
      yield {
        range: timestamp.range,
        message: `“${timestamp.raw}” ends before it starts. The earlier time comes first.`,
        quickFixes: afternoonFix(entry),
      };
    }
  },
};

/** Of “14:20–2:30”, the second may be meant on a twelve-hour clock. */
function afternoonFix({ timestamp, start, end }: TimelineEntry): QuickFix[] {
  const time = timestamp?.end?.time;
  if (!timestamp || !time || !start || !end?.time) return [];
  if (time.hour < 1 || time.hour > 11 || time.meridiem !== null) return [];
  const later = { ...end, time: { ...time, hour: time.hour + 12 } };
  if ((minutesBetween(start, later) ?? -1) <= 0) return [];
  const clock = /(\d{1,2})([:.h]\d{2})(?!.*\d[:.h]\d{2})/.exec(timestamp.raw);
  if (!clock) return [];
  const at = timestamp.range.start + clock.index;
  const newText = String(time.hour + 12);
  const range = { start: at, end: at + (clock[1]?.length ?? 0) };
  return [
    {
      title: `Write “${newText}${clock[2]}”`,
      edits: [{ range, newText }],
      preferred: true,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: "A range that ends before it starts is a slip, mostly of the twelve-hour clock, and whatever is worked out from it is wrong. A range over midnight (“23:58–00:40”) is fine.",
  bad: `## Timeline (UTC)

- 14:05–2:35 Half of the checkouts fail
- 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC)

- 14:05–14:35 Half of the checkouts fail
- 15:35 Deployment rolled back
`,
  fix: "Writes the second time on the 24-hour clock where that makes it the later one.",
  source: "ISO 8601-1, 5.5: a time interval runs from its start to its end.",
};
