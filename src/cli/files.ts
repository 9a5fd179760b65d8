import { readFileSync } from "node:fs";
import manifest from "../../package.json";
import { analyze, recheckInSteps, type Analysis } from "../core/analyze";
import type { DiagramError, DiagramParser } from "../core/mermaid/diagramError";
import { withProject } from "../core/projectFile";
import type { Settings } from "../core/settings";
import { finish } from "../core/steps";
import type { Output } from "./output";
import { projectSettingsFor } from "./projectFile";

/** The defaults that the editor has too; a file that is named on the command line still has to look like a postmortem. */
const defaults: Settings = {
  assumePostmortem: false,
  defaultTimeZone:
    manifest.contributes.configuration.properties["postmortem.defaultTimeZone"]
      .default,
  template: "",
  templates: [],
  sectionNames: {},
  rules: {},
  objectives:
    manifest.contributes.configuration.properties["postmortem.objectives"]
      .default,
  rates: null,
  today: new Date().toISOString().slice(0, 10),
};

/**
 * The analysis of a file; undefined where it can't be read, is no UTF-8 text or is too large, which is said on standard
 * error. A byte-order mark is dropped, as editors do.
 */
export async function analyzeFile(
  path: string,
  output: Output,
  loadParser: () => Promise<DiagramParser>,
): Promise<Analysis | undefined> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(
      path,
      error instanceof Error ? error.message : "",
      output,
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return unreadable(path, "it is not UTF-8 text", output);
  }
  const project = projectSettingsFor(path, output);
  const analysis = analyze(text, withProject(defaults, project));
  return analysis.notice === null
    ? await withDiagrams(analysis, loadParser)
    : unreadable(path, analysis.notice, output);
}

/** The analysis with what Mermaid says of the diagrams; its parser is loaded with the first of them. */
async function withDiagrams(
  analysis: Analysis,
  loadParser: () => Promise<DiagramParser>,
): Promise<Analysis> {
  const diagrams = analysis.postmortem?.diagrams ?? [];
  if (diagrams.length === 0) return analysis;
  const parser = await loadParser();
  const errors = new Map<string, DiagramError | null>();
  for (const { source } of diagrams) {
    const error = await parser.parseDiagram(source);
    if (error !== undefined) errors.set(source, error);
  }
  return finish(recheckInSteps(analysis, errors));
}

function unreadable(path: string, reason: string, output: Output): undefined {
  output.warn(`postmortem: cannot read ${path}: ${reason}`);
}
