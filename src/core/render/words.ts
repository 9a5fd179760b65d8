import { lengthText, type NumberStyle } from "./numbers";

/** “+1 h 5 min” after the start, “−5 min” before it. */
export function elapsedText(milliseconds: number, style: NumberStyle): string {
  const length = lengthText(Math.abs(milliseconds), style);
  return `${milliseconds < 0 ? "−" : "+"}${length}`;
}

const longestQuote = 80;

/** The words as they are quoted: no more of them than a line. */
export function quoted(text: string): string {
  const words = text.trim();
  return words.length > longestQuote
    ? `${words.slice(0, longestQuote).trimEnd()}…`
    : words;
}

/** “A, B and C”, or with another word before the last. */
export function listed(
  words: readonly string[],
  conjunction: "and" | "or",
): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
