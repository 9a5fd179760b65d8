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

/** A sample with some of its lines exchanged. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 2 }),
  )
  .map(([text, exchanged]) => {
    const lines = text.split("\n");
    for (const [a, b] of exchanged) {
      const [first, second] = [lines[a], lines[b]];
      if (first === undefined || second === undefined) continue;
      lines[a] = second;
      lines[b] = first;
    }
    return lines.join("\n");
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
