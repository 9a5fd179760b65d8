import * as vscode from "vscode";
import type { Settings } from "../core/settings";

/** What the user has set for this document, as the core takes it. */
export function settingsFor(document: vscode.TextDocument): Settings {
  const configuration = vscode.workspace.getConfiguration(
    "postmortem",
    document,
  );
  return {
    assumePostmortem: configuration
      .get<string[]>("files", [])
      .some((glob) => matches(document, glob)),
    defaultTimeZone: configuration.get<string>("defaultTimeZone", ""),
  };
}

/** A glob may be written from the workspace folder or from anywhere (with a leading `**`). */
function matches(document: vscode.TextDocument, glob: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const patterns = folder
    ? [glob, new vscode.RelativePattern(folder, glob)]
    : [glob];
  return patterns.some(
    (pattern) => vscode.languages.match({ pattern }, document) > 0,
  );
}
