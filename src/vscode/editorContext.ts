import * as vscode from "vscode";
import { activeMarkdown } from "./activeMarkdown";
import type { Analyses } from "./analyses";

/** Keeps the `postmortem.isPostmortem` context, which menus ask, true to the active editor. */
export function registerEditorContext(analyses: Analyses): vscode.Disposable {
  let shown: boolean | undefined;
  const update = (): void => {
    const document =
      vscode.window.activeTextEditor?.document ?? activeMarkdown();
    // A webview or the output panel beside the document is no reason to hide its icon.
    if (!document && vscode.window.visibleTextEditors.length > 0) return;
    const isPostmortem =
      document !== undefined &&
      (analyses.latest(document)?.postmortem ?? null) !== null;
    if (isPostmortem === shown) return;
    shown = isPostmortem;
    void vscode.commands.executeCommand(
      "setContext",
      "postmortem.isPostmortem",
      isPostmortem,
    );
  };
  update();
  return vscode.Disposable.from(
    analyses.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
  );
}
