import * as vscode from "vscode";
import { editorOf, folderOf, isWithin } from "./documents";

/** Opens web and mail addresses outside and files of the workspace or beside the document in an editor; else nothing. */
export async function openLink(href: string, base: vscode.Uri): Promise<void> {
  try {
    if (/^(?:https?|mailto):/i.test(href)) {
      await vscode.env.openExternal(vscode.Uri.parse(href, true));
      return;
    }
    const file = linkedFile(href, base);
    if (!file) return;
    const viewColumn = editorOf(base)?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.commands.executeCommand("vscode.open", file, { viewColumn });
  } catch {
    void vscode.window.showWarningMessage(`“${href}” cannot be opened.`);
  }
}

/** The file that a relative link leads to, within the workspace or beside the document; undefined for every other link. */
export function linkedFile(
  href: string,
  base: vscode.Uri,
): vscode.Uri | undefined {
  const path = decodeURIComponent(href.replace(/[?#].*/s, ""));
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|[\\\p{Cc}]/iu.test(path)) return undefined;
  const folder = folderOf(base);
  const start = path.startsWith("/")
    ? vscode.workspace.getWorkspaceFolder(base)?.uri
    : folder;
  if (!start || !folder || path === "") return undefined;
  const file = vscode.Uri.joinPath(start, path);
  return vscode.workspace.getWorkspaceFolder(file) || isWithin(file, folder)
    ? file
    : undefined;
}
