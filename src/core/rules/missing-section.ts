import type { Postmortem } from "../model/postmortem";
import { sectionInserter } from "../refactorings/insertSections";
import type { Template, TemplateSection } from "../template";
import { missingSections, outlineOf } from "../templates/outline";
import type { TextRange } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** The sections that the document's template asks for and that it has in no form: one finding, however many they are. */
export const missingSection: Rule = {
  id: "missing-section",
  description:
    "A postmortem has the sections of its template; without a known one, a summary, its impact, a timeline, the root cause, the resolution and action items.",
  severity: "warning",
  *check(postmortem, { template }) {
    const missing = missingSections(postmortem, template);
    if (missing.length === 0) return;
    yield {
      range: titleRange(postmortem),
      message: messageFor(missing, template),
      quickFixes: fixesFor(postmortem, missing, template),
    };
  },
};

function messageFor(
  missing: readonly TemplateSection[],
  template: Template | null,
): string {
  const titles = missing.map(({ title }) => `“${title}”`);
  const last = titles.pop() ?? "";
  const what =
    titles.length === 0
      ? `The section ${last} is missing.`
      : `The sections ${titles.join(", ")} and ${last} are missing.`;
  return template
    ? `${what} The template ${template.name} asks for ${titles.length === 0 ? "it" : "them"}.`
    : what;
}

/** All at once where there are several, and each by itself. */
function fixesFor(
  postmortem: Postmortem,
  missing: readonly TemplateSection[],
  template: Template | null,
): QuickFix[] {
  const insert = sectionInserter(postmortem, outlineOf(template));
  const fix = (
    title: string,
    wanted: readonly TemplateSection[],
  ): QuickFix[] => {
    const edits = insert(wanted);
    return edits.length > 0
      ? [{ title, edits, preferred: wanted.length === missing.length }]
      : [];
  };
  return [
    ...(missing.length > 1
      ? fix(`Insert the ${missing.length} missing sections`, missing)
      : []),
    ...missing.flatMap((section) =>
      fix(`Insert “${section.title}”`, [section]),
    ),
  ];
}

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
