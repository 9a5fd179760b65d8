import type { Postmortem } from "../model/postmortem";
import { coreKinds, isOfKind, type Section } from "../model/sections";
import type { TextEdit } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** Lines that stand as headings without being any to Markdown. */
export const headingStyle: Rule = {
  id: "heading-style",
  description: "Headings are headings to Markdown, too.",
  severity: "information",
  *check(postmortem) {
    for (const section of postmortem.sections) {
      const at = missingSpace(postmortem, section);
      if (at === null) continue;
      yield {
        range: section.titleRange,
        message: `“${"#".repeat(section.level)}${section.title}” is no heading to Markdown. There is a space behind the “#”.`,
        quickFixes: [
          {
            title: "Insert the space",
            edits: [{ range: { start: at, end: at }, newText: " " }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
    const lines = pseudoHeadings(postmortem);
    const [first] = lines;
    if (!first) return;
    const others = lines.length - 1;
    yield {
      range: first.titleRange,
      message: `“${first.title}” ${others > 0 ? `and ${others} more ${others > 1 ? "lines stand" : "line stands"} as headings without being any` : "stands as a heading without being one"}. As Markdown headings (“## ${first.title}”) they show in the outline and can be linked.`,
      related: lines.slice(1).map(({ titleRange, title }) => ({
        range: titleRange,
        message: title,
      })),
      quickFixes: [
        {
          title: others > 0 ? "Make them headings" : "Make it a heading",
          edits: headingEdits(postmortem, lines),
          preferred: true,
        },
      ],
    };
  },
};

/** Where the space is missing behind the marks of `#Timeline`; null for any other section. */
function missingSpace(
  { text, lines }: Postmortem,
  { style, level, line }: Section,
): number | null {
  if (style !== "plain" || level > 6) return null;
  const start = lines[line]?.content.start;
  if (start === undefined) return null;
  const at = start + level;
  return text.slice(start, at) === "#".repeat(level) ? at : null;
}

/**
 * Lines of their own for core sections: bold ones, and plain ones where others are headings. A document that keeps to plain
 * labels throughout is meant to be plain text.
 */
function pseudoHeadings({ sections, lines }: Postmortem): Section[] {
  const hasHeadings = sections.some(
    (section) => section.level <= 6 && servesAsCore(section),
  );
  return sections.filter(
    (section) =>
      section.level === 7 &&
      (section.style === "bold" ||
        (hasHeadings && section.style === "plain-colon")) &&
      lines[section.line]?.listDepth === 0 &&
      servesAsCore(section),
  );
}

function servesAsCore(section: Section): boolean {
  return coreKinds.some((kind) => isOfKind(section, kind));
}

/** The lines as headings, one level under the heading that they stand under, or under the combined section they are a part of. */
function headingEdits(
  { text, lines, sections }: Postmortem,
  pseudo: readonly Section[],
): TextEdit[] {
  let next = 0;
  let above = 1;
  let combined: Section | undefined;
  return pseudo.map((section) => {
    for (; (sections[next]?.line ?? Infinity) < section.line; next++) {
      const level = sections[next]?.level ?? 7;
      if (level <= 6) above = level;
    }
    const isPart = combined !== undefined && isPartOf(section, combined);
    if (!isPart) combined = section;
    const level = Math.min(6, above + 1 + (isPart ? 1 : 0));
    const line = lines[section.line];
    const { start, end } = section.titleRange;
    return {
      range: {
        start: line?.content.start ?? start,
        end: line?.content.end ?? end,
      },
      newText: `${"#".repeat(level)} ${text.slice(start, end)}`,
    };
  });
}

/** The “Root Cause” that follows a “Root Cause and Resolution”. */
function isPartOf(section: Section, before: Section): boolean {
  return (
    section.kind !== null &&
    before.also.length > section.also.length &&
    isOfKind(before, section.kind)
  );
}

export const documentation: RuleDocumentation = {
  why: `A bold line looks like a heading, but editors don't list it in the outline, sites don't link to it, and screen readers don't jump to it. \`#Heading\` without a space is shown as it is written.

Labels before their text (\`**Impact:** …\`), lists of labels and documents in plain text throughout are left alone.`,
  bad: `# Postmortem: checkout fails

**Impact**

50 % of customers could not pay.
`,
  good: `# Postmortem: checkout fails

## Impact

50 % of customers could not pay.
`,
  fix: "Inserts the space, or makes Markdown headings of all such lines at once.",
  source:
    "[CommonMark, ATX headings](https://spec.commonmark.org/0.31.2/#atx-headings); markdownlint's MD018 and MD036.",
};
