import { distance } from "fastest-levenshtein";

/** What a section is about, in the field's terms. */
export type SectionKind =
  | "title"
  | "summary"
  | "impact"
  | "rootCause"
  | "timeline"
  | "detection"
  | "resolution"
  | "actionItems"
  | "lessonsLearned"
  | "background"
  | "duration"
  | "metadata"
  | "contributingFactors"
  | "trigger";

/** What a heading's words mean: one kind, or several for a combined heading; none where it is known but of no kind. */
export interface SectionName {
  readonly kinds: readonly SectionKind[];
}

/**
 * Headings as people write them, lower-case and in the form that `normalizeTitle` gives, by what they mean. `null` holds
 * the headings that open a section of a postmortem without being of a kind of ours.
 */
const aliases: readonly (readonly [
  SectionKind | readonly SectionKind[] | null,
  readonly string[],
])[] = [
  [
    "summary",
    [
      "summary",
      "issue summary",
      "incident summary",
      "outage summary",
      "event summary",
      "executive summary",
      "exec summary",
      "problem summary",
      "plain english summary",
      "summary of the incident",
      "summary of the issue",
      "summary of events",
      "summary of what happened",
      "résumé exécutif",
      "résumé",
      "tl;dr",
      "tldr",
      "tl; dr",
      "overview",
      "incident overview",
      "issue overview",
      "outage overview",
      "incident description",
      "issue description",
      "problem description",
      "description",
      "brief description",
      "outage description",
      "what happened",
      "what happened?",
      "impact statement",
      "abstract",
      "synopsis",
    ],
  ],
  [["summary", "impact"], ["summary of impact"]],
  [
    "duration",
    [
      "duration",
      "durée",
      "duration of the outage",
      "duration of outage",
      "duration of problem",
      "duration of the incident",
      "duration of incident",
      "duration of the issue",
      "duration of impact",
      "outage duration",
      "incident duration",
      "incident time",
      "incident timing",
      "incident window",
      "outage window",
      "total impact duration",
      "total downtime",
      "downtime",
      "start time",
      "end time",
      "start-time",
      "end-time",
      "start date/time",
      "end date/time",
      "start",
      "end",
      "date/time",
      "time in sev-1",
      "minutes downtime or degradation",
      "outage start",
      "outage end",
      "incident start",
      "incident end",
    ],
  ],
  [
    "impact",
    [
      "impact",
      "impacts",
      "the impact",
      "customer impact",
      "user impact",
      "end user impact",
      "infrastructure impact",
      "productivity impact",
      "team impact",
      "revenue impact",
      "business impact",
      "service impact",
      "financial impact",
      "reputational impact",
      "impact assessment",
      "impact analysis",
      "impact and metrics",
      "impact on users",
      "impact on customers",
      "affected users",
      "users affected",
      "affected services",
      "services affected",
      "affected customers",
      "customers affected",
      "who was affected",
      "who was affected?",
      "what was affected",
      "what was impacted",
      "what was the impact",
      "what was the impact?",
      "what were the symptoms / impact?",
      "scope of impact",
      "impact and scope",
      "what was the impact on our customers?",
      "% of product affected",
      "product affected",
    ],
  ],
  [
    "timeline",
    [
      "timeline",
      "time-line",
      "incident timeline",
      "event timeline",
      "events timeline",
      "outage timeline",
      "detailed timeline",
      "narrative timeline",
      "timeline of events",
      "timeline of the incident",
      "timeline of the event",
      "timeline / what happened when",
      "timeline of the outage",
      "timeline of incident",
      "timeline analysis",
      "timeline summary",
      "timeline/recovery efforts",
      "incident timeline and response",
      "chain of events",
      "sequence of events",
      "what happened and when",
      "what happened when",
      "chronology",
      "chronology of events",
      "chronologie",
      "key events",
      "log of events",
      "event log",
      "how did we respond?",
    ],
  ],
  [
    "detection",
    [
      "detection",
      "issue detection",
      "issue detected",
      "incident detection",
      "detection method",
      "detection time",
      "detection and diagnosis",
      "detected",
      "identified",
      "detection and response",
      "how was the incident detected?",
      "how was the issue detected",
      "how was the issue detected?",
      "how it was detected",
      "how the issue was detected",
      "incident detected by",
      "detected by",
    ],
  ],
  [
    "rootCause",
    [
      "root cause",
      "root causes",
      "root cause(s)",
      "the root cause",
      "root cause analysis",
      "root cause explanation",
      "root cause identification",
      "root cause of the outage",
      "root cause of the issue",
      "root cause of the incident",
      "preliminary root cause",
      "summary root cause",
      "blameless root cause",
      "technical root cause",
      "rca",
      "cause",
      "causes",
      "cause of the outage",
      "cause of outage",
      "cause of the incident",
      "cause of the issue",
      "reason",
      "identified cause",
      "what caused the incident?",
      "what caused the outage?",
      "what caused it",
      "what were the root causes?",
      "what went wrong and why?",
      "what went wrong, and why?",
      "why it happened",
      "why did it happen?",
      "why did this happen?",
      "whys",
      "5 whys",
      "5-whys",
      "five whys",
      "the five whys",
      "five why's",
      "5 why's",
      "5-whys and root cause",
      "root cause identification: the five whys",
      "details of vulnerability",
      "details of the vulnerability",
      "details of exploit",
      "details of issue",
      "details of the issue",
    ],
  ],
  [
    "contributingFactors",
    [
      "contributing factors",
      "contributing factor(s)",
      "contributing conditions",
      "contributing conditions analysis",
      "contributing causes",
      "contributors",
      "contributors/enablers",
      "process breakdown(s)",
      "process breakdowns",
    ],
  ],
  ["trigger", ["trigger", "triggers", "trigger(s)", "the trigger"]],
  [
    ["rootCause", "resolution"],
    [
      "root cause and resolution",
      "root causes and resolution",
      "root cause and resolutions",
      "root cause, and resolution",
      "root cause and mitigation",
      "root cause and fix",
      "root cause analysis and resolution",
      "root cause/resolution",
      "cause and resolution",
    ],
  ],
  [
    "resolution",
    [
      "resolution",
      "resolutions",
      "the resolution",
      "resolution and recovery",
      "resolution/recovery",
      "resolution details",
      "resolution explanation",
      "resolution steps",
      "resolution summary",
      "incident resolution",
      "issue resolution",
      "issue resolved",
      "problem resolution",
      "recovery",
      "recovery efforts",
      "mitigation",
      "mitigations",
      "mitigation and resolution",
      "mitigation steps",
      "mitigators",
      "how was the issue resolved and the impact mitigated?",
      "how was it resolved",
      "how was the issue resolved",
      "how was the issue resolved?",
      "how we fixed it",
      "how we recovered",
      "how did we fix it",
      "how did we fix it?",
      "what we did to fix it",
      "how it was fixed",
      "how it is fixed",
      "how it was resolved",
      "fix",
      "the fix",
      "fix / workaround",
      "solution",
      "details of fix",
      "details of the fix",
      "details of mitigation",
      "immediate actions",
      "immediate resolution",
      "immediate fix",
      "restoration",
    ],
  ],
  [["resolution", "actionItems"], ["remediation"]],
  [
    "actionItems",
    [
      "action items",
      "action item",
      "action items and followups",
      "action items and follow-ups",
      "action plan",
      "actions",
      "review actions",
      "resulting action",
      "resulting actions",
      "corrective action",
      "corrective actions",
      "future actions",
      "future plan",
      "future plans",
      "future work",
      "follow-up",
      "follow-ups",
      "follow up",
      "follow ups",
      "followup",
      "followups",
      "follow-up tasks",
      "follow-up actions",
      "follow-up items",
      "follow-up work",
      "next steps",
      "what happens next?",
      "what are the next steps",
      "what are the next steps?",
      "what we will do next",
      "what we're going to do about it",
      "tasks",
      "task list",
      "list of tasks",
      "specific tasks",
      "tasks to address the issue",
      "tasks to address issue",
      "tasks to be done",
      "to-do",
      "todo",
      "todos",
      "todo list",
      "to-do list",
      "what are we doing about this?",
      "what we're doing about it",
      "what are the actionable tasks and follow-ups?",
      "process improvements",
      "documentation improvements",
      "technical improvements",
      "corrective and preventative measures",
      "corrective and preventative measure",
      "corrective and preventative actions",
      "corrective/preventative measures",
      "corrective measures",
      "corrective measures and preventative measures",
      "preventative measures",
      "preventative measure",
      "preventative actions",
      "prevention",
      "prevention measures",
      "future prevention",
      "mitigation and future prevention",
      "improvements",
      "improvements/fixes",
      "improvements and fixes",
      "improvement/fixes",
      "improvements needed",
      "areas for improvement",
      "areas of improvement",
      "recommendations",
      "short-term fixes",
      "short-term improvements",
      "long-term fixes",
      "long-term improvements",
      "long-term preventative measures",
      "how are we making incidents like this less likely or less impactful?",
      "how are we making outages like this less likely or less impactful?",
      "how do we prevent this from happening again?",
      "how will we prevent this in the future?",
    ],
  ],
  [
    "lessonsLearned",
    [
      "lessons learned",
      "lesson learned",
      "learnings",
      "learnings and risks",
      "overall learnings and recommendations",
      "surprises and learning",
      "key takeaways",
      "takeaways",
      "insights",
      "how'd we do?",
      "lessons",
      "lessons and follow-ups",
      "what went well",
      "what went well?",
      "what we did well",
      "things that went well",
      "worked well",
      "what worked well",
      "what went wrong",
      "what went wrong?",
      "what went poorly",
      "what went badly",
      "things that went poorly",
      "things that went wrong",
      "what didn't go so well?",
      "what didn't go well",
      "what could have gone better?",
      "what could have gone better",
      "opportunities",
      "where we got lucky",
      "where did we get lucky",
      "where did we get lucky?",
      "we got lucky",
      "final thoughts",
    ],
  ],
  [
    "background",
    [
      "background",
      "context",
      "contexte",
      "introduction",
      "leadup",
      "lead-up",
      "prologue",
    ],
  ],
  [
    "metadata",
    [
      "date",
      "author",
      "authors",
      "author(s)",
      "by",
      "owner",
      "owners",
      "postmortem owner",
      "status",
      "report status",
      "severity",
      "incident date",
      "date of incident",
      "published",
      "shared with",
      "created by",
      "prepared by",
      "last modified",
      "last updated",
      "incident id",
      "incident number",
      "incident lead",
      "incident commander",
      "ops issue",
      "meeting scheduled for",
      "call recording",
      "names of people involved",
      "attendees",
      "postmortem attendees",
      "participants",
      "responders",
    ],
  ],
  [
    null,
    [
      "incident details",
      "cause analysis",
      "details",
      "details of incident",
      "fault",
      "response",
      "incident response",
      "incident response analysis",
      "post incident analysis",
      "investigation",
      "debugging process",
      "actions taken",
      "action taken",
      "escalation",
      "incident escalation",
      "misleading paths",
      "misleading investigation",
      "misleading investigation paths",
      "misleading debugging",
      "backlog check",
      "recurrence",
      "metrics",
      "stats",
      "supporting data",
      "graphs",
      "messaging",
      "internal email",
      "external message",
      "communication",
      "communications",
      "third party disclosure",
      "open questions",
      "questions for follow up",
      "supporting information",
      "supporting documents",
      "appendix",
      "references",
      "links",
      "resources",
      "additional resources",
      "related issues / prs",
      "logs",
      "glossary",
      "conclusion",
      "final notes",
      "summation",
      "epilogue",
      "postmortem report overview",
      "making it engaging",
      "humor",
      "table of contents",
      "exploit contract",
      "anything else",
    ],
  ],
];

