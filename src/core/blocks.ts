import { changeBetween } from "./text";

/** A run of whole lines that CommonMark reads the same alone as in its document. */
export interface SourceBlock {
  readonly start: number;
  readonly end: number;
  /** 0-based line on which it begins. */
  readonly line: number;
  readonly kind: "frontMatter" | "fence" | "other";
}

/**
 * Cuts a text into blocks, at lines where a new top-level construct is certain to begin: after a blank line, a line at the
 * margin that no list, fence or HTML block can swallow; and ATX headings. Where it can't be certain it doesn't cut.
 * A byte-order mark belongs to no block.
 */
export function splitBlocks(text: string): SourceBlock[] {
  const start = byteOrderMarkOf(text);
  return cutFrom(text, { start, line: 0 }, endOfFrontMatter(text, start));
}

/** Which blocks of an earlier text are still there, and those that stand between them now. */
interface Resplit {
  /** How many of the first blocks stand as they stood. */
  readonly kept: number;
  readonly fresh: readonly SourceBlock[];
  /** How many of the last blocks are the same, moved as many characters and lines as the text has got longer. */
  readonly moved: number;
  readonly lines: number;
}

/** The same as `splitBlocks`, cutting anew only around what has changed since the text that `blocks` are of. */
export function resplitBlocks(
  before: {
    readonly text: string;
    readonly blocks: readonly Pick<SourceBlock, "start" | "line">[];
  },
  text: string,
): Resplit {
  const { blocks } = before;
  const change = changeBetween(before.text, text);
  const bom = byteOrderMarkOf(text);
  const frontMatterEnd = endOfFrontMatter(text, bom);
  const oldFrontMatterEnd = endOfFrontMatter(
    before.text,
    byteOrderMarkOf(before.text),
  );
  const kept =
    change.start > frontMatterEnd && frontMatterEnd === oldFrontMatterEnd
      ? Math.max(0, firstFrom(blocks, change.start) - 2)
      : 0;
  const from = blocks[kept] ?? { start: bom, line: 0 };
  const restart = kept > 0 ? from : { start: bom, line: 0 };
  const grown = change.end - change.oldEnd;
  let next = firstFrom(blocks, change.oldEnd);
  let moved = 0;
  let lines = 0;
  const fresh = cutFrom(text, restart, frontMatterEnd, (start, line) => {
    if (start < change.end) return false;
    while ((blocks[next]?.start ?? Infinity) < start - grown) next++;
    const old = blocks[next];
    if (old?.start !== start - grown || old.start < oldFrontMatterEnd) {
      return false;
    }
    moved = blocks.length - next;
    lines = line - old.line;
    return true;
  });
  return { kept, fresh, moved, lines };
}

/** The index of the first block that begins at the offset or behind it. */
function firstFrom(
  blocks: readonly Pick<SourceBlock, "start">[],
  offset: number,
): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byteOrderMarkOf(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

/** The blocks from a place where one begins, up to the end or to the block whose beginning `isKnown` recognises. */
function cutFrom(
  text: string,
  place: { readonly start: number; readonly line: number },
  frontMatterEnd: number,
  isKnown: (start: number, line: number) => boolean = () => false,
): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let open: { start: number; line: number } | undefined;
  /** Where the line begins before the one being read: the blank line before a cut belongs to no block. */
  let previous = place.start;
  let state = new BlockState();
  const cut = (end: number, kind: SourceBlock["kind"]): void => {
    if (open && end > open.start) blocks.push({ ...open, end, kind });
    open = undefined;
  };
  let { line } = place;
  for (let { start } = place; start < text.length; line++) {
    const next = nextLine(text, start);
    const source = text.slice(start, next.contentEnd);
    if (start < frontMatterEnd) {
      open ??= { start, line };
      if (next.start >= frontMatterEnd) cut(frontMatterEnd, "frontMatter");
    } else {
      if (open && state.mayCutBefore(source)) {
        cut(state.afterBlank ? previous : start, state.kind);
        state = new BlockState();
      }
      if (!open && blocks.length > 0 && isKnown(start, line)) return blocks;
      open ??= { start, line };
      previous = start;
      state.read(source);
    }
    start = next.start;
  }
  cut(text.length, state.kind);
  return blocks;
}

function nextLine(
  text: string,
  start: number,
): { contentEnd: number; start: number } {
  const ending = /\r\n?|\n/g;
  ending.lastIndex = start;
  const match = ending.exec(text);
  return match
    ? { contentEnd: match.index, start: match.index + match[0].length }
    : { contentEnd: text.length, start: text.length };
}

