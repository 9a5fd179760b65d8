import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { templates } from "../../src/core/templates";
import { analyzeFixture } from "../support/fixtures";

interface Snippet {
  readonly prefix: string;
  readonly scope: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = Object.assign(
  {},
  ...["postmortem", "templates"].map((name) =>
    JSON.parse(readFileSync(`snippets/${name}.code-snippets`, "utf8")),
  ),
) as Readonly<Record<string, Snippet>>;

/** Parts of a section, which are read where they belong. */
const fragments = ["pm-entry", "pm-zone", "pm-timeline-row", "pm-action-row"];

/** What the snippet leaves when its fields are tabbed through and kept. */
function expand({ body }: Snippet): string {
  return body
    .join("\n")
    .replace(/\$\{\d+:([^{}]*)\}/g, "$1")
    .replace(/\$\{\d+\|([^,{}]*)[^{}]*\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "")
    .replace(/\\([\\$}])/g, "$1");
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
      const isFragment = fragments.includes(snippet.prefix);
      assert.ok(known > 0 || diagrams === 1 || isFragment);
    });
  }

  const expanded = (prefix: string): string => {
    const found = Object.values(snippets).find(
      (each) => each.prefix === prefix,
    );
    assert.ok(found, prefix);
    return expand(found).trimEnd();
  };

  it("have a time in the timeline entry and the timeline row once it is filled in", () => {
    for (const [lead, prefix] of [
      ["", "pm-entry"],
      ["| Time | Event | Data |\n|-|-|-|\n", "pm-timeline-row"],
    ] as const) {
      const entry = expanded(prefix).replace("HH:MM", "14:05");
      const text = `## Timeline\n\n${lead}${entry}`;
      const [first] = analyzeFixture(text).reading?.incident.timeline ?? [];
      assert.equal(first?.timestamp?.raw, "14:05", prefix);
    }
  });

  it("have an owner and a due date in the action row", () => {
    const row = expanded("pm-action-row")
      .replace("@owner", "@alice")
      .replace("YYYY-MM-DD", "2026-03-18");
    const table = expanded("pm-actions-table").split("\n").slice(0, -1);
    const text = [...table, row].join("\n");
    const [item] = analyzeFixture(text).reading?.actionItems ?? [];
    assert.equal(item?.owner, "@alice");
    assert.equal(item.due, "2026-03-18");
  });

  it("have a zone line that says the timeline's zone", () => {
    const text = `## Timeline\n\n${expanded("pm-zone")}\n\n- 2026-03-04 14:05 Deployed`;
    const [entry] = analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.equal(entry?.start?.offsetMinutes, 0);
  });

  it("offer each template whole, as “New Postmortem…” does", () => {
    for (const { id } of templates) {
      const file = readFileSync(`media/templates/${id}.md`, "utf8");
      assert.equal(expanded(`pm-${id}`), file.trimEnd(), id);
    }
  });
});
