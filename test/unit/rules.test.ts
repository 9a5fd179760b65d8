import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { rules } from "../../src/core/rules";

const ids = rules.map(({ id }) => id).sort();

describe("the set of rules", () => {
  it("has a file and a test for every rule", () => {
    const files = readdirSync("src/core/rules")
      .map((file) => file.replace(/\.ts$/, ""))
      .filter((name) => name !== "rule" && name !== "index");
    assert.deepEqual(files.sort(), ids);
    const tests = readdirSync("test/unit/rules").map((file) =>
      file.replace(/\.test\.ts$/, ""),
    );
    assert.deepEqual(tests.sort(), ids);
  });

  it("stands in the README with each rule's own description", () => {
    const readme = readFileSync("README.md", "utf8");
    for (const { id, description } of rules) {
      const row = readme
        .split("\n")
        .find((line) => line.startsWith(`| \`${id}\``));
      assert.ok(row?.includes(description), `${id}: ${description}`);
    }
  });
});
