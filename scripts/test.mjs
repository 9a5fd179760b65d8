// Runs every check there is, one after the other, and sums up. The last line says how many passed and failed: each test
// of a suite counts, and so does each check that is no suite. A step that crashes, or a suite that ran no test, failed.
import { stripVTControlCharacters } from "node:util";
import { packageExtension } from "./support/build.mjs";
import { root } from "./support/paths.mjs";
import { run } from "./support/processes.mjs";
import { formatDuration, say } from "./support/say.mjs";
import {
  ensureChromium,
  ensureCodeServer,
  ensureNode,
} from "./support/setup.mjs";

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 */

/** @type {readonly { name: string, work: () => Promise<Result> }[]} */
const steps = [
  { name: "types", work: () => check("scripts/types.mjs") },
  {
    name: "lint",
    work: () =>
      check(
        "node_modules/oxlint/bin/oxlint",
        "--type-aware",
        "--deny-warnings",
      ),
  },
  {
    name: "format",
    work: () => check("node_modules/prettier/bin/prettier.cjs", "--check", "."),
  },
  { name: "unit tests", work: () => suite("scripts/test-unit.mjs") },
  { name: "set-up", work: setUp },
  { name: "package", work: buildPackage },
  { name: "extension host", work: () => suite("scripts/test-host.mjs") },
  {
    name: "web extension host",
    work: () => suite("scripts/test-host.mjs", "--web"),
  },
  { name: "browser", work: () => suite("scripts/test-browser.mjs") },
];

/** The VSIX that the suites take, once it is built. @type {string | undefined} */
let vsix;

const summary = [];
const total = { passed: 0, failed: 0 };
for (const { name, work } of steps) {
  say(`\n── ${name}`);
  const began = performance.now();
  const { passed, failed } = await work().catch(crashed);
  const duration = formatDuration(performance.now() - began);
  const outcome =
    failed === 0 ? `${passed} passed` : `${failed} FAILED, ${passed} passed`;
  summary.push(`${name.padEnd(20)} ${outcome.padEnd(24)} ${duration}`);
  total.passed += passed;
  total.failed += failed;
}
say(`\n── summary\n${summary.join("\n")}\n`);
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * Runs a script that passes or fails as a whole.
 * @param {...string} command
 * @returns {Promise<Result>}
 */
async function check(...command) {
  const { code } = await runScript(command);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a script that runs Mocha, and counts by Mocha's own summary.
 * @param {...string} command
 * @returns {Promise<Result>}
 */
async function suite(...command) {
  const { code, output } = await runScript(command);
  const text = stripVTControlCharacters(output);
  const passed = lastNumber(text, /^ {2}(\d+) passing/gm);
  const failed = lastNumber(text, /^ {2}(\d+) failing/gm);
  const crashed = code !== 0 || passed === 0;
  return { passed, failed: failed === 0 && crashed ? 1 : failed };
}

/** @param {readonly string[]} command */
function runScript(command) {
  const env = vsix ? { ...process.env, POSTMORTEM_VSIX: vsix } : process.env;
  return run(process.execPath, command, { cwd: root, env, echo: true });
}

/** @param {string} text @param {RegExp} pattern */
function lastNumber(text, pattern) {
  return Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
}

/** Fetches what the suites need, which is no test by itself. @returns {Promise<Result>} */
async function setUp() {
  say(`Node for VS Code: ${await ensureNode()}`);
  say(`VS Code: ${await ensureCodeServer()}`);
  say(`Chromium: ${await ensureChromium()}`);
  return { passed: 0, failed: 0 };
}

/** @returns {Promise<Result>} */
async function buildPackage() {
  vsix = await packageExtension();
  return { passed: 1, failed: 0 };
}

/** @param {unknown} error @returns {Result} */
function crashed(error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { passed: 0, failed: 1 };
}
