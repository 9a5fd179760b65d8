import assert from "node:assert/strict";
import {
  editorText,
  openDocument,
  openFromExplorer,
  openLightBulb,
  openQuickFixes,
  pickQuickFix,
  readProblems,
  squiggles,
  startCommand,
  typeAt,
} from "./support/workbench";

const complete = `# Postmortem: checkout fails

## Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** Checkout failed for 50% of customers.

## Timeline

- 14:05 Deployed
- 14:12 Paged
- 14:25 Escalated

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`;

describe("writing a postmortem", () => {
  it("shows a slip as it is typed, and mends it from the light bulb", async () => {
    const document = await openDocument(complete);
    const { page } = document;
    await page.getByText("Outage 1 h 30 min · 50 % of customers").waitFor();
    assert.equal(await squiggles(page).count(), 0);

    await typeAt(page, 12, 3, "14:08 before ");
    await squiggles(page, "warning").first().waitFor();
    const [problem] = await readProblems(page, (problems) =>
      problems.some(({ message }) => message.startsWith("“14:08”")),
    );
    assert.deepEqual(problem, {
      severity: "warning",
      message:
        "“14:08” is earlier than “14:12” before it. Entries run from the earliest to the latest.",
      source: "postmortem",
      code: "timeline-order",
      line: 12,
    });

    await openLightBulb(page, 12, 4);
    await pickQuickFix(page, "Sort the timeline");
    await squiggles(page).first().waitFor({ state: "detached" });
    const sorted = complete.replace(
      "- 14:12 Paged\n- 14:25 Escalated",
      "- 14:08 before 14:25 Escalated\n- 14:12 Paged",
    );
    assert.equal(await editorText(document, (text) => text === sorted), sorted);
  });

  it("inserts a missing section at its place", async () => {
    const document = await openDocument(
      complete.replace(/## Timeline[^#]*/, ""),
    );
    const { page } = document;
    await squiggles(page, "warning").first().waitFor();
    const fixes = await openQuickFixes(page, 1, 5);
    assert.ok(fixes.includes("Insert “Timeline”"), fixes.join(", "));
    await pickQuickFix(page, "Insert “Timeline”");
    const mended = complete.replace(
      /## Timeline[^#]*/,
      "## Timeline\n\n- [HH:MM] [What happened]\n\n",
    );
    assert.equal(await editorText(document, (text) => text === mended), mended);
    // What is left are the gaps that it marked.
    await squiggles(page, "warning").first().waitFor();
    const problems = await readProblems(
      page,
      (rows) =>
        rows.length > 0 && rows.every(({ code }) => code === "placeholder"),
    );
    assert.deepEqual(
      [...new Set(problems.map(({ code }) => code))],
      ["placeholder"],
    );
  });

  it("says nothing about other Markdown", async () => {
    const { page } = await openDocument(
      "# checkout\n\n## Timeline\n\n- 14:25 b\n- 14:12 a\n",
      { files: { "postmortem.md": complete.replace("14:12", "13:12") } },
    );
    // The other document's finding shows that the extension is at work.
    await openFromExplorer(page, "postmortem.md");
    await squiggles(page, "warning").first().waitFor();
    const problems = await readProblems(page, ({ length }) => length > 0);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [11],
    );
  });

  it("makes a new postmortem from a template", async () => {
    const { page } = await openDocument(complete);
    await startCommand(page, "Postmortem: New Postmortem…");
    await page
      .locator(".quick-input-list .monaco-list-row")
      .getByText("ALX / Holberton 0x19")
      .click();
    await page.locator('.tab[data-resource-name^="Untitled"]').waitFor();
    await page
      .locator(".view-line")
      .getByText("## Corrective and Preventative Measures")
      .waitFor();
    // The first gap is selected, to be written over.
    await page.locator(".statusbar-item", { hasText: "selected)" }).waitFor();
    await page.keyboard.type("checkout fails");
    await page
      .locator(".view-line")
      .getByText("# Postmortem: checkout fails", { exact: true })
      .waitFor();
  });
});
