import type { TextRange } from "../text";
import { durationsIn, type StatedDuration } from "./durations";
import type { SourceLine } from "./lines";
import { isOfKind, type Section } from "./sections";
import { timestampsIn } from "./timestamps";

/** How surely a sentence says that its length is the outage's; 0 where it says something else. */
type Certainty = 0 | 1 | 2 | 3;

/**
 * How long the outage lasted, as prose tells it: the surest statement of summary and impact, the first of equals; else that
 * of the title, else a sure one of another section.
 */
export function outageLength(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  prose: readonly TextRange[],
): StatedDuration | null {
  const titles = sections
    .filter(({ kind }) => kind === "title")
    .map(({ titleRange }) => titleRange);
  return (
    surest(text, prose, 1) ??
    surest(text, titles, 3) ??
    surest(text, otherParagraphs(text, lines, sections), 3)
  );
}

/** Whether a length is that of the team's response: “Time to detect: 7 min”. */
export function tellsResponse(
  text: string,
  length: StatedDuration,
  around: TextRange,
): boolean {
  return responseBefore.test(wordsBefore(text, length, around));
}

function wordsBefore(
  text: string,
  { range }: StatedDuration,
  around: TextRange,
): string {
  const from = Math.max(around.start, range.start - lookAround);
  return wordsIn(text, from, range.start);
}

