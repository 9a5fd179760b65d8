import { holdsAny } from "../text";
import type { ActionItem } from "./actionItems";
import type { Postmortem } from "./postmortem";

/**
 * The words with which an action item begins that has no end that can be checked; null where it has one. `words` is what it
 * says, or would say.
 */
export function vagueOpening(
  postmortem: Postmortem,
  item: ActionItem,
  words: string,
): string | null {
  // A ticket has its own end, and broad improvements are meant to be broad.
  const isAsked =
    !item.done && item.kind !== "improvement" && item.tracker === null;
  if (!isAsked) return null;
  const told = withoutLabel(words);
  const opening = vague.exec(told)?.[0];
  return opening === undefined || isConcrete(postmortem, item, told)
    ? null
    : opening;
}

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
    holdsAny(placeholders, range) ||
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
