import * as vscode from "vscode";
import { isOwnMarkdown, type Analyses } from "./analyses";
import { toVscodeDiagnostic, toVscodeEdit, toVscodeRange } from "./conversions";

/** Offers the quick fixes that travel with the diagnostics. */
export function registerCodeActions(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: "markdown" },
    {
      async provideCodeActions(document, range) {
        if (!isOwnMarkdown(document)) return [];
        const analysis = await analyses.of(document);
        if (analysis.text !== document.getText()) return [];
        return analysis.diagnostics
          .filter((each) =>
            toVscodeRange(document, each.range).intersection(range),
          )
          .flatMap((diagnostic) =>
            (diagnostic.quickFixes ?? []).map((fix) => {
              const action = new vscode.CodeAction(
                fix.title,
                vscode.CodeActionKind.QuickFix,
              );
              action.isPreferred = fix.preferred;
              action.diagnostics = [toVscodeDiagnostic(document, diagnostic)];
              action.edit = new vscode.WorkspaceEdit();
              action.edit.set(
                document.uri,
                fix.edits.map((edit) => toVscodeEdit(document, edit)),
              );
              return action;
            }),
          );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
