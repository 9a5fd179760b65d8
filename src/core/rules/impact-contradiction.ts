import type { ImpactedKind } from "../model/impactedNouns";
import type { ImpactQuantifier, ImpactShare } from "../model/impact";
import type { TextRange } from "../text";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** Two statements of how many were affected that can't both be true. */
export const impactContradiction: Rule = {
  id: "impact-contradiction",
  description: "The document says one thing of how many were affected.",
  severity: "warning",
  *check({ text, incident }) {
    const { shares, quantifiers } = incident.impact;
    // Both are in document order: quantifiers further back are out of reach of all that follow.
    let near = 0;
    const firsts = new Map<string, ImpactShare>();
    for (const share of shares) {
      if (share.fraction > 1) continue;
      const from = share.range.start - reach;
      while ((quantifiers[near]?.range.end ?? Infinity) < from) near++;
      const all = quantifiers
        .slice(near, near + mostNear)
        .find((each) => contradicts(text, each, share));
      const first = saysAffected(text, share)
        ? firsts.get(populationOf(share.boundTo))
        : undefined;
      if (!first && saysAffected(text, share)) {
        firsts.set(populationOf(share.boundTo), share);
      }
      const other =
        all ?? (first && differs(text, first, share) ? first : null);
      if (!other) continue;
      yield {
        range: share.range,
        message: `“${share.raw}” contradicts “${other.raw}”. Say one of the two, or whom each is of.`,
        related: [{ range: other.range, message: `“${other.raw}”` }],
        quickFixes: all ? choices(text, share, all) : [],
      };
      // One finding for one statement that others depart from.
      return;
    }
  },
};

/** How far apart two statements of one sentence or of two that follow each other stand at most, in UTF-16 units. */
const reach = 200;

function contradicts(
  text: string,
  quantifier: ImpactQuantifier,
  share: ImpactShare,
): boolean {
  if (quantifier.value !== "all" || share.fraction >= 0.995) return false;
  if (!isSamePopulation(quantifier.boundTo, share.boundTo)) return false;
  const between = textBetween(text, quantifier.range, share.range);
  return between !== null && !isSplit.test(between);
}

/** How many quantifiers around a share are looked at. */
const mostNear = 20;

/** Whether two figures for those “affected” stand in different places and are not about the same. */
function differs(text: string, a: ImpactShare, b: ImpactShare): boolean {
  const tolerance = a.approximate || b.approximate ? 0.1 : 0.01;
  return (
    Math.abs(a.fraction - b.fraction) > tolerance &&
    textBetween(text, a.range, b.range) === null
  );
}

/** Whether a share is of those “affected”: for anything more special, two may be of different things. */
function saysAffected(text: string, { range }: ImpactShare): boolean {
  const before = text.slice(Math.max(0, range.start - 40), range.start);
  const after =
    /^[^\r\n.;]*/.exec(text.slice(range.end, range.end + 60))?.[0] ?? "";
  return (
    (/\b(?:affect|impact)(?:ing|ed)\s+[^.;\r\n]{0,20}$/i.test(before) ||
      /^\s*(?:(?:were|was|are|is|have been|had been)\s+)?(?:affected|impacted)\b/i.test(
        after,
      )) &&
    !isSplit.test(after)
  );
}

/** Users and customers are the same people; requests are others. */
function populationOf(kind: ImpactedKind): string {
  return kind === "customers" ? "users" : kind;
}

function isSamePopulation(a: ImpactedKind, b: ImpactedKind): boolean {
  return populationOf(a) === populationOf(b);
}

/** Null where they overlap or stand too far apart to be of one statement. */
function textBetween(text: string, a: TextRange, b: TextRange): string | null {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const length = second.start - first.end;
  if (length < 0 || length > reach) return null;
  const between = text.slice(first.end, second.start);
  return /\n\s*\n|\n\s*[-*|#]/.test(between) ? null : between;
}

/** Words behind which the two are of different users, times or effects. */
const isSplit =
  /\b(?:in|at|from|on|until|then|later|after|before|initially|first|eventually|of which|of them|of whom|of these|of those|with|including|especially|mainly|while|whereas|but|although|though|except|up to|peak|slow|slower|degraded|potentially|could have|might)\b/i;

/** Either statement for the other. */
function choices(
  text: string,
  share: ImpactShare,
  quantifier: ImpactQuantifier,
): QuickFix[] {
  const percentage = /^.*?(?:%|percent|per cent)/i.exec(share.raw)?.[0];
  const word = /^\p{L}+/u.exec(quantifier.raw)?.[0];
  if (percentage === undefined || word === undefined) return [];
  const before = text.slice(
    Math.max(0, share.range.start - 20),
    share.range.start,
  );
  const about =
    /(?:\b(?:about|around|approximately|roughly|nearly|almost|some) |[~≈] ?)$/i.exec(
      before,
    )?.[0] ?? "";
  const stated = about + percentage;
  const of = /^\p{L}+ of /iu.test(quantifier.raw) ? "" : " of";
  const { start } = quantifier.range;
  return [
    {
      title: `Say “${stated}” instead of “${word}”`,
      edits: [
        { range: { start, end: start + word.length }, newText: stated + of },
      ],
      preferred: false,
    },
    {
      title: `Say “100%” instead of “${stated}”`,
      edits: [
        {
          range: {
            start: share.range.start - about.length,
            end: share.range.start + percentage.length,
          },
          newText: "100%",
        },
      ],
      preferred: false,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `“Inaccessible for all users, affecting 80 % of customers” leaves the reader with two figures. Whichever is copied into a report or an error budget may be the wrong one.

Shares of different regions, times or effects (“78 % saw an outage, the rest errors”) don't contradict each other.`,
  bad: `## Impact

The checkout was inaccessible for all users, affecting approximately 80% of our customers.
`,
  good: `## Impact

The checkout was inaccessible for approximately 80% of users.
`,
  fix: "Offers both readings: the share in both places, or all in both.",
  source: "Consistency: both statements can't be true.",
};
