import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance } from "../../../src/core/model/editDistance";

describe("editDistance", () => {
  const pairs: readonly (readonly [string, string, number])[] = [
    ["timeline", "timeline", 0],
    ["timeline", "tiemline", 1],
    ["timeline", "timelin", 1],
    ["timeline", "timellne", 1],
    ["timeline", "itmelien", 2],
    ["", "ab", 2],
  ];
  for (const [a, b, errors] of pairs) {
    it(`“${a}” and “${b}”: ${errors}`, () => {
      assert.equal(editDistance(a, b, 3), errors);
      assert.equal(editDistance(b, a, 3), errors);
    });
  }

  it("stops where it is more than asked for", () => {
    assert.equal(editDistance("impact", "timeline", 2), 3);
    assert.equal(editDistance("resolution", "retribution", 2), 3);
  });

  it("is the same both ways, and no more than the letters that differ", () => {
    const words = fc.string({
      unit: fc.constantFrom("a", "b", "c"),
      maxLength: 7,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const errors = editDistance(a, b, 9);
        assert.equal(errors, editDistance(b, a, 9));
        assert.ok(errors <= Math.max(a.length, b.length));
        assert.equal(errors === 0, a === b);
      }),
      { seed: 4 },
    );
  });
});
