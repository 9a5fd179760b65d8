import { editDistance } from "./editDistance";
import { keptByText } from "./perWords";
import {
  aliases,
  sectionKinds,
  type AliasGroup,
  type SectionKind,
} from "./sectionAliases";

export type { SectionKind } from "./sectionAliases";

/** What a heading's words mean: one kind, or several for a combined heading; none where it is known but of no kind. */
export interface SectionName {
  readonly kinds: readonly SectionKind[];
}

/** What a project calls its sections: by the form that `normalizeTitle` gives, what the title means. */
export type OwnNames = ReadonlyMap<string, SectionName>;

/** For the documents of a project that has no headings of its own. */
export const noOwnNames: OwnNames = new Map();

/** The titles that a project names, by the kind of section; what is no kind of ours is left out. */
export function ownSectionNames(
  titles: Readonly<Record<string, readonly string[]>>,
): OwnNames {
  const kinds = Object.keys(titles).filter(isSectionKind);
  if (kinds.length === 0) return noOwnNames;
  return new Map(
    kinds.flatMap((kind) =>
      (titles[kind] ?? []).map(
        (title) => [normalizeTitle(title), { kinds: [kind] }] as const,
      ),
    ),
  );
}

export function isSectionKind(name: string): name is SectionKind {
  const kinds: readonly string[] = sectionKinds;
  return kinds.includes(name);
}

/** Every title that we know, in the form that `normalizeTitle` gives, and what it means. */
export const knownTitles: ReadonlyMap<string, SectionName> = titlesOf(
  ({ headingOnly }) => headingOnly !== true,
);

/** Those whose words are too common for a label. */
const headingTitles = titlesOf(({ headingOnly }) => headingOnly === true);

function titlesOf(
  isWanted: (group: AliasGroup) => boolean,
): Map<string, SectionName> {
  return new Map(
    Object.values(aliases)
      .flat()
      .filter(isWanted)
      .flatMap(({ kinds, titles }) =>
        titles.map((title) => [withUsualSpelling(title), { kinds }] as const),
      ),
  );
}

/** The same titles with every noun in the singular. A word that stands alone must stand as it is: one task is no list. */
const singularTitles = new Map(
  [...knownTitles].flatMap(([title, name]) =>
    title.includes(" ") ? [[singular(title), name] as const] : [],
  ),
);

/**
 * What a heading or label means; undefined where it is none that we know. `heading` says that the words stand as a
 * heading, where more may surround the known name, where it may be a question, and where common words name a section.
 */
export function sectionNameOf(
  title: string,
  heading: boolean,
): SectionName | undefined {
  if (withoutTargets(title).length > longestTitle) return undefined;
  return heading ? nameOfHeading(title) : nameOfLabel(title);
}

const nameOfHeading = keptByText((title) => readName(title, true));
const nameOfLabel = keptByText((title) => readName(title, false));

function readName(title: string, heading: boolean): SectionName | undefined {
  const normalized = normalizeTitle(title);
  const numbered = withUsualSpelling(withoutMarkup(title));
  const isTooCommon =
    !heading && headingTitles.has(normalized) && !knownTitles.has(numbered);
  return isTooCommon ? undefined : nameOf(numbered, normalized, heading);
}

function nameOf(
  numbered: string,
  normalized: string,
  heading: boolean,
): SectionName | undefined {
  return (
    (heading ? timelineInBrackets(normalized) : undefined) ??
    (heading ? nameBehindOtherLetters(normalized) : undefined) ??
    knownName(numbered) ??
    knownName(normalized) ??
    combinedName(normalized, heading) ??
    (heading ? headingName(normalized) : subtitledName(normalized)) ??
    misspelledName(normalized)
  );
}

const longestTitle = 120;

/** Generated headings carry links and anchors that are longer than their words. */
function withoutTargets(title: string): string {
  return title.length > longestTitle && title.length < 1_000
    ? title.replace(/<[^<>]*>|\]\([^()]*\)/g, "")
    : title;
}

