import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { analyze, type Analysis } from "../../src/core/analyze";
import { measure } from "../../src/core/metrics/metrics";
import { fixtureSettings } from "../support/fixtures";

/** How many texts of each kind are tried; more on demand: `RUNS=100000 SEED=7 npm run test:unit -- --grep "any text"`. */
const runs = Number(process.env["RUNS"] ?? 150);
const seed = Number(process.env["SEED"] ?? 20260304);

describe("analyze, given any text", () => {
  for (const [kind, texts] of Object.entries(kinds())) {
    it(`reads ${kind} without an error, twice the same, with all ranges inside`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          const analysis = analyze(text, fixtureSettings);
          assertRangesInside(analysis, text.length);
          assert.deepEqual(analyze(text, fixtureSettings), analysis);
          if (analysis.postmortem)
            measure(analysis.postmortem, fixtureSettings);
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
    }).timeout(Math.max(120_000, runs * 100));
  }

  for (const { name, repeated } of worst()) {
    it(`comes to an end with ${name}`, () => {
      // Under a timeline and under action items, where the readers of entries and items see them, in a table and in prose.
      const long = repeated.repeat(Math.ceil(10_000 / repeated.length));
      for (const text of [
        `# Postmortem\n\n## Timeline\n\n- ${long}\n`,
        `# Postmortem\n\n## Impact\n\n${long}\n\n## Action Items\n\n- ${long}\n`,
        `| ${long} | b |\n| - | - |\n| 14:05 | ${long} |\n`,
        `**${long}**\n\n# ${long}\n`,
      ]) {
        assert.equal(analyze(text, fixtureSettings).text, text);
      }
    }).timeout(60_000);
  }
});

/** Every range in the analysis, however deep, lies in the text and does not end before it begins. */
function assertRangesInside(analysis: Analysis, length: number): void {
  const seen = new Set<object>();
  const open: object[] = [
    { ...analysis.postmortem, tree: null, markdown: null },
    ...analysis.diagnostics,
  ];
  for (let value = open.pop(); value; value = open.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    // A line by itself counts from its own beginning.
    if ("ownContent" in value) continue;
    if ("start" in value && typeof value.start === "number" && "end" in value) {
      const { start, end } = value as { start: number; end: number };
      assert.ok(
        0 <= start && start <= end && end <= length,
        `${start}–${end} of ${length}`,
      );
    }
    for (const each of Object.values(value) as unknown[]) {
      if (typeof each === "object" && each !== null) open.push(each);
    }
  }
}

/** @returns what texts are made of, by what they are */
function kinds(): Record<string, fc.Arbitrary<string>> {
  const samples = readdirSync("test/samples")
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`test/samples/${name}`, "utf8"));
  const sampleLine = fc.constantFrom(
    ...samples.flatMap((sample) => sample.split("\n")),
  );
  const bytes = fc
    .uint8Array({ maxLength: 300 })
    .map((each) => new TextDecoder().decode(each));
  const characters = fc.string({ unit: "binary", maxLength: 200 });
  const markdown = fc
    .array(
      fc.tuple(
        fc.constantFrom(
          ..."#|##|-|  -|1.|>|    |```|~~~|**|__|[|](|)|![|<|>|<!--|-->|---|+++|===|:::|\\|`|[^1]:|[x]:|- [ ]|&amp;|$".split(
            "|",
          ),
          "|",
          "|-|-|",
        ),
        fc.oneof(sampleLine, characters),
        fc.constantFrom("\n", "\n\n", "\r\n", "\r", " "),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.flat().join(""));
  const mutated = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 0.999, noNaN: true }),
          taken: fc.nat(60),
          given: fc.oneof(characters, sampleLine, fc.constant("")),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    )
    .map(([sample, mutations]) =>
      mutations.reduce((text, { at, taken, given }) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + given + text.slice(start + taken);
      }, sample),
    );
  return {
    bytes,
    characters,
    "random Markdown": markdown,
    "mutated postmortems": mutated,
  };
}

/**
 * What patterns loop on, many times over: spaces and digits, parts of times, dates, zones, lengths, shares, names, links,
 * labels, placeholders and secrets, without the end that they wait for.
 */
function worst(): { name: string; repeated: string }[] {
  const parts = [
    ..." |\t|a|A|1|0|.|,|:|;|-|–|_|*|**|`|~|#|>|<|(|[|{|{{|[[|<a |\\|/|@|%|$|\"|'|=|+|&|?|!".split(
      "|",
    ),
    ..."1:|14:05 |14:05:|14:05-|2026-|2026-03-04 |2026-03-04T14:05:00|3/4/|March |March 4, |Mon |Monday, |UTC |UTC+|+01:|GMT-|Z|Europe/|a/b |AM |5 pm ".split(
      "|",
    ),
    ..."1 hour |45 min |1h2m|1,000,|1.000.|1,|50% |50% of |about |up to |between |from 14:05 to |for |at |on ".split(
      "|",
    ),
    ..."users |of the |customers and |orders, |$1 |USD 1 |TODO |TBD |XX:|HH:MM |[a](|[a](b |![a](|http://a.|https://a/ |a@|a@b.|www.a.|#1 |ABC-1 |@a |`a` |** a|*a_|__a".split(
      "|",
    ),
    ..."Impact: |**Impact:** |Root cause |Timeline |Owner: |(owner: a |due |[ ] |[x] |- |1. |1) |a. |<b>|</b>|<br>|<!-- |:a:|:::|T+5m |T+|day 2 |next day |:smile: |✅ |🔥|AKIA|sk_live_|eyJ|-----BEGIN |password=|://a:b".split(
      "|",
    ),
    "|",
    "||",
    "| |",
    "\u00a0",
    "\u200d",
    "é",
    "é ",
    "م",
    "😀",
    "a ",
    "a.",
    "a,",
    "a-",
    "a_",
    "A a ",
    "a1",
    "1a",
    "1 ",
    "1.",
    "1-",
    "1/",
    ": ",
    " :",
    "- -",
    " *",
  ].filter((part) => part !== "");
  return [...new Set(parts)].map((repeated) => ({
    name: `${JSON.stringify(repeated)} over and over`,
    repeated,
  }));
}
