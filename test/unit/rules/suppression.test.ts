import assert from "node:assert/strict";
import { analyzeFixture, check, checkFix } from "../../support/fixtures";

const rule = "suppression";

function timeline(before: string, line: string, after = ""): string {
  return `# Postmortem: checkout fails, March 4, 2026\n\n## Timeline (UTC)\n\n${before}- 14:25 Escalated\n${line}\n${after}`;
}

function findings(text: string): string[] {
  return analyzeFixture(text)
    .diagnostics.map(({ code }) => code)
    .filter((code) => code === "timeline-order" || code === rule);
}

const late = "- 14:12 Paged";

describe("suppressions", () => {
  it("are needed: the rule speaks without one", () => {
    assert.deepEqual(findings(timeline("", late)), ["timeline-order"]);
  });

  it("silence a rule on the comment's own line", () => {
    for (const comment of [
      "<!-- postmortem-disable-line timeline-order -->",
      "<!-- postmortem-disable-line -->",
      "<!--postmortem-disable-line timeline-order, timeline-order-->",
      "<!-- postmortem-disable-line timeline-order -- by the provider's clock -->",
    ]) {
      assert.deepEqual(findings(timeline("", `${late} ${comment}`)), []);
    }
  });

  it("silence a rule on the next line that holds something", () => {
    const comment = "<!-- postmortem-disable-next-line timeline-order -->";
    for (const gap of [
      "\n",
      "\n\n",
      "\n<!-- postmortem-disable-next-line missing-section -->\n",
    ]) {
      const found = findings(timeline("", `${comment}${gap}${late}`));
      assert.deepEqual(
        found.filter((code) => code !== rule),
        [],
      );
    }
  });

  it("silence a block, up to its end or that of the text", () => {
    const begin = "<!-- postmortem-disable timeline-order -->\n\n";
    assert.deepEqual(findings(timeline(begin, late)), []);
    const end =
      "\n<!-- postmortem-enable -->\n\n- 14:20 Paged again\n- 14:05 Deployed\n";
    assert.deepEqual(findings(timeline(begin, late, end)), ["timeline-order"]);
    const other = end.replace("-enable", "-enable secret");
    assert.deepEqual(findings(timeline(begin, late, other)), []);
  });

  it("silence the whole file from its top, also before the title and in front matter", () => {
    const text =
      "<!-- postmortem-disable missing-section -->\n\n# Postmortem\n\n## Timeline\n";
    for (const lead of ["", "---\ntitle: Checkout\n---\n\n"]) {
      const { diagnostics } = analyzeFixture(lead + text);
      assert.ok(!diagnostics.some(({ code }) => code === "missing-section"));
    }
  });

  it("silence a whole diagram from above", () => {
    const text =
      "# Postmortem\n\n<!-- postmortem-disable-next-line secret -->\n```sh\ntrue\nexport KEY=AKIAQX3DGLSWP7HYT2BM\n```\n\nAKIAQX3DGLSWP7HYT2BN\n";
    const found = analyzeFixture(text).diagnostics.filter(
      ({ code }) => code === "secret",
    );
    assert.deepEqual(
      found.map(({ range }) => text.slice(range.start, range.end)),
      ["AKIAQX3DGLSWP7HYT2BN"],
    );
  });

  it("do nothing elsewhere, for other rules or in code", () => {
    for (const line of [
      `${late} <!-- postmortem-disable-line secret -->`,
      `${late}\n\n<!-- postmortem-disable-line timeline-order -->`,
      `${late} <!-- postmortem-disable-lines timeline-order -->`,
      `${late} \`<!-- postmortem-disable-line timeline-order -->\``,
    ]) {
      assert.ok(findings(timeline("", line)).includes("timeline-order"), line);
    }
  });
});

describe(rule, () => {
  it("reports a rule that does not exist, with the name that is meant", () => {
    const text = (name: string): string =>
      timeline("", `${late} <!-- postmortem-disable-line ${name} -->`);
    check(
      rule,
      `# Postmortem

- 14:12 Paged <!-- postmortem-disable-line timelin-order -->
                                           ~~~~~~~~~~~~~ No rule is called “timelin-order”. “timeline-order” is one.
- 14:25 Escalated <!-- postmortem-disable-line spelling -->
                                               ~~~~~~~~ No rule is called “spelling”.
`,
    );
    checkFix(
      rule,
      "Write “timeline-order”",
      text("timelin-order"),
      text("timeline-order"),
    );
    checkFix(
      rule,
      "Remove “spelling”",
      text("timeline-order, spelling"),
      text("timeline-order"),
    );
    checkFix(
      rule,
      "Remove “spelling”",
      text("spelling timeline-order"),
      text("timeline-order"),
    );
  });

  it("reports a comment that silences nothing, and takes it out", () => {
    const clean =
      "# Postmortem: checkout fails, March 4, 2026\n\n## Timeline (UTC)\n\n- 14:05 Deployed\n- 15:35 Restored\n";
    checkFix(
      rule,
      "Remove “timeline-order”",
      clean.replace(
        "Deployed",
        "$& <!-- postmortem-disable-line timeline-order -->",
      ),
      clean,
    );
    checkFix(
      rule,
      "Remove “timeline-order”",
      clean.replace(
        "- 14:05",
        "<!-- postmortem-disable-next-line timeline-order -->\n$&",
      ),
      clean,
    );
    checkFix(
      rule,
      "Remove the comment",
      clean.replace("Deployed", "$& <!-- postmortem-disable-line -->"),
      clean,
    );
  });

  it("keeps silent about rules that are not checked here", () => {
    const text = timeline(
      "",
      "- 15:35 Restored <!-- postmortem-disable-line timeline-order -->",
    );
    assert.deepEqual(findings(text), [rule]);
    const off = analyzeFixture(text, { rules: { "timeline-order": "off" } });
    assert.ok(!off.diagnostics.some(({ code }) => code === rule));
  });

  it("waits for Mermaid before it calls a diagram's suppression needless", () => {
    const text =
      "# Postmortem\n\n<!-- postmortem-disable-next-line mermaid-syntax -->\n```mermaid\nflowchart LR\n  a --> b\n```\n";
    assert.deepEqual(findings(text), []);
  });

  it("is silenced only by its own name", () => {
    const text = (names: string): string =>
      `<!-- postmortem-disable ${names} -->\n\n${timeline("", "- 15:35 Restored <!-- postmortem-disable-line timeline-order -->")}`;
    assert.ok(findings(text("")).includes(rule));
    assert.ok(!findings(text("suppression")).includes(rule));
  });
});
