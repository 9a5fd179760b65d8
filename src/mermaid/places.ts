import { originOf, prepare, type PreparedText } from "./preparedText";

/** Where a parser stumbled in a diagram's source, over what, and what it would take there by the names of its grammar. */
export interface Place {
  readonly range: { readonly start: number; readonly end: number };
  /** Empty where the line or the diagram ends. */
  readonly found: string;
  readonly expected: readonly string[];
}

/** What was found, in the text that the parser was given. */
interface Found {
  readonly offset: number;
  readonly word: string;
  readonly expected: readonly string[];
}

/** Null where the error is none of a parser, or has no place. */
export function placeOf(
  source: string,
  error: unknown,
  message: string,
): Place | null {
  const prepared = prepare(source);
  const found =
    afterToken(prepared, error) ??
    underPointer(prepared, message) ??
    atColumn(prepared, message);
  if (!found) return null;
  const { offset, word, expected } = found;
  // Where nothing is found, the word before it is what lacks something.
  const isFound = word !== "";
  const end = isFound
    ? offset + word.length
    : prepared.text.slice(0, offset).trimEnd().length;
  const start = isFound ? offset : startOfWord(prepared.text, end);
  const range = {
    start: originOf(prepared, start),
    end: end === 0 ? 0 : originOf(prepared, end - 1) + 1,
  };
  return {
    range,
    found: isFound ? source.slice(range.start, range.end) : "",
    expected,
  };
}

function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > 0 && /\S/.test(text[start - 1] ?? "")) start--;
  return start;
}

/** Where YAML stumbled in a diagram's front matter; null where the error is none of YAML. */
export function frontMatterPlace(source: string, error: unknown): Place | null {
  const { mark } = Object(error) as { mark?: unknown };
  const { line, column } = Object(mark) as Record<string, unknown>;
  const opening = /^\s*---[^\n]*\n/.exec(source)?.[0];
  if (typeof line !== "number" || typeof column !== "number" || !opening)
    return null;
  const before = opening.split("\n").length - 1;
  const start = offsetAt(source, before + line, column);
  const lineStart = offsetAt(source, before + line, 0);
  return {
    range: { start: Math.min(start, lineStart), end: endOfLine(source, start) },
    found: "",
    expected: [],
  };
}

/** Jison tells where the last good token ends, and what it found after it. */
function afterToken({ text }: PreparedText, error: unknown): Found | null {
  const { hash } = Object(error) as { hash?: unknown };
  const {
    loc,
    text: token,
    line,
    expected,
  } = Object(hash) as Record<string, unknown>;
  const { last_line: lastLine, last_column: lastColumn } = Object(
    loc,
  ) as Record<string, unknown>;
  // Diagrams that refuse something after it was read make up a place, with a line that is no number.
  if (
    typeof token !== "string" ||
    typeof line !== "number" ||
    typeof lastLine !== "number" ||
    typeof lastColumn !== "number"
  ) {
    return null;
  }
  const from = offsetAt(text, lastLine - 1, lastColumn);
  const isSpace = token !== "" && /^[^\S\n]+$/.test(token);
  const word = isSpace ? wordAfter(text, from) : token.trim();
  const at = word === "" ? -1 : text.indexOf(word, from);
  return {
    offset: at < 0 ? from : at,
    word: at < 0 ? "" : word,
    expected: Array.isArray(expected)
      ? expected.map((each) => String(each).replace(/^'|'$/g, ""))
      : [],
  };
}

/** A lexer that knows no token shows up to 20 units before the place and 20 after it, without line breaks, and a pointer below. */
function underPointer({ text }: PreparedText, message: string): Found | null {
  const shown = /^Lexical error on line (\d+)[^\n]*\n([^\n]*)\n(-*)\^/.exec(
    message,
  );
  if (!shown) return null;
  const [, line = "1", context = "", pointer = ""] = shown;
  const start = offsetAt(text, Number(line) - 1, 0);
  const rest = text.slice(start, endOfLine(text, start));
  const after = context.slice(pointer.length);
  // As much of what follows the place as stands on its line.
  for (let length = Math.min(after.length, rest.length); length > 0; length--) {
    const at = rest.indexOf(after.slice(0, length));
    if (at < 0) continue;
    const word = wordAfter(text, start + at);
    return { offset: text.indexOf(word, start + at), word, expected: [] };
  }
  return { offset: start + rest.length, word: "", expected: [] };
}

/** Langium names line and column, and what it found. */
function atColumn({ text }: PreparedText, message: string): Found | null {
  const place = /error on line (\d+), column (\d+)/.exec(message);
  if (!place) return null;
  const offset = offsetAt(text, Number(place[1]) - 1, Number(place[2]) - 1);
  const found =
    /unexpected character: ->(.)<-/s.exec(message)?.[1] ??
    /but found:? ?[`'"]([^`'"]*)[`'"]/.exec(message)?.[1] ??
    "";
  return {
    offset,
    word: text.startsWith(found, offset) ? found : "",
    expected: [],
  };
}

/** The next word of the line, or the next sign. */
function wordAfter(text: string, from: number): string {
  const rest = text.slice(from, endOfLine(text, from)).trimStart();
  return /^(?:[\p{L}\p{N}_]+|.)/u.exec(rest)?.[0] ?? "";
}

/** The offset of a 0-based line and column; lines end with `\n`. */
function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 0; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(start + column, endOfLine(text, start));
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