/** The offset after the front matter's closing line; `start` where there is none. */
function endOfFrontMatter(text: string, start: number): number {
  const first = nextLine(text, start);
  const fence = text.slice(start, first.contentEnd).trimEnd();
  if (fence !== "---" && fence !== "+++") return start;
  if (fence === "---" && isRuleOverHeading(text, first.start)) return start;
  for (let at = first.start; at < text.length;) {
    const line = nextLine(text, at);
    if (text.slice(at, line.contentEnd).trimEnd() === fence) return line.start;
    at = line.start;
  }
  return start;
}

/** Whether a blank line and then a heading follow, as in a document that begins with a rule; YAML has keys there. */
function isRuleOverHeading(text: string, start: number): boolean {
  let line = nextLine(text, start);
  if (!blank.test(text.slice(start, line.contentEnd))) return false;
  let at = line.start;
  while (at < text.length) {
    line = nextLine(text, at);
    const source = text.slice(at, line.contentEnd);
    if (!blank.test(source)) return atxHeading.test(source);
    at = line.start;
  }
  return false;
}

const blank = /^[ \t]*$/;
const atxHeading = /^#{1,6}(?:[ \t]|$)/;
const listMarker = /^( {0,3})([-+*]|\d{1,9}[.)])([ \t]+|$)/;
const thematicBreak =
  /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const fenceOpening = /^( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** HTML blocks that go on over blank lines (CommonMark 0.31, kinds 1–5), each with what ends it. */
const htmlOpenings: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^ {0,3}<(?:script|pre|style|textarea)(?:[ \t>]|$)/i,
    /<\/(?:script|pre|style|textarea)>/i,
  ],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

/** What is open at the end of the lines read so far, as far as a cut depends on it. */
class BlockState {
  afterBlank = false;
  kind: "fence" | "other" = "other";
  #isEmpty = true;
  #inTag = false;
  #fence: string | undefined;
  #htmlEnd: RegExp | undefined;
  /** Column where the content of the open list's last item begins, while every line since keeps to it. */
  #listColumn: number | undefined;
  #irregularList = false;
  /** Whether a list item has begun, which a further one may join. */
  #hasList = false;
  #uncertain = false;

  mayCutBefore(line: string): boolean {
    if (this.#uncertain || this.#fence !== undefined || this.#htmlEnd) {
      return false;
    }
    // Behind a closed fence nothing is open.
    if (this.kind === "fence") return !blank.test(line);
    if (this.afterBlank) {
      if (!/^[^ \t]/.test(line)) return false;
      if (!listMarker.test(line) || thematicBreak.test(line)) return true;
      // After some blocks, micromark takes a number other than 1 and an empty item for text.
      return !this.#hasList && /^(?:[-+*]|1[.)])[ \t]+[^ \t]/.test(line);
    }
    return (
      !this.#inTag &&
      (atxHeading.test(line) || (/^[`~]/.test(line) && fenceOpening.test(line)))
    );
  }

  read(line: string): void {
    const isBlank = blank.test(line);
    this.afterBlank = isBlank;
    const isFirst = this.#isEmpty;
    this.#isEmpty = false;
    if (this.#fence !== undefined) {
      const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (closing?.startsWith(this.#fence)) this.#fence = undefined;
      return;
    }
    if (this.#htmlEnd) {
      if (this.#htmlEnd.test(line)) this.#htmlEnd = undefined;
      return;
    }
    if (isBlank) {
      this.#inTag = false;
      return;
    }
    const marker = thematicBreak.test(line) ? null : listMarker.exec(line);
    if (marker) {
      this.#hasList = true;
      if (this.#inTag) this.#uncertain = true;
      const indent = marker[1]?.length ?? 0;
      if (this.#listColumn === undefined || indent < this.#listColumn) {
        this.#listColumn =
          indent +
          (marker[2]?.length ?? 0) +
          Math.min(marker[3]?.length || 1, 4);
        if (marker[3]?.includes("\t")) this.#irregularList = true;
      }
      return;
    }
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const inList = this.#listColumn !== undefined && indent >= this.#listColumn;
    if (this.#listColumn !== undefined && !inList) this.#irregularList = true;
    if (inList && !this.#irregularList) return;
    const fence = fenceOpening.exec(line);
    const html = htmlOpenings.find(([opening]) => opening.test(line));
    if (!fence && !html) {
      if (/^ {0,3}</.test(line)) this.#inTag = true;
      return;
    }
    if (this.#inTag || (indent > 0 && this.#irregularList)) {
      this.#uncertain = true;
      return;
    }
    this.#listColumn = undefined;
    this.#irregularList = false;
    if (fence) {
      this.#fence = fence[2] ?? fence[3];
      if (isFirst) this.kind = "fence";
    } else if (html && !html[1].test(line.replace(html[0], ""))) {
      this.#htmlEnd = html[1];
    }
  }
}
