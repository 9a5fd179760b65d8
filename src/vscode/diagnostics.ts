import * as vscode from "vscode";
import type { Analyses } from "./analyses";
import { toVscodeDiagnostic } from "./conversions";

/** Shows what the rules found in the Problems panel and under the words. */
export function registerDiagnostics(analyses: Analyses): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("postmortem");
  return vscode.Disposable.from(
    collection,
    analyses.onDidChange((document) => {
      const analysis = analyses.latest(document);
      // A newer version is on its way; its diagnostics will fit its text.
      if (!analysis || analysis.text !== document.getText()) return;
      collection.set(
        document.uri,
        analysis.diagnostics.map((each) => toVscodeDiagnostic(document, each)),
      );
    }),
    analyses.onDidClose((document) => {
      collection.delete(document.uri);
    }),
  );
}
