import { lacksOfField } from "../refactorings/actionItemFields";
import type { Rule, RuleDocumentation } from "./rule";

/** An open task without a due date. */
export const actionItemDue: Rule = {
  id: "action-item-due",
  description: "An action item has a due date.",
  severity: "information",
  appliesTo: (template) =>
    template === null || template.asksFor.includes("actionItemDue"),
  check: (postmortem, { template }) =>
    lacksOfField(
      postmortem,
      "due",
      template?.asksFor.includes("actionItemDue") ?? false,
      ["a", "due date"],
      "Say by when it will be done.",
    ),
};

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
