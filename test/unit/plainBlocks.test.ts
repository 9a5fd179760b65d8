import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { plainNodes } from "../../src/core/plainBlocks";

const remark = unified().use(remarkParse).use(remarkGfm).freeze();

describe("plainNodes", () => {
  it("gives the nodes that remark gives, or none", () => {
    let read = 0;
    fc.assert(
      fc.property(blocks(), (source) => {
        if (assertLikeRemark(source)) read++;
      }),
      { numRuns: 4_000, seed: 20260304 },
    );
    assert.ok(read > 400, `${read} were plain`);
  });

  it("gives the nodes that remark gives for any characters, or none", () => {
    const character = fc.constantFrom(
      ...'aB1 *_`~<>&[]!#-+.:|@()\\"=\t\n\u00a0\u00e9\uFEFF'.split(""),
      "**",
      "\r\n",
      "ab",
      "- ",
      "www.a.b",
      "http://a",
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 14 }), (characters) => {
        assertLikeRemark(characters.join(""));
      }),
      { numRuns: 6_000, seed: 20260304 },
    );
  });

  it("reads what a postmortem is mostly made of", () => {
    const plain = [
      "## Root Cause and Resolution\n",
      "Checkout failed for 50% of customers, @alice (#482).\nIt was down.\n",
      "- **14:05** Deployment of `checkout` begins.\n- **14:12:** @alice is paged.\n",
      "- [x] Set the pool size (@bob, #482)\r\n- [ ] Alert on it\r\n",
      "```mermaid\nflowchart LR\n  a[x] --> b\n```\n",
    ];
    for (const source of plain) {
      assert.ok(assertLikeRemark(source), source);
    }
  });
});

/** Whether there are nodes. */
function assertLikeRemark(source: string): boolean {
  const isFence = /^(?:```|~~~)/.test(source);
  const nodes = plainNodes(source, isFence ? "fence" : "other");
  if (nodes) {
    const { children } = remark.parse(source);
    assert.deepEqual(nodes, children, JSON.stringify(source));
  }
  return nodes !== null;
}

function blocks(): fc.Arbitrary<string> {
  const sample = readFileSync("test/samples/checkout-outage.md", "utf8");
  const line = fc.constantFrom(
    ...sample.split("\n"),
    ..."a|**a**: b|**a.** b|(**a**) b|**a**b|`x y`.|a `*b*` c|snake_case|x_|~30%|5 < 6|AT&T|a & b|&amp; b".split(
      "|",
    ),
    ..."- a|- **a** b|* a|+ a|- [ ] a|- [x] `a`|- [x]|- # a|- > a|- - a|- 1. a|1. a|2) a|# A|## **A** b|### A #|#a".split(
      "|",
    ),
    ..."===|---|***|> a|    a| a|a  |a\\|[a]|[a]: /b|<b>|<!-- a -->|a@b.c|http://a.b|www.a.b|:-|a | b|| - | - |".split(
      "|",
    ),
    "```",
    "```js",
    "~~~",
    "````",
    "| a | b |",
  );
  const ending = fc.constantFrom("\n", "\n", "\n", "\n\n", "\r\n", "");
  return fc
    .array(fc.tuple(line, ending), { minLength: 1, maxLength: 5 })
    .map((lines) => lines.flat().join(""));
}
