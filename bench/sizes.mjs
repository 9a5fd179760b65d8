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
  const bundle = { unit: "KB", budget: 400, isKept: true };
  return [
    {
      what: "extension-host bundle with the core, minified",
      actual:
        (size(join(root, "dist/extension.cjs")) +
          size(join(root, "dist/core.cjs"))) /
        1e3,
      ...bundle,
    },
    {
      what: "the same for the web",
      actual: size(join(root, "dist/web/extension.cjs")) / 1e3,
      ...bundle,
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
