import type { Diagram } from "../model/diagrams";
import {
  lineColumnAt,
  lineStarts,
  type TextEdit,
  type TextRange,
} from "../text";

/** Where a diagram's source stands in the document. */
export interface Places {
  readonly rangeOf: (range: TextRange) => TextRange;
  /** Null where a line of the document is not simply an indented line of the source. */
  readonly editsOf: (edits: readonly TextEdit[]) => TextEdit[] | null;
}

/** A line of the source is the end of a line of the document: before it stand list indentation and quote marks. */
export function placesOf(text: string, diagram: Diagram): Places {
  const { source, sourceRange } = diagram;
  const inDocument = text.slice(sourceRange.start, sourceRange.end);
  const documentLines = linesOf(inDocument);
  const sourceLines = linesOf(source);
  const starts = sourceLines.map(({ start }) => start);

  const offsetOf = (offset: number): number => {
    const { line, column } = lineColumnAt(starts, offset);
    const there = documentLines[line] ?? documentLines.at(-1);
    const here = sourceLines[line];
    if (!there || !here) return sourceRange.start;
    const indent = Math.max(0, there.text.length - here.text.length);
    const end = Math.min(there.text.length, indent + column);
    return sourceRange.start + there.start + end;
  };
  const isAligned = (offset: number): boolean => {
    const { line } = lineColumnAt(starts, offset);
    const here = sourceLines[line]?.text ?? "";
    return documentLines[line]?.text.endsWith(here) === true;
  };
  const rangeOf = ({ start, end }: TextRange): TextRange => ({
    start: offsetOf(start),
    end: offsetOf(end),
  });
  return {
    rangeOf,
    editsOf: (edits) =>
      edits.every(({ range }) => isAligned(range.start) && isAligned(range.end))
        ? edits.map(({ range, newText }) => ({
            range: rangeOf(range),
            newText,
          }))
        : null,
  };
}

function linesOf(text: string): { start: number; text: string }[] {
  const starts = lineStarts(text);
  return starts.map((start, line) => ({
    start,
    text: text.slice(start, starts[line + 1]).replace(/[\r\n]+$/, ""),
  }));
}
