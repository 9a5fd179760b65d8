import type { ActionItem } from "../model/actionItems";
import {
  firstLineOf,
  insertFieldGap,
  itemsLacking,
} from "../refactorings/actionItemFields";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** An open task without an owner. */
export const actionItemOwner: Rule = {
  id: "action-item-owner",
  description: "An action item has an owner.",
  severity: "information",
  appliesTo: (template) =>
    template === null || template.asksFor.includes("actionItemOwner"),
  *check(postmortem, { template }) {
    const { text } = postmortem;
    const { items, others, section } = itemsLacking(
      postmortem,
      "owner",
      template?.asksFor.includes("actionItemOwner") ?? false,
    );
    if (items.length > 1 && others === 0 && section) {
      yield {
        range: section.titleRange,
        message: `None of the ${items.length} open action items has an owner. Name one person who sees to it.`,
        quickFixes: gapsIn(items),
      };
      return;
    }
    for (const item of items) {
      yield {
        range: firstLineOf(text, item),
        message: `This action item has no owner${others > 0 ? ", unlike others here" : ""}. Name one person who sees to it.`,
        quickFixes: gapsIn([item]),
      };
    }
  },
};

function gapsIn(items: readonly ActionItem[]): QuickFix[] {
  return [
    {
      title: "Insert a marked gap for the owner",
      edits: items.map((item) => insertFieldGap(item, "owner")),
      preferred: true,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `What belongs to everybody is done by nobody. An owner sees to it that the item is done or dropped on purpose; that need not be the one who does it.

Templates that don't ask for owners are left alone; a document without a known template is asked only where most of its items have one.`,
  bad: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (@alice)
- [ ] Set the pool size explicitly in the deployment (@bob)
- [ ] Fail a deployment whose defaults differ
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (@alice)
- [ ] Set the pool size explicitly in the deployment (@bob)
- [ ] Fail a deployment whose defaults differ (@carol)
`,
  fix: "Inserts a marked gap for the owner.",
  source:
    "[Site Reliability Engineering, appendix D](https://sre.google/sre-book/example-postmortem/); [Atlassian's template](https://www.atlassian.com/incident-management/postmortem/templates).",
};
