// Prints what every rule says of every Markdown file in a folder, `npm run corpus -- DIR`, so that a change of judgement is
// seen; with `--fixes`, also what a quick fix does there that it should not. Run through tsx.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { analyze } from "../src/core/analyze.ts";
import { lineColumnAt, lineStarts } from "../src/core/text.ts";
import { brokenFixes } from "../test/support/fixProperties.ts";
import { fixtureSettings } from "../test/support/fixtures.ts";
import { say } from "./support/say.mjs";

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith("--"));
if (folder === undefined) {
  say("Usage: npm run corpus -- DIR [--fixes]");
  process.exit(2);
}
const settings = { ...fixtureSettings, assumePostmortem: false };
/** @param {string} text */
const read = (text) => analyze(text, settings);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .sort();
for (const file of files) {
  const text = readFileSync(join(folder, file), "utf8");
  const starts = lineStarts(text);
  for (const { code, range, severity, message } of read(text).diagnostics) {
    const { line } = lineColumnAt(starts, range.start);
    say(`${file}:${line + 1} ${code} ${severity} ${message}`);
  }
  if (!args.includes("--fixes")) continue;
  for (const broken of brokenFixes(text, read)) say(`${file} FIX ${broken}`);
}
