import assert from "node:assert/strict";
import * as vscode from "vscode";

const identifier = "postmortem.postmortem";

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(identifier);
  assert.ok(found, `${identifier} is not installed`);
  return found;
}

/** Shows a new, unsaved Markdown document in the editor. */
export async function showMarkdown(
  content: string,
): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: "markdown", content }),
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
