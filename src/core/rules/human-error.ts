import type { Rule, RuleDocumentation } from "./rule";

/** A person's slip given as the cause, where the question begins why the system let it through. */
export const humanError: Rule = {
  id: "human-error",
  description: "Human error is not the end of the search for a cause.",
  severity: "information",
  *check({ prose }) {
    for (const { source, start, kinds } of prose) {
      const isCause = kinds.includes("rootCause") || kinds.includes("trigger");
      if (kinds.includes("lessonsLearned") || kinds.includes("actionItems")) {
        continue;
      }
      if (!mayName.test(source)) continue;
      for (const match of source.matchAll(slip)) {
        const sentence = sentenceAround(source, match.index);
        const at = match.index + match[0].length;
        const before = source.slice(Math.max(0, match.index - 80), match.index);
        if (
          deniedBefore.test(before) ||
          listed.test(before) ||
          deniedAfter.test(source.slice(at, at + 80))
        ) {
          continue;
        }
        // A “user error” may also be what a service answers.
        const isCertain = isCause && !/^user/i.test(match[0]);
        if (!isCertain && !causal.test(sentence)) continue;
        const from = start + match.index;
        yield {
          range: { start: from, end: from + match[0].length },
          message: `“${match[0]}” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.`,
        };
        // One for a passage: the cause is one.
        break;
      }
    }
  },
};

const mayName = /error|mistake|oversight|forgot|carelessness|negligence/i;

const slip =
  /\b(?:human|operator|user|manual|engineer|developer|pilot|personnel)(?:['’]s)? (?:error|mistake|oversight)s?\b(?! (?:budget|message|page|code|rate|log|report|response|handl))|\bmistakes? (?:made )?by (?:an?|the|our|one of)\b[^.;,\r\n]{0,30}?\b(?:engineer|developer|operator|admin\w*|employee|person|colleague|member)\b|\b(?:carelessness|negligence)\b|\b(?:someone|somebody|an? (?:engineer|developer|operator|admin\w*)) (?:simply |had )?forg[eo]t(?:ten)?\b/gi;

/** A sentence that gives a cause. */
const causal =
  /\b(?:root cause|caus(?:e|es|ed|ing)|due to|because|result(?:ed|s)? (?:of|from|in)|led to|lead to|owing to|triggered|traced (?:back )?to|attributed|boil(?:s|ed) down|turned out)\b/i;

/** What is said before it to deny it, or to speak of the idea. */
const deniedBefore =
  /\b(?:not|never|no|isn['’]t|wasn['’]t|rather than|instead of|without|avoid\w*|reduc\w+|prevent\w*|prone|minimi[sz]\w+|eliminat\w+|risks?|potential|possib\w+|can|could|may|might|often|usually|always|whether|if)\b[^.;:]{0,40}$/i;
/** One of many things that may go wrong. */
const listed = /,[^,.;:]{2,60},\s*(?:(?:and|or)\s)?\s*$/;
const deniedAfter =
  /^\s+(?:is|are|was|were|can|could|may|might)(?:\s+(?:not|never)|n['’]t|\s+\w+)?\b(?=[^.]{0,60}\b(?:not|never|happen|occur|cause|no)\b)/i;

function sentenceAround(source: string, index: number): string {
  const before = source.slice(Math.max(0, index - 200), index);
  const after = source.slice(index, index + 200);
  const from = Math.max(
    before.lastIndexOf(". "),
    before.lastIndexOf(".\n"),
    before.lastIndexOf("| "),
  );
  const to = after.search(/[.!?](?:\s|$)|\s\|/);
  return before.slice(from + 1) + (to < 0 ? after : after.slice(0, to));
}

export const documentation: RuleDocumentation = {
  why: `People err every day, and systems are built so that it doesn't matter. Where it did, the cause that can be mended is what made the slip easy, and what let it through: a missing test, a default, two buttons side by side.

Denials (“not a human error”), risks and lessons are left alone.`,
  bad: `## Root Cause

The root cause was a human error while the pool was configured.
`,
  good: `## Root Cause

The pool size was typed in by hand on 40 servers, and nothing compared them.
`,
  fix: null,
  source:
    "[PagerDuty, the blameless postmortem](https://postmortems.pagerduty.com/culture/blameless/); Sidney Dekker, The Field Guide to Understanding “Human Error”: human error is a symptom, never the cause.",
};
