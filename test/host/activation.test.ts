import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  activationCost,
  extension,
  showMarkdown,
  until,
} from "./support/extension";
import { report } from "./support/report";

describe("activation", () => {
  it("is in the kind of extension host that was meant", () => {
    assert.equal(
      "WorkerGlobalScope" in globalThis,
      extensionHostKind === "a web worker",
    );
  });

  it("waits for the first Markdown document", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "plaintext",
      content: "14:05 the first orders fail",
    });
    await vscode.window.showTextDocument(document);
    assert.equal(extension().isActive, false);
  });

  it("comes with the first Markdown document", async () => {
    await showMarkdown("# Postmortem: checkout fails\n");
    await until(() => extension().isActive);
  });

  it("registers every contributed command", async () => {
    await extension().activate();
    const registered = await vscode.commands.getCommands(true);
    const contributed: readonly { command: string }[] =
      extension().packageJSON.contributes.commands;
    assert.deepEqual(
      contributed
        .map(({ command }) => command)
        .filter((command) => !registered.includes(command)),
      [],
    );
  });

  after(() => {
    const cost = activationCost();
    if (cost) report(`    load ${cost.load} ms, activate ${cost.activate} ms`);
  });
});
