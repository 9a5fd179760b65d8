import { memo } from "../memo";
import { editDistance } from "../model/editDistance";
import { lineAt } from "../model/lines";
import type { Postmortem } from "../model/postmortem";
import type { Suppression } from "../model/suppressions";
import { lineColumnAt, type TextEdit, type TextRange } from "../text";
import {
  replacement,
  type Diagnostic,
  type Problem,
  type Rule,
  type RuleContext,
  type RuleDocumentation,
} from "./rule";

/** A comment that silences a rule which does not exist, or which finds nothing there. */
export const suppression: Rule = {
  id: "suppression",
  description:
    "Comments that silence a rule name one that exists and speaks there.",
  severity: "warning",
  *check(postmortem, context) {
    if (postmortem.suppressions.length === 0) return;
    const speaksIn = voicesOf(context.found);
    for (const each of postmortem.suppressions) {
      const problem =
        each.rule !== null && !context.ruleIds.includes(each.rule)
          ? unknownRule(postmortem, each, each.rule, context.ruleIds)
          : needless(postmortem, each, context, speaksIn);
      if (problem) yield problem;
    }
  },
};

/** How many letters may be wrong in a name that is still taken for a rule's. */
const mostSlips = 3;

function unknownRule(
  postmortem: Postmortem,
  { range, rule, comment }: Suppression & { rule: string | null },
  name: string,
  ruleIds: readonly string[],
): Problem {
  const near = ruleIds.find(
    (id) => editDistance(id, name, mostSlips) <= mostSlips,
  );
  const removal = removalOf(postmortem, { range, rule, comment });
  return {
    range,
    message: `No rule is called “${name}”.${near === undefined ? "" : ` “${near}” is one.`}`,
    quickFixes: [
      ...(near === undefined ? [] : [replacement(range, near, true)]),
      {
        title: `Remove “${name}”`,
        edits: [removal],
        preferred: near === undefined,
      },
    ],
  };
}

/** Whether the rule, or any where none is named, finds something that begins in the range. */
type Voices = (rule: string | null, range: TextRange) => boolean;

function voicesOf(found: readonly Diagnostic[]): Voices {
  const all: number[] = [];
  const byRule = new Map<string | null, number[]>([[null, all]]);
  for (const { code, range } of found) {
    const known = byRule.get(code);
    if (known) known.push(range.start);
    else byRule.set(code, [range.start]);
    all.push(range.start);
  }
  for (const starts of byRule.values()) starts.sort((a, b) => a - b);
  return (rule, { start, end }) => {
    const starts = byRule.get(rule) ?? [];
    const last = starts[lineColumnAt(starts, end).line] ?? -1;
    return start <= last && last <= end;
  };
}

function needless(
  postmortem: Postmortem,
  each: Suppression,
  { ran, diagramErrors }: RuleContext,
  speaksIn: Voices,
): Problem | undefined {
  const { rule, range, covers } = each;
  // Of what was not checked nobody knows, and what this rule finds is found after this.
  const isKnown = rule === null || (ran.has(rule) && rule !== "suppression");
  const waits =
    (rule === null || rule === "mermaid-syntax") &&
    postmortem.diagrams.some(({ source }) => !diagramErrors.has(source));
  if (!isKnown || waits || speaksIn(rule, covers)) return undefined;
  return {
    range,
    message:
      rule === null
        ? "No rule finds anything here: the comment is needless."
        : `“${rule}” finds nothing here: it needn't be silenced.`,
    quickFixes: [
      {
        title: rule === null ? "Remove the comment" : `Remove “${rule}”`,
        edits: [removalOf(postmortem, each)],
        preferred: true,
      },
    ],
    tag: "unnecessary",
  };
}

/** Those of each comment, by where it begins. */
const namesOf = memo((suppressions: readonly Suppression[]) => {
  const names = new Map<number, Suppression[]>();
  for (const each of suppressions) {
    const known = names.get(each.comment.start);
    if (known) known.push(each);
    else names.set(each.comment.start, [each]);
  }
  return names;
});

/** Takes out the name, or the comment where it names nothing else, with its line where nothing else stands on it. */
function removalOf(
  { text, lines, suppressions }: Postmortem,
  { range, rule, comment }: Pick<Suppression, "range" | "rule" | "comment">,
): TextEdit {
  const names = namesOf(suppressions).get(comment.start) ?? [];
  if (rule !== null && names.length > 1) {
    const isFirst = names[0]?.range.start === range.start;
    const gap = isFirst
      ? /^[\s,]*/.exec(text.slice(range.end))
      : /[\s,]*$/.exec(text.slice(comment.start, range.start));
    const length = gap?.[0].length ?? 0;
    return {
      range: isFirst
        ? { start: range.start, end: range.end + length }
        : { start: range.start - length, end: range.end },
      newText: "",
    };
  }
  const line = lines[lineAt(lines, comment.start)]?.range ?? comment;
  const before = text.slice(line.start, comment.start);
  const after = text.slice(comment.end, line.end);
  if (before.trim() === "" && after.trim() === "") {
    const next = /^(?:\r\n?|\n)/.exec(text.slice(line.end, line.end + 2));
    return {
      range: { start: line.start, end: line.end + (next?.[0].length ?? 0) },
      newText: "",
    };
  }
  const margin = / *$/.exec(before)?.[0].length ?? 0;
  return {
    range: { start: comment.start - margin, end: comment.end },
    newText: "",
  };
}

export const documentation: RuleDocumentation = {
  why: `A finding that is wrong for this document can be silenced where it stands:

- \`<!-- postmortem-disable-next-line timeline-order -->\` above the line, or above a diagram;
- \`<!-- postmortem-disable-line timeline-order -->\` on the line, also in a table's cell;
- \`<!-- postmortem-disable timeline-order -->\` up to \`<!-- postmortem-enable timeline-order -->\` or the end of the text; on top, for the whole file.

Several rules may be named, and none means all. A reason may follow behind two hyphens: \`<!-- postmortem-disable-line blame -- a quotation -->\`.

A comment that silences nothing hides what goes wrong there later, and one with a misspelled name does nothing at all.`,
  bad: `# Postmortem: checkout fails

## Timeline (UTC)

<!-- postmortem-disable-next-line timelin-order -->
- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  good: `# Postmortem: checkout fails

## Timeline (UTC)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
- 14:12 Error rate rises to 50 % <!-- postmortem-disable-line timeline-order -- by the provider's clock -->
`,
  fix: "Writes the name of the rule that is meant, or takes the name or the comment out.",
  source:
    "[ESLint, report unused disable directives](https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments): the same for code.",
};
