import { styleText } from "node:util";
import stringWidth from "string-width";
import type { Severity } from "../../core/settings";
import { lineStarts } from "../../core/text";
import type { FileReport, Finding, Reporter } from "./report";

/** `file:line:column severity message (rule)` with the source line under it, the words that are wrong marked. */
export function textReporter(hasColour: boolean): Reporter {
  const paint = (
    style: Parameters<typeof styleText>[0],
    text: string,
  ): string =>
    hasColour ? styleText(style, text, { validateStream: false }) : text;
  const counts = new Map<Severity, number>();
  let files = 0;

  const one = (
    report: FileReport,
    starts: readonly number[],
    finding: Finding,
  ): string => {
    const { line, column, severity, message, rule } = finding;
    const style = styles[severity];
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
    const head = `${paint("bold", `${report.file}:${line}:${column}`)} ${paint(style, severity)} ${message} ${paint("dim", `(${rule})`)}`;
    const { before, marked, after, gap } = sourceLine(
      report.text,
      starts,
      finding,
    );
    const number = String(line);
    const source = `${paint("dim", `${number} │`)} ${before}${marked}${after}`;
    const marks = `${" ".repeat(number.length)} ${paint("dim", "│")} ${gap}${paint(style, "~".repeat(Math.max(1, stringWidth(marked))))}`;
    return `${head}\n  ${source.trimEnd()}\n  ${marks}`;
  };

  return {
    file(report) {
      if (report.findings.length === 0) return null;
      files++;
      const starts = lineStarts(report.text);
      return report.findings
        .map((finding) => one(report, starts, finding))
        .join("\n");
    },
    unread: () => undefined,
    end() {
      const parts = Object.keys(styles).flatMap((severity) => {
        const count = counts.get(severity as Severity) ?? 0;
        const isMany = count > 1 && severity !== "information";
        return count > 0 ? [`${count} ${severity}${isMany ? "s" : ""}`] : [];
      });
      if (parts.length === 0) return null;
      return `\n${parts.join(", ")} in ${files} ${files === 1 ? "file" : "files"}`;
    },
  };
}

const styles = {
  error: "red",
  warning: "yellow",
  information: "cyan",
} as const satisfies Record<Severity, string>;

/** A longer line is shown around the words that are wrong. */
const longestLine = 100;
const shownBefore = 40;

/** The finding's first line in parts, and the white space as wide as what stands before the words. */
function sourceLine(
  text: string,
  starts: readonly number[],
  { line, column, endLine, endColumn }: Finding,
): { before: string; marked: string; after: string; gap: string } {
  const start = starts[line - 1] ?? 0;
  const source = text
    .slice(start, starts[line] ?? text.length)
    .replace(/[\r\n]+$/, "");
  const from = column - 1;
  const to = endLine > line ? source.length : endColumn - 1;
  const isLong = source.length > longestLine;
  const first = isLong ? Math.max(0, from - shownBefore) : 0;
  const last = isLong ? Math.max(to, first + longestLine) : source.length;
  const before = (first > 0 ? "…" : "") + visible(source.slice(first, from));
  const marked = visible(source.slice(from, Math.min(to, from + longestLine)));
  const end = Math.min(to, from + longestLine);
  const after =
    visible(source.slice(end, last)) + (last < source.length ? "…" : "");
  const gap = before.includes("\t")
    ? before.replace(/[^\t]/g, " ")
    : " ".repeat(stringWidth(before));
  return { before, marked, after, gap };
}

/** Control characters could move the cursor or colour the terminal. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    character === "\t" ? character : "\u{FFFD}",
  );
}
