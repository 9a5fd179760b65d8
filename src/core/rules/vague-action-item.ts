import { vagueOpening } from "../model/vagueActionItems";
import { firstLineOf, gapForDone } from "../refactorings/actionItemFields";
import type { Rule, RuleDocumentation } from "./rule";

/** A task that nobody can tell when it is done. */
export const vagueActionItem: Rule = {
  id: "vague-action-item",
  description: "It can be told when an action item is done.",
  severity: "information",
  *check(postmortem) {
    const { text, actionItems } = postmortem;
    for (const item of actionItems) {
      const opening = vagueOpening(postmortem, item, item.text);
      if (opening === null) continue;
      yield {
        range: firstLineOf(text, item),
        message: `“${opening} …” has no end that can be checked. Say what will be there when it is done: an alert, a test, a limit, a number.`,
        quickFixes: [
          {
            title: "Insert a marked gap for how to tell that it is done",
            edits: [gapForDone(text, item)],
            preferred: true,
          },
        ],
      };
    }
  },
};

export const documentation: RuleDocumentation = {
  why: `“Improve monitoring” can't be finished, so it never is. An item that can be done is actionable (a verb), specific (of a narrow scope) and bounded (it is clear when it is finished).

Appeals to people (“be more careful”) change nothing about the system that let the slip through.`,
  bad: `## Action Items

- [ ] Improve monitoring
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the connection pool is taken for 5 minutes
`,
  fix: "Inserts a marked gap for how to tell that the item is done.",
  source:
    "[PagerDuty, how to write a postmortem](https://response.pagerduty.com/after/post_mortem_process/), after Lueder and Beyer, “Postmortem Action Items”, ;login: 2017: actionable, specific, bounded.",
};
