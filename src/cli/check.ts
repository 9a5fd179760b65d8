import { analyze, type Analysis } from "../core/analyze";
import type { DiagramParser } from "../core/mermaid/diagramError";
import { severities } from "../core/settings";
import { expand } from "./expand";
import { analyzeFile, withDiagrams } from "./files";
import { diffOf, mend, writeWhole } from "./fix";
import { reporterOf } from "./formats";
import { findingsOf, type Finding } from "./formats/report";
import type { CheckOptions } from "./options";
import type { Output } from "./output";

/** So many files take long enough for somebody to want to know how far it is. */
const fewFiles = 20;

/** Prints what is wrong in the files, file by file, so that a long run needs no more memory. Gives the exit status. */
export async function check(
  args: readonly string[],
  options: CheckOptions,
  output: Output,
  loadParser: () => Promise<DiagramParser>,
): Promise<number> {
  const reporter = reporterOf(options.format, output.hasColour);
  const { files, unmatched } = await expand(args);
  const own = options.template === "" ? {} : { template: options.template };
  let unread = 0;
  let isFailed = false;
  const giveUp = (file: string, reason: string): void => {
    unread++;
    output.warn(`postmortem: cannot read ${file}: ${reason}`);
    reporter.unread({ file, reason });
  };
  for (const arg of unmatched) giveUp(arg, "no such file");
  for (const [index, file] of files.entries()) {
    if (files.length > fewFiles) {
      output.progress(`${index + 1} of ${files.length}: ${file}`);
    }
    const analysis = analyzeFile(file, own, output);
    if ("reason" in analysis) {
      giveUp(file, analysis.reason);
      continue;
    }
    if (!analysis.postmortem) {
      output.warn(
        `postmortem: ${file} does not look like a postmortem and was not checked`,
      );
    }
    const mended = options.fix
      ? fixed(file, analysis, options, output)
      : analysis;
    const { text, diagnostics } = await withDiagrams(mended, loadParser);
    const findings = findingsOf(text, diagnostics);
    isFailed ||= findings.some((finding) => fails(finding, options));
    const lines = reporter.file({ file, text, diagnostics, findings });
    if (lines !== null) output.print(lines);
  }
  output.progress(null);
  const rest = reporter.end();
  if (rest !== null) output.print(rest);
  if (unread > 0) return 2;
  return isFailed ? 1 : 0;
}

function fails({ severity }: Finding, { failOn }: CheckOptions): boolean {
  return severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** Writes the mended text, or shows how it would differ; gives the analysis of what stands in the file then. */
function fixed(
  file: string,
  analysis: Analysis,
  options: CheckOptions,
  output: Output,
): Analysis {
  const mended = mend(analysis, (text) => analyze(text, analysis.settings));
  if (mended.taken.length === 0) return analysis;
  const { text } = mended.analysis;
  if (options.dryRun) {
    output.print(diffOf(file, analysis.text, text));
    return analysis;
  }
  try {
    writeWhole(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    output.warn(`postmortem: cannot write ${file}: ${reason}`);
    return analysis;
  }
  for (const title of mended.taken) output.warn(`${file}: ${title}`);
  return mended.analysis;
}
