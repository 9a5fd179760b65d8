import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findings, showMarkdown, until } from "./support/extension";

function postmortem(diagram: string): string {
  return `# Postmortem: checkout fails

## Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** Checkout failed for 50% of customers.

## Timeline

- 14:05 Deployed
- 14:12 Paged

  \`\`\`mermaid
${diagram.replace(/^/gm, "  ")}
  \`\`\`
- 15:35 Rolled back

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`;
}

describe("diagrams in the editor", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand(
      "workbench.action.revertAndCloseActiveEditor",
    );
  });

  it("reports what Mermaid cannot read, at its place, and follows typing", async () => {
    const { document } = await showMarkdown(
      postmortem("flowchart LR\n  A --> B C"),
    );
    await until(() => findings(document, "mermaid-syntax").length > 0);
    const [finding] = findings(document, "mermaid-syntax");
    assert.ok(finding);
    assert.equal(
      finding.message,
      "Mermaid can’t read this flowchart: “C” can’t stand here.",
    );
    assert.equal(document.getText(finding.range), "C");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, finding.range.start, "--> ");
    await vscode.workspace.applyEdit(edit);
    await until(() => findings(document, "mermaid-syntax").length === 0);
  });

  it("reads the types of diagrams whose parsers are in the second part", async () => {
    const { document } = await showMarkdown(postmortem('pie\n  "a" : 1,000'));
    await until(() => findings(document, "mermaid-syntax").length > 0);
    const [finding] = findings(document, "mermaid-syntax");
    assert.ok(finding);
    assert.equal(document.getText(finding.range), ",");
  });

  it("mends a trap by its quick fix", async () => {
    const { document } = await showMarkdown(
      postmortem("timeline\n  14:05 : Deployed"),
    );
    await until(() => findings(document, "mermaid-syntax").length > 0);
    const [finding] = findings(document, "mermaid-syntax");
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes("#58;"));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(document.getText().includes("14#58;05 : Deployed"));
    await until(() => findings(document, "mermaid-syntax").length === 0);
  });
});
