import type { Analysis } from "../../src/core/analyze";
import type { Diagnostic, QuickFix } from "../../src/core/rules/rule";
import { applyEdits, type TextRange } from "../../src/core/text";

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
  if (mended === before.text) yield "changes nothing";
  if (alike(after) >= alike(before)) yield "leaves its finding";
  const offered = ({ diagnostics }: Analysis): number =>
    diagnostics
      .filter(({ code }) => code === diagnostic.code)
      .flatMap(({ quickFixes = [] }) => quickFixes)
      .filter(({ title }) => title === fix.title).length;
  if (offered(after) >= offered(before)) yield "is offered again";
  const errors = ({ diagnostics }: Analysis): number =>
    diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors(after) > errors(before)) yield "makes an error";
  const written = newRanges(fix);
  const counts = countsOf(before);
  for (const [code, count] of countsOf(after)) {
    if (expected.has(code) || count <= (counts.get(code) ?? 0)) continue;
    const isOwn = after.diagnostics.some(
      (each) =>
        each.code === code &&
        written.some(
          ({ start, end }) => each.range.start < end && each.range.end > start,
        ),
    );
    if (isOwn) yield `writes what ${code} finds wrong`;
  }
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

/** Marked gaps are there to be filled in. */
const expected: ReadonlySet<string> = new Set(["placeholder"]);

/** Where the fix's words stand once it is taken. */
function newRanges({ edits }: QuickFix): TextRange[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, newText }) => {
      const start = range.start + shift;
      shift += newText.length - (range.end - range.start);
      return { start, end: start + newText.length };
    });
}

function countsOf({ diagnostics }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
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
