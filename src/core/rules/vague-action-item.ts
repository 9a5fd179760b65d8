import type { ActionItem } from "../model/actionItems";
import type { Postmortem } from "../model/postmortem";
import { firstLineOf } from "../refactorings/actionItemFields";
import type { Rule, RuleDocumentation } from "./rule";

/** A task that nobody can tell when it is done. */
export const vagueActionItem: Rule = {
  id: "vague-action-item",
  description: "It can be told when an action item is done.",
  severity: "information",
  *check(postmortem) {
    const { text, actionItems } = postmortem;
    for (const item of actionItems) {
      if (item.done || item.kind === "improvement" || item.tracker !== null) {
        continue;
      }
      const words = withoutLabel(item.text);
      const opening = vague.exec(words)?.[0];
      if (opening === undefined || isConcrete(postmortem, item, words)) {
        continue;
      }
      const { end } = item.range;
      const stop = text[end - 1] === "." ? 1 : 0;
      const at = { start: end - stop, end: end - stop };
      yield {
        range: firstLineOf(text, item),
        message: `“${opening} …” has no end that can be checked. Say what will be there when it is done: an alert, a test, a limit, a number.`,
        quickFixes: [
          {
            title: "Insert a marked gap for how to tell that it is done",
            edits: [
              {
                range: at,
                newText: ", done when [description of what can be checked]",
              },
            ],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** Verbs of a direction without a destination, and appeals to people. */
const vague =
  /^(?:please )?(?:improve|enhance|strengthen|increase|ensure|consider|investigate|monitor|review|boost|optimi[sz]e|think about|look into|pay (?:more )?attention|be (?:more )?careful|take (?:more )?care|train|remind|educate|try to|better)\b/i;

/** Things that are there or not, and figures. */
const concrete =
  /\d|`|["“]|https?:|\b(?:including|such as|e\.g\.)|\b(?:alerts?|tests?|runbooks?|playbooks?|dashboards?|scripts?|checklists?|thresholds?|limits?|time-?outs?|retry|retries|canar\w+|roll-?backs?|health checks?|ci|pipelines?|lint\w*|automat\w+|replicas?|backups?|sla|slo|slis?|flags?|jobs?|bots?|templates?|polic(?:y|ies)|quotas?|probes?|circuit breakers?|rate limit\w*|mirror|api)\b/i;
/** A name in the middle of a sentence is a component's or a person's. */
const properName = /\p{Ll}[,)]? (?!I\b)\p{Lu}[\p{L}\d]/u;

function isConcrete(
  { text, placeholders }: Postmortem,
  { range }: ActionItem,
  words: string,
): boolean {
  return (
    concrete.test(text.slice(range.start, range.end)) ||
    properName.test(words) ||
    placeholders.some(
      ({ range: { start, end } }) => start >= range.start && end <= range.end,
    ) ||
    words.length > longestVague
  );
}

/** Who writes more than this, in UTF-16 units, says what is meant. */
const longestVague = 160;

/** “Training: Provide …” and “Task 2: …”. */
function withoutLabel(text: string): string {
  const label = /^[^:.]{1,50}:\s+(?=\S)/.exec(text)?.[0] ?? "";
  return text.slice(label.length);
}

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
