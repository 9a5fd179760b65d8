import { lengthText, plainStyle } from "./numbers";

/** “+1 h 5 min” after the start, “−5 min” before it. */
export function elapsedText(minutes: number): string {
  const length = lengthText(Math.abs(minutes) * 60_000, plainStyle);
  return `${minutes < 0 ? "−" : "+"}${length}`;
}

const longestQuote = 80;

/** The words as they are quoted: no more of them than a line. */
export function quoted(text: string): string {
  const words = text.trim();
  return words.length > longestQuote
    ? `${words.slice(0, longestQuote).trimEnd()}…`
    : words;
}
