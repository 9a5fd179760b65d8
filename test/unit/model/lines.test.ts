import assert from "node:assert/strict";
import { readMarkdown } from "../../../src/core/markdown";
import { readLines } from "../../../src/core/model/lines";
import { lineStarts } from "../../../src/core/text";

describe("readLines", () => {
  for (const text of [
    "",
    "\n",
    "# Outage\n\nDown.\n",
    "\n\n# Outage\r\n\r\n- a\n",
    "  \n\t\nDown.",
    "\uFEFF# Outage\n",
  ]) {
    it(`numbers the lines of ${JSON.stringify(text)} from the first`, () => {
      const lines = readLines(readMarkdown(text));
      const starts = lineStarts(text);
      assert.deepEqual(
        lines.map(({ index }) => index),
        starts.map((_, index) => index),
      );
      const mark = text.startsWith("\uFEFF") ? 1 : 0;
      assert.deepEqual(
        lines.map(({ range }) => range.start),
        starts.map((start) => Math.max(start, mark)),
      );
    });
  }
});
