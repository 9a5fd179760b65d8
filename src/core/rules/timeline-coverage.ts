import { listed } from "../render/words";
import type { Postmortem } from "../model/postmortem";
import { isOfKind, type Section } from "../model/sections";
import { lineEndingOf, type TextEdit } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** A timeline that leaves out a part of the story that its template asks for. */
export const timelineCoverage: Rule = {
  id: "timeline-coverage",
  description: "The timeline tells each part of the story.",
  severity: "information",
  appliesTo: (template) =>
    template?.asksFor.includes("timelineCoverage") ?? false,
  *check(postmortem) {
    const { text, sections, placeholders } = postmortem;
    const timeline = sections.find((each) => isOfKind(each, "timeline"));
    if (!timeline || postmortem.incident.timeline.length < 2) return;
    const told = text.slice(
      timeline.body.start,
      Math.min(timeline.body.end, timeline.body.start + longestTimeline),
    );
    const isUnfilled = placeholders.some(
      ({ range }) =>
        range.start >= timeline.body.start && range.end <= timeline.body.end,
    );
    if (isUnfilled) return;
    const missing = parts.filter(({ words }) => !words.test(told));
    if (missing.length === 0) return;
    const edit = entriesAfter(postmortem, timeline, missing);
    yield {
      range: timeline.titleRange,
      message: `“${timeline.title}” doesn't tell ${listed(
        missing.map(({ asks }) => asks),
        "and",
      )}.`,
      quickFixes: edit
        ? [
            {
              title:
                missing.length > 1
                  ? "Insert entries with marked gaps"
                  : "Insert an entry with marked gaps",
              edits: [edit],
              preferred: true,
            },
          ]
        : [],
    };
  },
};

interface Part {
  readonly asks: string;
  readonly gap: string;
  readonly words: RegExp;
}

/** What the course asks a timeline for, with the words in which people tell it. */
const parts: readonly Part[] = [
  {
    asks: "how the incident was detected",
    gap: "[Description of how it was detected]",
    words:
      /\b(?:detect\w*|alert\w*|alarm\w*|pag(?:ed|er|es|ing)|notic\w*|report\w*|complain\w*|monitor\w*|observ\w*|discover\w*|found|identified|saw|ticket|notif\w*|realiz\w*|realis\w*|aware|spotted|received|tested)\b/i,
  },
  {
    asks: "what was done",
    gap: "[Description of the actions taken]",
    words:
      /\b(?:investigat\w*|check\w*|restart\w*|roll\w*|revert\w*|deploy\w*|debug\w*|inspect\w*|look\w*|review\w*|analy[sz]\w*|examin\w*|tried|try|attempt\w*|added|increas\w*|drain\w*|switch\w*|applied|fix\w*|action\w*|ran|updat\w*|chang\w*|test\w*|diagnos\w*|acknowledg\w*|correct\w*|trac\w*|mov\w*|replac\w*|configur\w*)\b/i,
  },
  {
    asks: "which paths were misleading",
    gap: "[Description of what was suspected and ruled out]",
    words:
      /\b(?:mislead\w*|misled|red herrings?|suspect\w*|suspicion\w*|assum\w*|rul\w+ out|turned out|no (?:issues?|problems?|errors?|effect|improvement|luck|avail)|not (?:the|find|help|resolve|work|fix|affected)|nothing|n['’]t|did not|false|wrong(?:ly)?|initial\w*|first thought|at first|hypothes\w*|thought|believ\w*|dead end|could have been|unrelated|without (?:success|result|effect)|in vain|fail(?:ed|s)? to|distract\w*)\b/i,
  },
  {
    asks: "to whom it was escalated",
    gap: "[Name of the team or person that it was escalated to]",
    words:
      /\b(?:escalat\w*|pag(?:ed|es|ing)|loop\w* in|contact\w*|inform\w*|brought in|call\w*|ask\w*|notif\w*|team|senior|specialists?|experts?|colleagues?|supervisor|manager|lead|assign\w*|hand\w* over|engineers?|developers?)\b/i,
  },
  {
    asks: "how it was resolved",
    gap: "[Description of how it was resolved]",
    words:
      /\b(?:resolv\w*|resolution|restor\w*|fix\w*|recover\w*|back (?:online|to normal|up)|normal\w*|mitigat\w*|solv\w*|operational|functional|works?|worked|working|up and running|complet\w*|success\w*|stable|stabili\w*|clos\w*|ended|ends|repair\w*|resum\w*|c[ao]me back|running|now)\b/i,
  },
];

/** No more of a timeline is read, in UTF-16 units. */
const longestTimeline = 50_000;

/** Entries without a time, behind the last one and marked as it is. */
function entriesAfter(
  { text, lines, incident }: Postmortem,
  timeline: Section,
  missing: readonly Part[],
): TextEdit | null {
  const entry = incident.timeline.findLast(
    ({ line, depth }) =>
      line > timeline.line && line <= timeline.endLine && depth === 1,
  );
  const line = entry && lines[entry.line];
  if (!entry || line?.context !== "text") return null;
  const marker = text.slice(line.start, line.content.start);
  if (/\d/.test(marker)) return null;
  const newline = lineEndingOf(text);
  const separator = marker.trim() === "" ? newline + newline : newline;
  const at = entry.range.end;
  const newText = missing
    .map(({ gap }) => `${separator}${marker}[HH:MM] ${gap}`)
    .join("");
  return { range: { start: at, end: at }, newText };
}

export const documentation: RuleDocumentation = {
  why: `A timeline that begins with the cause and ends with the fix hides what others can learn from: how it came to light, what was tried in vain, when help was called.`,
  bad: `## Issue Summary

Checkout failed for 90 minutes.

## Timeline

- 14:05 UTC Deployment begins; the first orders fail
- 14:12 UTC Monitoring shows errors
- 15:35 UTC Rolled back, orders are accepted as before
`,
  good: `## Issue Summary

Checkout failed for 90 minutes.

## Timeline

- 14:05 UTC Deployment begins; the first orders fail
- 14:12 UTC Monitoring shows errors
- 14:25 UTC The payment provider is suspected and ruled out
- 14:40 UTC Escalated to the database team
- 15:35 UTC Rolled back, checkout restored
`,
  fix: "Inserts entries with marked gaps for what is missing.",
  source:
    "The ALX project 0x19: the timeline has when and how the issue was detected, actions taken, misleading paths, to whom it was escalated and how it was resolved.",
  template: "alx-0x19",
};
