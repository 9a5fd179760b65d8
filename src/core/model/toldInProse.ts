import type { SourceLine } from "./lines";
import { kindsAround, passagesWith } from "./prose";
import type { CoreKind, Section } from "./sections";
import type { SectionKind } from "./sectionNames";

const event =
  "(?:outage|incident|issue|problem|failure|downtime|disruption|degradation|crash|errors?)";
const affected =
  "(?:users?|customers?|clients?|visitors?|people|members|requests|orders|jobs|payments|logins?|traffic)";
/** What people outside see of a system. */
const publicPart =
  "(?:web ?sites?|sites?|web ?pages?|pages?|apps?|applications?|services?|APIs?|shops?|stores?|portals?|platforms?)";

/** Sentences that tell what a section would, for documents that keep to prose. */
const sentences: Readonly<
  Partial<Record<CoreKind, ReturnType<typeof sentencesWith>>>
> = {
  rootCause: sentencesWith(
    new RegExp(
      `\\b(?:root|underlying|actual|main|primary) causes?\\b[^.]{0,60}?\\b(?:was|were|is|of|turned out)\\b|\\bthe cause (?:was|turned out)\\b|\\bcause of (?:the|this) ${event} (?:was|is)\\b|\\b${event}\\b[^.]{0,60}? (?:was|were|is|been) (?:caused by|due to|triggered by|the result of)\\b|^(?:this|it|that) (?:was|is) (?:caused by|due to)\\b`,
      "i",
    ),
  ),
  impact: sentencesWith(
    new RegExp(
      [
        "\\b(?:the|its) impact (?:was|is)\\b",
        `\\b${affected}\\b[^.]{0,40}? (?:(?:was|were) (?:unable|not able|affected|impacted|blocked|lost|exposed to)|could ?n[o'’]t|experienc(?:ed|ing))\\b`,
        `\\b${affected}\\b[^.]{0,40}? (?:saw|got|received|returned|reported|reporting|complained of) [^.]{0,30}?\\b(?:errors?|problems|failures|difficult\\w+)\\b`,
        `\\b(?:affected|impacted) (?:all|some|many|about|around|over|\\d[\\d,.]*)\\b[^.]{0,30}\\b${affected}\\b`,
        "\\b(?:affect|impact)(?:ed|ing) (?:[a-z]{3,13} ){0,2}\\d[\\d.,]{0,6} ?%",
        `\\d ?% of (?:\\w+ ){0,2}${affected}\\b[^.]{0,60}\\b(?:errors?|fail(?:ed|ing)|un(?:able|available)|affected|impacted)\\b`,
        `\\b(?:disruptions?|outage|downtime|errors?|problems|delays) (?:for|to) (?:\\w+ ){0,2}${affected}\\b`,
        `\\bthe ${event} (?:also )?(?:affected|impacted)\\b|\\btook down (?:the |our )?(?:entire |whole |complete )?${publicPart}\\b`,
        `\\bcould(?:n['’]t| not) [^.]{0,40}\\b(?:to|for) ${affected}\\b`,
        "\\bresult(?:ed|ing) in (?:[\\w-]+ ){0,3}errors?\\b",
        "\\brequests?\\b(?:[^.]|\\.(?=\\w)){0,80} (?:resulted in|returned|(?:were )?met with|failed with)\\b",
        "(?<!\\b(?:we|I|it|he|she) )(?:could(?:n['’]t| not)|(?:was|were) (?:unable|not able) to) (?:access|reach|use|open|log ?in|sign ?in|pay|check ?out)\\b",
        `\\b${publicPart} (?:was|were|became) (?:\\w+ly )?(?:inaccessible|unavailable|unreachable|offline|not (?:accessible|available|reachable))\\b`,
      ].join("|"),
      "i",
    ),
  ),
  resolution: sentencesWith(
    new RegExp(
      `\\b(?:resolved|fixed|mitigated|restored|solved|remedied)\\b(?: (?:(?:this|it|that|the (?:service|${event}))\\b))?[^.]{0,30}? (?:by|with|through) (?:\\w+ing|an?|the|our)\\b|\\bthe (?:fix|resolution|solution) (?:was|is)\\b|\\b(?:able|managed) to (?:resolve|fix|mitigate|restore|solve)\\b[^.]{0,40}? by \\w`,
      "i",
    ),
  ),
  actionItems: sentencesWith(
    /\b(?:prevent|avoid|keep)\b[^.]{0,60}\b(?:again|in (?:the )?future|recurr\w+|happening)\b[^.]{0,60}\bwe (?:will|have|are|plan|intend|['’]ll|['’]ve)\b|\bwe (?:will|have|are|plan|intend|['’]ll|['’]ve)\b[^.]{0,120}\b(?:prevent|avoid|ensure)\b[^.]{0,60}\b(?:again|in (?:the )?future|recurr\w+|happening)\b/i,
  ),
};

function sentencesWith(words: RegExp) {
  return passagesWith(({ context, source }) =>
    context === "text" && words.test(source) ? true : null,
  );
}

/** Sections whose sentences tell of something else: what was done then, and what shall be done. */
const tellsOtherwise: ReadonlySet<SectionKind> = new Set([
  "timeline",
  "actionItems",
  "lessonsLearned",
]);

/**
 * Whether the document has a core section as sentences, whatever they stand under. Lists of what happened are no sentences.
 */
export function isToldInProse(
  kind: CoreKind,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): boolean {
  for (const { line } of sentences[kind]?.(lines) ?? []) {
    const kinds = kindsAround(sections, line);
    if (!kinds.some((each) => tellsOtherwise.has(each))) return true;
  }
  return false;
}
