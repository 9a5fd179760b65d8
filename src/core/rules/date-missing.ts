import type { Postmortem } from "../model/postmortem";
import { timestampsIn } from "../model/timestamps";
import { lineEndingOf } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** Times of a day that nothing in the document names. */
export const dateMissing: Rule = {
  id: "date-missing",
  description: "The day of the incident is named.",
  severity: "warning",
  *check(postmortem) {
    const { incident, sections, lines } = postmortem;
    const first = incident.timeline.find(({ timestamp }) => timestamp?.time);
    const [window] = incident.stated.windows;
    const at = window?.start.time ? window.range : first?.timestamp?.range;
    if (!at || namesDate(postmortem)) return;
    const title = sections.find(({ kind }) => kind === "title");
    const line =
      title && lines[title.endLine > title.line ? title.line : title.line];
    yield {
      range: at,
      message: "No date is named for these times. Say on which day it was.",
      quickFixes:
        line && title.style !== "setext"
          ? [
              {
                title: "Insert a gap for the date under the title",
                edits: [
                  {
                    range: { start: line.range.end, end: line.range.end },
                    newText: `${lineEndingOf(postmortem.text).repeat(2)}**Date:** [YYYY-MM-DD]`,
                  },
                ],
                preferred: true,
              },
            ]
          : [],
    };
  },
};

/** No more lines are searched: who has not named the day until then will not. */
const mostLines = 500;

/** A day that is still to be filled in is told of as such. */
const gapForDate = /\bYYYY-MM-DD\b|\[(?:the )?date\b[^\]]*\]/i;

function namesDate({
  text,
  lines,
  frontMatter,
  incident,
}: Postmortem): boolean {
  const { stated, timeline } = incident;
  if (
    stated.date ||
    stated.windows.some(({ start, end }) => start.date ?? end.date)
  ) {
    return true;
  }
  if (
    timeline.some(
      ({ start, day, timestamp }) =>
        start?.date ?? day ?? timestamp?.invalidDate,
    )
  ) {
    return true;
  }
  if (
    frontMatter &&
    timestampsIn(text, frontMatter.range).some(({ date }) => date)
  ) {
    return true;
  }
  return lines
    .slice(0, mostLines)
    .some(
      ({ context, content }) =>
        context !== "code" &&
        content.end > content.start &&
        (timestampsIn(text, content).some(
          ({ date, invalidDate }) => date ?? invalidDate,
        ) ||
          gapForDate.test(text.slice(content.start, content.end))),
    );
}

export const documentation: RuleDocumentation = {
  why: "A postmortem is found again years later, by people who look for what else happened that week. Times without a day can't be matched with logs, releases or the calendar, and daylight-saving time can't be told.",
  bad: `# Postmortem: checkout fails

## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  good: `# Postmortem: checkout fails

**Date:** 2026-03-04

## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  fix: "Inserts a marked gap for the date under the title.",
  source:
    "[Site Reliability Engineering, appendix D](https://sre.google/sre-book/example-postmortem/): the date stands first.",
};
