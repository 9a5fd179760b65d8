import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { brokenFixes } from "../support/fixProperties";
import { analyzeFixture } from "../support/fixtures";

const samples = ["test/samples", "test/samples/templates"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
);

const line = fc.nat(200);

/** A sample with some of its lines exchanged, and some dropped. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(line, line), { maxLength: 2 }),
    fc.array(line, { maxLength: 3 }),
  )
  .map(([text, exchanged, dropped]) => {
    const lines = text.split("\n");
    for (const [a, b] of exchanged) {
      const [first, second] = [lines[a], lines[b]];
      if (first === undefined || second === undefined) continue;
      lines[a] = second;
      lines[b] = first;
    }
    return lines.filter((_, index) => !dropped.includes(index)).join("\n");
  });

describe("quick fixes", () => {
  it("mend their finding, make no error and lose nothing", function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(mutated, (text) => {
        assert.deepEqual(brokenFixes(text, analyzeFixture), []);
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});
