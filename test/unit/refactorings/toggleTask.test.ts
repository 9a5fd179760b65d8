import assert from "node:assert/strict";
import { parseMarkdown } from "../../../src/core/markdown";
import { toggleTask } from "../../../src/core/refactorings/toggleTask";
import { applyEdits } from "../../../src/core/text";

/** The text after its task on a line was clicked; null where there is none. */
function toggled(text: string, line: number): string | null {
  const edit = toggleTask(text, parseMarkdown(text), line);
  return edit && applyEdits(text, [edit]);
}

describe("toggleTask", () => {
  it("ticks and unticks one box, and changes one character", () => {
    assert.equal(toggled("- [ ] a\n- [ ] b", 1), "- [ ] a\n- [x] b");
    assert.equal(toggled("- [X] a\r\n- [x] b", 0), "- [ ] a\r\n- [x] b");
    assert.equal(toggled("12) [ ] a", 0), "12) [x] a");
  });

  it("finds boxes in nested lists and quotations", () => {
    assert.equal(
      toggled("- [ ] a\n  - [ ] b\n  - [ ] c", 2),
      "- [ ] a\n  - [ ] b\n  - [x] c",
    );
    assert.equal(toggled("> - [ ] a", 0), "> - [x] a");
    assert.equal(toggled("1. x\n   * [ ] a", 1), "1. x\n   * [x] a");
  });

  it("changes nothing where no task begins", () => {
    for (const text of ["- a", "[ ] a", "```\n- [ ] a\n```", "- \\[ ] a", ""])
      assert.equal(toggled(text, 0), null, text);
    assert.equal(toggled("- [ ] a\n  more", 1), null);
    assert.equal(toggled("- [ ] a", 7), null);
  });
});
