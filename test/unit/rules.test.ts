import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { rules } from "../../src/core/rules";
import type { RuleDocumentation } from "../../src/core/rules/rule";
import { analyzeFixture } from "../support/fixtures";

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

  for (const { id } of rules) {
    it(`documents ${id} by an example that it finds fault with and one that it doesn't`, async () => {
      const { documentation } = (await import(
        `../../src/core/rules/${id}`
      )) as {
        documentation: RuleDocumentation;
      };
      const { bad, good, template = "" } = documentation;
      const findings = (text: string): string[] =>
        analyzeFixture(text, { template })
          .diagnostics.filter(({ code }) => code === id)
          .map(({ message }) => message);
      assert.notDeepEqual(findings(bad), []);
      assert.deepEqual(findings(good), []);
    });
  }
});
