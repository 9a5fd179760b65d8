import type { Postmortem } from "../model/postmortem";
import { normalizeTitle, type SectionKind } from "../model/sectionNames";
import { coreKinds, type Section } from "../model/sections";
import { lineEndingOf, type TextEdit } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** A second section of the same name beside the first. */
export const duplicateSection: Rule = {
  id: "duplicate-section",
  description: "A section stands in the document once.",
  severity: "warning",
  *check(postmortem) {
    const newline = lineEndingOf(postmortem.text);
    const open: Section[] = [];
    const seenUnder = new Map<Section | undefined, Map<string, Section>>();
    for (const section of postmortem.sections) {
      // A label may stand in the summary and again in the story.
      if (section.level > 6) continue;
      while ((open.at(-1)?.level ?? -1) >= section.level) open.pop();
      const parent = open.at(-1);
      open.push(section);
      if (!isOfCoreKind(section)) continue;
      const seen = seenUnder.get(parent) ?? new Map<string, Section>();
      seenUnder.set(parent, seen);
      const title = normalizeTitle(section.title);
      const first = seen.get(title);
      // No deeper one follows under the same heading: it would stand under this one.
      if (first?.level !== section.level) {
        seen.set(title, section);
        continue;
      }
      const edits = mergeInto(postmortem, first, section, newline);
      yield {
        range: section.titleRange,
        message: `“${section.title}” stands here a second time. Keep one of the two, or name what sets them apart.`,
        related: [{ range: first.titleRange, message: "The first one" }],
        quickFixes: edits
          ? [
              {
                title: `Merge it into the first “${first.title}”`,
                edits,
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

function isOfCoreKind({ kind }: Section): boolean {
  const kinds: readonly (SectionKind | null)[] = coreKinds;
  return kinds.includes(kind);
}

/** The lines under the second heading follow those of the first; the heading alone goes. */
function mergeInto(
  { text, lines }: Postmortem,
  first: Section,
  second: Section,
  newline: string,
): TextEdit[] | null {
  const isUnderlined = second.style === "setext";
  const bodyLine = second.line + (isUnderlined ? 2 : 1);
  if (text.slice(second.titleRange.end, second.body.start).includes("\n")) {
    return null;
  }
  const bodyStart = lines[bodyLine]?.start ?? text.length;
  const bodyEnd = lines[second.endLine]?.range.end ?? text.length;
  const moved = text
    .slice(Math.min(bodyStart, bodyEnd), bodyEnd)
    .replace(/^(?:[ \t]*\r?\n)+/, "");
  const at = lines[first.endLine]?.range.end ?? first.body.end;
  // The blank lines on one side of it go with it.
  let after = second.endLine + 1;
  while (lines[after]?.context === "blank") after++;
  let before = second.line;
  if (after >= lines.length) {
    while (lines[before - 1]?.context === "blank") before--;
  }
  const start = lines[before]?.start ?? 0;
  const end = lines[after]?.start ?? text.length;
  const removed = { range: { start, end }, newText: "" };
  return moved === ""
    ? [removed]
    : [
        {
          range: { start: at, end: at },
          newText: newline + newline + moved,
        },
        removed,
      ];
}

export const documentation: RuleDocumentation = {
  why: `Two sections of one name are usually two drafts, or a template that was pasted twice. The reader finds the first and misses the second.

Sections under different headings (one for each incident) and different names for parts of one subject are left alone.`,
  bad: `# Postmortem: checkout fails

## Impact

50 % of customers could not pay.

## Resolution

The deployment was rolled back.

## Impact

1,900 orders were not placed.
`,
  good: `# Postmortem: checkout fails

## Impact

50 % of customers could not pay.

1,900 orders were not placed.

## Resolution

The deployment was rolled back.
`,
  fix: "Merges the second section into the first.",
  source: "Consistency: the reader looks in one place.",
};
