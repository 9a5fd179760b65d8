import type { Postmortem } from "../model/postmortem";
import type { SectionKind } from "../model/sectionNames";
import { coreKinds, isOfKind, type Section } from "../model/sections";
import { usualPrompts } from "../templates/outline";
import { lineEndingOf, type TextEdit } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A section of the incident's story with nothing under its heading: no word, no deeper heading, no picture. */
export const emptySection: Rule = {
  id: "empty-section",
  description: "A section says something.",
  severity: "warning",
  *check(postmortem) {
    const { text, sections } = postmortem;
    for (const [index, section] of sections.entries()) {
      if (!isTold(section) || !isEmpty(text, section)) continue;
      // The heading of a group whose parts stand beside it instead of under it.
      const next = sections[index + 1];
      if (next && isPartOf(next, section)) continue;
      yield {
        range: section.titleRange,
        message: `“${section.title}” is empty. Say ${prompts[section.kind]}.`,
        quickFixes: fixesFor(postmortem, section),
      };
    }
  },
};

/** What the sections that an incident's story is made of are to say. */
const prompts = {
  summary: "in two or three sentences what happened, for how long and why",
  impact: "who was affected, in what way, and what share of users",
  timeline: "what happened when, from the start of the incident to its end",
  detection: "how the incident came to light",
  trigger: "what set the incident off",
  rootCause: "what made the incident possible",
  contributingFactors: "what made the incident more likely or worse",
  resolution: "how the service was restored",
  actionItems: "what will be done, by whom and until when",
} satisfies Partial<Record<SectionKind, string>>;

type ToldKind = keyof typeof prompts;

function isTold(section: Section): section is Section & { kind: ToldKind } {
  return section.kind !== null && Object.hasOwn(prompts, section.kind);
}

function isEmpty(text: string, { body }: Section): boolean {
  if (body.end - body.start > longestEmpty) return false;
  const source = text.slice(body.start, body.end);
  return /^(?:\s|<!--[^<>]*-->|[*_:=-]|\[ ?\])*$/.test(source);
}

/** No more white space and comments are looked at, in UTF-16 units. */
const longestEmpty = 2_000;

function isPartOf(next: Section, section: Section): boolean {
  // Lines that stand as headings have no level of their own to show what is part of what.
  if (section.level > 6 && section.kind === "summary") {
    return next.line <= section.line + 2;
  }
  return (
    next.level <= section.level &&
    [next.kind, ...next.also].some(
      (kind) => kind !== null && isOfKind(section, kind),
    )
  );
}

function fixesFor(
  postmortem: Postmortem,
  section: Section & { kind: ToldKind },
): QuickFix[] {
  const core = coreKinds.find((kind) => kind === section.kind);
  const gap = core ? usualPrompts[core] : `[${prompts[section.kind]}]`;
  return [
    {
      title: "Insert a marked gap",
      edits: [gapUnder(postmortem, section, gap)],
      preferred: true,
    },
  ];
}

function gapUnder(
  { text, lines }: Postmortem,
  section: Section,
  gap: string,
): TextEdit {
  const newline = lineEndingOf(text);
  const heading = lines[section.line];
  const isUnderlined = section.style === "setext";
  const last = isUnderlined ? lines[section.line + 1] : heading;
  const at = last?.range.end ?? section.body.start;
  const isBeside = section.level >= 8 && !gap.startsWith("- ");
  const indent =
    section.style === "list-label"
      ? " ".repeat((heading?.indent ?? 0) + 2)
      : "";
  const newText = isBeside
    ? `${/\s$/.test(text.slice(0, at)) ? "" : " "}${gap}`
    : `${newline}${section.style === "list-label" ? "" : newline}${indent}${gap}`;
  return { range: { start: at, end: at }, newText };
}

export const documentation: RuleDocumentation = {
  why: `An empty heading promises what the document doesn't hold. A reader can't tell whether there was nothing to say or whether somebody meant to come back.

Headings that only hold deeper headings, pictures or tables are not empty, and lessons learned may stay so: it is fine to list nothing that went well.`,
  bad: `# Postmortem: checkout fails

## Impact

## Root Cause

A halved connection pool.
`,
  good: `# Postmortem: checkout fails

## Impact

50 % of customers could not pay.

## Root Cause

A halved connection pool.
`,
  fix: "Inserts a marked gap under the heading that says what belongs there.",
  source:
    "[Site Reliability Workbook, chapter 10](https://sre.google/workbook/postmortem-culture/): key details omitted.",
};
