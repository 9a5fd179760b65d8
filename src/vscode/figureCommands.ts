import * as vscode from "vscode";
import type { Postmortem } from "../core/model/postmortem";
import type { Settings } from "../core/settings";
import type { Analyses } from "./analyses";
import { toVscodeEdit } from "./conversions";

/** Commands that put figures into the document or on the clipboard. A document's URI as the argument names another than the active one. */
export function registerFigureCommands(analyses: Analyses): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("postmortem.insertDuration", () =>
      insertDuration(analyses),
    ),
    vscode.commands.registerCommand(
      "postmortem.insertMetrics",
      (target: unknown) => insertMetrics(analyses, target),
    ),
    ...(["markdown", "text", "json"] as const).map((format) =>
      vscode.commands.registerCommand(commandOf[format], (target: unknown) =>
        copyFigures(analyses, target, format),
      ),
    ),
  );
}

type Format = "markdown" | "text" | "json";

const commandOf: Readonly<Record<Format, string>> = {
  markdown: "postmortem.copyFiguresAsMarkdown",
  text: "postmortem.copyFiguresAsText",
  json: "postmortem.copyFiguresAsJson",
};

async function insertDuration(analyses: Analyses): Promise<void> {
  const found = await postmortemAt(analyses, undefined);
  const editor = vscode.window.activeTextEditor;
  if (!found || editor?.document !== found.document) return;
  const { lengthText, measure } = await import("../core/editor");
  const { data } = measure(found.postmortem, found.settings);
  if (!data.downtime) {
    sayMissing(
      "The text gives no duration yet: a start and an end would, such as “Duration: 14:05 to 15:35 (UTC)”.",
    );
    return;
  }
  const length = lengthText(data.downtime.length.most, { locale: null });
  await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, length);
  });
}

async function insertMetrics(
  analyses: Analyses,
  target: unknown,
): Promise<void> {
  const found = await postmortemAt(analyses, target);
  if (!found) return;
  const { document, postmortem, settings } = found;
  const { measure, writeMetricsBlock } = await import("../core/editor");
  const edit = writeMetricsBlock(postmortem, measure(postmortem, settings));
  if (!edit) {
    sayMissing("The text gives no figures yet that a table could hold.");
    return;
  }
  const { range, newText } = toVscodeEdit(document, edit);
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.replace(document.uri, range, newText);
  if (!(await vscode.workspace.applyEdit(workspaceEdit))) return;
  const editor = vscode.window.visibleTextEditors.find(
    (each) => each.document === document,
  );
  editor?.revealRange(
    new vscode.Range(range.start, range.start),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

async function copyFigures(
  analyses: Analyses,
  target: unknown,
  format: Format,
): Promise<void> {
  const found = await postmortemAt(analyses, target);
  if (!found) return;
  const { postmortem, settings } = found;
  const { measure, metricsReport, metricsRows, metricsTable, plainFigures } =
    await import("../core/editor");
  const measurements = measure(postmortem, settings);
  const text = {
    markdown: () => metricsTable(postmortem, measurements),
    text: () => plainFigures(metricsRows(measurements)) || null,
    json: () => JSON.stringify(metricsReport(measurements), null, 2),
  }[format]();
  if (text === null) {
    sayMissing("The text gives no figures yet.");
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage("Figures copied", 3000);
}

/** A document that is a postmortem, and what it was read with. */
interface Found {
  readonly document: vscode.TextDocument;
  readonly postmortem: Postmortem;
  readonly settings: Settings;
}

async function postmortemAt(
  analyses: Analyses,
  target: unknown,
): Promise<Found | null> {
  const document =
    target instanceof vscode.Uri
      ? vscode.workspace.textDocuments.find(
          ({ uri }) => uri.toString() === target.toString(),
        )
      : vscode.window.activeTextEditor?.document;
  if (document?.languageId === "markdown") {
    const { postmortem, settings, text } = await analyses.of(document);
    if (postmortem && text === document.getText()) {
      return { document, postmortem, settings };
    }
  }
  sayMissing(
    "Open a postmortem first: its figures are worked out from its text.",
  );
  return null;
}

function sayMissing(message: string): void {
  void vscode.window.showInformationMessage(message);
}
