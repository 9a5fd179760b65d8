import type { DiagramParser } from "../core/mermaid/diagramError";
import { lineColumnAt, lineStarts } from "../core/text";
import { analyzeFile } from "./files";
import type { Output } from "./output";

/** Prints every finding as `file:line:column severity message (rule)`. Gives the exit status. */
export async function check(
  files: readonly string[],
  output: Output,
  loadParser: () => Promise<DiagramParser>,
): Promise<number> {
  let findings = 0;
  let unread = 0;
  for (const file of files) {
    const analysis = await analyzeFile(file, output, loadParser);
    if (!analysis) {
      unread++;
      continue;
    }
    if (!analysis.postmortem) {
      output.warn(
        `postmortem: ${file} does not look like a postmortem and was not checked`,
      );
    }
    const starts = lineStarts(analysis.text);
    for (const { range, severity, message, code } of analysis.diagnostics) {
      const { line, column } = lineColumnAt(starts, range.start);
      findings++;
      output.print(
        `${file}:${line + 1}:${column + 1} ${severity} ${message} (${code})`,
      );
    }
  }
  if (unread > 0) return 2;
  return findings > 0 ? 1 : 0;
}
