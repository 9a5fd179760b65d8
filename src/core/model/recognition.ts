import type { FrontMatter } from "./frontMatter";
import type { Postmortem } from "./postmortem";
import { normalizeTitle, type SectionKind } from "./sectionNames";

/** How much a section of each kind speaks for a postmortem: words of other documents weigh little. */
const weights: Readonly<Partial<Record<SectionKind, number>>> = {
  rootCause: 3,
  timeline: 2,
  impact: 2,
  contributingFactors: 2,
  lessonsLearned: 2,
  resolution: 1,
  detection: 1,
  actionItems: 1,
  duration: 1,
  trigger: 1,
  summary: 1,
};

/** Weights of what the title says; the first that fits counts. */
const titleWords: readonly (readonly [RegExp, number])[] = [
  [/\b(?:postmortem|portmortem|postmoterm)s?\b/, 4],
  [/\b(?:incident (?:report|review)|outage|root cause analysis|rca)\b/, 3],
];

const enough = 6;

/**
 * Whether a Markdown text is a postmortem. Front matter decides where it speaks (`postmortem: true` or `false`,
 * `type: postmortem`, a tag); else the sections, the title and the timeline are weighed.
 */
export function isPostmortem({
  text,
  sections,
  incident: { timeline },
  frontMatter,
}: Postmortem): boolean {
  const declared = declaredIn(frontMatter);
  if (declared !== undefined) return declared;
  const kinds = new Set<SectionKind>();
  for (const { kind, also } of sections) {
    for (const each of kind === null ? also : [kind, ...also]) kinds.add(each);
  }
  let weight = 0;
  for (const kind of kinds) weight += weights[kind] ?? 0;
  const titles = sections
    .filter(({ level }) => level <= 7)
    .slice(0, 3)
    .map(({ title }) => normalizeTitle(title));
  const named = titleWords.find(([words]) =>
    titles.some((title) => words.test(title)),
  );
  weight += named?.[1] ?? 0;
  if (/\b(?:outage|incident|downtime)\b/i.test(text)) weight += 1;
  const timed = timeline.filter((entry) => entry.timestamp?.time).length;
  if (timed >= 3) weight += 2;
  return weight >= enough;
}

function declaredIn(frontMatter: FrontMatter | null): boolean | undefined {
  if (!frontMatter) return undefined;
  const { postmortem, type, tags, categories } = frontMatter.fields;
  if (typeof postmortem === "boolean") return postmortem;
  const named = [type, tags, categories].flat();
  const isNamed = named.some(
    (name) => typeof name === "string" && /^post-?mortems?$/i.test(name.trim()),
  );
  return isNamed ? true : undefined;
}
