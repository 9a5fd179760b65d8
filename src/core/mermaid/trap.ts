import type { TextEdit, TextRange } from "../text";

/** A well-known mistake in a diagram, found without a parser. Offsets are those of the diagram's source. */
export interface Trap {
  /** Several of one kind in a diagram are one finding, and mended together. */
  readonly kind: string;
  /** The words that Mermaid reads otherwise than they are meant. */
  readonly range: TextRange;
  /** What is wrong, then what would be right. */
  readonly message: string;
  /** Whether Mermaid refuses the diagram for it; else it draws something else than what is meant. */
  readonly isRefused: boolean;
  /** What the quick fix is called; null where it would have to invent something. */
  readonly fix: string | null;
  readonly edits: readonly TextEdit[];
}

/** A line of a diagram that says something: no comment, no part of a description. */
export interface Statement {
  readonly text: string;
  /** Where the line starts in the source. */
  readonly start: number;
}

/** The lines of a diagram from its keyword on. Comments, descriptions for screen readers and blank lines are left out. */
export function statementsOf(source: string, start: number): Statement[] {
  const found: Statement[] = [];
  let at = start;
  let isDescription = false;
  for (const text of source.slice(start).split("\n")) {
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (isDescription) isDescription = !line.includes("}");
    else if (/^\s*accDescr\s*\{/i.test(line)) {
      isDescription = !line.includes("}");
    } else if (
      line.trim() !== "" &&
      !/^\s*(?:%%|accTitle\s*:|accDescr\s*:)/i.test(line)
    ) {
      found.push({ text: line, start: at });
    }
    at += text.length + 1;
  }
  return found;
}

/** Replaces the characters at these offsets of a statement. */
export function replaceAt(
  { start }: Statement,
  offsets: readonly number[],
  newText: string,
): TextEdit[] {
  return offsets.map((offset) => ({
    range: { start: start + offset, end: start + offset + 1 },
    newText,
  }));
}

/** Puts a part of a statement into double quotes; quotes in it become entities. */
export function quote(
  { text, start }: Statement,
  from: number,
  to: number,
): TextEdit[] {
  const quotes = offsetsOf(text, '"').filter((at) => at >= from && at < to);
  return [
    insertion(start + from, '"'),
    ...replaceAt({ text, start }, quotes, "#quot;"),
    insertion(start + to, '"'),
  ];
}

export function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** Every offset at which the character stands. */
export function offsetsOf(text: string, character: string): number[] {
  const offsets: number[] = [];
  for (
    let at = text.indexOf(character);
    at >= 0;
    at = text.indexOf(character, at + 1)
  ) {
    offsets.push(at);
  }
  return offsets;
}
