// Measures what the extension costs and prints it beside the budgets. Sizes are kept: one over its budget ends with exit
// code 1. Times are only told, since they are the machine's as much as ours.
import { measureActivation } from "./activation.mjs";
import { measureSizes } from "./sizes.mjs";
import { packageExtension } from "../scripts/support/build.mjs";
import { say } from "../scripts/support/say.mjs";

/**
 * @typedef {object} Measurement
 * @property {string} what
 * @property {number | undefined} actual undefined where it could not be measured
 * @property {string} unit
 * @property {number} [budget] in the same unit
 * @property {boolean} [isKept] whether more than the budget is a failure
 */

const vsix = await packageExtension();
const measurements = [
  ...measureSizes(vsix),
  ...(await measureActivation(vsix)),
];
printTable(measurements);
process.exit(measurements.some((one) => one.isKept && isOver(one)) ? 1 : 0);

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
  return `${value.toLocaleString("en", { maximumFractionDigits: 2 })} ${unit}`;
}
