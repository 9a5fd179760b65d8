import type { Passage } from "./prose";
import type { CoreKind } from "./sections";
import type { SectionKind } from "./sectionNames";

const event =
  "(?:outage|incident|issue|problem|failure|downtime|disruption|degradation|crash|errors?)";
const affected =
  "(?:users?|customers?|clients?|visitors?|people|members|requests|orders|jobs|payments|logins?)";

/** Sentences that tell what a section would, for documents that keep to prose. */
const sentences: readonly (readonly [CoreKind, RegExp])[] = [
  [
    "rootCause",
    new RegExp(
      `\\b(?:root|underlying|actual|main|primary) causes?\\b[^.]{0,60}?\\b(?:was|were|is|of|turned out)\\b|\\bthe cause (?:was|turned out)\\b|\\bcause of (?:the|this) ${event} (?:was|is)\\b|\\b${event}\\b[^.]{0,60}? (?:was|were|is|been) (?:caused by|due to|triggered by|the result of)\\b|^(?:this|it|that) (?:was|is) (?:caused by|due to)\\b`,
      "i",
    ),
  ],
  [
    "impact",
    new RegExp(
      `\\b(?:the|its) impact (?:was|is)\\b|\\b${affected}\\b[^.]{0,40}? (?:(?:was|were) (?:unable|not able|affected|impacted|blocked|lost)|could ?n[o'’]t|experienced|saw (?:an? )?errors?|received (?:an? )?errors?)\\b|\\b(?:affected|impacted) (?:all|some|many|about|around|over|\\d[\\d,.]*)\\b[^.]{0,30}\\b${affected}\\b`,
      "i",
    ),
  ],
  [
    "resolution",
    new RegExp(
      `\\b(?:resolved|fixed|mitigated|restored|solved|remedied)\\b(?: (?:(?:this|it|that|the (?:service|${event}))\\b))?[^.]{0,30}? (?:by|with|through) (?:\\w+ing|an?|the|our)\\b|\\bthe (?:fix|resolution|solution) (?:was|is)\\b`,
      "i",
    ),
  ],
  [
    "actionItems",
    /\b(?:prevent|avoid|keep)\b[^.]{0,60}\b(?:again|in (?:the )?future|recurr\w+|happening)\b[^.]{0,60}\bwe (?:will|have|are|plan|intend|['’]ll|['’]ve)\b|\bwe (?:will|have|are|plan|intend|['’]ll|['’]ve)\b[^.]{0,120}\b(?:prevent|avoid|ensure)\b[^.]{0,60}\b(?:again|in (?:the )?future|recurr\w+|happening)\b/i,
  ],
];

/** Sections whose sentences tell of something else: what was done then, and what shall be done. */
const tellsOtherwise: ReadonlySet<SectionKind> = new Set([
  "timeline",
  "actionItems",
  "lessonsLearned",
]);

/** The core sections that the document has as sentences, whatever they stand under. Lists of what happened are no sentences. */
export function toldInProse(prose: readonly Passage[]): Set<CoreKind> {
  const told = new Set<CoreKind>();
  for (const { context, source, kinds } of prose) {
    if (context !== "text" || kinds.some((kind) => tellsOtherwise.has(kind))) {
      continue;
    }
    for (const [kind, words] of sentences) {
      if (!told.has(kind) && words.test(source)) told.add(kind);
    }
    if (told.size === sentences.length) break;
  }
  return told;
}
