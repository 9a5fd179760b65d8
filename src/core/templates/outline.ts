import { memo } from "../memo";
import { keptByText } from "../model/perWords";
import type { Postmortem } from "../model/postmortem";
import {
  normalizeTitle,
  sectionNameOf,
  withoutParentheses,
  type SectionKind,
} from "../model/sectionNames";
import {
  coreKinds,
  isOfKind,
  type CoreKind,
  type Section,
} from "../model/sections";
import type { Template, TemplateSection } from "../template";

/** What a document is asked for that follows no known template: the core sections under their usual titles. */
const usualSections: Readonly<Record<CoreKind, TemplateSection>> = {
  summary: { title: "Summary", required: true },
  impact: { title: "Impact", required: true },
  timeline: { title: "Timeline", required: true },
  rootCause: { title: "Root Cause", required: true },
  resolution: { title: "Resolution", required: true },
  actionItems: { title: "Action Items", required: true },
};

const usualOutline = coreKinds.map((kind) => usualSections[kind]);

/** The sections that a document of the template has, in order; without one, the core sections in their usual order. */
export function outlineOf(
  template: Template | null,
): readonly TemplateSection[] {
  return template?.sections ?? usualOutline;
}

/**
 * The required sections that the document has in no form, in the template's order. A combined heading serves all that it
 * names; of a combined section of which the document has one part, the other part is missing, under its usual title.
 */
export function missingSections(
  postmortem: Postmortem,
  template: Template | null,
): TemplateSection[] {
  return outlineOf(template)
    .filter((section) => section.required)
    .flatMap((section) => {
      const kinds = kindsOf(section);
      if (kinds.length === 0) {
        const isThere = postmortem.sections.some((each) =>
          belongsTo(each, section),
        );
        return isThere ? [] : [section];
      }
      const missing = kinds.filter((kind) => !isTold(postmortem, kind));
      return missing.length === kinds.length
        ? [section]
        : missing.filter(isCore).map((kind) => usualSections[kind]);
    });
}

/** Whether a section of a document is this one of a template, or a part of it, by its title or by what it is about. */
export function belongsTo(section: Section, wanted: TemplateSection): boolean {
  return (
    kindsOf(wanted).some((kind) => isOfKind(section, kind)) ||
    titlesOf(wanted).includes(titleKeyOf(section.title))
  );
}

/** What the section is about; empty where its title is of no kind of ours. */
export const kindsOf = memo(
  ({ title }: TemplateSection): readonly SectionKind[] =>
    sectionNameOf(title, true)?.kinds ?? [],
);

/** Its title and the further ones, as `titleKeyOf` writes them. */
export const titlesOf = memo(
  ({ title, aliases }: TemplateSection): readonly string[] =>
    [title, ...(aliases ?? [])].map(titleKeyOf),
);

/** A title as titles are compared: without markup, numbers, a note in parentheses and differences of spelling. */
export const titleKeyOf = keptByText((title) =>
  withoutParentheses(normalizeTitle(title)),
);

/** Whether the document tells what a section of this kind would, under a heading or label or, for some kinds, in prose. */
function isTold(
  { sections, missingSections: missing }: Postmortem,
  kind: SectionKind,
): boolean {
  if (isCore(kind)) return !missing.includes(kind);
  return (
    sections.some((section) => isOfKind(section, kind)) ||
    (kind === "contributingFactors" && !missing.includes("rootCause"))
  );
}

function isCore(kind: SectionKind): kind is CoreKind {
  const kinds: readonly SectionKind[] = coreKinds;
  return kinds.includes(kind);
}

/** What a section of each kind is begun with: marked gaps, never a fact. */
export const usualPrompts = {
  summary: "[What happened, for how long, and why, in two or three sentences]",
  impact: "[Who was affected, in what way, and what share of users]",
  timeline: "- [HH:MM] [What happened]",
  rootCause: "[What caused the incident]",
  contributingFactors:
    "[The conditions that contributed, and what made it worse]",
  trigger: "[What set it off]",
  resolution: "[How the service was restored]",
  detection: "[How it came to light: which monitoring, or who]",
  actionItems: "- [ ] [What will be done, by whom and until when]",
  lessonsLearned: "- [What went well, what went wrong, where you were lucky]",
  background: "[What a reader has to know to follow]",
  duration: "[From when to when]",
} as const satisfies Readonly<Partial<Record<SectionKind, string>>>;

/** What the section is begun with. */
export function promptOf(section: TemplateSection): string {
  const prompts: Readonly<Partial<Record<SectionKind, string>>> = usualPrompts;
  const usual = kindsOf(section)
    .flatMap((kind) => prompts[kind] ?? [])
    .join("\n\n");
  return section.prompt ?? (usual === "" ? "[What is to be said here]" : usual);
}
