import { goesOn } from "../model/lines";
import type { Postmortem } from "../model/postmortem";
import { kindsAround, passagesUnderHeadings } from "../model/prose";
import { isOfKind, type Section } from "../model/sections";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** An impact that is told without any number, nor all, none or unknown. */
export const impactUnquantified: Rule = {
  id: "impact-unquantified",
  description: "The impact is told in numbers.",
  severity: "warning",
  *check(postmortem) {
    const { text, sections, incident } = postmortem;
    const { shares, counts, quantifiers, money } = incident.impact;
    if (shares.length + counts.length + quantifiers.length + money.length > 0) {
      return;
    }
    const told = sections.filter((each) => isOfKind(each, "impact"));
    const [first] = told;
    if (!first || told.some((each) => isQuantified(text, each))) return;
    // An empty one is another rule's.
    if (!hasWords(postmortem)) return;
    yield {
      range: first.titleRange,
      message:
        "The impact has no number. Say what share of users or requests was affected, or how many; an estimate is better than none.",
      quickFixes: gapAfter(postmortem, first),
    };
  },
};

function hasWords({ lines, sections }: Postmortem): boolean {
  const titles = new Map(
    sections.map(({ line, body }) => [line, body.start] as const),
  );
  for (const { start, line, found: source } of passagesUnderHeadings(lines)) {
    const from = Math.max(0, (titles.get(line) ?? start) - start);
    const isOfImpact = kindsAround(sections, line).includes("impact");
    if (isOfImpact && hasLetters(source.slice(from))) return true;
  }
  return false;
}

/** A number that is not part of a name, a date, a time, a version or a status code; or words for all, none and unknown. */
const quantity =
  /(?<![\w.,:/#-])(?!(?:[45]\d\d|20\d\d)\b(?!\s*(?:users|customers|people|requests|%)))\d[\d,.]*(?![\d:]|[-/]\d|\s?(?:%|percent\b|per cent\b)\s+(?:degradation|decrease|drop|reduction|decline|loss)\s+(?:in|of)\s+(?:the\s+|our\s+)?(?:\w+\s+)?(?:experience|engagement|satisfaction|quality|performance))/i;
const words =
  /\b(?:all|any|every|everyone|everybody|entire|entirely|whole|complete|completely|full|fully|total|totally|nobody|none|no one|half|third|quarter|hundreds|thousands|millions|dozens|one|two|three|single|unknown|not known|not measured|no (?:\w+ ){0,3}(?:impact|loss|effect)|not (?:affected|impacted))\b/i;

/** A field that is still to be filled in. */
const gap = /\[[^[\]()]{2,120}\](?![([])/;

/** How much of an impact section is looked at, in UTF-16 units. */
const longestImpact = 20_000;

function isQuantified(text: string, { body }: Section): boolean {
  const source = text.slice(
    body.start,
    Math.min(body.end, body.start + longestImpact),
  );
  return quantity.test(source) || words.test(source) || gap.test(source);
}

/** A marked gap at the end of the first paragraph. */
function gapAfter({ text, lines }: Postmortem, section: Section): QuickFix[] {
  const first = lines
    .slice(section.line, section.endLine + 1)
    .find(
      ({ context, content }) =>
        context === "text" &&
        hasLetters(
          text.slice(Math.max(content.start, section.body.start), content.end),
        ),
    );
  if (!first) return [];
  let last = first;
  for (
    let next = lines[last.index + 1];
    next && goesOn(next);
    next = lines[last.index + 1]
  ) {
    last = next;
  }
  const at = last.content.end;
  const stop = /[.!?:;][*_]*$/.test(text.slice(0, at)) ? "" : ".";
  return [
    {
      title: "Insert a marked gap for the share of users",
      edits: [
        {
          range: { start: at, end: at },
          newText: `${stop} [??]% of users were affected.`,
        },
      ],
      preferred: true,
    },
  ];
}

function hasLetters(source: string): boolean {
  return /\p{L}/u.test(source);
}

export const documentation: RuleDocumentation = {
  why: `“Users experienced slow response times” fits one user and a million. Priorities, error budgets and the next reader need a size: a share, a count, an amount. A well-informed estimate is better than no data.

Numbers of users, customers, requests, money and time count, and so do all, none and an honest “unknown”.`,
  bad: `## Impact

Users saw errors at the checkout and could not pay.
`,
  good: `## Impact

About 50 % of users saw errors at the checkout and could not pay.
`,
  fix: "Inserts a marked gap for the share of users.",
  source:
    "[Site Reliability Workbook, chapter 10](https://sre.google/workbook/postmortem-culture/): a well-informed estimate is better than no data; [PagerDuty](https://response.pagerduty.com/after/post_mortem_template/): exact numbers.",
};
