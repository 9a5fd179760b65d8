import assert from "node:assert/strict";
import type { Analysis } from "../../src/core/analyze";
import { offersFor, safeEdits } from "../../src/core/fixes";
import type { Diagnostic, QuickFix } from "../../src/core/rules/rule";
import { applyEdits } from "../../src/core/text";
import { analyzeFixture } from "../support/fixtures";

const text = "# Postmortem\n\n## Timeline (UTC)\n\n- 14:05 Deployed\n";

function fix(at: number, details: Partial<QuickFix> = {}): QuickFix {
  const range = { start: at, end: at + 1 };
  return {
    title: `Fix ${at}`,
    edits: [{ range, newText: "X" }],
    preferred: true,
    ...details,
  };
}

/** An analysis with a finding for each of these fixes. */
function analysisWith(fixes: readonly QuickFix[]): Analysis {
  const diagnostics = fixes.map((each): Diagnostic => ({
    code: "blame",
    message: "Wrong",
    severity: "warning",
    range: each.edits[0]?.range ?? { start: 0, end: 0 },
    quickFixes: [each],
  }));
  return { ...analyzeFixture(text), diagnostics };
}

function offered(analysis: Analysis): string[] {
  const [first] = analysis.diagnostics;
  assert.ok(first);
  return offersFor(analysis, first).map(({ title }) => title);
}

describe("what may be done about a finding", () => {
  it("is its fixes, and to disable its rule for the line and the file", () => {
    assert.deepEqual(offered(analysisWith([fix(2)])), [
      "Fix 2",
      "Disable “blame” for this line",
      "Disable “blame” for this file",
    ]);
  });

  it("is the fix of all findings of its kind where there are several", () => {
    const analysis = analysisWith([fix(2), fix(6), fix(6), fix(9)]);
    assert.ok(offered(analysis).includes("Fix all 3 findings of “blame”"));
    const [first] = analysis.diagnostics;
    assert.ok(first);
    const all = offersFor(analysis, first).find(({ title }) =>
      title.startsWith("Fix all"),
    );
    assert.ok(all);
    assert.equal(applyEdits(text, all.edits).split("\n")[0], "# XostXorXem");
  });
});

describe("what may be fixed unasked", () => {
  it("is what says it may, once and without getting in each other's way", () => {
    const safe = { safe: true };
    const analysis = analysisWith([
      fix(2, safe),
      fix(3, safe),
      fix(6),
      fix(8, { ...safe, preferred: false }),
      fix(9, safe),
    ]);
    assert.equal(
      applyEdits(text, safeEdits(analysis)).split("\n")[0],
      "# XostmorXem",
    );
  });

  it("is how something is written, and never what is said", () => {
    const before = `# Postmortem: checkout fails

## Summary

Checkout failed on 4 March 2026 due to [TODO] and a mistake of @alice.

**Impact**

Half of all customers could not pay.

##Timeline (UTC)

- 14:05 PM Outage begins
- 14:25 Escalated
- 14:12 Monitoring pages @alice
- Monday, 4 March 2026, 15:35 Service restored

\`\`\`mermaid
timeline
    14:05 : Outage begins
\`\`\`

## Action Items

- Improved monitoring
- Quarterly incident drills
`;
    const analysis = analyzeFixture(before);
    const found = new Set(
      analysis.diagnostics.flatMap(({ code, quickFixes = [] }) =>
        quickFixes.length > 0 ? [code] : [],
      ),
    );
    for (const code of [
      "missing-section",
      "timeline-order",
      "weekday-mismatch",
      "action-item-verb",
    ]) {
      assert.ok(found.has(code), code);
    }
    assert.equal(
      applyEdits(before, safeEdits(analysis)),
      before
        .replace("##Timeline", "## Timeline")
        .replace("14:05 PM", "14:05")
        .replace("    14:05 :", "    14#58;05 :"),
    );
  });
});
