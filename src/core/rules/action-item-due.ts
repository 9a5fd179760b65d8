import type { ActionItem } from "../model/actionItems";
import {
  firstLineOf,
  insertFieldGap,
  itemsLacking,
} from "../refactorings/actionItemFields";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** An open task without a due date. */
export const actionItemDue: Rule = {
  id: "action-item-due",
  description: "An action item has a due date.",
  severity: "information",
  appliesTo: (template) =>
    template === null || template.asksFor.includes("actionItemDue"),
  *check(postmortem, { template }) {
    const { text } = postmortem;
    const { items, others, section } = itemsLacking(
      postmortem,
      "due",
      template?.asksFor.includes("actionItemDue") ?? false,
    );
    if (items.length > 1 && others === 0 && section) {
      yield {
        range: section.titleRange,
        message: `None of the ${items.length} open action items has a due date. Say by when it will be done.`,
        quickFixes: gapsIn(items),
      };
      return;
    }
    for (const item of items) {
      yield {
        range: firstLineOf(text, item),
        message: `This action item has no due date${others > 0 ? ", unlike others here" : ""}. Say by when it will be done.`,
        quickFixes: gapsIn([item]),
      };
    }
  },
};

function gapsIn(items: readonly ActionItem[]): QuickFix[] {
  return [
    {
      title: "Insert a marked gap for the due date",
      edits: items.map((item) => insertFieldGap(item, "due")),
      preferred: true,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `An action item without a date competes with everything else and loses. A date makes it a promise that somebody can be asked about.

A document without a known template is asked only where most of its items have one.`,
  bad: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (due: 2026-03-13)
- [ ] Set the pool size explicitly in the deployment (due: 2026-03-20)
- [ ] Fail a deployment whose defaults differ
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (due: 2026-03-13)
- [ ] Set the pool size explicitly in the deployment (due: 2026-03-20)
- [ ] Fail a deployment whose defaults differ (due: 2026-04-03)
`,
  fix: "Inserts a marked gap for the due date.",
  source:
    "[Atlassian's handbook](https://www.atlassian.com/incident-management/handbook/postmortems): who does what, and when it has to be complete.",
};
