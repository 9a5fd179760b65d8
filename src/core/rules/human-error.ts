import { kindsAround, passagesWith } from "../model/prose";
import { movedRange } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** A person's slip given as the cause, where the question begins why the system let it through. */
export const humanError: Rule = {
  id: "human-error",
  description: "Human error is not the end of the search for a cause.",
  severity: "information",
  *check({ lines, sections }) {
    for (const { start, line, found } of passagesWithSlips(lines)) {
      const kinds = kindsAround(sections, line);
      if (kinds.includes("lessonsLearned") || kinds.includes("actionItems")) {
        continue;
      }
      const isCause = kinds.includes("rootCause") || kinds.includes("trigger");
      // One for a passage: the cause is one.
      const cause = found.find(
        (each) => each.isCause || (isCause && each.isCertain),
      );
      if (!cause) continue;
      const { raw, index } = cause;
      yield {
        range: movedRange({ start: index, end: index + raw.length }, start),
        message: `“${raw}” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.`,
      };
    }
  },
};

interface Slip {
  readonly raw: string;
  readonly index: number;
  /** Whether its sentence gives it as a cause. */
  readonly isCause: boolean;
  /** A “user error” may also be what a service answers. */
  readonly isCertain: boolean;
}

const passagesWithSlips = passagesWith(({ source }) => {
  if (!mayName.test(source)) return null;
  const slips = [...slipsIn(source)];
  return slips.length > 0 ? slips : null;
});

function* slipsIn(source: string): Generator<Slip> {
  for (const { index, 0: raw } of source.matchAll(slip)) {
    const at = index + raw.length;
    const before = source.slice(Math.max(0, index - 80), index);
    if (
      deniedBefore.test(before) ||
      listed.test(before) ||
      deniedAfter.test(source.slice(at, at + 80))
    ) {
      continue;
    }
    const isCause = causal.test(sentenceAround(source, index));
    yield { raw, index, isCause, isCertain: !/^user/i.test(raw) };
  }
}

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