/** Every title that we know, as `normalizeTitle` writes it (but with its number), and what it means. */
export const knownTitles: ReadonlyMap<string, SectionName> = new Map(
  aliases.flatMap(([kind, titles]) => {
    const kinds = kind === null ? [] : typeof kind === "string" ? [kind] : kind;
    return titles.map((title) => [title, { kinds }] as const);
  }),
);

interface FuzzyTitle {
  readonly title: string;
  readonly letters: number;
}

/** By the length of the title that is looked for: the known ones that are at most two letters longer or shorter, in order. */
const fuzzyTitles = new Map<number, FuzzyTitle[]>();
for (const title of knownTitles.keys()) {
  // Long enough that a slip of the pen can't make another word of it.
  if (title.length < 9) continue;
  const fuzzy = { title, letters: lettersOf(title) };
  for (let length = title.length - 2; length <= title.length + 2; length++) {
    const titles = fuzzyTitles.get(length);
    if (titles) titles.push(fuzzy);
    else fuzzyTitles.set(length, [fuzzy]);
  }
}

/**
 * What a heading or label means; undefined where it is none that we know. `heading` says that the words stand as a
 * heading, where more may surround the known name: a qualifier before it, or a part after a colon.
 */
export function sectionNameOf(
  title: string,
  heading: boolean,
): SectionName | undefined {
  if (title.length > longestTitle) return undefined;
  const key = `${heading ? "#" : ""}${title}`;
  if (recentNames.has(key)) return recentNames.get(key);
  const normalized = normalizeTitle(title);
  const name =
    exactName(withUsualSpelling(withoutMarkup(title))) ??
    exactName(normalized) ??
    (heading ? headingName(normalized) : undefined) ??
    misspelledName(normalized);
  if (recentNames.size >= mostRecentNames) recentNames.clear();
  recentNames.set(key, name);
  return name;
}

