import * as vscode from "vscode";
import { Analyses } from "./vscode/analyses";
import { registerCalculator } from "./vscode/calculator";
import { registerCodeActions } from "./vscode/codeActions";
import { registerCodeLenses } from "./vscode/codeLenses";
import { registerDiagnostics } from "./vscode/diagnostics";
import { DiagramCheck } from "./vscode/diagramCheck";
import { registerDurationStatus } from "./vscode/durationStatus";
import { registerEditorContext } from "./vscode/editorContext";
import { registerFigureCommands } from "./vscode/figureCommands";
import { registerFigureHovers } from "./vscode/figureHovers";
import { registerInlayHints } from "./vscode/inlayHints";
import { registerDisableRule } from "./vscode/disableRule";
import { registerFixCommands } from "./vscode/fixCommands";
import { registerNewPostmortem } from "./vscode/newPostmortem";
import { registerPreview } from "./vscode/preview";
import { ProjectFiles } from "./vscode/projectFiles";
import { registerTemplateStatus } from "./vscode/templateStatus";

export function activate(context: vscode.ExtensionContext): void {
  const parsers = vscode.Uri.joinPath(context.extensionUri, "dist", "mermaid");
  const projectFiles = new ProjectFiles();
  const analyses = new Analyses(new DiagramCheck(parsers), projectFiles);
  context.subscriptions.push(
    analyses,
    projectFiles,
    registerDiagnostics(analyses),
    registerCodeActions(analyses),
    registerCodeLenses(analyses),
    registerEditorContext(analyses),
    registerPreview(context, analyses),
    registerNewPostmortem(context),
    registerCalculator(context, analyses),
    registerFigureCommands(analyses),
    registerFigureHovers(analyses),
    registerInlayHints(analyses),
    registerDurationStatus(analyses),
    registerFixCommands(analyses),
    registerDisableRule(projectFiles),
    registerTemplateStatus(analyses),
  );
  analyses.start();
}
