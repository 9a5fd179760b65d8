import * as vscode from "vscode";
import { toVscodeEdit } from "./conversions";
import type { ProjectFiles } from "./projectFiles";

/** Turns a rule off for all postmortems: in the project's file where there is one, else in the workspace's settings. */
export function registerDisableRule(
  projectFiles: ProjectFiles,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    "postmortem.disableRule",
    async (uri: unknown, rule: unknown) => {
      if (!(uri instanceof vscode.Uri) || typeof rule !== "string") return;
      const document = await vscode.workspace.openTextDocument(uri);
      const file = await projectFiles.uriFor(document);
      if (file) await disableInFile(file, rule);
      else await disableInSettings(uri, rule);
    },
  );
}

async function disableInFile(file: vscode.Uri, rule: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const { turnOffRule } = await import("../core/editor");
  const edits = turnOffRule(document.getText(), rule);
  if (!edits) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(file)} is no JSON, so nothing can be written into it.`,
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    file,
    edits.map((each) => toVscodeEdit(document, each)),
  );
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

async function disableInSettings(uri: vscode.Uri, rule: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("postmortem", uri);
  const set = configuration.inspect<Record<string, unknown>>("rules");
  const isInWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const before = isInWorkspace ? set?.workspaceValue : set?.globalValue;
  await configuration.update(
    "rules",
    { ...before, [rule]: "off" },
    isInWorkspace
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global,
  );
}
