import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { analyze } from "../../../src/core/analyze";
import { templates } from "../../../src/core/templates";
import { titleKeyOf } from "../../../src/core/templates/outline";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

function headingsOf(text: string): string[] {
  return (analyzeFixture(text).reading?.sections ?? [])
    .filter(({ level }) => level <= 6)
    .map(({ title }) => titleKeyOf(title));
}

describe("templates", () => {
  for (const { id, name, sections } of templates) {
    const empty = readFileSync(`media/templates/${id}.md`, "utf8");
    const filled = readFileSync(`test/samples/templates/${id}.md`, "utf8");

    it(`${name}: what “New Postmortem…” offers is recognised and lacks no section`, () => {
      const analysis = analyze(empty, {
        ...fixtureSettings,
        assumePostmortem: false,
      });
      assert.notEqual(analysis.postmortem, null);
      assert.equal(analysis.template?.id, id);
      // What is to be filled in is marked as such; nothing else is wrong.
      const codes = analysis.diagnostics.map(({ code }) => code);
      assert.deepEqual([...new Set(codes)], ["placeholder"]);
    });

    it(`${name}: what “New Postmortem…” offers has its sections in its order`, () => {
      const titles = sections.map(({ title }) => titleKeyOf(title));
      const found = headingsOf(empty).filter((title) => titles.includes(title));
      const expected = sections
        .filter(
          ({ required, title }) =>
            required || found.includes(titleKeyOf(title)),
        )
        .map(({ title }) => titleKeyOf(title));
      assert.deepEqual([...new Set(found)], expected);
    });

    it(`${name}: a document that is filled in follows it, and nothing is wrong with it`, () => {
      const analysis = analyze(filled, {
        ...fixtureSettings,
        assumePostmortem: false,
      });
      assert.notEqual(analysis.postmortem, null);
      assert.equal(analysis.template?.id, id);
      assert.deepEqual(
        analysis.diagnostics.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }

  it("are files and samples each", () => {
    const ids = templates.map(({ id }) => `${id}.md`).sort();
    assert.deepEqual(readdirSync("media/templates").sort(), ids);
    assert.deepEqual(readdirSync("test/samples/templates").sort(), ids);
  });

  const withHeadings = (titles: readonly string[]): string =>
    `# Postmortem\n\n${titles.map((title) => `## ${title}\n\nText\n`).join("\n")}`;

  it("are not read into headings that most of them have", () => {
    for (const titles of [
      ["Summary", "Impact", "Timeline", "Root Cause", "Resolution"],
      ["Summary", "Timeline", "Action Items"],
      [
        "Summary",
        "Impact",
        "Timeline",
        "Root Cause",
        "Resolution",
        "Lessons Learned",
        "Action Items",
      ],
    ]) {
      const { template } = analyzeFixture(withHeadings(titles));
      assert.equal(template, null, titles.join(", "));
    }
  });

  it("fit a document that lacks a section, splits one or has notes behind its headings", () => {
    for (const titles of [
      [
        "Timeline (all times in UTC)",
        "Root cause and resolution",
        "Corrective and preventive measures",
      ],
      [
        "Issue Summary",
        "Timeline",
        "Root Cause",
        "Resolution and recovery",
        "Corrective and Preventative Measures",
      ],
    ]) {
      const { template } = analyzeFixture(withHeadings(titles));
      assert.equal(template?.id, "alx-0x19", titles.join(", "));
    }
  });

  it("are named by front matter first, then by the setting", () => {
    const text = withHeadings(["Summary", "Timeline"]);
    const set = analyzeFixture(text, { template: "minimal" });
    assert.equal(set.template?.id, "minimal");
    const named = analyzeFixture(`---\ntemplate: elastic\n---\n\n${text}`, {
      template: "minimal",
    });
    assert.equal(named.template?.id, "elastic");
    const unknown = analyzeFixture(`---\ntemplate: other\n---\n\n${text}`);
    assert.equal(unknown.template, null);
  });
});
