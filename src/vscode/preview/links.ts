import * as vscode from "vscode";
import type { Analyses } from "../analyses";
import { editorOf, folderOf, isWithin } from "./documents";

/** Opens web and mail addresses outside and files of the workspace or beside the document in an editor; else nothing. */
export async function openLink(
  href: string,
  base: vscode.Uri,
  analyses: Analyses,
): Promise<void> {
  try {
    if (/^(?:https?|mailto):/i.test(href)) {
      await vscode.env.openExternal(vscode.Uri.parse(href, true));
      return;
    }
    const file = linkedFile(href, base);
    if (!file) return;
    const viewColumn = editorOf(base)?.viewColumn ?? vscode.ViewColumn.One;
    const line = await lineOfHeading(href, file, analyses);
    await vscode.commands.executeCommand("vscode.open", file, {
      viewColumn,
      ...(line !== undefined && {
        selection: new vscode.Range(line, 0, line, 0),
      }),
    });
  } catch {
    void vscode.window.showWarningMessage(`“${href}” cannot be opened.`);
  }
}

/** The 0-based line of the heading to which a link leads within another document; undefined for every other link. */
async function lineOfHeading(
  href: string,
  file: vscode.Uri,
  analyses: Analyses,
): Promise<number | undefined> {
  const anchor = decoded(/#(.+)/s.exec(href)?.[1] ?? "");
  if (anchor === "" || !/\.(?:md|markdown)$/i.test(file.path)) return undefined;
  const document = await vscode.workspace.openTextDocument(file);
  const { markdown } = await analyses.of(document);
  const { lineOfAnchor } = await import("../../core/editor");
  return lineOfAnchor(markdown, anchor.toLowerCase());
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

/** What an anchor stands for; as it is written where it is not well encoded. */
function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
