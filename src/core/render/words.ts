import { lengthText, type NumberStyle } from "./numbers";

/** “+1 h 5 min” after the start, “−5 min” before it. */
export function elapsedText(milliseconds: number, style: NumberStyle): string {
  const length = lengthText(Math.abs(milliseconds), style);
  return `${milliseconds < 0 ? "−" : "+"}${length}`;
}

/** The words as they are quoted: no more of them than a line, or than the given number of characters. */
export function quoted(text: string, longest = 80): string {
  const words = text.trim();
  return words.length > longest
    ? `${words.slice(0, longest).trimEnd()}…`
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
