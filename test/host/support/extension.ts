import assert from "node:assert/strict";
import * as vscode from "vscode";

const identifier = "postmortem.postmortem";

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(identifier);
  assert.ok(found, `${identifier} is not installed`);
  return found;
}

let documents = 0;

/**
 * Shows a new Markdown file of the workspace in the editor. Its name is new as well: VS Code may give an untitled document
 * the text that an earlier one of the same name had.
 */
export async function showMarkdown(
  content: string,
): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "no workspace is open");
  documents += 1;
  const file = vscode.Uri.joinPath(folder.uri, `incident-${documents}.md`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return vscode.window.showTextDocument(file);
}

/** What our rules found in the document, or one of them. */
export function findings(
  document: vscode.TextDocument,
  rule?: string,
): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "postmortem")
    .filter(
      ({ code }) =>
        rule === undefined || (typeof code === "object" && code.value === rule),
    );
}

/** Resolves as soon as the condition holds; if it never does, the test's own time limit ends the wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/**
 * What loading the extension's code and activating it took, in milliseconds, by the marks that the extension host keeps;
 * undefined where it keeps none.
 */
export function activationCost():
  { readonly load: number; readonly activate: number } | undefined {
  const load = between("willLoadExtensionCode", "didLoadExtensionCode");
  const activate = between("willActivateExtension", "didActivateExtension");
  return load === undefined || activate === undefined
    ? undefined
    : { load, activate };
}

function between(from: string, to: string): number | undefined {
  const [begin, end] = [timeOf(from), timeOf(to)];
  return begin === undefined || end === undefined ? undefined : end - begin;
}

function timeOf(name: string): number | undefined {
  const marks = globalThis.MonacoPerformanceMarks?.getMarks() ?? [];
  return marks.find(
    (mark) => mark.name === `code/extHost/${name}/${identifier}`,
  )?.startTime;
}
