import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findings, showMarkdown, until } from "./support/extension";

const disordered = `# Postmortem: checkout fails

## Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** Checkout failed for 50% of customers.

## Timeline

- 14:05 Deployed
- 14:25 Escalated
- 14:12 Paged

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`;

const readme = "# checkout\n\n## Usage\n\n- 14:25 b\n- 14:12 a\n";

async function lenses(document: vscode.TextDocument): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    10,
  );
  return found.flatMap(({ command }) => (command ? [command.title] : []));
}

async function quickFixes(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

describe("features in the editor", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand(
      "workbench.action.revertAndCloseActiveEditor",
    );
  });

  it("reports a finding with its rule, place and related place, and follows typing", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => findings(document, "timeline-order").length > 0);
    const [finding] = findings(document, "timeline-order");
    assert.ok(finding);
    const { code } = finding;
    assert.ok(typeof code === "object");
    assert.equal(code.value, "timeline-order");
    assert.equal(document.getText(finding.range), "14:12");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    const [related] = finding.relatedInformation ?? [];
    assert.ok(related);
    assert.equal(document.getText(related.location.range), "14:25");

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, finding.range, "14:30");
    await vscode.workspace.applyEdit(edit);
    await until(() => findings(document, "timeline-order").length === 0);
  });

  it("sorts the timeline by its quick fix in one undo step", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => findings(document, "timeline-order").length > 0);
    const [finding] = findings(document, "timeline-order");
    assert.ok(finding);
    const actions = await quickFixes(document, finding.range);
    const sort = actions.find(({ title }) => title === "Sort the timeline");
    assert.ok(sort?.edit);
    assert.ok(sort.isPreferred === true);
    assert.ok(await vscode.workspace.applyEdit(sort.edit));
    assert.match(document.getText(), /- 14:12 Paged\n- 14:25 Escalated\n/);
    await until(() => findings(document, "timeline-order").length === 0);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), disordered);
  });

  it("shows the outage over the title, the response over the timeline", async () => {
    const { document } = await showMarkdown(disordered);
    assert.deepEqual(await lenses(document), [
      "Outage 1 h 30 min · 50 % of customers · 208 % of the 30-day 99.9 % budget",
      "Detect 7 min · Escalate 20 min · Resolve 1 h 30 min",
    ]);
  });

  it("keeps silent on other Markdown until the settings name it", async () => {
    const { document } = await showMarkdown(readme);
    assert.deepEqual(await lenses(document), []);
    assert.deepEqual(findings(document), []);
    const configuration = vscode.workspace.getConfiguration("postmortem");
    const target = vscode.ConfigurationTarget.Global;
    await configuration.update("files", ["**"], target);
    try {
      await until(() => findings(document).length > 0);
    } finally {
      await configuration.update("files", undefined, target);
    }
    await until(() => findings(document).length === 0);
  });

  it("drops the findings of a document that is Markdown no more", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => findings(document).length > 0);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await until(() => findings(document).length === 0);
  });

  it("stays responsive while it reads a large text", async () => {
    const entry =
      "- **14:05** Deployed `checkout` by [@alice](https://x.test)\n\n";
    await showMarkdown(`# Postmortem\n\n## Timeline\n\n${entry.repeat(3000)}`);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    const editor = await showMarkdown(disordered);
    await until(() => findings(editor.document).length > 0);
    clearInterval(timer);
    assert.ok(ticks > 0, "the extension host was never free");
  });
});
