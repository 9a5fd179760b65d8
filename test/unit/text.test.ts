import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdits,
  changeBetween,
  lineColumnAt,
  lineEndingOf,
  lineStarts,
} from "../../src/core/text";

const edit = (start: number, end: number, newText: string) => ({
  range: { start, end },
  newText,
});

describe("text", () => {
  it("applies edits given in any order by their places in the text before", () => {
    assert.equal(
      applyEdits("abcdef", [
        edit(4, 6, "EF!"),
        edit(0, 1, "A"),
        edit(2, 2, "-"),
      ]),
      "Ab-cdEF!",
    );
  });

  it("keeps the order of insertions at one place", () => {
    assert.equal(applyEdits("ab", [edit(1, 1, "1"), edit(1, 1, "2")]), "a12b");
  });

  it("refuses edits that overlap or leave the text", () => {
    assert.throws(() => applyEdits("abc", [edit(0, 2, ""), edit(1, 3, "")]));
    assert.throws(() => applyEdits("abc", [edit(2, 4, "")]));
  });

  it("finds the one stretch that has changed, in texts of any length", () => {
    const part = fc.tuple(
      fc.constantFrom("a", "ab", "\r\n", "😀", ""),
      fc.constantFrom(0, 1, 3, 2_050, 4_096, 9_000),
    );
    fc.assert(
      fc.property(part, part, part, part, (...parts) => {
        const [head = "", taken = "", given = "", tail = ""] = parts.map(
          ([words, times]) => words.repeat(times),
        );
        const [before, after] = [head + taken + tail, head + given + tail];
        const { start, oldEnd, end } = changeBetween(before, after);
        assert.equal(before.slice(0, start), after.slice(0, start));
        assert.equal(before.slice(oldEnd), after.slice(end));
        if (before === after) {
          assert.deepEqual([oldEnd, end], [start, start]);
        } else if (start < oldEnd && start < end) {
          assert.notEqual(before[start], after[start]);
          assert.notEqual(before[oldEnd - 1], after[end - 1]);
        }
      }),
    );
  });

  it("counts LF, CRLF and CR once each", () => {
    const starts = lineStarts("a\nb\r\nc\rd");
    assert.deepEqual(starts, [0, 2, 5, 7]);
    assert.deepEqual(lineColumnAt(starts, 5), { line: 2, column: 0 });
    assert.deepEqual(lineColumnAt(starts, 8), { line: 3, column: 1 });
  });

  it("knows the line ending that the text uses", () => {
    assert.equal(lineEndingOf("a\r\nb\n"), "\r\n");
    assert.equal(lineEndingOf("a"), "\n");
  });
});
