import type * as vscode from "vscode";
import { Analyses } from "./vscode/analyses";
import { registerCodeActions } from "./vscode/codeActions";
import { registerCodeLenses } from "./vscode/codeLenses";
import { registerDiagnostics } from "./vscode/diagnostics";
import { registerEditorContext } from "./vscode/editorContext";
import { registerNewPostmortem } from "./vscode/newPostmortem";
import { registerPreview } from "./vscode/preview";

export function activate(context: vscode.ExtensionContext): void {
  const analyses = new Analyses();
  context.subscriptions.push(
    analyses,
    registerDiagnostics(analyses),
    registerCodeActions(analyses),
    registerCodeLenses(analyses),
    registerEditorContext(analyses),
    registerPreview(context, analyses),
    registerNewPostmortem(context),
  );
  analyses.start();
}
