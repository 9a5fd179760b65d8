import type { TextRange } from "../text";
import type {
  ImpactCount,
  ImpactQuantifier,
  MoneyAmount,
  Quantity,
} from "./impact";
import {
  impactedKindOf,
  impactedNounPattern,
  singularNounPattern,
} from "./impactedNouns";

/** Source of a pattern for a number, its digits as a group. */
export const amountPattern =
  "(\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,3})?|\\d{1,12}(?:\\.\\d{1,3})?)";
/** Source of a pattern for “k”, “million” and their like behind a number, as a group. */
export const scalePattern =
  "(?:\\s?(k|mm?|bn?|thousand|million|billion)(?!\\w))?";
const noun = `(${impactedNounPattern}|${singularNounPattern})(?![\\w-])`;

const scaleOf: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** The number that digits and what is behind them stand for. */
export function amountOf(digits: string, suffix: string | undefined): number {
  const unit = scaleOf[(suffix ?? "").toLowerCase()] ?? 1;
  // Rounded: 4.71 thousand is 4710, not 4709.999….
  return Math.round(Number(digits.replaceAll(",", "")) * unit * 1000) / 1000;
}

const counted = new RegExp(
  `(?<![\\w.,:$€£#/-])${amountPattern}${scalePattern}\\+?(?:\\s(?:out\\s)?(?:of|in)\\s(?:(?:the|our|all|a|total|of)\\s){0,4}${amountPattern}${scalePattern})?` +
    `((?:\\s[a-z][a-z-]{0,20}){0,3}?)\\s${noun}`,
  "gi",
);

/** Words that can't stand between a number and what it counts. */
const notCounted =
  /\s(?:percent|per|second|minute|hour|day|week|month|year|ms|of|in|on|to|and|or|the|for|with|by|from|at|as|that|which|when|while|were|was|are|is|had|have|am|pm|utc|gmt|x|time|timeout|error)s?(?=\s|$)/i;

/** Numbers of users, customers or requests; rates ("per second"), status codes and years are none. */
export function countsIn(source: string): ImpactCount[] {
  if (!/\d/.test(source)) return [];
  const counts: ImpactCount[] = [];
  for (const match of source.matchAll(counted)) {
    const [raw, digits = "", suffix, base, baseSuffix, words = "", unit = ""] =
      match;
    const after = source.slice(match.index + raw.length);
    const isRate =
      /^\s?(?:\/|(?:per|a|every) (?:second|minute|hour|day)\b)/.test(after);
    const isCode =
      /^[45]\d\d$/.test(digits) &&
      /^(?:requests?|responses|calls|queries)$/i.test(unit);
    if (
      isRate ||
      isCode ||
      /^20\d\d(?:\.\d+)?$/.test(digits) ||
      notCounted.test(words)
    ) {
      continue;
    }
    counts.push({
      range: rangeAt(match),
      raw,
      count: amountOf(digits, suffix),
      of: base === undefined ? null : amountOf(base, baseSuffix),
      unit: unit.toLowerCase(),
    });
  }
  return counts;
}

const quantified = new RegExp(
  "(?<!\\b(?:not|nearly|almost|virtually)\\s)\\b(all|every|each|entire|whole|no|none of|half|(?:a|one)[ -]third|two[ -]thirds|(?:a|one)[ -]quarter|three[ -]quarters|most|the (?:vast )?majority)" +
    "((?:\\s(?:of|the|our|its|their|all|active|affected|remote|mobile|web|[a-z]{1,20}ing|[a-z]{1,20}ed)){0,4}?)" +
    `\\s${noun}(?!\\s(?:data|information|accounts?|experience|reports?|complaints?|action|interaction|impact|sessions?)\\b)`,
  "gi",
);

const sparedAfter =
  /^\s?(?:(?:were|was|are|is|had|have|been|access)\s){0,3}(?:unaffected|not affected|not impacted|restored|recovered)\b/i;
/** “… were able to pay”, “… succeeded”: of none of them, that all were affected. */
const servedAfter =
  /^\s?(?:could\s(?!not\b|only\b|no\b|see\b)|(?:(?:were|was|are|is|been)\s){0,2}(?:able|served|processed|completed|accepted|delivered)\b|succeeded\b|went through\b|got through\b)/i;
const addressedBefore =
  /\b(?:restored|resolved|recovered|available again|notified|informed|emailed|thank\w*|apologi\w*)\b[^.;]{0,40}$/i;

/** What the words above say, by what they begin with; any other says all. */
const quantities: readonly (readonly [RegExp, Quantity])[] = [
  [/^no/, "none"],
  [/^half/, "half"],
  [/third$/, "third"],
  [/thirds$/, "two thirds"],
  [/quarter$/, "quarter"],
  [/quarters$/, "three quarters"],
  [/^most|majority$/, "most"],
];

/** All, half, most or none of the users, customers or requests. */
export function quantifiersIn(source: string): ImpactQuantifier[] {
  const quantifiers: ImpactQuantifier[] = [];
  for (const match of source.matchAll(quantified)) {
    const word = (match[1] ?? "").toLowerCase();
    const value = quantities.find(([said]) => said.test(word))?.[1] ?? "all";
    const end = match.index + match[0].length;
    const after = source.slice(end, end + 80);
    const isServed = servedAfter.test(after);
    const isSpared =
      isServed ||
      sparedAfter.test(after) ||
      addressedBefore.test(
        source.slice(Math.max(0, match.index - 80), match.index),
      );
    const boundTo = impactedKindOf(match[3] ?? "");
    if (!boundTo || (isSpared && value !== "none")) continue;
    quantifiers.push({
      range: rangeAt(match),
      raw: match[0],
      value: value === "none" && isServed ? "all" : value,
      boundTo,
    });
  }
  return quantifiers;
}

const currencyOf: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  dollars: "USD",
  "€": "EUR",
  euros: "EUR",
  "£": "GBP",
  pounds: "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₦": "NGN",
};

const currencyCodes =
  "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|INR|CNY|SEK|NOK|DKK|PLN|BRL|MXN|ZAR|NGN|KES|GHS|EGP|SGD|HKD|KRW";

/** ISO 4217 of a sign, a name or a code; null where it is none. */
export function currencyNamed(symbol: string): string | null {
  const name = symbol.trim();
  return (
    currencyOf[name.toLowerCase()] ??
    (currencyCodes.split("|").includes(name) ? name : null)
  );
}

const money = new RegExp(
  `(?<![\\w$])(US\\$|[$€£¥₹₦]|(?:${currencyCodes})\\s)\\s?${amountPattern}${scalePattern}` +
    `|(?<![\\w.,$€£])${amountPattern}${scalePattern}\\s?(€|£|dollars|euros|pounds|(?:${currencyCodes})\\b)`,
  "gi",
);

/** Sums with a currency sign, code or name. */
export function moneyIn(source: string): MoneyAmount[] {
  if (!/\d/.test(source)) return [];
  return [...source.matchAll(money)].map((match) => {
    const symbol = (match[1] ?? match[6] ?? "").trim();
    return {
      range: rangeAt(match),
      raw: match[0],
      amount: amountOf(match[2] ?? match[4] ?? "", match[3] ?? match[5]),
      currency: currencyNamed(symbol) ?? symbol.toUpperCase(),
    };
  });
}

function rangeAt({ index, 0: raw }: RegExpExecArray): TextRange {
  return { start: index, end: index + raw.length };
}
