import { readFileSync } from "node:fs";
import manifest from "../../package.json";
import { analyze, recheckInSteps, type Analysis } from "../core/analyze";
import type { DiagramError, DiagramParser } from "../core/mermaid/diagramError";
import { withProject } from "../core/projectFile";
import type { Settings } from "../core/settings";
import { finish } from "../core/steps";
import { standardInput } from "./expand";
import type { Output } from "./output";
import { projectSettingsFor } from "./projectFile";

const declared = manifest.contributes.configuration.properties;

/** The defaults that the editor has too; a file that is named on the command line still has to look like a postmortem. */
const defaults: Settings = {
  assumePostmortem: false,
  defaultTimeZone: declared["postmortem.defaultTimeZone"].default,
  template: "",
  templates: [],
  sectionNames: {},
  rules: {},
  objectives: declared["postmortem.objectives"].default,
  rates: null,
  today: new Date().toISOString().slice(0, 10),
};

/** What the command line sets itself; it goes before the project's file. */
type OwnSettings = Partial<Pick<Settings, "template">>;

/** Why a file can't be read as a document. */
interface Unreadable {
  readonly reason: string;
}

/** The analysis of a file's text, without a byte-order mark, as editors read it. */
export function analyzeFile(
  path: string,
  own: OwnSettings,
  output: Output,
): Analysis | Unreadable {
  let bytes: Buffer;
  try {
    bytes = path === standardInput ? output.readInput() : readFileSync(path);
  } catch (error) {
    return { reason: error instanceof Error ? error.message : "" };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { reason: "it is not UTF-8 text" };
  }
  const project = projectSettingsFor(path, output);
  const settings = { ...withProject(defaults, project), ...own };
  const analysis = analyze(text, settings);
  return analysis.notice === null ? analysis : { reason: analysis.notice };
}

/** The analysis with what Mermaid says of the diagrams; its parser is loaded with the first of them. */
export async function withDiagrams(
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
