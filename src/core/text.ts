/** A half-open range of UTF-16 offsets into a text, as VS Code and mdast count them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The range that many characters further on. */
export function movedRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** One replacement; an insertion has an empty range. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** A 0-based line and a 0-based UTF-16 column. */
interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * The text after the edits. Offsets are those of the text before any edit; edits at one offset apply in the order given.
 * Throws a RangeError where edits overlap or leave the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index,
    )
    .map(({ edit }) => edit);
  let result = "";
  let done = 0;
  for (const { range, newText } of ordered) {
    if (
      range.start < done ||
      range.end < range.start ||
      range.end > text.length
    ) {
      throw new RangeError(
        `edit ${range.start}..${range.end} overlaps another or leaves the text`,
      );
    }
    result += text.slice(done, range.start) + newText;
    done = range.end;
  }
  return result + text.slice(done);
}

/** What stands in place of what: `start` to `oldEnd` of the older text has become `start` to `end` of the newer one. */
interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly end: number;
}

/** The one stretch outside of which both texts are the same. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  const start = sameLength(most, (from, to) =>
    isSame(before, from, after, from, to - from),
  );
  const same = sameLength(most - start, (from, to) =>
    isSame(before, before.length - to, after, after.length - to, to - from),
  );
  return { start, oldEnd: before.length - same, end: after.length - same };
}

/** In UTF-16 units. Engines compare pieces of strings many times faster than a loop compares their characters. */
const longestPiece = 4_096;

/** How far two texts are the same, up to `most`; asked for pieces one after the other, then for ever shorter ones. */
function sameLength(
  most: number,
  isSamePiece: (from: number, to: number) => boolean,
): number {
  let length = 0;
  for (let piece = longestPiece; piece >= 1; piece >>= 1) {
    while (length + piece <= most && isSamePiece(length, length + piece)) {
      length += piece;
    }
  }
  return length;
}

function isSame(
  a: string,
  atA: number,
  b: string,
  atB: number,
  length: number,
): boolean {
  return a.slice(atA, atA + length) === b.slice(atB, atB + length);
}

/** The offset at which each line starts; LF, CRLF and CR each end one line, as in VS Code. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n?|\n/g))
    starts.push(ending.index + ending[0].length);
  return starts;
}

/** Where an offset stands, given the starts of all lines. Offsets outside the text count as its nearest end. */
export function lineColumnAt(
  starts: readonly number[],
  offset: number,
): LineColumn {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: Math.max(0, offset - (starts[low] ?? 0)) };
}

/** The index of the first that starts at or behind the offset, their number where none does. They must be in order. */
function firstFrom(
  ordered: readonly { readonly range: TextRange }[],
  offset: number,
): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.range.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of them lies within the range. They must be in order. */
export function holdsAny(
  ordered: readonly { readonly range: TextRange }[],
  { start, end }: TextRange,
): boolean {
  for (let index = firstFrom(ordered, start); ; index++) {
    const range = ordered[index]?.range;
    if (!range || range.start > end) return false;
    if (range.end <= end) return true;
  }
}

/** The line ending that the text uses first, `\n` where it has none. */
export function lineEndingOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? "\n";
}

/** The same characters without the long text that they are a part of, which would be kept with them. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
