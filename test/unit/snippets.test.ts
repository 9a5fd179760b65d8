import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { analyzeFixture } from "../support/fixtures";

interface Snippet {
  readonly prefix: string;
  readonly scope: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(
  readFileSync("snippets/postmortem.code-snippets", "utf8"),
) as Record<string, Snippet>;

/** What the snippet leaves when its fields are tabbed through and kept. */
function expand({ body }: Snippet): string {
  return body
    .join("\n")
    .replace(/\$\{\d+:([^{}]*)\}/g, "$1")
    .replace(/\$\d+/g, "");
}

describe("snippets", () => {
  for (const [name, snippet] of Object.entries(snippets)) {
    it(`${name} is understood`, () => {
      assert.match(snippet.prefix, /^pm-/);
      assert.equal(snippet.scope, "markdown");
      const { reading } = analyzeFixture(expand(snippet));
      const known =
        reading?.sections.filter(({ kind }) => kind !== null).length ?? 0;
      const diagrams = reading?.diagrams.length ?? 0;
      const isEntry = snippet.prefix === "pm-entry";
      assert.ok(known > 0 || diagrams === 1 || isEntry);
    });
  }

  it("have a time in the timeline entry once it is filled in", () => {
    const entry = snippets["Postmortem: timeline entry"];
    assert.ok(entry);
    const text = `## Timeline\n\n${expand(entry).replace("HH:MM", "14:05")}`;
    const [first] = analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.equal(first?.timestamp?.raw, "14:05");
  });
});
