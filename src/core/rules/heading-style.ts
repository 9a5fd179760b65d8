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
      if (!isUnspaced(section)) continue;
      const at = section.titleRange.start;
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
          edits: lines.map((each) => headingEdit(postmortem, lines, each)),
          preferred: true,
        },
      ],
    };
  },
};

function isUnspaced({ style, level }: Section): boolean {
  return style === "plain" && level <= 6;
}

/**
 * Lines of their own for core sections: bold ones, and plain ones where others are headings. A document that keeps to plain
 * labels throughout is meant to be plain text.
 */
function pseudoHeadings({ sections, lines }: Postmortem): Section[] {
  const core = sections.filter((section) =>
    coreKinds.some((kind) => isOfKind(section, kind)),
  );
  const hasHeadings = core.some(({ level }) => level <= 6);
  return core.filter(
    ({ level, style, line }) =>
      level === 7 &&
      lines[line]?.listDepth === 0 &&
      (style === "bold" || (hasHeadings && style === "plain-colon")),
  );
}

/** The line as a heading, one level under the title, or under the combined section that it is a part of. */
function headingEdit(
  { text, lines, sections }: Postmortem,
  pseudo: readonly Section[],
  section: Section,
): TextEdit {
  const level = Math.min(6, 2 + depthOf(sections, pseudo, section));
  const line = lines[section.line];
  const start = line?.content.start ?? section.titleRange.start;
  const end = line?.content.end ?? section.titleRange.end;
  const title = text.slice(section.titleRange.start, section.titleRange.end);
  return {
    range: { start, end },
    newText: `${"#".repeat(level)} ${title}`,
  };
}

/** 1 for the “Root Cause” that follows a “Root Cause and Resolution” or the like, else 0. */
function depthOf(
  sections: readonly Section[],
  pseudo: readonly Section[],
  section: Section,
): number {
  const parent = sections.findLast(
    ({ line, level }) => line < section.line && level <= 6 && level > 1,
  );
  const above = parent ? parent.level - 1 : 0;
  const before = pseudo.findLast(({ line }) => line < section.line);
  const isPart =
    before !== undefined &&
    section.kind !== null &&
    before.also.length > section.also.length &&
    isOfKind(before, section.kind);
  return above + (isPart ? 1 : 0);
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
