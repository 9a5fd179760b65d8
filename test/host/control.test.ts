import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findings, showMarkdown, until } from "./support/extension";

const disordered = `# Postmortem: checkout fails

## Issue Summary

- **Duration:** March 4, 2026, from 14:05 to 15:35 (UTC)
- **Impact:** Checkout failed for 50% of customers.

## Timeline

- 14:05 Deployed
- 14:25 Escalated
- 14:12 Paged

## Root Cause and Resolution

A halved connection pool; the deployment was rolled back.

## Corrective and Preventative Measures

- [ ] Alert on the pool (@alice)
`;

function disorder(document: vscode.TextDocument): vscode.Diagnostic[] {
  return findings(document, "timeline-order");
}

async function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
  );
}

function projectFile(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, ".postmortemrc.json");
}

async function writeProject(text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  await vscode.workspace.fs.writeFile(projectFile(), bytes);
}

async function readProject(): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(projectFile());
  return new TextDecoder().decode(bytes);
}

describe("control of the rules", () => {
  afterEach(async () => {
    await vscode.workspace.fs.delete(projectFile()).then(undefined, () => {
      // Not every test writes one.
    });
    await vscode.commands.executeCommand(
      "workbench.action.revertAndCloseActiveEditor",
    );
  });

  it("links a finding to its rule's page", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => disorder(document).length > 0);
    const code = disorder(document)[0]?.code;
    assert.ok(typeof code === "object");
    assert.match(code.target.path, /\/docs\/rules\/timeline-order\.md$/);
  });

  it("silences a finding on its line from the light bulb", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => disorder(document).length > 0);
    const [finding] = disorder(document);
    assert.ok(finding);
    const offered = await actions(
      document,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = offered.map(({ title }) => title);
    for (const where of ["line", "file", "workspace"]) {
      const title = `Disable “timeline-order” for this ${where}`;
      assert.ok(titles.includes(title), titles.join(", "));
    }
    const silence = offered.find(({ title }) => title.endsWith("this line"));
    assert.ok(silence?.edit);
    await vscode.workspace.applyEdit(silence.edit);
    await until(() => disorder(document).length === 0);
    assert.match(document.getText(), /Paged <!-- postmortem-disable-line/);
  });

  it("follows the project's file, and what is wrong in it is said there", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => disorder(document).length > 0);
    await writeProject('{ "rules": { "timeline-order": "off", "x": "off" } }');
    await until(() => disorder(document).length === 0);
    await until(() =>
      vscode.languages
        .getDiagnostics(projectFile())
        .some(({ message }) => message === "No rule is called “x”."),
    );
    await vscode.workspace.fs.delete(projectFile());
    await until(() => disorder(document).length > 0);
    await until(
      () => vscode.languages.getDiagnostics(projectFile()).length === 0,
    );
  });

  it("works out figures with what the project's file says", async () => {
    const { document } = await showMarkdown(disordered);
    await until(() => disorder(document).length > 0);
    const objective = { name: "Orders", objective: 99.5, windowDays: 28 };
    await writeProject(
      JSON.stringify({
        rules: { "timeline-order": "off" },
        objectives: [objective],
      }),
    );
    await until(() => disorder(document).length === 0);
    await vscode.commands.executeCommand("postmortem.insertMetrics");
    assert.match(document.getText(), /\| .*Orders.* \|/);
  });

  it("writes a rule that is off for the workspace into the project's file", async () => {
    await writeProject('{\n  "template": "alx-0x19"\n}\n');
    const { document } = await showMarkdown(disordered);
    await until(() => disorder(document).length > 0);
    await vscode.commands.executeCommand(
      "postmortem.disableRule",
      document.uri,
      "timeline-order",
    );
    await until(() => disorder(document).length === 0);
    assert.match(await readProject(), /"timeline-order": "off"/);
    assert.match(await readProject(), /"template": "alx-0x19"/);
  });

  it("fixes on save and by command what needs no decision", async () => {
    const redundant = disordered.replace("14:12 Paged", "15:40 PM Closed");
    const { document } = await showMarkdown(redundant);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [fixAll] = await actions(
      document,
      whole,
      vscode.CodeActionKind.SourceFixAll.append("postmortem").value,
    );
    assert.ok(fixAll?.edit);
    await vscode.commands.executeCommand("postmortem.fixAll");
    assert.match(document.getText(), /- 15:40 Closed\n/);
  });
});
