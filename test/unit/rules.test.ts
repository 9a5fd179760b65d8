import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
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
