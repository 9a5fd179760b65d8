import type { DiagramParser } from "../core/mermaid/diagramError";
import type { Output } from "./output";
import { run } from "./run";

// A reader such as `head` closes the pipe when it has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const output: Output = {
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  warn: (text) => {
    process.stderr.write(`${text}\n`);
  },
};

const loadParser = async (): Promise<DiagramParser> => {
  const { diagramParser } = await import("../mermaid/parser");
  return diagramParser;
};

void run(process.argv.slice(2), output, loadParser).then((status) => {
  process.exitCode = status;
});
