import { dayOfWeek, formatDate, weekdayNames } from "../model/pointInTime";
import { replacement, type Rule, type RuleDocumentation } from "./rule";

/** A weekday beside a date that falls on another one. */
export const weekdayMismatch: Rule = {
  id: "weekday-mismatch",
  description: "A weekday beside a date is the one that the date falls on.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    for (const { timestamp, start } of timeline) {
      const { date, weekday, raw, range } = timestamp ?? {};
      if (!date || !weekday || !raw || !range || !start?.date) continue;
      const right = weekdayNames[dayOfWeek(start.date) ?? -1];
      if (right === undefined || right === weekday) continue;
      const written = new RegExp(`\\b${weekday.slice(0, 3)}[a-z]*`, "i").exec(
        raw,
      );
      if (!written) continue;
      const [name] = written;
      const newText = name.length < weekday.length ? right.slice(0, 3) : right;
      const at = range.start + written.index;
      const named = { start: at, end: at + name.length };
      yield {
        range: named,
        message: `${formatDate(start.date)} is a ${right}, not a ${weekday}. One of the two is wrong.`,
        quickFixes: [replacement(named, newText, false)],
      };
    }
  },
};

export const documentation: RuleDocumentation = {
  why: "Weekday and date are written together so that one guards the other: where they disagree, the entry may belong to another day.",
  bad: `## Timeline (UTC)

- Friday, March 4, 2026, 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC)

- Wednesday, March 4, 2026, 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  fix: "Writes the weekday that the date falls on. Where the date is the wrong one, only you can know the right.",
  source: "The Gregorian calendar.",
};
