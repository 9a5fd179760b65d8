import type { FrontMatter } from "./frontMatter";
import type { SourceLine } from "./lines";
import type { Postmortem } from "./postmortem";
import { passagesWith } from "./prose";
import { isOfKind, type Section } from "./sections";
import {
  normalizeTitle,
  postmortemWords,
  type SectionKind,
} from "./sectionNames";
import type { StatedTimes } from "./statedTimes";

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

/** Weights of what the title says; the first that fits counts. Each is evidence of an event too. */
const titleWords: readonly (readonly [RegExp, number])[] = [
  [/\bpostmortem report\b/, 5],
  [new RegExp(`\\b${postmortemWords}s?\\b`), 4],
  [
    /\b(?:(?:post-?)?incident (?:report|review|retrospective|analysis)|outage|root cause analysis|rca|pir|correction of errors?|after[- ]action (?:report|review)|rapport d'incident|informe d(?:e|el) incidente|relatorio d[eo] incidente|(?:storungs|vorfalls?)bericht)\b|^coe\b/,
    3,
  ],
  [
    /\b(?:incidente?|downtime|disruption|(?:was|were|went) down|panne|caida|indisponib\w+|ausfall|storung|vorfall)\b|^inc-\d/,
    0,
  ],
];

const enough = 6;

/** What sentences tell of an event: any document begins with something like a summary. */
const proseKinds = ["impact", "rootCause", "resolution"] as const;

/**
 * Whether a Markdown text is a postmortem. Front matter decides where it speaks (`postmortem: true` or `false`,
 * `type: postmortem`, a tag); else the sections, the title and the timeline are weighed. Since plans, reports of bugs and
 * guides have the same sections, something must tell of an event that happened, and the title of no other document.
 */
export function isPostmortem({
  text,
  sections,
  missingSections,
  lines,
  incident: { timeline, stated },
  frontMatter,
}: Postmortem): boolean {
  const declared = declaredIn(frontMatter);
  if (declared !== undefined) return declared;
  const kinds = new Set<SectionKind>();
  for (const { kind, also } of sections) {
    for (const each of kind === null ? also : [kind, ...also]) kinds.add(each);
  }
  const tops = [
    normalizeTitle(fieldOf(frontMatter, "title")),
    ...headingsOnTop(sections),
  ];
  const named = titleWords.find(([words]) =>
    tops.some((title) => words.test(title)),
  );
  const timed = timeline.filter((entry) => entry.timestamp?.time).length;
  if (timed === 0 && isAssignment(lines)) return false;
  if (timed === 0 && !tellsWhen(stated) && isDefinition(lines)) return false;
  const hasCause = kinds.has("rootCause") || kinds.has("contributingFactors");
  const ownNames = sections
    .map(({ title }) => normalizeTitle(title))
    .filter((title) => namesOfPostmortemsAlone.test(title));
  const hasOwnNames = new Set(ownNames).size > 1;
  const tellsOfAnEvent =
    named !== undefined ||
    timed >= 3 ||
    (hasCause && (kinds.has("timeline") || tellsCourse(kinds))) ||
    hasOwnNames ||
    isTagged(frontMatter, /^(?:incidents?|outages?|downtime)$/i) ||
    // “Summary of impact” is what cloud providers call it.
    (hasCause && sections.some(isSummaryOfImpact)) ||
    /\bpost-?mortem\b/i.test(fieldOf(frontMatter, "description"));
  if (!tellsOfAnEvent) return false;
  const titles = documentTitles(sections, frontMatter);
  const isTimed = timed >= 3;
  if (
    titles.some((title) => isOfAnotherDocument(title, { isTimed, hasCause }))
  ) {
    return false;
  }
  let weight = named?.[1] ?? 0;
  for (const kind of kinds) weight += weights[kind] ?? 0;
  if (named && (kinds.has("timeline") || statesWhen(stated))) {
    // Beside a timeline or a stated time, sentences tell of the event, too; one by itself only says that there was one.
    const told = proseKinds.filter(
      (kind) => !kinds.has(kind) && !missingSections.includes(kind),
    ).length;
    if (told > 1 || hasStory(kinds)) weight += told;
  }
  if (/\b(?:outage|incident|downtime)\b/i.test(text)) weight += 1;
  if (isTimed) weight += 2;
  if (hasOwnNames) weight += 2;
  return weight >= enough;
}

function hasStory(kinds: ReadonlySet<SectionKind>): boolean {
  return [...kinds].some((kind) => weights[kind] !== undefined);
}

/** Names of sections of which no other document has two. */
const namesOfPostmortemsAlone =
  /^(?:issue summary|resolution and recovery|(?:root )?cause and resolution|corrective and preventative measures)$/;

/** Whether a document tells how an event was noticed and ended, as no report of a bug does. */
function tellsCourse(kinds: ReadonlySet<SectionKind>): boolean {
  return (
    kinds.has("impact") &&
    kinds.has("resolution") &&
    (kinds.has("detection") || kinds.has("trigger"))
  );
}

/** Whether it says from when to when the event lasted. */
function statesWhen({ windows }: StatedTimes): boolean {
  return windows.some(({ minutes }) => minutes !== null);
}

/** Whether it states a day, a length or a time of the event at all. */
function tellsWhen({ length, windows, date }: StatedTimes): boolean {
  return length !== null || windows.length > 0 || date !== null;
}

function isSummaryOfImpact(section: Section): boolean {
  return isOfKind(section, "summary") && isOfKind(section, "impact");
}

/** Whether it is a task's text, which says what a postmortem must contain. */
function isAssignment(lines: readonly SourceLine[]): boolean {
  return [...requirements(lines)].length > 1;
}

const requirements = passagesWith(({ source }) =>
  /\bmust contain\b/i.test(source) ? source : null,
);

/** Whether it says what a postmortem is. */
function isDefinition(lines: readonly SourceLine[]): boolean {
  return [...definitions(lines)].length > 0;
}

const definitions = passagesWith(({ source }) =>
  /^\W{0,4}(?:an? )?post-?mortems?(?: \([^()]{1,40}\))?(?: in \w+)? (?:is|are) (?:an? |the |usually )/im.test(
    source,
  )
    ? true
    : null,
);

/** Among the first three headings, those that may say what the document is. */
function headingsOnTop(sections: readonly Section[]): string[] {
  return sections
    .filter(({ level }) => level <= 7)
    .slice(0, 3)
    .map(({ title }) => normalizeTitle(title));
}

/** What the document is called: in its front matter, by its title or by its first heading. */
function documentTitles(
  sections: readonly Section[],
  frontMatter: FrontMatter | null,
): string[] {
  const first = sections[0]?.kind === null ? sections[0].title : "";
  const title = sections.find(({ kind }) => kind === "title")?.title ?? "";
  return [fieldOf(frontMatter, "title"), title, first]
    .filter((each) => each !== "")
    .map(normalizeTitle);
}

/** Words of documents that aren't about one event. */
const otherDocuments =
  /^(?:write|writing|fill(?:ing)? in|creat(?:e|ing)|run(?:ning)?|conduct(?:ing)?) (?:an? |the |your )?(?:\w+ ){0,2}(?:report|review|retrospective)s?\b|\b(?:run-?books?|play-?books?|rfcs?|proposals?|roadmaps?|release notes|change-?logs?|hand-?books?|game ?days?|drills?|how[ -]to|guidelines?|checklists?|best practices|meeting|(?:daily|weekly|biweekly|monthly|quarterly) (?:[\w-]+ )?(?:review|sync))\b|(?<!\b(?:\d+|few|several|five|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety) )\bminutes\b/;

/** Teams look back on sprints and projects as well; on an event, with its times and its cause. */
const retrospectives = /(?<!\b(?:incident|outage) )\bretro(?:spective)?s?\b/;

/** Such words which may name what failed as well (“the payment process”). */
const otherDocumentsOrParts = /\b(?:(?:re)?designs?|plans?|guides?|process)\b/;

/** Titles of texts about postmortems in general. */
const aboutPostmortems = [
  /\bpostmortems? (?:(?:and|response|review|writing|meeting|incident|best) ){0,2}(?:process|practices?|guide|guidelines?|hand-?book|play-?book|run-?book|checklist|best practices|proposal|rfc|roadmap|meeting|minutes|how-?to)\b/,
  /\b(?:process|guide|guidelines?|hand-?book|how) (?:for|to|on|about)\b/,
  /\bwriting (?:an? |the )?(?:(?:good|great|better|effective|blameless) )?postmortems?\b/,
  /^(?:run-?book|play-?book|rfc|proposal|design|plan|roadmap|release notes|change-?log|hand-?book|guide|process|minutes|meeting)\b/,
];

/** Whether a normalized title is that of a plan, a guide and the like. One that says “postmortem” outright is not. */
function isOfAnotherDocument(
  title: string,
  { isTimed, hasCause }: { isTimed: boolean; hasCause: boolean },
): boolean {
  if (/\bpostmortems?\b/.test(title)) {
    return aboutPostmortems.some((words) => words.test(title));
  }
  return (
    otherDocuments.test(title) ||
    (!(isTimed && hasCause) && retrospectives.test(title)) ||
    (!isTimed && otherDocumentsOrParts.test(title))
  );
}

/** A text in the front matter; empty where there is none of this name. */
function fieldOf(frontMatter: FrontMatter | null, name: string): string {
  const value = frontMatter?.fields[name];
  return typeof value === "string" ? value : "";
}

function declaredIn(frontMatter: FrontMatter | null): boolean | undefined {
  const postmortem = frontMatter?.fields["postmortem"];
  if (typeof postmortem === "boolean") return postmortem;
  return isTagged(frontMatter, /^post-?mortems?$/i) ? true : undefined;
}

/** Whether type, tags, categories or labels name it. */
function isTagged(frontMatter: FrontMatter | null, name: RegExp): boolean {
  if (!frontMatter) return false;
  const { type, tags, categories, labels } = frontMatter.fields;
  return [type, tags, categories, labels]
    .flat()
    .some((each) => typeof each === "string" && name.test(each.trim()));
}
