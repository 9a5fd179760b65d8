// Prints by how many MB (1,000,000 bytes) one parse or one analysis of 500 KB raises the memory of a fresh process.
import { work } from "./analysis.mjs";
import { grow } from "./grow.mjs";

const kind = process.argv[2] === "parse" ? "parse" : "analysis";
// Loading and compiling the code is not counted.
work(kind, grow(5_000));
const text = grow(500_000);
globalThis.gc?.();
const before = process.memoryUsage().rss;
work(kind, text);
const peak = process.resourceUsage().maxRSS * 1024;
console.log((peak - before) / 1e6);
