import type { Analysis } from "../../src/core/analyze";
import type { Diagnostic, QuickFix } from "../../src/core/rules/rule";
import { applyEdits } from "../../src/core/text";

/** What every quick fix of a text does that it should not, one sentence each; `analyze` reads a text. */
export function brokenFixes(
  text: string,
  analyze: (text: string) => Analysis,
): string[] {
  const before = analyze(text);
  return before.diagnostics.flatMap((diagnostic) =>
    (diagnostic.quickFixes ?? []).flatMap((fix) =>
      broken(before, diagnostic, fix, analyze).map(
        (what) => `${diagnostic.code}: “${fix.title}” ${what}`,
      ),
    ),
  );
}

function* found(
  before: Analysis,
  diagnostic: Diagnostic,
  fix: QuickFix,
  analyze: (text: string) => Analysis,
): Generator<string> {
  const mended = applyEdits(before.text, fix.edits);
  const after = analyze(mended);
  const alike = ({ diagnostics }: Analysis): number =>
    diagnostics.filter(
      ({ code, message }) =>
        code === diagnostic.code && message === diagnostic.message,
    ).length;
  if (alike(after) >= alike(before)) yield "leaves its finding";
  const errors = ({ diagnostics }: Analysis): number =>
    diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors(after) > errors(before)) yield "makes an error";
  const isMove = fix.edits.some(({ range }) =>
    before.text.slice(range.start, range.end).trim().includes("\n"),
  );
  if (isMove && linesOf(before.text) !== linesOf(mended)) yield "loses a line";
  const remaining = (after.reading?.sections ?? []).map(({ title }) => title);
  for (const title of otherTitles(before, fix)) {
    const index = remaining.indexOf(title);
    if (index < 0) yield `loses the section “${title}”`;
    else remaining.splice(index, 1);
  }
}

function broken(...of: Parameters<typeof found>): string[] {
  return [...found(...of)];
}

function linesOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort()
    .join("\n");
}

/** Of the sections whose headings or labels stand on lines that the fix leaves alone. */
function otherTitles(
  { text, reading }: Analysis,
  { edits }: QuickFix,
): string[] {
  return (reading?.sections ?? [])
    .filter(({ titleRange }) => {
      const start = text.lastIndexOf("\n", titleRange.start - 1) + 1;
      const next = text.indexOf("\n", titleRange.end);
      const end = next < 0 ? text.length : next;
      return edits.every(({ range }) => range.end < start || range.start > end);
    })
    .map(({ title }) => title);
}
