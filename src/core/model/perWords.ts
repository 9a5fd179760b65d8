import { detached, type TextRange } from "../text";

/** A reader of a range looks back no further than this (UTF-16 units). */
const lookBehind = 32;

/** Longer ranges are not kept: each keystroke in one would leave another behind (UTF-16 units). */
const longestKept = 2_000;

/**
 * For how much text readings are kept at least, for twice as much at most (UTF-16 units): more than for all lines of the
 * longest text that is read.
 */
const mostKept = 2_000_000;

/** What a reading takes beside its text, in the same measure. */
const perReading = 50;

/**
 * Keeps what a reader finds in a range by the words that stand there, wherever they stand: with each keystroke the same
 * lines are read again. `read` is given those words with what stands right before them, and must look at nothing else;
 * `move` gives what it found as it is that many characters further on.
 */
export function perWords<Found>(
  read: (text: string, range: TextRange) => Found,
  move: (found: Found, by: number) => Found,
): (text: string, range: TextRange) => Found {
  const find = keptByText((words) =>
    read(words, { start: lookBehind, end: words.length }),
  );
  return (text, range) => {
    if (range.end - range.start > longestKept) return read(text, range);
    const from = range.start - lookBehind;
    const words = text.slice(Math.max(0, from), range.end);
    // Before a text stands what may stand before a line.
    return move(find(from < 0 ? "\n".repeat(-from) + words : words), from);
  };
}

/** Keeps what a function of a short text gives; the least lately asked for is forgotten. Nobody may change what it gives. */
export function keptByText<Found>(
  read: (text: string) => Found,
): (text: string) => Found {
  let recent = new Map<string, { readonly found: Found }>();
  let older: typeof recent = new Map();
  let kept = 0;
  return (text) => {
    if (text.length > longestKept + lookBehind) return read(text);
    let known = recent.get(text);
    if (known) return known.found;
    const own = detached(text);
    known = older.get(text) ?? { found: read(own) };
    if (kept >= mostKept) {
      older = recent;
      recent = new Map();
      kept = 0;
    }
    kept += own.length + perReading;
    recent.set(own, known);
    return known.found;
  };
}
