import { minutesBetween } from "../model/pointInTime";
import type { Rule, RuleDocumentation } from "./rule";

/** A stated end that lies before the stated start. */
export const endBeforeStart: Rule = {
  id: "end-before-start",
  description: "The incident ends after it starts.",
  severity: "error",
  *check({ text, incident: { stated } }) {
    for (const { range, start, end } of stated.windows) {
      const minutes = minutesBetween(start, end);
      if (minutes === null || minutes >= 0) continue;
      // “December 31 to January 1” is a night.
      if (start.date && start.date.year === null) continue;
      const [from, to] = [start.date, end.date];
      const isYear =
        from?.year != null && to?.year != null && to.year < from.year;
      const year = String(to?.year);
      const words = text.slice(range.start, range.end);
      const at = range.start + words.lastIndexOf(year);
      const last = { start: at, end: at + year.length };
      const canMove = isYear && words.includes(year);
      yield {
        range: canMove ? last : range,
        message: "The incident is stated to end before it starts.",
        quickFixes: canMove
          ? [
              {
                title: `Write “${from.year}”, the year of the start`,
                edits: [{ range: last, newText: String(from.year) }],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

export const documentation: RuleDocumentation = {
  why: "An incident that ends before it starts has no duration, and nothing can be worked out from it. Mostly a year, a month or a meridiem is mistyped. An end after midnight (“23:58–00:40”) is fine.",
  bad: `## Summary

Duration: from 2026-01-05 14:05 to 2025-01-05 15:35 UTC
`,
  good: `## Summary

Duration: from 2026-01-05 14:05 to 2026-01-05 15:35 UTC
`,
  fix: "Writes the year of the start, where the end's year is an earlier one.",
  source: "ISO 8601-1, 5.5: a time interval runs from its start to its end.",
};
