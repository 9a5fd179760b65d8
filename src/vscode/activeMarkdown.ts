import * as vscode from "vscode";
import { isOwnMarkdown } from "./analyses";

/**
 * The Markdown document that is worked on, in a text editor or in an editor of another kind that shows it; undefined where
 * there is none.
 */
export function activeMarkdown(): vscode.TextDocument | undefined {
  const shown = vscode.window.activeTextEditor?.document;
  if (shown) return isOwnMarkdown(shown) ? shown : undefined;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputCustom)) return undefined;
  const uri = input.uri.toString();
  return vscode.workspace.textDocuments.find(
    (each) => each.uri.toString() === uri && isOwnMarkdown(each),
  );
}
