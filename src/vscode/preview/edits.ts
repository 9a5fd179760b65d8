import * as vscode from "vscode";
import type { Analyses } from "../analyses";
import { toVscodeEdit } from "../conversions";
import { openDocument } from "./documents";

/** Ticks a task's box in the document, as one undo step; nothing where the document is no longer the version that was shown. */
export async function toggleTaskIn(
  uri: vscode.Uri,
  line: number,
  version: number,
  analyses: Analyses,
): Promise<void> {
  const document =
    openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  const { text, tree } = await analyses.of(document);
  const { toggleTask } = await import("../../core/editor");
  const edit = toggleTask(text, tree, line);
  if (!edit || document.version !== version) return;
  const change = new vscode.WorkspaceEdit();
  change.set(uri, [toVscodeEdit(document, edit)]);
  await vscode.workspace.applyEdit(change);
}
