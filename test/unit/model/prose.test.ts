import assert from "node:assert/strict";
import { kindsAround, passagesWith } from "../../../src/core/model/prose";
import { analyzeFixture } from "../../support/fixtures";

const passages = passagesWith(({ source }) => source);

function prose(text: string): string[] {
  const { lines, sections } = analyzeFixture(text).reading ?? assert.fail();
  return [...passages(lines)].map(({ start, line, found: source }) => {
    // What is blanked out stands where it stood.
    for (const [index, letter] of source.split("").entries()) {
      assert.ok(letter === " " || letter === text[start + index]);
    }
    const kinds = kindsAround(sections, line);
    return `${kinds.join("+")}: ${source.replace(/\s+/g, " ").trim()}`;
  });
}

describe("prose", () => {
  it("joins the lines of a paragraph and parts items, headings and rows", () => {
    assert.deepEqual(
      prose(
        `# Postmortem

The pool ran
dry.

## Root Cause and Resolution

- A setting
  was missing
- 2. A deployment

| Time | Event |
| --- | --- |
| 14:05 | Paged |
`,
      ),
      [
        "title: Postmortem",
        "title: The pool ran dry.",
        "rootCause+resolution: Root Cause and Resolution",
        "rootCause+resolution: A setting was missing",
        "rootCause+resolution: A deployment",
        "rootCause+resolution: | Time | Event |",
        "rootCause+resolution: | --- | --- |",
        "rootCause+resolution: | 14:05 | Paged |",
      ],
    );
  });

  it("leaves out code, quotations, front matter, comments, tags, addresses and pictures", () => {
    assert.deepEqual(
      prose(
        `---
title: Postmortem
---

The \`pool\` <b>ran</b> dry, <!-- really --> see [the log](https://example.org/a_b) at https://example.org ![graph](g.png).

> quoted

\`\`\`
code
\`\`\`
`,
      ),
      [": The ran dry, see the log at ."],
    );
  });

  it("comes back from what looks like tags, comments and links without being any", () => {
    for (const piece of [
      "<!--",
      "<a ",
      "[",
      "[a](",
      "`",
      "``` `",
      "https://",
    ]) {
      assert.ok(prose(`a ${piece.repeat(20_000)}`).length > 0);
    }
  });
});
