import { parseArgs } from "node:util";
import manifest from "../../package.json";
import type { DiagramParser } from "../core/mermaid/diagramError";
import { check } from "./check";
import { inspect } from "./inspect";
import type { Output } from "./output";

const usage = `Usage: postmortem <command> [options] FILE…

Commands
  check FILE…            Print what is wrong in postmortems; exit status 1 where anything is
  inspect --json FILE…   Print what a postmortem tells (sections, timeline, duration, impact …) as JSON

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
  const refuse = (reason: string): number => {
    output.warn(`postmortem: ${reason}\n\n${usage}`);
    return 2;
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
        json: { type: "boolean" },
      },
    });
    if (values.help) {
      output.print(usage);
      return 0;
    }
    if (values.version) {
      output.print(manifest.version);
      return 0;
    }
    const [command, ...files] = positionals;
    if (command === undefined) return refuse("no command given");
    if (command !== "check" && command !== "inspect") {
      return refuse(`unknown command “${command}”`);
    }
    if (files.length === 0) return refuse("no file given");
    if (command === "check") return await check(files, output, loadParser);
    return values.json
      ? await inspect(files, output, loadParser)
      : refuse("inspect prints JSON only: give --json");
  } catch (error) {
    // parseArgs says what is wrong with an option in its message.
    if (error instanceof TypeError) return refuse(error.message);
    throw error;
  }
}
