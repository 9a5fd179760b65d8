import assert from "node:assert/strict";
import { chooseTemplate } from "../../../src/core/refactorings/chooseTemplate";
import { applyEdits } from "../../../src/core/text";
import { analyzeFixture } from "../../support/fixtures";

function chosen(text: string, id: string | null): string {
  const { postmortem } = analyzeFixture(text);
  assert.ok(postmortem);
  return applyEdits(text, chooseTemplate(postmortem, id));
}

describe("choosing a template", () => {
  it("writes it into the front matter", () => {
    for (const [before, after] of [
      ["# A\n", "---\ntemplate: minimal\n---\n\n# A\n"],
      ["# A\r\n", "---\r\ntemplate: minimal\r\n---\r\n\r\n# A\r\n"],
      [
        "---\ntitle: A\n---\n\n# A\n",
        "---\ntemplate: minimal\ntitle: A\n---\n\n# A\n",
      ],
      [
        "---\ntitle: A\nTemplate: elastic\ndate: 2026-03-04\n---\n\n# A\n",
        "---\ntitle: A\ntemplate: minimal\ndate: 2026-03-04\n---\n\n# A\n",
      ],
      [
        '+++\ntitle = "A"\n[extra]\na = 1\n+++\n\n# A\n',
        '+++\ntemplate = "minimal"\ntitle = "A"\n[extra]\na = 1\n+++\n\n# A\n',
      ],
    ] as const) {
      const text = chosen(before, "minimal");
      assert.equal(text, after);
      assert.equal(analyzeFixture(text).template?.id, "minimal");
      assert.equal(chosen(text, "minimal"), text);
    }
  });

  it("takes it out for the one that fits best", () => {
    const text = "---\ntitle: A\ntemplate: elastic\n---\n\n# A\n";
    assert.equal(chosen(text, null), "---\ntitle: A\n---\n\n# A\n");
    assert.equal(chosen("# A\n", null), "# A\n");
    const other = "---\ntitle: A\n---\n\n# A\n";
    assert.equal(chosen(other, null), other);
  });
});