function wordsIn(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(/[*_`]+|\s+/g, (each) => (/\s/.test(each) ? " " : ""));
}

function surest(
  text: string,
  ranges: readonly TextRange[],
  least: Certainty,
): StatedDuration | null {
  let best: StatedDuration | null = null;
  let certainty = least - 1;
  for (const range of ranges) {
    for (const duration of durationsIn(text, range)) {
      const found = certaintyOf(text, duration, range);
      if (found > certainty) [best, certainty] = [duration, found];
    }
  }
  return best;
}

/** Sections that tell of what might happen, or when each thing did. */
const otherKinds = [
  "timeline",
  "actionItems",
  "lessonsLearned",
  "summary",
  "impact",
  "duration",
  "metadata",
  "background",
] as const;

/** Who has not said it within so many paragraphs of so many UTF-16 units does not say it. */
const mostParagraphs = 200;
const longestLine = 3_000;
const lengthWord = /\d ?(?:m|h|min|hour|day)|\b(?:minutes?|hours?|days?)\b/i;

function otherParagraphs(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): TextRange[] {
  const left = sections.filter((section) =>
    otherKinds.some((kind) => isOfKind(section, kind)),
  );
  let at = 0;
  let until = -1;
  const found: TextRange[] = [];
  for (const { index, context, content } of lines) {
    for (; (left[at]?.line ?? Infinity) <= index; at++) {
      until = Math.max(until, left[at]?.endLine ?? -1);
    }
    if (index <= until || context !== "text") continue;
    if (content.end - content.start > longestLine) continue;
    const previous = found.at(-1);
    const isNext = previous && lines[index - 1]?.content.end === previous.end;
    const isShort = content.end - (previous?.start ?? 0) < longestLine;
    if (isNext && isShort && lines[index]?.startsParagraph === false) {
      found[found.length - 1] = { start: previous.start, end: content.end };
    } else found.push(content);
    if (found.length > mostParagraphs) break;
  }
  return found.filter(({ start, end }) =>
    lengthWord.test(text.slice(start, end)),
  );
}

const approximation =
  "(?:(?:about|around|approximately|approx\\.?|roughly|nearly|almost|over|under|just|some|only|a|an|the|total|full|of|at|least|most|up|to|more|less|fewer|than|slightly|close|another|estimated|whole|further|little|bit|well|for)[ ,]+){0,5}[~≈<>]?\\s?$";
const event =
  "(?:outages?|incidents?|downtime|disruptions?|interruptions?|blackouts?|degradations?|unavailability|impact|service loss|halt|freeze|brownout|failures?|errors?|event)";

/** What stands before a length and says that it is the outage's, the surest first. */
const before: readonly (readonly [RegExp, Certainty])[] = [
  [
    new RegExp(
      `\\b(?:last(?:ed|ing|s)|span(?:ned|ning|s)|persist(?:ed|ing)|continued|went on|ran|endured)[ ,]+(?:for )?${approximation}`,
      "i",
    ),
    3,
  ],
  [
    new RegExp(
      `\\b(?:down(?:time)?|unavailable|outage|halted|unusable|inaccessible|unreachable|offline|duration|outage time)(?: (?:for|of|was|is|totall?ed|over|:))?[ :*]+(?:was )?${approximation}`,
      "i",
    ),
    3,
  ],
  [
    new RegExp(
      `\\bfor (?:a |the )?(?:total |period |duration )?(?:of )?${approximation}`,
      "i",
    ),
    2,
  ],
  [
    new RegExp(
      `\\bover (?:a |the )?(?:period|course|span) of ${approximation}`,
      "i",
    ),
    2,
  ],
  [
    new RegExp(
      `\\b(?:outage|incident) (?:was|has been|had been) (?:\\w+ly )?(?:restored|resolved|fixed|mitigated) (?:after|in|within) ${approximation}`,
      "i",
    ),
    3,
  ],
  [
    new RegExp(
      `\\b(?:damage|${event}) (?:was |were )?(?:limited|kept|confined) to ${approximation}`,
      "i",
    ),
    2,
  ],
  [
    new RegExp(
      `\\b(?:restored|recovered|resolved|fixed|mitigated|over|back (?:online|up|to normal)|ended) (?:again )?(?:after|in|within) ${approximation}`,
      "i",
    ),
    2,
  ],
  [new RegExp(`\\ba total of ${approximation}`, "i"), 2],
  [
    new RegExp(
      `\\btotal (?:[\\w-]+ ){0,3}${event}(?: (?:time|was|is)){0,2}[ :]{1,2}${approximation}`,
      "i",
    ),
    3,
  ],
];

/** What stands behind one. */
const behind: readonly (readonly [RegExp, Certainty])[] = [
  [
    new RegExp(
      `^[ -](?:long )?(?:(?!(?:and|the|an?|of|in|to|before|after|into|when|while|as|or|but|for|until|from|by) )\\w+ ){0,2}${event}\\b`,
      "i",
    ),
    3,
  ],
  [
    new RegExp(
      `^ of (?:[\\w-]+ ){0,3}(?:${event}|degraded|reduced|elevated|failed|failing|inaccessib\\w+|unavailab\\w+)\\b`,
      "i",
    ),
    3,
  ],
  [
    /^ (?:before|until) (?:(?:[\w']+ ){0,4}(?:was|were|being|got|is) )(?:\w+ )?(?:mitigated|resolved|restored|fixed|recovered|stopped|back)\b/i,
    3,
  ],
  [
    /^ to (?:(?:fully|completely|finally|be|get) ){0,2}(?:resolve|restore|recover|fix|mitigate|resolved|restored|recovered|fixed|mitigated)\b/i,
    2,
  ],
  [/^[ -](?:long )?(?:window|period)\b/i, 2],
  [
    /^ from (?:\w+ ){0,2}(?:start|beginning|detection|report|alert) to (?:\w+ )?(?:resolution|restoration|recovery|end|finish)\b/i,
    2,
  ],
];

/** “Within 5 minutes”, “every 30 seconds”, “a timeout of 10 seconds”: another length. */
const otherBefore =
  /\b(?:every|each|first|last|next|past|previous|remaining|per|until|since)(?: the)? [~]?$|\b(?:timeouts?|ttl|intervals?|retention|delays?|cool-?downs?|backoffs?|cache|lifetime|expir\w+|sla|slo|threshold|lag|latency|poll\w*)(?: (?:time|period))?(?: (?:of|is|was|to|for|after|at|set))*[ :=]+[~]?$/i;
/** “Time to detect: 7 min”, “TTR 1h”: the team's own response. */
const responseBefore =
  /\b(?:time[ -]to[ -]\w+|m?tt[a-z])(?: (?:was|is|of|time))*[ :|=~-]*(?:(?:about|around|approximately|roughly|nearly|under|over) )?$/i;
const afterSomething = /\b(?:within|after|in)(?: the)? (?:[a-z]+ ){0,2}[~]?$/i;
const otherBehind =
  /^(?: ?-? ?(?:timeouts?|ttl|intervals?|caches?|retention|backoffs?|cool-?downs?|delays?|latency|slas?|slos?|averages?|percentile|on-?call|rota|clock|cycle|cron)\b|\)? (?:later|earlier|into|ago|apart|after(?! which| that)|prior)\b|\)? before (?!being\b|(?:[\w']+ ){0,4}(?:was|were|got|is) )| to (?:[a-z]+ )?(?:detect|notice|find|respond|acknowledge|identify|diagnose|react|page|escalate|discover|realise|realize|understand|investigate|deploy|build|boot|start|load)\b| (?:elapsed|passed|went by) between\b| of (?:logs?|data|history|traffic|retention|backlog))/i;

/** “Logs are kept for 30 days” */
const keptFor =
  /\b(?:kept|stored|retained|cached|valid|waits?|waited|sleeps?|alive|archived|keeps?) (?:only )?for [~]?(?:[a-z]+ )?$/i;

/** “A similar outage last year lasted 3 hours.” */
const otherOutage = new RegExp(
  `\\b(?:similar|previous|earlier) ${event}\\b[^.!?\\n]*$`,
  "i",
);

/** “Alert when the pool is full for 5 minutes”. */
const condition = /\b(?:when|whenever|if|unless|should)\b[^.!?\n]*$/i;

/** “Load rose over the course of 15 minutes.” */
const changedOver =
  /\b(?:jump|rose|ris|increas|gr[eo]w|climb|dropp|fell|ramp|spik)\w*\b[^.!?\n]*\bover (?:a |the )?(?:period|course|span) of (?:\w+ )?$/i;

/** “To compensate for this downtime, all plans get an additional seven days.” */
const compensation =
  /\b(?:compensat\w+|reimburs\w+|crediting|credited|goodwill|refunded|as a thank[ -]you)\b[^.!?\n]*$/i;

/** What a template's guidance gives: “(e.g., down for 10 minutes)”. */
const example = /\((?:e\.g\.|eg|for example|example)(?![a-z])[^()\n]*$/i;

/** Whether a length is only the example of a template. */
export function isExample(
  text: string,
  length: StatedDuration,
  around: TextRange,
): boolean {
  return example.test(wordsBefore(text, length, around));
}

/** Words that bind a length of time to the outage where they stand in its sentence. */
const outageWords =
  /\b(?:outages?|downtime|down|duration|lasted|lasting|unavailab\w+|inaccessible|unusable|unreachable|offline|disrupt\w+|incident|degrad\w+|interrupt\w+|failures?|failing|halted|stopped|blocked|impossible|broken)\b/i;

/** “It took us 5 minutes to detect the outage.” */
const tookTo =
  /\b(?:took|takes|spent)\b.{0,60}?\b(?:detect|notice|find|respond|identify|acknowledge|react|diagnos)/i;

const lookAround = 100;

function certaintyOf(
  text: string,
  { range, minutes }: StatedDuration,
  around: TextRange,
): Certainty {
  const from = Math.max(around.start, range.start - lookAround);
  const words = wordsIn(text, from, range.start);
  const until = Math.min(around.end, range.end + lookAround);
  const rest = wordsIn(text, range.end, until);
  if (otherBefore.test(words) || otherBehind.test(rest)) return 0;
  if (condition.test(words) || keptFor.test(words)) return 0;
  if (changedOver.test(words) || otherOutage.test(words)) return 0;
  if (compensation.test(words) || example.test(words)) return 0;
  if (responseBefore.test(words)) return 0;
  const certainties = [
    ...before.map(([pattern, each]) => (pattern.test(words) ? each : 0)),
    ...behind.map(([pattern, each]) => (pattern.test(rest) ? each : 0)),
    isOfWindow(text, range, around) ? 2 : 0,
  ] as const;
  const most = Math.max(...certainties) as Certainty;
  // Seconds are worth it only where the words leave no doubt.
  if (most > 0 && (minutes >= 1 || most === 3)) return most;
  if (afterSomething.test(words)) return 0;
  const sentence = sentenceAround(text, range, around);
  return outageWords.test(sentence) && !tookTo.test(sentence) ? 1 : 0;
}

/** “From 14:05 to 15:35 UTC (90 minutes)” */
function isOfWindow(
  text: string,
  range: TextRange,
  around: TextRange,
): boolean {
  const lead =
    /\([~]?$|[,–—=] (?:a total of |in total |or |i\.e\. )?[~]?$/.exec(
      text.slice(Math.max(around.start, range.start - 20), range.start),
    );
  if (!lead) return false;
  const end = range.start - lead[0].length;
  const start = Math.max(around.start, end - lookAround);
  const window = timestampsIn(text, { start, end }).at(-1);
  return window?.end != null && end - window.range.end <= 2;
}

/** The words around a range up to the next sentence's or paragraph's end on either side. */
function sentenceAround(
  text: string,
  inner: TextRange,
  outer: TextRange,
): string {
  const isEnd = (at: number): boolean =>
    sentenceEnd.test(text.slice(at, at + 8));
  const from = Math.max(outer.start, inner.start - longestSentence);
  const until = Math.min(outer.end, inner.end + longestSentence);
  let { start } = inner;
  while (start > from && !isEnd(start - 1)) start--;
  let { end } = inner;
  while (end < until && !isEnd(end)) end++;
  return text.slice(start, end);
}

/** A full stop, a blank line, the next list item or row. */
const sentenceEnd = /^[.!?]\s|^\r?\n\s*(?:\r?\n|[-*+|]|\d{1,2}[.)]\s)/;

/** Before or behind a length, in UTF-16 units. */
const longestSentence = 300;