const longestTitle = 120;

/** A document's labels are read again with each keystroke, and the misspelled ones are costly. */
const recentNames = new Map<string, SectionName | undefined>();
const mostRecentNames = 2_000;

function exactName(normalized: string): SectionName | undefined {
  return (
    knownTitles.get(normalized) ??
    knownTitles.get(withoutTrailingParenthesis(normalized))
  );
}

/** “Root causes and trigger”, “Prevention: lessons learned”, “The great checkout timeline”. */
function headingName(normalized: string): SectionName | undefined {
  const parts = withoutTrailingParenthesis(normalized)
    .split(/\s*(?:\band\b|[/,:]|\s[-–—]\s)\s*/)
    .filter((part) => part !== "");
  const names = parts.map((part) => knownTitles.get(part));
  if (parts.length > 1 && parts.length <= 4) {
    if (names.every((name) => name !== undefined)) return union(names);
    if (names[0] && /^[^:–—]+(?::|\s[-–—]\s)/.test(normalized)) return names[0];
  }
  // “Timeline (UTC) all times approximate”: what follows is about its times.
  const timeline = /^[^()]*(?=\s\()/.exec(normalized)?.[0] ?? "";
  const before = knownTitles.get(timeline);
  if (before?.kinds[0] === "timeline") return before;
  if (/\b(?:affected|impacted)\?$/.test(normalized))
    return { kinds: ["impact"] };
  const words = normalized.split(" ");
  if (words.length > 7) return undefined;
  for (let skip = 1; skip <= 4 && skip < words.length; skip++) {
    const rest = words.slice(skip).join(" ");
    if (strongEndings.has(rest)) return knownTitles.get(rest);
  }
  return undefined;
}

/** Names that keep their meaning behind any qualifier (“detailed timeline”, “server root cause and resolution”). */
const strongEndings = new Set([
  "timeline",
  "timeline of events",
  "root cause",
  "root cause analysis",
  "root cause and resolution",
  "corrective and preventative measures",
  "preventative measures",
  "action items",
  "lessons learned",
  "impact",
  "summary",
  "resolution",
]);

function union(names: readonly SectionName[]): SectionName {
  return { kinds: [...new Set(names.flatMap((name) => name.kinds))] };
}

function misspelledName(normalized: string): SectionName | undefined {
  const title = withoutTrailingParenthesis(normalized);
  if (title.length < 8) return undefined;
  const letters = lettersOf(title);
  const allowed = title.length < 12 ? 1 : 2;
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of fuzzyTitles.get(title.length) ?? []) {
    // One error brings in one letter at most that the other doesn't have: most titles needn't be compared.
    if (
      countOfBits(letters & ~candidate.letters) >= least ||
      countOfBits(candidate.letters & ~letters) >= least
    ) {
      continue;
    }
    const errors = distance(candidate.title, title);
    if (errors < least) {
      least = errors;
      best = candidate.title;
    }
  }
  return best === undefined ? undefined : knownTitles.get(best);
}

