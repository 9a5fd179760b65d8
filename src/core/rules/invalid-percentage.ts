import type { ImpactShare } from "../model/impact";
import type { Rule, RuleDocumentation } from "./rule";

/** A share of users, customers or requests that can't be one: over 100 %, alone or together with the rest. */
export const invalidPercentage: Rule = {
  id: "invalid-percentage",
  description: "No share of users, customers or requests is over 100 %.",
  severity: "error",
  *check({ text, incident }) {
    const { shares } = incident.impact;
    for (const [index, share] of shares.entries()) {
      // Traffic may well be 300 % of what is usual.
      if (share.boundTo === "traffic" || ofUsual.test(share.raw)) continue;
      if (share.fraction > 1) {
        yield {
          range: numberRange(share),
          message: `“${share.raw}” is more than all of them. A share of ${share.boundTo} is at most 100 %.`,
        };
        continue;
      }
      const before = shares[index - 1];
      if (!before || before.boundTo !== share.boundTo) continue;
      const between = text.slice(before.range.end, share.range.start);
      if (between.length > longestClause || !rest.test(between)) continue;
      const sum = percent(before) + percent(share);
      // Figures rounded each for itself may be one off.
      if (sum <= 101) continue;
      yield {
        range: numberRange(share),
        message: `${percent(before)} % and the remaining ${percent(share)} % are ${round(sum)} %. The rest of ${percent(before)} % is ${round(100 - percent(before))} %.`,
        related: [
          {
            range: numberRange(before),
            message: `${percent(before)} % before`,
          },
        ],
      };
    }
  },
};

const ofUsual =
  /\b(?:usual|normal|average|expected|typical|baseline|regular|previous)\b/i;

const rest = /^[^.!?]*\b(?:remaining|rest|the others?)\b[^.!?]*$/i;

/** How far apart two shares of one sentence stand at most, in UTF-16 units. */
const longestClause = 160;

function numberRange({ range, raw }: ImpactShare): ImpactShare["range"] {
  const number = /^.*?(?:%|percent|per cent)/i.exec(raw)?.[0] ?? raw;
  return { start: range.start, end: range.start + number.length };
}

function percent({ fraction }: ImpactShare): number {
  return round(fraction * 100);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export const documentation: RuleDocumentation = {
  why: `No more than all users can be affected. A share over 100 % is a typing error or a share of something else, and it ends up in reports and error budgets.

Growth (“traffic rose by 300 %”), load (“CPU at 125 %”) and comparisons with the usual are no shares.`,
  bad: `## Impact

120 % of users could not pay.
`,
  good: `## Impact

12 % of users could not pay. Retries raised traffic by 300 %.
`,
  fix: null,
  source: "Arithmetic.",
};
