import { lacksOfField } from "../refactorings/actionItemFields";
import type { Rule, RuleDocumentation } from "./rule";

/** An open task without a ticket. */
export const actionItemTracker: Rule = {
  id: "action-item-tracker",
  description: "An action item has a ticket.",
  severity: "information",
  appliesTo: (template) =>
    template === null || template.asksFor.includes("actionItemTracker"),
  check: (postmortem, { template }) =>
    lacksOfField(
      postmortem,
      "tracker",
      template?.asksFor.includes("actionItemTracker") ?? false,
      ["a", "ticket"],
      "Link the one in which it is worked on.",
    ),
};

export const documentation: RuleDocumentation = {
  why: `A postmortem is read once; a ticket is looked at in every planning. What is not in the tracker is forgotten with the document.

Templates that don't ask for tickets are left alone; a document without a known template is asked only where most of its items have one.`,
  bad: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (#482)
- [ ] Set the pool size explicitly in the deployment (#483)
- [ ] Fail a deployment whose defaults differ
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the pool is taken (#482)
- [ ] Set the pool size explicitly in the deployment (#483)
- [ ] Fail a deployment whose defaults differ (#484)
`,
  fix: "Inserts a marked gap for the ticket.",
  source:
    "[PagerDuty's postmortem process](https://response.pagerduty.com/after/post_mortem_process/): every action item has a ticket.",
};
