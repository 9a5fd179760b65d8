import { run } from "./run";

// A reader such as `head` closes the pipe when it has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = run(process.argv.slice(2), {
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  warn: (text) => {
    process.stderr.write(`${text}\n`);
  },
});
