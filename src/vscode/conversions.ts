import * as vscode from "vscode";
import { rulePage } from "../core/rulePages";
import type { Diagnostic } from "../core/rules/rule";
import type { Severity } from "../core/settings";
import type { TextEdit, TextRange } from "../core/text";

/** The core speaks offsets, VS Code lines and characters. The document must have the text that was analysed. */
export function toVscodeRange(
  document: vscode.TextDocument,
  range: TextRange,
): vscode.Range {
  return new vscode.Range(
    document.positionAt(range.start),
    document.positionAt(range.end),
  );
}

export function toVscodeEdit(
  document: vscode.TextDocument,
  edit: TextEdit,
): vscode.TextEdit {
  return new vscode.TextEdit(toVscodeRange(document, edit.range), edit.newText);
}

export function toVscodeDiagnostic(
  document: vscode.TextDocument,
  diagnostic: Diagnostic,
): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(
    toVscodeRange(document, diagnostic.range),
    diagnostic.message,
    severities[diagnostic.severity],
  );
  shown.source = "postmortem";
  shown.code = {
    value: diagnostic.code,
    target: vscode.Uri.parse(rulePage(diagnostic.code)),
  };
  if (diagnostic.tag) shown.tags = [tags[diagnostic.tag]];
  shown.relatedInformation = (diagnostic.related ?? []).map(
    ({ range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toVscodeRange(document, range)),
        message,
      ),
  );
  return shown;
}

const tags = {
  unnecessary: vscode.DiagnosticTag.Unnecessary,
  deprecated: vscode.DiagnosticTag.Deprecated,
} satisfies Record<NonNullable<Diagnostic["tag"]>, vscode.DiagnosticTag>;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};