/** “What happened (timeline)” */
function timelineInBrackets(normalized: string): SectionName | undefined {
  const name = nameInBrackets(normalized);
  return name?.kinds[0] === "timeline" ? name : undefined;
}

/** “Working theory (root cause)” */
function nameInBrackets(normalized: string): SectionName | undefined {
  return knownTitles.get(/\(([^()]*)\)$/.exec(normalized)?.[1] ?? "");
}

/** “影響 (Impact)”: what stands before it is in letters that no title of ours has. */
function nameBehindOtherLetters(normalized: string): SectionName | undefined {
  return /^[^a-z(]*\p{Lo} ?\(/u.test(normalized)
    ? nameInBrackets(normalized)
    : undefined;
}

/** A known title, also with another number, in brackets, between usual qualifiers or with “of the incident” behind it. */
function knownName(normalized: string): SectionName | undefined {
  return (
    exactName(normalized) ??
    exactName(withoutParentheses(normalized)) ??
    exactName(withoutQualifiers(withoutParentheses(normalized)))
  );
}

function exactName(normalized: string): SectionName | undefined {
  return (
    knownTitles.get(normalized) ?? singularTitles.get(singular(normalized))
  );
}

/** What people put before a section's name without meaning another. */
const qualifier =
  /^(?:(?:in-depth )?analysis of(?: the)?|the|our|incident|issue|outage|event|service|detailed|brief|short|full|quick|initial|preliminary|final|overall|general|estimated|high-level|post-incident|postmortem) /;

/** And what they put behind it. */
const ofTheEvent =
  / (?:(?:of|for|de|del|da|do|du|des|der|dos) |de l')(?:(?:the|this|our|an?|el|la|le|this|des|der|die|das) |l')?(?:incident|outage|issue|event|problem|failure|disruption|downtime|attack|bug|future|incidente|problema|fallo|caida|evento|panne|probleme|falha|vorfall|ausfall|storung)s?$/;

function withoutQualifiers(title: string): string {
  return title.replace(qualifier, "").replace(ofTheEvent, "");
}

/** “Root causes and trigger”, “Impact / Duration”: each part is a known title. */
function combinedName(
  normalized: string,
  heading: boolean,
): SectionName | undefined {
  const parts = partsOf(normalized);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const names = parts.map(
    (part) =>
      knownName(part) ?? (heading ? headingTitles.get(part) : undefined),
  );
  return names.every((name) => name !== undefined) ? union(names) : undefined;
}

function partsOf(normalized: string): string[] {
  return withoutParentheses(normalized)
    .split(/\s*(?:\b(?:and|et|und|y|e)\b|[/,:+]|\s[-–—]\s)\s*/)
    .filter((part) => part !== "");
}

/** “Prevention: no more of it”, “The great checkout timeline”, “How did we fix it?”. */
function headingName(normalized: string): SectionName | undefined {
  // “Timeline (UTC) without a zone”: what follows is about its times.
  const before = /^[^()]*(?=\s\()/.exec(normalized)?.[0] ?? "";
  const timeline = knownTitles.get(before);
  if (timeline?.kinds[0] === "timeline") return timeline;
  const plain = withoutParentheses(normalized);
  const exact =
    headingTitles.get(plain) ?? headingTitles.get(withoutQualifiers(plain));
  if (exact) return exact;
  const [first, rest] = splitAtColon(plain);
  const name =
    rest === undefined
      ? undefined
      : (knownName(first) ?? combinedName(first, true));
  // “Incident date: 2026-03-04, checkout fails” is a title.
  if (name && !/^\d{4}-\d\d-\d\d, [a-z]/.test(rest ?? "")) return name;
  const last = withoutQualifiers(rest ?? "");
  if (strongEndings.has(last))
    return knownName(last) ?? combinedName(last, true);
  const question = questions.find(({ words }) => words.test(plain));
  if (question) return question;
  const explained = nameInBrackets(normalized);
  if (explained?.kinds[0] === "rootCause") return explained;
  const words = plain.split(" ");
  if (words.length > 7) return undefined;
  const leading = leadingName(plain);
  if (leading) return leading;
  for (let skip = 1; skip <= 4 && skip < words.length; skip++) {
    const ending = words.slice(skip).join(" ");
    if (strongEndings.has(ending))
      return knownName(ending) ?? combinedName(ending, true);
  }
  return undefined;
}

/** “Issue Summary - Lights Out!”: such a label says by itself that it is one. */
function subtitledName(normalized: string): SectionName | undefined {
  const name =
    /^(.{1,60}?) [-–—] (?:\S+ ){0,5}\S+$/.exec(normalized)?.[1] ?? "";
  return namesOfReports.has(name)
    ? (knownName(name) ?? combinedName(name, false))
    : undefined;
}

const namesOfReports = new Set([
  "issue summary",
  "root cause and resolution",
  "corrective and preventative measures",
]);

/** “Impact & error budget”: what a report goes into beside it. */
function leadingName(plain: string): SectionName | undefined {
  const [first = "", ...others] = partsOf(plain);
  return others.length === 1 && leads.has(withoutQualifiers(first))
    ? knownName(first)
    : undefined;
}

const leads = new Set([
  "impact",
  "timeline",
  "root cause",
  "root cause analysis",
  "action items",
  "lessons learned",
]);

function splitAtColon(title: string): readonly [string, string?] {
  const colon = /\s*:\s*|\s[-–—]\s/.exec(title);
  return colon === null
    ? [title]
    : [title.slice(0, colon.index), title.slice(colon.index + colon[0].length)];
}

/** Questions and clauses that stand as headings; the first that fits counts. */
const questions: readonly (SectionName & { readonly words: RegExp })[] = [
  {
    kinds: ["lessonsLearned"],
    words:
      /^what (?:did|have|do) we (?:learn|do well)|^what we(?:'ve| have)? learned|^what (?:went|worked|didn't|did not|could)\b(?!.*\bwhy\b)/,
  },
  {
    kinds: ["actionItems"],
    words:
      /^(?:measures|steps|actions) (?:to|against|for) (?:prevent|avoid|such|this|that|the|similar|future)|^(?:what|how|which) .*\b(?:prevent|avoid|never|stop|again|in the future|going forward|next|do(?:ing)? about (?:it|this|that)|improv(?:e|ing)|we(?:'re| are)? (?:changing|doing|going to do)|will we (?:do|change))\b|^(?:preventing|avoiding) .*\b(?:again|future|recurrence|incidents?|outages?)\b/,
  },
  {
    kinds: ["detection"],
    words:
      /^(?:how|when) (?:did|do|was|were|have|had|we|it|the) .*\b(?:detect(?:ed)?|notic(?:e|ed)|find out|found out|discover(?:ed)?|alerted)\b/,
  },
  {
    kinds: ["resolution"],
    words:
      /^(?:how|what) (?:did|do|was|were|have|had|we|it|the) .*\b(?:fix(?:ed)?|resolv(?:e|ed)|mitigat(?:e|ed)|recover(?:ed)?|restor(?:e|ed))\b/,
  },
  {
    kinds: ["impact"],
    words:
      /^(?:who|what|which|how many|how much) .*\b(?:affected|impacted|impact)\b|\b(?:affected|impacted)\?$|^impacts? (?:on|to|for) [a-z]/,
  },
  {
    kinds: ["rootCause"],
    words:
      /^what (?:caused|was the (?:root )?cause|led to)\b|^why (?:did|was|were|it|this|the)\b/,
  },
  { kinds: ["timeline"], words: /^what happened,? (?:and )?when\b/ },
  {
    kinds: ["summary"],
    words:
      /^what (?:has )?happened (?:on|to|with|during|last|yesterday|today)\b/,
  },
];

/** Names that keep their meaning behind any qualifier (“detailed timeline”, “server root cause and resolution”). */
const strongEndings = new Set([
  "timeline",
  "timeline of events",
  "root cause",
  "root cause analysis",
  "root cause and resolution",
  "root cause and solution",
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

/** Fewer letters (“impact”, “contact”) may be another word. */
const fewestLetters = 8;

/** How many slips of the pen a title of this length may have without being another word. */
export function allowedErrors(length: number): number {
  if (length < fewestLetters) return 0;
  return length < 12 ? 1 : 2;
}

interface FuzzyTitle {
  readonly title: string;
  readonly name: SectionName;
  readonly letters: number;
}

/** By the length of the title that is looked for: the known ones that are at most two letters longer or shorter, in order. */
const fuzzyTitles = new Map<number, FuzzyTitle[]>();
for (const [title, name] of knownTitles) {
  if (title.length <= fewestLetters) continue;
  const fuzzy = { title, name, letters: lettersOf(title) };
  for (let length = title.length - 2; length <= title.length + 2; length++) {
    const titles = fuzzyTitles.get(length);
    if (titles) titles.push(fuzzy);
    else fuzzyTitles.set(length, [fuzzy]);
  }
}

function misspelledName(normalized: string): SectionName | undefined {
  const title = withoutParentheses(normalized);
  const letters = lettersOf(title);
  let least = allowedErrors(title.length) + 1;
  let best: SectionName | undefined;
  for (const candidate of fuzzyTitles.get(title.length) ?? []) {
    // One error brings in one letter at most that the other doesn't have: most titles needn't be compared.
    if (
      countOfBits(letters & ~candidate.letters) >= least ||
      countOfBits(candidate.letters & ~letters) >= least
    ) {
      continue;
    }
    const errors = editDistance(candidate.title, title, least - 1);
    if (errors < least) {
      least = errors;
      best = candidate.name;
    }
  }
  return best;
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

/** Source of a pattern: the word in a normalized title, and its usual slips. */
export const postmortemWords = "(?:postmortem|portmortem|postmoterm|posmortem)";

/** “(s)” is a plural; other brackets, and what templates put behind the name, say more of it. */
export function withoutParentheses(title: string): string {
  if (!/[([]|must contain|approx/.test(title)) return title;
  return title
    .replace(/(?<=\w)\(e?s\)/g, "s")
    .replace(/(?<!\s)\s*(?:\([^()]*\)|\[[^[\]]*\])/g, "")
    .replace(/\s+(?:must contain|all times approximate)$/, "")
    .trim();
}

/** Each word without the ending of a plural. */
function singular(title: string): string {
  return title.replace(/(?<=[a-z]{3})(?<!s)s(?=$|[\s/,?])/g, "");
}

/** A heading's words without markup, emoji, numbering, closing colon and differences of spelling; lower-case. */
export const normalizeTitle = keptByText((title) =>
  withUsualSpelling(
    withoutMarkup(title)
      .replace(
        /^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.):][ -]*/i,
        "",
      )
      .replace(/^\d{1,2}(?:\.\d{1,2}){0,3} (?:[-–—] )?(?=\p{L})/u, ""),
  ),
);

function withoutMarkup(title: string): string {
  return title
    .replace(/<[^<>]*>/g, " ")
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/:[a-z][a-z0-9_+-]*:/g, " ")
    .replace(
      /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu,
      " ",
    )
    .replace(/\u200d|\ufe0f|\u20e3/g, "")
    .replace(/[*_`#~|]+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/（/g, " (")
    .replace(/）/g, ") ")
    .replace(/&amp;|&/g, " and ")
    .replace(/&nbsp;|\s+/g, " ")
    .trim();
}

function withUsualSpelling(words: string): string {
  return withoutAccents(words.toLowerCase())
    .replace(/(?<![\s:.;,–—-])[\s:.;,–—-]+$/, "")
    .replace(/ +(?=\?$)/, "")
    .replace(/\blearnt\b/g, "learned")
    .replace(/\bpreventive\b/g, "preventative")
    .replace(/\bpost[- ]mortem\b/g, "postmortem")
    .replace(/\btime line\b/g, "timeline")
    .replace(/\broot-cause\b/g, "root cause")
    .replace(/\bfollow(?: |)up/g, "follow-up")
    .replace(/\blead ?up\b/g, "lead-up")
    .trim();
}

function withoutAccents(words: string): string {
  return /[\u0080-\uffff]/.test(words)
    ? words.normalize("NFD").replace(/\p{Mn}/gu, "")
    : words;
}
