import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { analyze, type Analysis } from "../../src/core/analyze";
import { fixtureSettings } from "../support/fixtures";

/** How many edits are made; more on demand: `EDITS=1000000 SEED=7 npm run test:unit -- --grep "random edits"`. */
const edits = Number(process.env["EDITS"] ?? 10_000);
const seed = Number(process.env["SEED"] ?? 20260304);

const editsPerDocument = 40;

const longest = 250;

describe("an analysis that takes over from the one before", () => {
  it("is the same as one from scratch after random edits", () => {
    fc.assert(
      fc.property(
        documents(),
        fc.array(edit(), {
          minLength: editsPerDocument,
          maxLength: editsPerDocument,
        }),
        (start, steps) => assertSameAfterEach(steps, start, applied),
      ),
      {
        seed,
        numRuns: Math.ceil(edits / editsPerDocument),
        endOnFailure: true,
      },
    );
  }).timeout(Math.max(120_000, edits * 60));

  it("is the same after each letter of a document typed and deleted", () => {
    for (const file of sampleFiles()) {
      const text = readFileSync(file, "utf8");
      let before = analyze("", fixtureSettings);
      for (let length = 0; length < text.length; length += 37) {
        const typed = text.slice(0, length);
        const after = analyzeAfter(before, typed);
        assertSame(before, after);
        before = after;
      }
    }
  });

  it("is the same after edits anywhere in a long document", () => {
    const long = sampleFiles()
      .map((file) => readFileSync(file, "utf8"))
      .join("\n\n");
    fc.assert(
      fc.property(
        fc.array(edit(), {
          minLength: editsPerDocument,
          maxLength: editsPerDocument,
        }),
        fc.constantFrom({}, { timeline: ["What we saw"], impact: ["Reach"] }),
        (steps, sectionNames) =>
          assertSameAfterEach(steps, long, editedAt, {
            ...fixtureSettings,
            sectionNames,
          }),
      ),
      { seed, numRuns: Math.ceil(edits / 5_000), endOnFailure: true },
    );
  }).timeout(Math.max(120_000, edits * 60));

  it("tells what names the zone of all times now", () => {
    const named = (field: string) =>
      `# Postmortem: checkout fails\n\n- ${field}: 14:05–15:35 UTC\n\n## Timeline\n\n- 14:05 Deployed\n`;
    const before = analyze(named("Duration"), fixtureSettings);
    assertSame(before, analyzeAfter(before, named("Downtime")));
  });

  it("leaves the one before as it was", () => {
    const text = readFileSync("test/samples/search-table.md", "utf8");
    const before = analyze(text, fixtureSettings);
    const same = analyze(text, fixtureSettings);
    analyzeAfter(before, `# New\n\n${text}`);
    assert.deepEqual(before, same);
  });

  it("reads no block again that has not changed", () => {
    const text = readFileSync("test/samples/checkout-outage.md", "utf8");
    const before = analyze(text, fixtureSettings);
    const after = analyzeAfter(
      before,
      text.replace("The queue of", "The long queue of"),
    );
    const known = new Set(before.markdown.blocks.map(({ block }) => block));
    const fresh = after.markdown.blocks.filter(
      ({ block }) => !known.has(block),
    );
    assert.equal(fresh.length, 1);
    assert.match(fresh[0]?.block.source ?? "", /^Rolling back/);
  });
});

function sampleFiles(): string[] {
  return readdirSync("test/samples")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `test/samples/${name}`);
}

function analyzeAfter(before: Analysis, text: string): Analysis {
  return analyze(text, before.settings, undefined, before);
}

function assertSameAfterEach(
  steps: readonly Edit[],
  start: string,
  edited: (text: string, step: Edit) => string,
  settings = fixtureSettings,
): void {
  let before = analyze(start, settings);
  for (const step of steps) {
    const after = analyzeAfter(before, edited(before.text, step));
    assertSame(before, after);
    before = after;
  }
}

