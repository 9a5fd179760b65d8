import { listed } from "../render/words";
import type { Postmortem } from "../model/postmortem";
import { isOfKind, type Section } from "../model/sections";
import { lineEndingOf, type TextEdit } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A summary that leaves out how long, how bad or why. */
export const summaryFields: Rule = {
  id: "summary-fields",
  description: "The summary tells duration, impact and root cause.",
  severity: "warning",
  appliesTo: (template) => template?.asksFor.includes("summaryFields") ?? false,
  *check(postmortem) {
    const { text, sections } = postmortem;
    const summary = sections.find((each) => isOfKind(each, "summary"));
    if (!summary) return;
    const end = endOfFields(summary, sections);
    const told = text.slice(
      summary.titleRange.start,
      Math.min(end, summary.titleRange.start + longestSummary),
    );
    // An empty one is another rule's, and one gap for all of it asks for them itself.
    const words = told.slice(summary.title.length).replace(markedGap, "");
    if (!/\p{L}/u.test(words)) return;
    const missing = fields.filter(
      ({ kind, words }) =>
        !words.test(told) &&
        !sections.some(
          (each) =>
            isOfKind(each, kind) &&
            each.line >= summary.line &&
            each.titleRange.start < end,
        ),
    );
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => name);
    yield {
      range: summary.titleRange,
      message: `“${summary.title}” doesn't say ${listed(
        missing.map(({ asks }) => asks),
        "and",
      )}. The template asks for duration, impact and root cause in it.`,
      quickFixes: fixesFor(postmortem, summary, missing, names),
    };
  },
};

/** Fields also stand beside the summary, before the story begins: with its timeline, else with the next section that is no label. */
function endOfFields(summary: Section, sections: readonly Section[]): number {
  const later = sections.filter(({ line }) => line > summary.line);
  const story =
    later.find((each) => isOfKind(each, "timeline")) ??
    later.find(({ level }) => level <= 7);
  return Math.max(summary.body.end, story?.titleRange.start ?? 0);
}

interface Field {
  readonly kind: "duration" | "impact" | "rootCause";
  readonly name: string;
  readonly asks: string;
  readonly gap: string;
  /** Words that tell it in prose. */
  readonly words: RegExp;
}

const fields: readonly Field[] = [
  {
    kind: "duration",
    name: "Duration",
    asks: "how long it took",
    gap: "[Start time] to [End time] ([Time zone])",
    words:
      /\b(?:from|between|at|until|to)\s[^.]{0,40}\d{1,2}[:.]\d\d|\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b(?:\d+|an?|one|two|three|four|five|six|ten|several|half an)[- ](?:hours?|minutes?|mins?|hrs?|days?|h|m)\b|\bduration\b/i,
  },
  {
    kind: "impact",
    name: "Impact",
    asks: "what its impact was",
    gap: "[Description of what users saw], [??]% of users were affected.",
    words:
      /\b(?:impact\w*|affect\w*|unavailab\w*|inaccessib\w*|unable|could ?n[o'’]t|cannot|can['’]t|nobody|no one|outage|offline|crash\w*|interrupt\w*|degrad\w*|disrupt\w*|broke\w*|stopp\w*|down(?:time)?|users?|customers?|slow\w*|errors?|fail\w*)\b/i,
  },
  {
    kind: "rootCause",
    name: "Root Cause",
    asks: "what its root cause was",
    gap: "[Description of the root cause in one sentence]",
    words:
      /\b(?:root[- ]?cause|caus(?:e|ed|es|ing)|due to|because|result(?:ed|ing)? (?:of|from)|owing to|triggered by|stemm?ed from|thanks to|after an?|led to|misconfigur\w*|bug)\b/i,
  },
];

const markedGap = /\[[^[\]\n]*\](?!\()/g;

/** No more of a summary is read, in UTF-16 units. */
const longestSummary = 20_000;

function fixesFor(
  postmortem: Postmortem,
  summary: Section,
  missing: readonly Field[],
  names: readonly string[],
): QuickFix[] {
  const edit = labelsAfter(postmortem, summary, missing);
  return edit
    ? [
        {
          title: `Insert ${listed(
            names.map((name) => `“${name}”`),
            "and",
          )} with marked gaps`,
          edits: [edit],
          preferred: true,
        },
      ]
    : [];
}

/** Labels at the end of the summary, as items where it ends in a list. */
function labelsAfter(
  { text, lines }: Postmortem,
  summary: Section,
  missing: readonly Field[],
): TextEdit | null {
  const last = lines[summary.endLine];
  if (!last || last.context === "code" || last.context === "html") return null;
  const newline = lineEndingOf(text);
  const item = lines
    .slice(summary.line, summary.endLine + 1)
    .findLast(({ startsItem, listDepth }) => startsItem && listDepth === 1);
  const isList = item !== undefined && last.listDepth > 0;
  const marker = isList
    ? text.slice(item.range.start, item.content.start).replace(/\[[ xX]\] /, "")
    : "";
  if (/\d/.test(marker)) return null;
  const at = last.range.end;
  const label = ({ name, gap }: Field): string =>
    `${marker}**${name}:** ${gap}`;
  const newText = isList
    ? missing.map((each) => newline + label(each)).join("")
    : missing.map((each) => newline + newline + label(each)).join("");
  return { range: { start: at, end: at }, newText };
}

export const documentation: RuleDocumentation = {
  why: `Most readers read the summary alone. With how long it took, whom it hurt and why, they know what they need to know.

Labels and sentences both count.`,
  bad: `# Postmortem: checkout fails

## Issue Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** 50 % of customers could not pay.

## Timeline

- 14:05 Deployment of the checkout service
`,
  good: `# Postmortem: checkout fails

## Issue Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** 50 % of customers could not pay.
- **Root Cause:** A deployment halved the connection pool.

## Timeline

- 14:05 Deployment of the checkout service
`,
  fix: "Inserts the missing labels with marked gaps.",
  source:
    "The ALX project 0x19: the issue summary has the duration of the outage, its impact and the root cause.",
  template: "alx-0x19",
};
