import { lineAt } from "../model/lines";
import type { Placeholder } from "../model/placeholders";
import type { Postmortem } from "../model/postmortem";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A field of a template that nobody has filled in. */
export const placeholder: Rule = {
  id: "placeholder",
  description: "No field of the template is left unfilled.",
  severity: "warning",
  *check(postmortem) {
    for (const each of postmortem.placeholders) {
      yield {
        range: each.range,
        message: openTask.test(each.raw)
          ? `“${each.raw}” is still to be done. Say how it stands, or remove it.`
          : `“${each.raw}” is left from the template. Fill it in, or remove it.`,
        quickFixes: removalOf(postmortem, each),
      };
    }
  },
};

const openTask = /^(?:TODO|FIXME|TB[DCA])/;

/** A list item that holds nothing else can go without losing a word that somebody wrote. */
function removalOf(
  { text, lines }: Postmortem,
  { range }: Placeholder,
): QuickFix[] {
  const line = lineAt(lines, range.start);
  const next = lines[line + 1];
  const item = lines[line];
  if (!item?.startsItem || item.context !== "text") return [];
  const rest =
    text.slice(item.content.start, range.start) +
    text.slice(range.end, item.content.end);
  const hasMore =
    next !== undefined &&
    next.listDepth >= item.listDepth &&
    !(next.startsItem && next.listDepth === item.listDepth) &&
    next.context !== "blank";
  // The only item of its list stays, so that no section is left empty.
  const previous = lines[line - 1];
  const isAlone =
    !(next?.startsItem && next.listDepth === item.listDepth) &&
    !(previous && previous.listDepth >= item.listDepth);
  if (/[^\s*_.]/.test(rest) || hasMore || isAlone) return [];
  const start = item.range.start;
  const end = next?.range.start ?? item.range.end;
  return [
    {
      title: "Remove the item",
      edits: [{ range: { start, end }, newText: "" }],
      preferred: false,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `A mark such as \`[Timestamp]\` or \`XX %\` tells the reader that a fact was meant to stand there, and that nobody looked again before publishing.

Links, task boxes, code, honest unknowns (\`12:??\`) and \`TODO\` as a status of an action item are none.`,
  bad: `## Issue Summary

- **Duration:** [Start time] to [End time]
`,
  good: `## Issue Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
`,
  fix: "Removes a list item that holds nothing but the placeholder. What belongs in its place only you know.",
  source:
    "[PagerDuty's template](https://response.pagerduty.com/after/post_mortem_template/) and most others mark in this way what is to be filled in.",
};
