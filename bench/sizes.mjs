// What is shipped, in bytes. KB and MB are 1,000 and 1,000,000 bytes.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../scripts/support/paths.mjs";

/**
 * @param {string} vsix path of the package, built a moment ago
 * @returns {import("./main.mjs").Measurement[]}
 */
export function measureSizes(vsix) {
  const extension = size(join(root, "dist/extension.cjs")) / 1e3;
  const core = size(join(root, "dist/core.cjs")) / 1e3;
  return [
    {
      what: "extension, read at activation",
      actual: extension,
      unit: "KB",
      budget: 60,
      isKept: true,
    },
    {
      what: "core with all rules, loaded with the first Markdown text",
      actual: core,
      unit: "KB",
      budget: 700,
      isKept: true,
    },
    {
      what: "both in one file for the web",
      actual: size(join(root, "dist/web/extension.cjs")) / 1e3,
      unit: "KB",
      budget: 760,
      isKept: true,
    },
    {
      what: "Mermaid's parsers, loaded with the first diagram, gzipped",
      actual:
        (gzippedSize(join(root, "dist/mermaid/parser.cjs")) +
          gzippedSize(join(root, "dist/mermaid/grammars.cjs"))) /
        1e3,
      unit: "KB",
      budget: 800,
      isKept: true,
    },
    {
      what: "VSIX",
      actual: size(vsix) / 1e6,
      unit: "MB",
      budget: 3.5,
      isKept: true,
    },
  ];
}

/** @param {string} path */
function gzippedSize(path) {
  return gzipSync(readFileSync(path)).length;
}

/** @param {string} path */
function size(path) {
  return statSync(path).size;
}
