import { readFileSync } from "node:fs";
import type { DiagramParser } from "../core/mermaid/diagramError";
import type { Output } from "./output";
import { run } from "./run";

// A reader such as `head` closes the pipe when it has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { stdout, stderr, env } = process;
const eraseLine = "\r\u001B[K";
let hasProgress = false;

const output: Output = {
  print: (text) => {
    output.progress(null);
    stdout.write(`${text}\n`);
  },
  warn: (text) => {
    output.progress(null);
    stderr.write(`${text}\n`);
  },
  progress: (text) => {
    if (!stderr.isTTY || (text === null && !hasProgress)) return;
    hasProgress = text !== null;
    stderr.write(eraseLine + (text ?? "").slice(0, stderr.columns - 1));
  },
  readInput: () => readFileSync(0),
  // https://no-color.org and https://force-color.org
  hasColour: env["NO_COLOR"]
    ? false
    : stdout.isTTY || Boolean(env["FORCE_COLOR"]),
};

const loadParser = async (): Promise<DiagramParser> => {
  const { diagramParser } = await import("../mermaid/parser");
  return diagramParser;
};

void run(process.argv.slice(2), output, loadParser).then((status) => {
  process.exitCode = status;
});
