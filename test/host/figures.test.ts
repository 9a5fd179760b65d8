import assert from "node:assert/strict";
import * as vscode from "vscode";
import { showMarkdown } from "./support/extension";

const incident = `# Postmortem: checkout fails

**Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)

## Impact

Checkout failed for 50% of customers.

## Timeline

- 14:12 Monitoring pages @alice
- 15:35 Checkout fully restored
`;

const readme = "# checkout\n\n## Usage\n\n- 14:05 a\n- 14:12 b\n";

async function hints(document: vscode.TextDocument): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return found.map(({ label }) =>
    typeof label === "string"
      ? label
      : label.map(({ value }) => value).join(""),
  );
}

async function hover(
  document: vscode.TextDocument,
  words: string,
): Promise<string> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(document.getText().lastIndexOf(words) + 1),
  );
  return found
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

describe("figures in the editor", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand(
      "workbench.action.revertAndCloseActiveEditor",
    );
  });

  it("show the elapsed time after timestamps, and not in other Markdown", async () => {
    const { document } = await showMarkdown(incident);
    assert.deepEqual(await hints(document), ["+7 min", "+1 h 30 min"]);
    const other = await showMarkdown(readme);
    assert.deepEqual(await hints(other.document), []);
  });

  it("tell on hover what a time is elsewhere", async () => {
    const { document } = await showMarkdown(incident);
    assert.match(await hover(document, "14:12"), /UTC[^]*from Duration/);
    const other = await showMarkdown(readme);
    assert.equal(await hover(other.document, "14:12"), "");
  });

  it("are inserted as a table in one undo step, and as a length at the cursor", async () => {
    const editor = await showMarkdown(incident);
    const { document } = editor;
    await vscode.commands.executeCommand("postmortem.insertMetrics");
    assert.match(
      document.getText(),
      /<!-- postmortem-metrics -->\n\n\| Metric[^]*\n\n## Timeline/,
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), incident);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await vscode.commands.executeCommand("postmortem.insertDuration");
    assert.equal(document.lineAt(1).text, "1 h 30 min");
  });
});
