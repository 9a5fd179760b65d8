import manifest from "../../package.json";
import type { DiagramParser } from "../core/mermaid/diagramError";
import { check } from "./check";
import { inspect } from "./inspect";
import { parseCommand, UsageError, type Command } from "./options";
import type { Output } from "./output";

const usage = `Usage: postmortem <command> [options] FILE…

Commands
  check FILE…            Print what is wrong in postmortems
  inspect --json FILE…   Print what a postmortem tells (sections, timeline, duration, impact …) as JSON

A FILE is a file, a folder, a glob, or - for standard input.

Options of check
  --template ID          The template that the documents follow; else the one that fits each
  --format FORMAT        text, json, github, sarif or junit
  --fail-on SEVERITY     The least severity that fails: error, warning or information (any finding, the default)
  --fix                  Take the preferred quick fixes that leave nothing to be filled in, and say which
  --fix --dry-run        Print what --fix would change, as a diff

Options
  --help                 Print this
  --version              Print the version

Exit status: 0 nothing found, 1 findings, 2 usage, or a file that cannot be read.`;

/** Runs a command line. Gives the exit status. */
export async function run(
  args: readonly string[],
  output: Output,
  loadParser: () => Promise<DiagramParser>,
): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.warn(`postmortem: ${error.message}\n\n${usage}`);
    return 2;
  }
  switch (command.name) {
    case "help":
      output.print(usage);
      return 0;
    case "version":
      output.print(manifest.version);
      return 0;
    case "check":
      return await check(command.files, command.options, output, loadParser);
    case "inspect":
      return await inspect(command.files, output, loadParser);
  }
}