/** Which of the letters a–z occur, one bit each. */
function lettersOf(title: string): number {
  let letters = 0;
  for (let index = 0; index < title.length; index++) {
    const letter = title.charCodeAt(index) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

function countOfBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function withoutTrailingParenthesis(title: string): string {
  return title
    .replace(/(?<!\s)\s*(?:\([^()]*\)|\[[^[\]]*\])$/, "")
    .replace(/\s+must contain$/, "");
}

/** A heading's words without markup, emoji, numbering, closing colon and differences of spelling; lower-case. */
export function normalizeTitle(title: string): string {
  return withUsualSpelling(
    withoutMarkup(title)
      .replace(/^(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ -]*/i, "")
      .replace(/^\d{1,2} (?:- )?(?=[A-Za-z])/, ""),
  );
}

function withoutMarkup(title: string): string {
  return title
    .replace(/<[^<>]*>/g, " ")
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/:[a-z][a-z0-9_+-]*:/g, " ")
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, " ")
    .replace(/\u200d|\ufe0f/g, "")
    .replace(/[*_`#~|]+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/&amp;|&/g, " and ")
    .replace(/\s+/g, " ")
    .trim();
}

function withUsualSpelling(words: string): string {
  return words
    .replace(/(?<![\s:.;,–—-])[\s:.;,–—-]+$/, "")
    .toLowerCase()
    .replace(/\blearnt\b/g, "learned")
    .replace(/\bpreventive\b/g, "preventative")
    .replace(/\bpost[- ]mortem\b/g, "postmortem")
    .replace(/\btime line\b/g, "timeline")
    .trim();
}
