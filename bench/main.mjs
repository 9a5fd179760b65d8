// Measures what the extension costs and prints it beside the budgets. Sizes are kept: one over its budget ends with exit
// code 1. Times are only told, since they are the machine's as much as ours. `npm run bench -- analysis` measures the
// analysis alone.
import { measureActivation } from "./activation.mjs";
import { measureAnalysis } from "./analysis.mjs";
import { measureSizes } from "./sizes.mjs";
import { packageExtension } from "../scripts/support/build.mjs";
import { root } from "../scripts/support/paths.mjs";
import { runOrFail } from "../scripts/support/processes.mjs";
import { say } from "../scripts/support/say.mjs";

/**
 * @typedef {object} Measurement
 * @property {string} what
 * @property {number | undefined} actual undefined where it could not be measured
 * @property {string} unit
 * @property {number} [budget] in the same unit
 * @property {boolean} [isKept] whether more than the budget is a failure
 */

const measurements = process.argv.includes("analysis")
  ? await measureBuiltAnalysis()
  : await measureAll();
printTable(measurements);
process.exit(measurements.some((one) => one.isKept && isOver(one)) ? 1 : 0);

async function measureAll() {
  const vsix = await packageExtension();
  return [
    ...measureSizes(vsix),
    ...(await measureActivation(vsix)),
    ...(await measureAnalysis()),
  ];
}

async function measureBuiltAnalysis() {
  await runOrFail(process.execPath, ["esbuild.mjs"], { cwd: root });
  return measureAnalysis();
}

/** @param {readonly Measurement[]} rows */
function printTable(rows) {
  const cells = [
    ["", "actual", "budget", ""],
    ...rows.map((row) => [
      row.what,
      format(row.actual, row.unit),
      format(row.budget, row.unit),
      isOver(row) ? "over" : "",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  say("");
  for (const [what = "", ...numbers] of cells) {
    const padded = numbers.map((cell, i) => cell.padStart(widths[i + 1] ?? 0));
    say([what.padEnd(widths[0] ?? 0), ...padded].join("   ").trimEnd());
  }
}

/** @param {Measurement} measurement */
function isOver({ actual, budget }) {
  return actual !== undefined && budget !== undefined && actual > budget;
}

/** @param {number | undefined} value @param {string} unit */
function format(value, unit) {
  if (value === undefined) return "–";
  return `${value.toLocaleString("en", { maximumFractionDigits: unit === "×" ? 3 : 2 })} ${unit}`;
}
