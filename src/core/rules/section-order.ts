import { leastOf } from "../lists";
import type { Postmortem } from "../model/postmortem";
import { isOfKind, type Section } from "../model/sections";
import { blockOf, moveBlock } from "../refactorings/moveSection";
import type { Template } from "../template";
import { kindsOf } from "../templates/outline";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A section that stands before one that the template puts in front of it. */
export const sectionOrder: Rule = {
  id: "section-order",
  description: "Sections follow each other as in the template.",
  severity: "warning",
  appliesTo: (template) => template?.asksFor.includes("sectionOrder") ?? false,
  *check(postmortem, { template }) {
    if (!template) return;
    const found = templateSections(postmortem, template);
    for (const [index, section] of found.entries()) {
      // In the template's order, the first one that is written before this one.
      const early = found
        .slice(index + 1)
        .filter(({ line }) => line < section.line)
        .sort((a, b) => a.line - b.line)[0];
      if (!early) continue;
      yield {
        range: section.titleRange,
        message: `“${section.title}” stands behind “${early.title}”. In the ${template.name} template it stands before it.`,
        related: [
          { range: early.titleRange, message: `“${early.title}” stands here` },
        ],
        quickFixes: moveFix(postmortem, section, early),
      };
    }
  },
};

/** The document's section for each section of the template that it has once, in the template's order. */
function templateSections(
  { sections }: Postmortem,
  template: Template,
): Section[] {
  const found = template.sections.flatMap((wanted) => {
    const [kind] = kindsOf(wanted);
    if (!kind) return [];
    const named = sections.filter(
      (section) => section.level <= 7 && section.kind === kind,
    );
    const level = leastOf(named, (each) => each.level);
    const [first, ...others] = named.filter((each) => each.level === level);
    const isPart = (section: Section): boolean =>
      first !== undefined &&
      isOfKind(first, kind) &&
      section.line <= first.endLine;
    return first && others.every(isPart) ? [first] : [];
  });
  return [...new Set(found)];
}

function moveFix(
  postmortem: Postmortem,
  section: Section,
  before: Section,
): QuickFix[] {
  const edits = moveBlock(
    postmortem,
    blockOf(postmortem, section),
    before.line,
  );
  return edits
    ? [{ title: `Move it before “${before.title}”`, edits, preferred: true }]
    : [];
}

export const documentation: RuleDocumentation = {
  why: `Whoever reads many postmortems of one form finds their way by its order: first what happened, then when, then why, then what changes.

Only templates that ask for an order are held to it; elsewhere, lessons before the timeline are as good as behind it.`,
  bad: `# Postmortem: checkout fails

## Timeline

- 14:05 Deployment of the checkout service

## Issue Summary

Checkout failed for 90 minutes.
`,
  good: `# Postmortem: checkout fails

## Issue Summary

Checkout failed for 90 minutes.

## Timeline

- 14:05 Deployment of the checkout service
`,
  fix: "Moves the section, with everything in it, to its place.",
  source: "The template that the document follows.",
  template: "alx-0x19",
};
