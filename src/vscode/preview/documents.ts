import * as vscode from "vscode";

/** The Markdown document that has the focus, in the text editor or in VS Code's rich Markdown editor. */
export function activeMarkdownUri(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document) {
    return document.languageId === "markdown" ? document.uri : undefined;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom &&
    input.viewType === "vscode.markdown.editor"
    ? input.uri
    : undefined;
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) =>
    isSame(document.uri, uri),
  );
}

export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) =>
    isSame(editor.document.uri, uri),
  );
}

export function topLine(editor: vscode.TextEditor): number {
  return editor.visibleRanges[0]?.start.line ?? 0;
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** The folder against which relative paths of the document are read. */
export function folderOf(uri: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme === "untitled" || uri.path === "") {
    return vscode.workspace.workspaceFolders?.[0]?.uri;
  }
  return vscode.Uri.joinPath(uri, "..");
}

export function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

export function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    `${uri.path}/`.startsWith(folder.path.replace(/\/?$/, "/"))
  );
}
