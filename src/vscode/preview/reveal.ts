import * as vscode from "vscode";
import { editorOf } from "./documents";

/** Puts the cursor on a 0-based line of the document, in its editor or in one that is opened. */
export async function revealLine(line: number, uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const start = range.start.with({
    character: document.lineAt(range.start).firstNonWhitespaceCharacterIndex,
  });
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: editorOf(uri)?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(
    range,
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
