import type { Postmortem } from "../model/postmortem";
import type { Section } from "../model/sections";
import type { Settings } from "../settings";
import type { Template, TemplateSection } from "../template";
import { knownTemplates } from "./known";
import { titleKeyOf, titlesOf } from "./outline";

/** The templates that a document may follow. */
export const templates: readonly Template[] = knownTemplates;

/** How much of a template's required sections a document must have, by their titles, to be said to follow it. */
const leastRequired = 0.7;

/** And how much of those of them that no other template has: “Timeline” alone says nothing. */
const leastOwn = 0.5;

/**
 * The template that a document follows: the one that its front matter names (`template: google-sre`), else the one that is
 * set, else the one that fits its headings best; null where none fits well.
 */
export function templateOf(
  { frontMatter, sections }: Postmortem,
  settings: Settings,
): Template | null {
  const named = [frontMatter?.fields["template"], settings.template];
  for (const name of named) {
    const template = templates.find(({ id }) => id === name);
    if (template) return template;
  }
  return fittingTemplate(sections);
}

function fittingTemplate(sections: readonly Section[]): Template | null {
  const titles = new Set(sections.map(({ title }) => titleKeyOf(title)));
  let best: Template | null = null;
  let bestFit = 0;
  for (const template of templates) {
    const fit = fitOf(template, titles);
    if (fit > bestFit) {
      best = template;
      bestFit = fit;
    }
  }
  return best;
}

/** The share of titles that the document and the template have in common among those of either; 0 where it is too little. */
function fitOf(template: Template, titles: ReadonlySet<string>): number {
  const isThere = (section: TemplateSection): boolean =>
    titlesOf(section).some((title) => titles.has(title));
  const required = template.sections.filter((each) => each.required);
  const own = required.filter((each) => isOnlyIn(each, template));
  const found = template.sections.filter(isThere);
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
  return found.length / (template.sections.length + others.length);
}

/** In how many templates each title stands. */
const vocabulary = new Map<string, number>();
for (const { sections } of templates) {
  for (const title of new Set(sections.flatMap(titlesOf))) {
    vocabulary.set(title, (vocabulary.get(title) ?? 0) + 1);
  }
}

function isOnlyIn(section: TemplateSection, template: Template): boolean {
  return (
    template.sections.includes(section) &&
    titlesOf(section).every((title) => vocabulary.get(title) === 1)
  );
}
