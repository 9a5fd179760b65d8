import { run } from "../../../src/cli/run";
import { loadDiagramParser } from "../../support/mermaid";

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export function postmortem(...args: string[]): Promise<Ran> {
  return postmortemWith({}, ...args);
}

/** The same with something on standard input, or for a terminal with colours. */
export async function postmortemWith(
  { input = "", hasColour = false },
  ...args: string[]
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const output = {
    print: (text: string) => {
      stdout += `${text}\n`;
    },
    warn: (text: string) => {
      stderr += `${text}\n`;
    },
    progress: () => undefined,
    readInput: () => Buffer.from(input),
    hasColour,
  };
  const status = await run(args, output, loadDiagramParser);
  return { status, stdout, stderr };
}
