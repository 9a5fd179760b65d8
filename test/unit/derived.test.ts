import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { derivedFiles } from "../../scripts/support/derived.mjs";

describe("what is written by `npm run docs`", () => {
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await derivedFiles();
  });

  it("is up to date", () => {
    for (const [path, text] of files) {
      const found = existsSync(path) ? readFileSync(path, "utf8") : "";
      assert.ok(found === text, `${path} is stale: run \`npm run docs\``);
    }
  });

  it("has no page of a rule that is no more", () => {
    for (const page of readdirSync("docs/rules")) {
      assert.ok(files.has(`docs/rules/${page}`), page);
    }
  });
});
