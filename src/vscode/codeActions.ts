import * as vscode from "vscode";
import type { TextEdit } from "../core/text";
import { isOwnMarkdown, type Analyses } from "./analyses";
import { toVscodeDiagnostic, toVscodeEdit, toVscodeRange } from "./conversions";

const fixAll = vscode.CodeActionKind.SourceFixAll.append("postmortem");

/** Offers the quick fixes that travel with the diagnostics, and on save those that may be taken unasked. */
export function registerCodeActions(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: "markdown" },
    {
      async provideCodeActions(document, range, { only }) {
        if (!isOwnMarkdown(document)) return [];
        const analysis = await analyses.of(document);
        if (analysis.text !== document.getText()) return [];
        const { offersFor, safeEdits } = await import("../core/editor");
        if (only?.contains(fixAll)) {
          const edits = safeEdits(analysis);
          if (edits.length === 0) return [];
          const action = new vscode.CodeAction(
            "Fix all that needs no decision",
            fixAll,
          );
          action.edit = workspaceEdit(document, edits);
          return [action];
        }
        if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
        return analysis.diagnostics
          .filter((each) =>
            toVscodeRange(document, each.range).intersection(range),
          )
          .flatMap((diagnostic) => {
            const diagnostics = [toVscodeDiagnostic(document, diagnostic)];
            const { code } = diagnostic;
            const actions = offersFor(analysis, diagnostic).map(
              ({ title, edits, preferred }) => {
                const action = quickFix(title, diagnostics);
                action.isPreferred = preferred;
                action.edit = workspaceEdit(document, edits);
                return action;
              },
            );
            const title = `Disable “${code}” for this workspace`;
            const everywhere = quickFix(title, diagnostics);
            everywhere.command = {
              title,
              command: "postmortem.disableRule",
              arguments: [document.uri, code],
            };
            return [...actions, everywhere];
          });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll] },
  );
}

function quickFix(
  title: string,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  return action;
}

function workspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((each) => toVscodeEdit(document, each)),
  );
  return edit;
}