/** Deep-equal; told in detail only where it is not, since that takes long. */
function assertSame(before: Analysis, after: Analysis): void {
  const expected = analyze(after.text, after.settings);
  if (isDeepStrictEqual(after, expected)) return;
  const [from, to] = [before, after].map(({ text }) => JSON.stringify(text));
  assert.deepEqual(after, expected, `${from} → ${to}`);
}

interface Edit {
  /** Where it begins, and how much it takes away, as fractions of the text. */
  readonly at: number;
  readonly taken: number;
  readonly given: string;
}

function applied(text: string, step: Edit): string {
  // What has grown long is cut, so that each edit meets other neighbours and none takes long.
  const taken = text.length > longest ? text.length / 2 : step.taken;
  return editedAt(text, { ...step, taken });
}

function editedAt(text: string, { at, taken, given }: Edit): string {
  const start = Math.floor(at * (text.length + 1));
  const end = Math.min(text.length, start + Math.floor(taken));
  return text.slice(0, start) + given + text.slice(end);
}

/** What changes how the lines after it, or lines far away, are read; and what a postmortem is made of. */
const pieces = [
  ..."a| |\n|\n\n|x|:|-|#|`|*|_|>|<|[|]|14:05|**|\t|\r\n|\r|    |\u00a0|é|😀".split(
    "|",
  ),
  "|",
  "```\n",
  "~~~\n",
  "```mermaid\nflowchart LR\n```\n",
  "\n```\n14:05 log\n",
  "- [ ] Alert on the pool (@alice, #482)\n",
  "- ",
  "\n- ",
  "1. ",
  "\n2) ",
  "  - 14:06 nested\n",
  "- **14:05** Checkout fails.\n- 14:12 @alice is paged.\n",
  "\n| Time | Event |\n| - | - |\n| 14:05 | down |\n| 13:00 | up |\n\n",
  "| 14:10 | more |\n",
  "| - | - |\n",
  "\n===\n",
  "\n---\n",
  "## Timeline\n\n",
  "# Postmortem: checkout fails\n\n",
  "### Impact\n\n50% of customers could not pay.\n\n",
  "**Root Cause:** the pool\n",
  "Timeline:\n\n",
  "Resolution\n",
  "- Impact: 30% of users\n",
  "\n[log]: https://example.com/log\n",
  "[log]",
  "[the log][log]",
  "\n[^n]: A note.\n",
  "[^n]",
  "    indented\n",
  "<div>\n",
  "</div>\n",
  "<!-- ",
  " -->\n",
  "<script>\n",
  "</script>\n",
  "<b>",
  "> quoted\n",
  "[Timestamp] ",
  "{{ owner }} ",
  "All times in UTC+2.\n",
  "March 4, 2026\n",
  "\n#### 2026-03-04\n",
  "---\ntitle: x\ndate: 2026-03-04\n---\n",
  "+++\na = 1\n+++\n",
  "---\n",
  "+++\n",
  "\uFEFF",
  "::: mermaid\npie\n:::\n",
  "The outage lasted 45 minutes, from 14:05 to 14:50 UTC.\n",
  "## What we saw\n",
  "Reach: 30% of users\n",
  "TODO: fill in\n",
  "$1,900 and 1,900 orders were lost.\n",
];

function piece(): fc.Arbitrary<string> {
  return fc.constantFrom(...pieces);
}

function documents(): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(piece(), fc.constantFrom("", "\n", "\n\n")), {
      maxLength: 14,
    })
    .map((parts) => parts.flat().join(""));
}

function edit(): fc.Arbitrary<Edit> {
  const at = fc.oneof(
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.constantFrom(0, 0.999),
  );
  return fc.oneof(
    // Typing.
    fc.record({ at, taken: fc.constant(0), given: piece() }),
    // Deleting, across blocks too.
    fc.record({ at, taken: fc.nat(12), given: fc.constant("") }),
    fc.record({ at, taken: fc.nat(80), given: fc.constantFrom("", "\n") }),
    // Pasting.
    fc.record({ at, taken: fc.nat(30), given: documents() }),
  );
}
