import type { Postmortem } from "../model/postmortem";
import { kindsAround, passagesUnderHeadings } from "../model/prose";
import { isOfKind, type Section } from "../model/sections";
import { usualPrompts } from "../templates/outline";
import { lineEndingOf } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A section of action items with prose but without a single item. */
export const missingActionItems: Rule = {
  id: "missing-action-items",
  description: "The section of action items lists at least one.",
  severity: "warning",
  *check(postmortem) {
    const { actionItems, sections, lines } = postmortem;
    if (actionItems.length > 0) return;
    const kept = sections.filter((each) => isOfKind(each, "actionItems"));
    const titles = new Set(kept.map(({ line }) => line));
    const told = [...passagesUnderHeadings(lines)].filter(
      ({ line }) =>
        !titles.has(line) &&
        kindsAround(sections, line).includes("actionItems"),
    );
    const [words] = told;
    const first = kept.findLast(({ line }) => words && line < words.line);
    // An empty section is another rule's, and a decision against action items is one.
    if (!first) return;
    if (told.some(({ found }) => decided.test(found))) return;
    yield {
      range: first.titleRange,
      message: `“${first.title}” has no action item. List what will be done, one item for each, or say why nothing is.`,
      quickFixes: itemAfter(postmortem, first),
    };
  },
};

const decided =
  /\bno (?:further |additional |other |more )?(?:action items?|actions?|follow-?ups?|changes|measures|work|tasks?)\b|\bnothing (?:to do|more|else)\b|\bnone\b|\bn\/a\b|\b(?:tracked|listed|collected|kept) (?:in|at|on|under)\b|\bnot affected\b/i;

/** Behind the section's own words: what stands under a heading within it is told of something else. */
function itemAfter(
  { text, lines, sections }: Postmortem,
  section: Section,
): QuickFix[] {
  const within = sections.find(
    ({ line, level }) =>
      line > section.line && line <= section.endLine && level <= 7,
  );
  const last = lines
    .slice(section.line, within?.line ?? section.endLine + 1)
    .findLast(({ context }) => context !== "blank");
  if (!last || last.context === "code" || last.context === "html") return [];
  const newline = lineEndingOf(text);
  const at = last.range.end;
  return [
    {
      title: "Insert an action item with marked gaps",
      edits: [
        {
          range: { start: at, end: at },
          newText: `${newline}${last.startsItem ? "" : newline}${usualPrompts.actionItems}`,
        },
      ],
      preferred: true,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `A postmortem without action items is indistinguishable from no postmortem: the incident will come back. Prose about prevention is no item, since nobody can tick it off.

A decision counts: “No action items: the service is switched off in May”.`,
  bad: `## Action Items

We will take more care with connection pools in the future.
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (@alice, #483)
`,
  fix: "Inserts an item with marked gaps.",
  source:
    "[Site Reliability Workbook, chapter 10](https://sre.google/workbook/postmortem-culture/): a postmortem with no action items is ineffective.",
};
