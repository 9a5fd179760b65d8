import type { ImpactShare } from "./impact";
import {
  impactedKindOf,
  impactedNounPattern,
  isImpactedNoun,
  singularNounPattern,
  type ImpactedKind,
} from "./impactedNouns";

/** A share, and whether its sentence says in so many words that they were affected. */
export interface ToldShare {
  readonly share: ImpactShare;
  readonly isAffected: boolean;
}

const about =
  "(?:about|around|approximately|approx\\.?|roughly|nearly|almost|circa|ca\\.|some|over|under|up to|at least|at most|" +
  "more than|less than|fewer than|an estimated|estimated(?: at)?|~|≈|>|<|≥|≤)";
const endsWithAbout = new RegExp(`(?:^|\\W)${about}[\\s*_]*$`, "i");

const number = "\\d{1,4}(?:[.,]\\d{1,4})?";
const percentSign = "(?:\\s?%|\\s?percent\\b|\\sper\\scent\\b)";

/** A percentage, or a range of two. */
const percentage = new RegExp(
  `(?<![\\w.,:$€£/])(?:(${number})(${percentSign})?\\s?(?:-|–|—|to|(and))\\s?)?(${number})${percentSign}\\+?`,
  "gi",
);
const betweenBefore = /\bbetween[\s*_~]*(?:\w+ ){0,2}$/i;

/** The percentages of a passage that are bound to users, customers, requests or traffic, and say that these were affected. */
export function sharesIn(source: string): ToldShare[] {
  if (!/%|per\s?cent/i.test(source)) return [];
  const shares: ToldShare[] = [];
  for (const match of source.matchAll(percentage)) {
    const { start, values } = valuesOf(match, source);
    const end = match.index + match[0].length;
    const before = clauseBefore(source, start);
    const after = clauseAfter(source, end);
    const bound =
      boundAfter(after) ??
      boundToSingular(after) ??
      boundBefore(before, after) ??
      boundToRest(before, after, shares.at(-1)?.share);
    if (!bound || isSpared(bound, before, after.slice(bound.length))) continue;
    const raw = source.slice(start, end + bound.length);
    const range = { start, end: start + raw.length };
    const isAffected = affected.test(before) || affected.test(after);
    const approximate = values.length > 1 || endsWithAbout.test(before);
    for (const value of values) {
      const fraction = value / 100;
      const { boundTo } = bound;
      const share = { range, raw, fraction, boundTo, approximate };
      shares.push({ share, isAffected });
    }
  }
  return shares;
}

/** One value or the two of a range, and where they begin. In “on 3 May 2024 and 40% of users” there is one. */
function valuesOf(
  match: RegExpExecArray,
  source: string,
): { readonly start: number; readonly values: readonly number[] } {
  const [whole, first, sign, and, last = ""] = match;
  const low = numberOf(first ?? "");
  const high = numberOf(last);
  const isRange =
    and === undefined
      ? sign !== undefined || low < high
      : betweenBefore.test(clauseBefore(source, match.index));
  if (first === undefined) return { start: match.index, values: [high] };
  return isRange
    ? { start: match.index, values: [low, high] }
    : { start: match.index + whole.lastIndexOf(last), values: [high] };
}

function numberOf(written: string): number {
  return Number(written.replace(",", "."));
}

/** How far around a percentage its sentence is looked at, in UTF-16 units. */
const reach = 160;

function clauseBefore(source: string, index: number): string {
  const before = source.slice(Math.max(0, index - reach), index);
  const ends = before.matchAll(
    /(?<!\b(?:approx|ca|est|e\.g|i\.e))[.!?;](?=\s)/gi,
  );
  const last = [...ends].at(-1)?.index;
  return last === undefined ? before : before.slice(last + 1);
}

function clauseAfter(source: string, index: number): string {
  const after = source.slice(index, index + reach);
  const end = after.search(/[.!?;](?=\s|$)/);
  return end < 0 ? after : after.slice(0, end);
}

