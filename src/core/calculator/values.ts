import { between, type Figure, type Qualifier } from "../metrics/figures";
import { fractionOf, over } from "../metrics/fractions";
import { amountOf } from "../model/impactAmounts";
import type { ClockTime } from "../model/pointInTime";

const wordsOf: readonly (readonly [RegExp, Qualifier])[] = [
  [/^(?:about|around|approximately|approx\.?|roughly|ca\.?|~|≈)\s*/i, "about"],
  [/^(?:at least|over|more than|>|≥)\s*/i, "over"],
  [/^(?:up to|at most|under|less than|<|≤)\s*/i, "under"],
];
const number = "(\\d{1,12}(?:[.,]\\d{1,6})?)";
const percentages = new RegExp(
  `^${number}\\s?%?(?:\\s?(?:-|–|to)\\s?${number}\\s?%?)?$`,
  "i",
);

/** “80%”, “80”, “about 75 %”, “20–30%” as a fraction; null for anything else, and for more than everybody. */
export function readShare(text: string): Figure | null {
  const { words, qualifier } = qualified(text);
  if (/^(?:all|everybody|everyone)$/i.test(words)) return between(1, 1, null);
  const match = percentages.exec(words);
  if (!match) return null;
  const [from, to] = [match[1], match[2] ?? match[1]].map((each) =>
    Number((each ?? "").replace(",", ".")),
  ) as [number, number];
  if (from > 100 || to > 100) return null;
  const part = (percent: number) => over(fractionOf(percent), fractionOf(100));
  return between(part(from), part(to), qualifier);
}

const count =
  /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,3}))?\s?(k|m|million|thousand|b|billion)?$/i;

/** “20,000”, “20k”, “about 1.2 million”; null for anything else. */
export function readCount(text: string): Figure | null {
  const { words, qualifier } = qualified(text);
  const match = count.exec(words);
  if (!match) return null;
  const digits = `${match[1] ?? ""}${match[2] === undefined ? "" : `.${match[2]}`}`;
  const value = amountOf(digits, match[3]);
  return between(value, value, qualifier);
}

/** A number greater than zero, with a point or a comma; null for anything else. */
export function readPositive(text: string): number | null {
  const words = text.trim().replace(/\s?%$/, "");
  if (!new RegExp(`^${number}$`).test(words)) return null;
  const value = Number(words.replace(",", "."));
  return value > 0 ? value : null;
}

function qualified(text: string): {
  readonly words: string;
  readonly qualifier: Qualifier | null;
} {
  const words = text.trim();
  for (const [pattern, qualifier] of wordsOf) {
    const match = pattern.exec(words);
    if (match) return { words: words.slice(match[0].length), qualifier };
  }
  return { words, qualifier: null };
}

const clock =
  /(?<![\d:.])(\d{1,2})(?:([:.hH])(\d{2})(?::(\d{2}))?)?(?:(\s?)([ap])(\.?)m\b\.?)?(?![\d:])/gi;

/** Where the clock times of a text stand, within it. */
export function clockTimesIn(
  text: string,
): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const isTime = match[3] !== undefined || match[6] !== undefined;
    const before = text.slice(0, match.index);
    const isOffset = /(?:UTC|GMT|[+−-])\s?$/i.test(before);
    return isTime && !isOffset
      ? [{ start: match.index, end: match.index + match[0].length }]
      : [];
  });
}

/** The time in the notation of another: "02:35 PM" like "10:05 AM", "14:35" like "14:05"; null where that is no time. */
export function clockLike(written: string, time: ClockTime): string | null {
  clock.lastIndex = 0;
  const match = clock.exec(written);
  clock.lastIndex = 0;
  if (!match || match[0] !== written) return null;
  const [
    ,
    hour = "",
    separator,
    minute,
    second,
    space = "",
    meridiem,
    dot = "",
  ] = match;
  const isTwelve = meridiem !== undefined;
  const shown = isTwelve ? ((time.hour + 11) % 12) + 1 : time.hour;
  const hours = String(shown).padStart(hour.length === 2 ? 2 : 1, "0");
  const minutes = String(time.minute).padStart(2, "0");
  const seconds =
    second === undefined
      ? ""
      : `:${String(Math.floor(time.second ?? 0)).padStart(2, "0")}`;
  const isShort = minute === undefined && time.minute === 0;
  const half = isTwelve ? halfLike(meridiem, dot, time.hour >= 12) : "";
  return `${hours}${isShort ? "" : `${separator ?? ":"}${minutes}`}${seconds}${space}${half}`;
}

function halfLike(meridiem: string, dot: string, isAfternoon: boolean): string {
  const letter = isAfternoon ? "p" : "a";
  const half = `${letter}${dot}m${dot}`;
  return meridiem === meridiem.toUpperCase() ? half.toUpperCase() : half;
}
