import type { Diagnostic } from "../../core/rules/rule";
import type { Severity } from "../../core/settings";
import { lineColumnAt, lineStarts } from "../../core/text";

/** What was found in one file. */
export interface FileReport {
  /** As named on the command line. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The same in plain words, in the same order. */
  readonly findings: readonly Finding[];
}

/** A file that was not read, and why. */
interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

/** A diagnostic in plain words and its place; lines and columns are 1-based, columns count UTF-16 units. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The titles of its quick fixes. */
  readonly fixes: readonly string[];
}

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns what was found into the output of a run. */
export interface Reporter {
  /** What can be printed at once, when a file is done; null for nothing. */
  file(report: FileReport): string | null;
  unread(file: UnreadFile): void;
  /** The rest, when all files are done; null for nothing. */
  end(): string | null;
}

/** The findings with their places in the text. */
export function findingsOf(
  text: string,
  diagnostics: readonly Diagnostic[],
): Finding[] {
  const starts = lineStarts(text);
  return diagnostics.map((diagnostic) => ({
    ...placeOf(starts, diagnostic.range),
    rule: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    fixes: (diagnostic.quickFixes ?? []).map(({ title }) => title),
  }));
}

/** `starts` are the offsets at which the text's lines begin. */
export function placeOf(
  starts: readonly number[],
  range: { readonly start: number; readonly end: number },
): Place {
  const start = lineColumnAt(starts, range.start);
  const end = lineColumnAt(starts, range.end);
  return {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
