import { insertSection } from "../refactorings/insertSection";
import { skeletonOf } from "../templates";
import type { Postmortem } from "../model/postmortem";
import type { Rule, RuleDocumentation } from "./rule";
import type { TextRange } from "../text";

/** A core section that the document has in no form, neither as a heading or label nor in prose. */
export const missingSection: Rule = {
  id: "missing-section",
  description:
    "A postmortem has a summary, its impact, a timeline, the root cause, the resolution and action items.",
  severity: "warning",
  *check(postmortem, { template }) {
    const range = titleRange(postmortem);
    for (const kind of postmortem.missingSections) {
      const skeleton = skeletonOf(kind, template);
      const edit = insertSection(postmortem, kind, skeleton);
      yield {
        range,
        message: `The section “${skeleton.title}” is missing.`,
        quickFixes: edit
          ? [
              {
                title: `Insert “${skeleton.title}”`,
                edits: [edit],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

/** The title's words, or the first line with any. */
function titleRange(postmortem: Postmortem): TextRange {
  const title = postmortem.sections.find(({ kind }) => kind === "title");
  const first = postmortem.lines.find(
    ({ context }) => context === "text" || context === "heading",
  );
  return title?.titleRange ?? first?.content ?? { start: 0, end: 0 };
}

export const documentation: RuleDocumentation = {
  why: `A reader who was not there looks for what happened, whom it hurt, in what order, why, how it ended and what changes. Where one of these is missing, the reader guesses, and the lesson is lost.

Combined headings (“Root Cause and Resolution”), bold lines, plain labels and, for some sections, clear sentences count too.`,
  bad: `# Postmortem: checkout fails

## Summary

Checkout failed for 90 minutes.

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`,
  good: `# Postmortem: checkout fails

## Summary

Checkout failed for 90 minutes.

## Impact

50 % of customers could not pay.

## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`,
  fix: "Inserts the section at its place, in the document's own style of headings, with marked gaps where its facts belong.",
  source:
    "[Site Reliability Workbook, chapter 10](https://sre.google/workbook/postmortem-culture/): missing context, key details omitted.",
};
