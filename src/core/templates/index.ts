import { keptByText } from "../model/perWords";
import type { Postmortem } from "../model/postmortem";

import type { Settings } from "../settings";
import type { Template, TemplateSection } from "../template";
import { knownTemplates } from "./known";
import { titleKeyOf, titlesOf } from "./outline";

/** The known templates. */
export const templates: readonly Template[] = knownTemplates;

/** How much of a template's required sections a document must have, by their titles, to be said to follow it. */
const leastRequired = 0.7;

/** And how much of those of them that no other template has: “Timeline” alone says nothing. */
const leastOwn = 0.5;

/** The templates that a document may follow: the project's own first, which may take a known one's place. */
export function templatesFor({
  templates: own,
}: Settings): readonly Template[] {
  if (own.length === 0) return templates;
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...templates.filter(({ id }) => !ids.has(id))];
}

/**
 * The template that a document follows: the one that its front matter names (`template: google-sre`), else the one that is
 * set, else the one that fits its headings best; null where none fits well.
 */
export function templateOf(
  { frontMatter, sections }: Postmortem,
  settings: Settings,
): Template | null {
  const known = templatesFor(settings);
  const named = [frontMatter?.fields["template"], settings.template];
  for (const name of named) {
    const template = known.find(({ id }) => id === name);
    if (template) return template;
  }
  const titles = new Set(sections.map(({ title }) => titleKeyOf(title)));
  return known === templates
    ? fittingKnown([...titles].join("\n"))
    : fittingTemplate(titles, known);
}

/** By the titles' keys, one in a line: a keystroke changes them seldom. */
const fittingKnown = keptByText((titles) =>
  fittingTemplate(new Set(titles.split("\n")), templates),
);

function fittingTemplate(
  titles: ReadonlySet<string>,
  known: readonly Template[],
): Template | null {
  const vocabulary = vocabularyOf(known);
  let best: Template | null = null;
  let bestFit = 0;
  for (const template of known) {
    const fit = fitOf(template, titles, vocabulary);
    if (fit > bestFit) {
      best = template;
      bestFit = fit;
    }
  }
  return best;
}

/** In how many templates each title stands. */
type Vocabulary = ReadonlyMap<string, number>;

/** The share of titles that the document and the template have in common among those of either; 0 where it is too little. */
function fitOf(
  { sections }: Template,
  titles: ReadonlySet<string>,
  vocabulary: Vocabulary,
): number {
  const isThere = (section: TemplateSection): boolean =>
    titlesOf(section).some((title) => titles.has(title));
  const isOwn = (section: TemplateSection): boolean =>
    titlesOf(section).every((title) => vocabulary.get(title) === 1);
  const required = sections.filter((each) => each.required);
  const own = required.filter(isOwn);
  const found = sections.filter(isThere);
  const share = (of: readonly TemplateSection[]): number =>
    of.filter(isThere).length / of.length;
  const fits =
    share(required) >= leastRequired &&
    // Of a template with nothing of its own, only a document with all of it.
    (own.length > 0 ? share(own) >= leastOwn : share(required) === 1);
  if (!fits) return 0;
  const foundTitles = new Set(found.flatMap(titlesOf));
  const others = [...titles].filter(
    (title) => vocabulary.has(title) && !foundTitles.has(title),
  );
  return found.length / (sections.length + others.length);
}

function vocabularyOf(known: readonly Template[]): Vocabulary {
  if (known === templates) return knownVocabulary;
  const vocabulary = new Map<string, number>();
  for (const { sections } of known) {
    for (const title of new Set(sections.flatMap(titlesOf))) {
      vocabulary.set(title, (vocabulary.get(title) ?? 0) + 1);
    }
  }
  return vocabulary;
}

const knownVocabulary = vocabularyOf([...templates]);
