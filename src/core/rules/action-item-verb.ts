import type { ActionItem } from "../model/actionItems";
import type { Postmortem } from "../model/postmortem";
import { vagueOpening } from "../model/vagueActionItems";
import { gapForDone } from "../refactorings/actionItemFields";
import type { TextRange } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** A task that doesn't begin with what is to be done: with a thing, or with what has been done. */
export const actionItemVerb: Rule = {
  id: "action-item-verb",
  description: "An action item begins with a verb that says what to do.",
  severity: "information",
  *check(postmortem) {
    const { text, actionItems, lines } = postmortem;
    for (const item of actionItems) {
      if (item.done || lines[item.line]?.context === "heading") continue;
      const range = firstWord(text, item);
      const word = text.slice(range.start, range.end);
      const verb = imperatives.get(word.toLowerCase());
      if (verb === undefined && !noVerb.test(word)) continue;
      const words = text.slice(range.start, item.range.end);
      if (/^[^.!?\r\n]{1,60}:\s/.test(words) || saysWhatToDo.test(words)) {
        continue;
      }
      if (verb !== undefined) {
        const begin = capitalised(verb);
        yield {
          range,
          message: `“${word} …” tells of something done. Begin with a verb that says what to do (“${begin} …”), or mark the item as done.`,
          quickFixes: [
            beginWith(postmortem, item, range, begin),
            ...markAsDone(postmortem, item),
          ],
        };
      } else {
        yield {
          range,
          message: `“${word} …” names a thing. Begin with a verb that says what to do with it.`,
          quickFixes: conducted(words, range),
        };
      }
    }
  },
};

function firstWord(text: string, { range }: ActionItem): TextRange {
  const [, lead = "", word = ""] =
    /^([\s*_]*)([\p{L}'’-]*)/u.exec(text.slice(range.start, range.end)) ?? [];
  const start = range.start + lead.length;
  return { start, end: start + word.length };
}

/** Somebody is to do it: “We need to …”, “… should be run”. */
const saysWhatToDo = /\b(?:should|must|shall|needs? to|will|have to|has to)\b/i;

/** Words that no imperative begins with. */
const noVerb =
  /^(?:an?|the|regular|thorough|additional|comprehensive|continuous|periodic|quarterly|monthly|weekly|daily|new|more|better|further|stricter|proper|stronger|training|documentation)$/i;

/** Verbs of action items by their past tense. */
const imperatives: ReadonlyMap<string, string> = new Map(
  (
    "add create develop deploy document enable enforce enhance establish fix implement improve increase install introduce " +
    "migrate move optimize optimise perform provide reduce refactor remove replace review schedule update upgrade " +
    "conduct configure strengthen test train"
  )
    .split(" ")
    .map((verb) => [verb.replace(/e$/, "") + "ed", verb]),
);

/** “Improve” alone would be as open an end: a gap for how to tell that it is done comes with it. */
function beginWith(
  postmortem: Postmortem,
  item: ActionItem,
  range: TextRange,
  begin: string,
): QuickFix {
  const words = begin + item.text.slice(range.end - range.start);
  const edits = [{ range, newText: begin }];
  return vagueOpening(postmortem, item, words) === null
    ? { title: `Begin with “${begin}”`, edits, preferred: false }
    : {
        title: `Begin with “${begin}” and insert a marked gap for how to tell that it is done`,
        edits: [...edits, gapForDone(postmortem.text, item)],
        preferred: false,
      };
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function markAsDone(
  { text, lines }: Postmortem,
  { line, range }: ActionItem,
): QuickFix[] {
  const item = lines[line];
  if (!item) return [];
  const box = text
    .slice(item.range.start, item.content.start)
    .lastIndexOf("[ ]");
  const at = box < 0 ? range.end : item.range.start + box + 1;
  return [
    {
      title: "Mark it as done",
      edits: [
        box < 0
          ? { range: { start: at, end: at }, newText: " (done)" }
          : { range: { start: at, end: at + 1 }, newText: "x" },
      ],
      preferred: false,
    },
  ];
}

/** What is done to these can't be anything else. */
const events =
  /^(?:regular|thorough|additional|comprehensive|periodic|quarterly|monthly|weekly|daily)\s+(?:\p{L}+\s+){0,2}?(?:audits?|reviews?|tests?|testing|drills?|training|inspections?|exercises?)\b/iu;

function conducted(words: string, range: TextRange): QuickFix[] {
  const { start } = range;
  if (!events.test(words)) return [];
  const lower = words.slice(0, 1).toLowerCase();
  return [
    {
      title: `Begin with “Conduct”`,
      edits: [
        { range: { start, end: start + 1 }, newText: `Conduct ${lower}` },
      ],
      preferred: true,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `“Enhanced monitoring” may be a wish, a plan or a report of what was done last week. A verb in the imperative says that something is to be done, and what.`,
  bad: `## Action Items

- [ ] Enhanced alerts for the connection pool
- [ ] Regular reviews of defaults
`,
  good: `## Action Items

- [ ] Alert when more than 80 % of the connection pool is taken
- [ ] Review all defaults in May and November
`,
  fix: "Puts the verb into the imperative, with a marked gap for how to tell that it is done where nothing says so, or marks the item as done: which of the two is meant only you know.",
  source:
    "[PagerDuty, how to write a postmortem](https://response.pagerduty.com/after/post_mortem_process/): phrase each action item as a sentence starting with a verb.",
};
