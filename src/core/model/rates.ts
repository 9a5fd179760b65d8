import type { TextRange } from "../text";
import {
  amountOf,
  amountPattern,
  currencyNamed,
  scalePattern,
} from "./impactAmounts";
import { durationsIn } from "./durations";
import { numberWords } from "./durationWords";
import { impactedKindOf, impactedNounPattern } from "./impactedNouns";
import type { SourceLine } from "./lines";
import { isOfKind, type Section } from "./sections";

/** So many requests, orders or the like in a time. */
interface RequestRate {
  readonly range: TextRange;
  readonly count: number;
  /** The time that so many take. */
  readonly seconds: number;
  /** What is counted, in small letters as written. */
  readonly unit: string;
  readonly approximate: boolean;
}

/** What time costs. */
interface MoneyRate {
  readonly range: TextRange;
  readonly amount: number;
  /** The time that it is paid for. */
  readonly seconds: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Revenue that is lost while nobody is served, what downtime costs as such, or what one person's work costs. */
  readonly kind: "revenue" | "downtime" | "person";
}

/** People who worked on the incident, and how long each of them did. */
interface WorkingTime {
  readonly range: TextRange;
  readonly people: number;
  readonly minutes: number;
  readonly approximate: boolean;
}

/** The first of each kind that the text gives; null where it gives none. */
export interface Rates {
  readonly requests: RequestRate | null;
  readonly money: readonly MoneyRate[];
  readonly work: WorkingTime | null;
}

/** Rates of requests, of lost money and of people's work that the text states, outside of action items and lessons. */
export function readRates(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Rates {
  const isAside = lines.map(() => false);
  for (const section of sections) {
    const plans =
      isOfKind(section, "actionItems") || isOfKind(section, "lessonsLearned");
    if (plans) isAside.fill(true, section.line, section.endLine + 1);
  }
  let requests: RequestRate | null = null;
  let work: WorkingTime | null = null;
  const money: MoneyRate[] = [];
  for (const { index, context, content } of lines) {
    const isRead = context === "text" || context === "table";
    const length = content.end - content.start;
    if (!isRead || isAside[index] || length > longestLine) continue;
    const line = text.slice(content.start, content.end);
    if (!mayHoldRate.test(line)) continue;
    requests ??= requestRateIn(line, content.start);
    work ??= workIn(line, content.start);
    for (const rate of moneyRatesIn(line, content.start)) {
      if (!money.some(({ kind }) => kind === rate.kind)) money.push(rate);
    }
  }
  return { requests, money, work };
}

const longestLine = 2000;
const mayHoldRate =
  /\d.*(?:\bper\b|\/|\brps\b|\ban? (?:second|minute|hour)\b)|\b(?:engineers|people|persons|responders|developers)\b/i;
const about =
  /(?:[~≈]|\b(?:about|around|approximately|roughly|average of|averaging|some))\s?$/i;
const perTime =
  "\\s?(?:\\/\\s?|(?:per|an?|every|each)\\s)(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?)(?![\\w])";

const requestRate = new RegExp(
  `(?<![\\w.,:$€£#/-])${amountPattern}${scalePattern}\\s(?:[a-z-]{1,20}\\s)?(${impactedNounPattern}|req|requests)${perTime}` +
    `|(?<![\\w.,:$€£#/-])${amountPattern}${scalePattern}\\s?rps(?!\\w)`,
  "i",
);

function requestRateIn(line: string, start: number): RequestRate | null {
  const match = requestRate.exec(line);
  if (!match) return null;
  const unit = (match[3] ?? "requests")
    .toLowerCase()
    .replace(/^req$/, "requests");
  if (impactedKindOf(unit) !== "requests") return null;
  const count = amountOf(match[1] ?? match[5] ?? "", match[2] ?? match[6]);
  return {
    range: rangeOf(start, match),
    count,
    seconds: secondsOf(match[4] ?? "s"),
    unit,
    approximate: about.test(line.slice(0, match.index)),
  };
}

const moneyRate = new RegExp(
  `(?<![\\w$])(US\\$|[$€£¥₹₦]|[A-Z]{3}\\s)\\s?${amountPattern}${scalePattern}(?:\\s(?:in|of)\\s[a-z]{1,20})?${perTime}` +
    `|(?<![\\w.,$€£])${amountPattern}${scalePattern}\\s?(€|£|dollars|euros|pounds|[A-Z]{3}\\b)(?:\\s(?:in|of)\\s[a-z]{1,20})?${perTime}`,
  "gi",
);
const ofRevenue = /\b(?:revenue|sales|turnover|income)\b/i;
const ofPerson =
  /\b(?:engineers?|person|people|responders?|developers?|staff|labou?r|salary|salaries|wages?|head|employees?)\b/i;
const ofDowntime = /\b(?:downtime|outage|costs?|los[est]\w*)\b/i;

function moneyRatesIn(line: string, start: number): MoneyRate[] {
  return [...line.matchAll(moneyRate)].flatMap((match) => {
    const currency = currencyNamed(match[1] ?? match[7] ?? "");
    const amount = amountOf(match[2] ?? match[5] ?? "", match[3] ?? match[6]);
    const seconds = secondsOf(match[4] ?? match[8] ?? "");
    const sentence = sentenceAround(line, match.index, match[0].length);
    const kind = ofPerson.test(sentence)
      ? "person"
      : ofRevenue.test(sentence)
        ? "revenue"
        : ofDowntime.test(sentence)
          ? "downtime"
          : null;
    return kind && currency
      ? [{ range: rangeOf(start, match), amount, seconds, currency, kind }]
      : [];
  });
}

function sentenceAround(line: string, at: number, length: number): string {
  const before =
    line
      .slice(0, at)
      .split(/[.!?;]\s/)
      .at(-1) ?? "";
  const after = line.slice(at + length).split(/[.!?;](?:\s|$)/)[0] ?? "";
  return before + line.slice(at, at + length) + after;
}

const workers = new RegExp(
  `(?<![\\w.,:$€£#/-])(\\d{1,4}|[a-z]{3,9})\\s(?:[a-z-]{1,20}\\s)?(?:engineers|people|persons|responders|developers)\\s(?:\\w+\\s){0,3}?(?:for|×|x|\\*|@)\\s`,
  "gi",
);

/** “3 engineers for 4 hours”, “3 engineers × 4 hours” */
function workIn(line: string, start: number): WorkingTime | null {
  for (const match of line.matchAll(workers)) {
    const digits = match[1] ?? "";
    const people = /^\d/.test(digits)
      ? Number(digits)
      : numberWords.get(digits.toLowerCase());
    const end = match.index + match[0].length;
    const [length] = durationsIn(line, {
      start: end,
      end: Math.min(line.length, end + 40),
    });
    const isNext = length && length.range.start - end < 16;
    if (!people || !isNext) continue;
    return {
      range: { start: start + match.index, end: start + length.range.end },
      people,
      minutes: length.minutes,
      approximate:
        length.approximate !== null || about.test(line.slice(0, match.index)),
    };
  }
  return null;
}

const secondsIn: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 60 * 60,
  d: 24 * 60 * 60,
};

function secondsOf(unit: string): number {
  return secondsIn[unit.charAt(0).toLowerCase()] ?? 1;
}

function rangeOf(start: number, match: RegExpExecArray): TextRange {
  return {
    start: start + match.index,
    end: start + match.index + match[0].length,
  };
}
