import { lacksOfField } from "../refactorings/actionItemFields";
import type { Rule, RuleDocumentation } from "./rule";

/** An open task without an owner. */
export const actionItemOwner: Rule = {
  id: "action-item-owner",
  description: "An action item has an owner.",
  severity: "information",
  appliesTo: (template) =>
    template === null || template.asksFor.includes("actionItemOwner"),
  check: (postmortem, { template }) =>
    lacksOfField(
      postmortem,
      "owner",
      template?.asksFor.includes("actionItemOwner") ?? false,
      ["an", "owner"],
      "Name one person who sees to it.",
    ),
};

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
