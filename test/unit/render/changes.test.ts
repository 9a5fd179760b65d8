import assert from "node:assert/strict";
import fc from "fast-check";
import { changesSince } from "../../../src/core/render/changes";
import type { PreviewBlock } from "../../../src/core/render/html";
import { wantedBlocks } from "../../../src/webview/changes";

function blocksOf(...words: string[]): PreviewBlock[] {
  return words.map((html, index) => ({ line: 2 * index, html }));
}

describe("changesSince", () => {
  it("tells of the edited block alone", () => {
    assert.deepEqual(
      changesSince(blocksOf("a", "b", "c", "d"), blocksOf("a", "bb", "c", "d")),
      [
        { from: 0, count: 1, lines: 0 },
        { line: 2, html: "bb" },
        { from: 2, count: 2, lines: 0 },
      ],
    );
  });

  it("tells of blocks below an edit how far they have moved", () => {
    assert.deepEqual(
      changesSince(blocksOf("a", "b", "c"), blocksOf("a", "new", "b", "c")),
      [
        { from: 0, count: 1, lines: 0 },
        { line: 2, html: "new" },
        { from: 1, count: 2, lines: 2 },
      ],
    );
  });

  it("tells of blocks that have changed places", () => {
    assert.deepEqual(
      changesSince(blocksOf("a", "b", "c"), blocksOf("a", "c", "b")),
      [
        { from: 0, count: 1, lines: 0 },
        { from: 2, count: 1, lines: -2 },
        { from: 1, count: 1, lines: 2 },
      ],
    );
  });

  it("tells of all where there was nothing before", () => {
    const blocks = blocksOf("a", "b");
    assert.deepEqual(changesSince([], blocks), blocks);
  });

  it("says what leads from any version to any other, keeping each block once at most", () => {
    const version = fc
      .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 })
      .map((words) => blocksOf(...words));
    fc.assert(
      fc.property(version, version, (earlier, blocks) => {
        const wanted = wantedBlocks(earlier, changesSince(earlier, blocks));
        assert.deepEqual(
          wanted.map((block) =>
            "kept" in block ? { ...block.kept, line: block.line } : block,
          ),
          blocks,
        );
        const kept = wanted.flatMap((block) =>
          "kept" in block ? block.kept : [],
        );
        assert.equal(new Set(kept).size, kept.length);
      }),
    );
  });
});
