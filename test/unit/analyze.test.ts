import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import manifest from "../../package.json";
import { analyze, longestText } from "../../src/core/analyze";
import { measure } from "../../src/core/metrics/metrics";
import { outageText } from "../../src/core/render/text";
import { analyzeFixture, fixtureSettings } from "../support/fixtures";

const sample = readFileSync("test/samples/checkout-outage.md", "utf8");

describe("analyze", () => {
  it("finds nothing wrong in the samples", () => {
    const files = readdirSync("test/samples").filter((file) =>
      file.endsWith(".md"),
    );
    for (const file of files) {
      const text = readFileSync(`test/samples/${file}`, "utf8");
      const found = analyzeFixture(text).diagnostics;
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
        file,
      );
    }
  });

  it("works out the outage from the text", () => {
    const { postmortem, template } = analyzeFixture(sample);
    assert.ok(postmortem);
    assert.equal(template?.id, "alx-0x19");
    assert.equal(
      outageText(measure(postmortem, fixtureSettings), { locale: "en" }),
      "Outage 1 h 30 min · 50 % of customers · 208 % of the 30-day 99.9 % budget",
    );
  });

  it("says why a text was not read", () => {
    const large = analyze("a".repeat(longestText + 1), fixtureSettings);
    assert.match(large.notice ?? "", /too large/);
    const binary = analyze("PNG\u0000\u0001", fixtureSettings);
    assert.match(binary.notice ?? "", /not a text file/);
    for (const analysis of [large, binary]) {
      assert.equal(analysis.postmortem, null);
      assert.deepEqual(analysis.diagnostics, []);
    }
  });

  it("reads the same with CRLF as with LF, at the offsets of the text", () => {
    const crlf = sample.replaceAll("\n", "\r\n");
    const [a, b] = [analyzeFixture(sample), analyzeFixture(crlf)];
    assert.deepEqual(
      a.postmortem?.sections.map(({ title, kind }) => [title, kind]),
      b.postmortem?.sections.map(({ title, kind }) => [title, kind]),
    );
    const timestamps = b.postmortem?.incident.timeline.map(
      ({ timestamp }) =>
        timestamp && crlf.slice(timestamp.range.start, timestamp.range.end),
    );
    assert.equal(timestamps?.[1], "14:12");
  });

  it("never throws, keeps ranges inside the text and reads it twice the same", () => {
    const line = fc.oneof(
      fc.constantFrom(...sample.split("\n")),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("```", "- [ ]", "| a | b |", "|-|-|", "> 14:05", "\r"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join("\n");
        const analysis = analyzeFixture(text);
        for (const { range } of analysis.diagnostics) {
          assert.ok(0 <= range.start && range.start <= range.end);
          assert.ok(range.end <= text.length);
        }
        assert.deepEqual(analyzeFixture(text), analysis);
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it("comes back from pathological texts", () => {
    for (const text of [
      "\uFEFF" + sample,
      sample + "\n```",
      "- ".repeat(100_000),
      "  - a\n".repeat(20_000),
      "# Timeline\n".repeat(5_000),
      "\n".repeat(100_000),
      "## Timeline\n\n" + "14:05 ".repeat(50_000),
      "## Timeline\n\n" + "- 14:05\n".repeat(20_000),
      "**Impact: ".repeat(30_000),
      "a".repeat(longestText),
      "<script>".repeat(20_000),
    ]) {
      assert.equal(analyzeFixture(text).text, text);
    }
  });

  // More than fit on the stack as arguments of a call.
  for (const name of ["Context", "Timeline", "Action items"]) {
    it(`reads as many items under “${name}” as a text can hold`, () => {
      const items = "- a\n".repeat(longestText / 4 - 10);
      const text = `## ${name}\n\n${items}`;
      assert.equal(analyzeFixture(text).reading?.sections.length, 1);
    });
  }
});

describe("settings", () => {
  it("have a declaration for every setting of the core", () => {
    // Globs are matched by the editor, which tells the core `assumePostmortem`; the day is the host's.
    const told = Object.keys(fixtureSettings).map((key) =>
      key === "assumePostmortem" ? "files" : key,
    );
    const declared = Object.keys(manifest.contributes.configuration.properties);
    // A project says these in its own file alone.
    const others = ["today", "templates", "sectionNames"];
    for (const key of told.filter((each) => !others.includes(each))) {
      assert.ok(declared.includes(`postmortem.${key}`), key);
    }
  });
});
