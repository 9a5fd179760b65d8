import { movedRange, type TextRange } from "../text";
import { perWords } from "./perWords";

/** How the words of a label are set off from what follows. */
type LabelMarkup = "bold" | "italic" | "plain";

/** The words at the start of a line that may name what follows: `**Impact:** text`, `Timeline:`, `*Root cause*`. */
export interface Label {
  /** The words, without markup and closing colon. */
  readonly range: TextRange;
  readonly markup: LabelMarkup;
  /** Whether a colon sets it off from its text; behind bold or italic words also a dash between spaces. */
  readonly colon: boolean;
  /** Offset at which the text after label, markup, colon and space begins. */
  readonly textStart: number;
  /** Whether nothing follows on the line. */
  readonly wholeLine: boolean;
}

const longestLabel = 80;
const openingMarkup =
  /(?:\*{1,3}|_{1,3}|<(?:b|strong|i|em|u|h[1-6])>|<(?:span|font)(?:\s[^<>]{0,200})?>)+/iy;
const closingMarkup =
  /(?:\*{1,3}|_{1,3}|<\/(?:b|strong|i|em|u|h[1-6]|span|font)>)+/iy;
/** “:clock1: Duration: …” */
const shortcodes = /^(?::[a-z][a-z0-9_+-]{0,40}:\s*)+/;
/** Also right before a sentence: “Resolution:The pool …”. */
const colonOfLabel = /:(?=\s|$|\p{Lu}\p{Ll})/u;

/** The label that a line's content begins with; null where it has no markup, no colon and more than a label's words. */
export const labelAt = perWords(
  (text, content) => labelWithin(text, withoutLineBreak(text, content)),
  (label: Label | null, by) =>
    label && {
      ...label,
      range: movedRange(label.range, by),
      textStart: label.textStart + by,
    },
);

/** The same for a range that ends where its words do. */
export function labelWithin(text: string, content: TextRange): Label | null {
  openingMarkup.lastIndex = content.start;
  const opening = openingMarkup.exec(text)?.[0] ?? "";
  return opening === ""
    ? plainLabel(text, content)
    : markedLabel(text, content, opening);
}

/** Without the mark that breaks the line at its end: `<br>` or a backslash. */
function withoutLineBreak(text: string, { start, end }: TextRange): TextRange {
  const last = text[end - 1];
  if (last !== ">" && last !== "\\") return { start, end };
  const mark = /\s*(?:<br\s?\/?>|\\)$/i.exec(
    text.slice(Math.max(start, end - 12), end),
  );
  return { start, end: end - (mark?.[0].length ?? 0) };
}

function plainLabel(text: string, content: TextRange): Label | null {
  const whole = text.slice(
    content.start,
    Math.min(content.end, content.start + longestLabel + 1),
  );
  const lead = shortcodes.exec(whole)?.[0].length ?? 0;
  const start = content.start + lead;
  const line = whole.slice(lead);
  const colon = line.search(colonOfLabel);
  if (colon > 0) return label(content, start, colon, "plain", true, text);
  if (content.end - content.start > longestLabel) return null;
  return label(content, start, line.length, "plain", false, text);
}

function markedLabel(
  text: string,
  content: TextRange,
  opening: string,
): Label | null {
  const inside = content.start + opening.length;
  const whole = text.slice(
    inside,
    Math.min(content.end, inside + longestLabel),
  );
  const lead = shortcodes.exec(whole)?.[0].length ?? 0;
  const start = inside + lead;
  const inner = whole.slice(lead);
  const markup = /^(?:\*\*|__|<b|<s|<h|<u)/i.test(opening) ? "bold" : "italic";
  const close = inner.search(
    opening.includes("<")
      ? /<\//
      : opening.startsWith("*")
        ? /\*/
        : /_(?=[\s:*_]|$)/,
  );
  if (close < 0) return null;
  const colonInside = inner.slice(0, close).search(/:(?=\s|$)/);
  if (colonInside >= 0) {
    const isLast = inner.slice(colonInside + 1, close).trim() === "";
    if (!isLast) return label(content, start, colonInside, markup, true, text);
    closingMarkup.lastIndex = start + close;
    const closing = closingMarkup.exec(text)?.[0] ?? "";
    const after = start + close + closing.length;
    return finish(content, start, colonInside, markup, true, after, text);
  }
  closingMarkup.lastIndex = start + close;
  const closing = closingMarkup.exec(text)?.[0] ?? "";
  let after = start + close + closing.length;
  const colon = /\s*(?:\([^()]{1,60}\)\s*)?:|\s+[-–—](?=\s)/y;
  colon.lastIndex = after;
  const outside = colon.exec(text)?.[0];
  if (outside !== undefined && after + outside.length <= content.end) {
    after += outside.length;
  }
  return finish(
    content,
    start,
    close,
    markup,
    outside !== undefined,
    after,
    text,
  );
}

function label(
  content: TextRange,
  start: number,
  length: number,
  markup: LabelMarkup,
  colon: boolean,
  text: string,
): Label {
  const after = start + length + (colon ? 1 : 0);
  return finish(content, start, length, markup, colon, after, text);
}

function finish(
  content: TextRange,
  start: number,
  length: number,
  markup: LabelMarkup,
  colon: boolean,
  after: number,
  text: string,
): Label {
  const words = text.slice(start, start + length);
  const lead = words.length - words.trimStart().length;
  const space = /[\s]*/y;
  space.lastIndex = Math.min(after, content.end);
  const textStart = Math.min(
    content.end,
    space.lastIndex + (space.exec(text)?.[0].length ?? 0),
  );
  return {
    range: { start: start + lead, end: start + lead + words.trim().length },
    markup,
    colon,
    textStart,
    wholeLine: textStart >= content.end,
  };
}