/** Whom a share is of, and how far behind it that is said. */
interface Bound {
  readonly boundTo: ImpactedKind;
  readonly length: number;
}

/** Words behind which a noun is no longer what the share is of. */
const breaks: ReadonlySet<string> = new Set(
  (
    "in on to for with were was are is had have has been experienced while during from by at as that which who whose when " +
    "where because due if but drop drops decrease decline increase reduction degradation loss losses improvement growth " +
    "spike surge rise fall error errors failure failures cpu memory disk ram packet packets capacity latency usage " +
    "utilization utilisation uptime availability more fewer less higher lower slower faster discount complete completion " +
    "success degraded revenue faulty time canary"
  ).split(" "),
);

/** `100% request failures`, `60% of our user.`, `40% of customer websites`: a noun in the singular that says of whom. */
const failedAfter =
  /^[\s*_`]{1,4}(request|query|call|transaction|connection|login|session|order|payment)s? (?:failures?|errors?|timeouts?|loss)\b(?! (?:increase|decrease|drop|reduction|rise|spike|growth))/i;
const singularAfter = new RegExp(
  `^[\\s*_)]{0,4}of (?:(?:the|our|their|its|all|a)\\s){1,2}(${singularNounPattern})(?=[\\s*_]{0,4}(?:$|[,:)]|(?:could|cannot|who|that|were|was|are|is|had|have|experienc\\w+|saw|got|faced)\\b))`,
  "i",
);
const sitesAfter = new RegExp(
  `^[\\s*_)]{0,4}of (?:(?:the|our|their|all|active)\\s){0,3}(${singularNounPattern})s? (?:web)?(?:sites|pages|apps|shops|domains)\\b`,
  "i",
);

function boundToSingular(after: string): Bound | undefined {
  for (const pattern of [singularAfter, sitesAfter]) {
    const match = pattern.exec(after);
    const boundTo = impactedKindOf(match?.[1] ?? "");
    if (match && boundTo) return { boundTo, length: match[0].length };
  }
  const length = failedAfter.exec(after)?.[0].length;
  return length === undefined ? undefined : { boundTo: "requests", length };
}

/** `of the users`, `of our user base`, `active users`. */
function boundAfter(after: string): Bound | undefined {
  const of =
    /^(?:[\s*_`)\]]|<\/\w{1,10}>){0,6}(?:\([^()%]{1,40}\)\s?)?(?:of|o|off|among|amongst|de|des|dos|das|do|der|del)\s/i.exec(
      after,
    );
  const words = /[\s*_`"“”'’(,/&|-]{0,6}([\p{L}\d][\p{L}\d'’,.-]{0,24})/uy;
  words.lastIndex = of?.[0].length ?? 0;
  let previous = "";
  for (let read = 0; read < (of ? 10 : 4); read++) {
    const [whole = "", word = ""] = words.exec(after) ?? [];
    if (word === "" || (!of && /[,|(]/.test(whole))) return undefined;
    const noun = word
      .toLowerCase()
      .replace(/(?:['’]s?|[.,'’-]+)$/, "")
      .replace(/^.+-(?!base$)/, "");
    const withBase = noun === "base" ? `${previous} base` : noun;
    const boundTo = impactedKindOf(withBase);
    const isPlural = isImpactedNoun(noun) || withBase.endsWith("base");
    const isPart = /^[\s-]base\b/i.test(after.slice(words.lastIndex));
    if (boundTo && isPlural && !isPart) {
      return { boundTo, length: words.lastIndex };
    }
    if (breaks.has(noun)) return undefined;
    previous = noun;
  }
  return undefined;
}

/** `users (about 30%)`, `Users affected: 30%`, `| Affected customers | 30% |`. */
const nounBefore = new RegExp(
  `\\b(${impactedNounPattern})\\b(?:\\s+(?:that\\s+|who\\s+)?(?:were\\s+)?(?:affected|impacted|unable|failing|failed|blocked|hit|lost))?` +
    `[\\s*_]{0,4}(?:\\([^()%]{0,20}%?\\)[\\s*_]{0,3})?[:(|=,–—-][\\s*_(|:]{0,6}(?:(?:constituting|representing)\\s)?(?:${about}[\\s*_]{0,3}){0,2}$`,
  "i",
);

/** `The percentage of affected users was about 55%`. */
const shareOfBefore = new RegExp(
  `\\b(?:percentage|share|proportion) of (?:(?:the|our|all|affected|impacted|active) ){0,3}(${impactedNounPattern})(?: (?:affected|impacted))? (?:was|is|were|are) (?:${about}\\s?){0,2}$`,
  "i",
);

/** `User impact: 30%`. */
const impactLabelBefore = new RegExp(
  `\\b(user|customer|client)s?[ -](?:impact|impacted|affected)[\\s*_]{0,4}[:|][\\s*_|:]{0,6}(?:${about}[\\s*_]{0,3}){0,2}$`,
  "i",
);

/** What may follow a share that is of what stands before it: anything else would be what it is of. */
const endsShare =
  /^[\s*_)\]]{0,4}(?:$|[,|)(–—-]|(?:affected|impacted|were|was|unable|could|experienced|failed|of (?:them|the total|total|all))\b)/i;

function boundBefore(before: string, after: string): Bound | undefined {
  if (!endsShare.test(after)) return undefined;
  const noun =
    nounBefore.exec(before)?.[1] ??
    shareOfBefore.exec(before)?.[1] ??
    impactLabelBefore.exec(before)?.[1];
  const boundTo = noun === undefined ? undefined : impactedKindOf(noun);
  return boundTo && { boundTo, length: 0 };
}

const rest = new RegExp(
  `\\b(?:remaining|other|rest|another|further|additional|and|while|whereas)[\\s,]*\\(?(?:${about}\\s*)?$|,\\s(?:with\\s)?(?:${about}\\s*)?$`,
  "i",
);
/** `the other 52%` alone may be those that were spared. */
const otherBefore = /\bother[\s,(]*$/i;
const restIsHit =
  /^[\s*_)]{0,4}(?:$|[,:)]|(?:faced|experienced|were|was|had|saw|could|suffered|got|received|reported|encountered|experiencing|facing|(?:being )?(?:\w+ly )?(?:unable|blocked|locked out))\b)/i;

/** `… while the remaining 22% faced …` is of those that the share before it in the sentence is of. */
function boundToRest(
  before: string,
  after: string,
  previous: ImpactShare | undefined,
): Bound | undefined {
  if (!previous || !before.includes(previous.raw)) return undefined;
  if (otherBefore.test(before) && !/^[\s*_]{0,4}[a-z]/i.test(after)) {
    return undefined;
  }
  return rest.test(before) && restIsHit.test(after)
    ? { boundTo: previous.boundTo, length: 0 }
    : undefined;
}

/** `… were unaffected`, `… in Europe had access restored`: said of the share just read. */
const sparedAfter =
  /^[\s*_)]{0,4}(?:(?:in|on|from|using|with)\s(?:(?!(?:were|was|are|is|had|have|has|could|un\w+)\s)[\w'’-]{1,20}\s){1,4}?)?(?:(?:that|who|which|were|was|are|is|had|have|has|been|be|remained|could|did|still|already|access|service)\s){0,4}(?:unaffected|unimpacted|not (?:be(?:en)? )?(?:affected|impacted|experience|notice)|no (?:impact|issues|problems)|restored|recovered|regained|resumed|migrated|able|online|operational|functional|stable|back (?:online|to normal)|succeed\w*|(?:(?:served|handled|processed|answered|completed)\s)?successful\w*|continu\w+|use|access)\b/i;
/** `… of users could log in again` */
const sparedAgain =
  /^[\s*_)]{0,4}(?:(?:could|can|were able to)\s)(?!n[o'’]t)[^.;,]{0,40}\bagain\b/i;

/** `a drop of`, `fell by`: a change and no share of those affected. */
const changeBefore =
  /\b(?:(?:drop|decrease|increase|reduction|decline|degradation|improvement|spike|surge|rise|fall|growth)s?\s+of|(?:dropp?|decreas|increas|reduc|declin|degrad|improv|spik|surg)\w*\s+(?:by|to|from|in)|(?:fell|rose|grew)\s+(?:by|to|from))\s*(?:\w+\s+){0,2}$/i;

/** Rollouts, traffic that is moved about, who serves how much of it. */
const movedBefore =
  /\b(?:roll(?:ed|ing)?[ -]?out|deployed|released|enabled|shift(?:ed|ing)?|rerout(?:ed|ing|e)|rout(?:ed|ing|e)|redirect(?:ed|ing)?|divert(?:ed|ing)?|migrat(?:ed|ing|e)|ramp(?:ed|ing)?|restor(?:ed|ing|e)|recover(?:ed|ing)?|serv(?:es|ed|ing|e)|accounts|account(?:ed|ing)? for|sent|moved|cover(?:s|ed|ing)?|monitor(?:s|ed|ing)?|logs?|logged|trac(?:e|es|ed|ing)|sampl(?:e|es|ed|ing)|handl(?:es?|ed|ing)|receiv(?:es?|ed|ing)|carr(?:y|ies|ied|ying)|process(?:es|ed|ing)|compris(?:es|ed|ing)|mak(?:es|ing) up|used by)\s+(?:(?!affect|impact|caus|leav|prevent|block|break|fail)[\w~]+\s+){0,3}~?$/i;

/** `the region represents 15% of traffic`: of those affected where the sentence says that it was. */
const representBefore = /\brepresent(?:s|ed|ing)?\s+(?:[\w~]+\s+){0,3}~?$/i;

/** `lost 30% of its customers` for good; a cache's hits. */
const lostBefore = /\b(?:lost|losing|lose)\s+(?:[\w~]+\s+){0,2}$/i;
const rateBefore =
  /\b(?:hit|success|cache|conversion) (?:rate|ratio)\b[^.;]{0,20}$/i;

/** Goals, thresholds, examples, and what might have been. */
const notHappenedBefore =
  /\b(?:alert\w* (?:fires? )?(?:when|if|on|for|above)|(?:deployment|rollout|release|update) (?:had |has |only )*reached|(?:plan|aim|want|intend|hope)(?:s|ed|ing)? to|will (?!affect|impact|be)\w+|threshold\w*|SLOs?|SLAs?|objective|target|goal|guarantee\w*|expect\w*|forecast\w*|e\.g\.,?|for example,?|such as|(?:could|would|might) have \w+)(?!\w)[^.;]{0,40}$/i;

function isSpared({ boundTo }: Bound, before: string, after: string): boolean {
  const isPeople = boundTo === "users" || boundTo === "customers";
  return (
    (isPeople && lostBefore.test(before)) ||
    rateBefore.test(before) ||
    sparedAfter.test(after) ||
    sparedAgain.test(after) ||
    (/\bonly\s[\s\w~]*$/i.test(before) &&
      /\bcould\b(?! ?n[o'’]t)/i.test(after)) ||
    changeBefore.test(before) ||
    movedBefore.test(before) ||
    (representBefore.test(before) && !affected.test(before)) ||
    notHappenedBefore.test(before)
  );
}

const affected =
  /\b(?:affect\w*|impact\w*|unable|could ?n[o'’]t|cannot|fail\w*|unavailable|inaccessible|experienc\w*|disrupt\w*|outage|down|los[et]\w*|errors?|timed? ?outs?|den(?:y|ied)|refused|dropped)\b/i;
