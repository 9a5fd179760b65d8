// Mocha for tests that run in Node; .mocharc.json has it read TypeScript.
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./processes.mjs";

/**
 * Runs Mocha and shows its output while it arrives. No test at all is a failure, and so is a forgotten `.only`.
 * @param {readonly string[]} mochaArguments options and files
 */
export function runMocha(mochaArguments) {
  return run(
    process.execPath,
    [
      join(root, "node_modules/mocha/bin/mocha.js"),
      "--fail-zero",
      "--forbid-only",
      ...mochaArguments,
    ],
    { cwd: root, echo: true },
  );
}
