import * as vscode from "vscode";
import { activeMarkdown } from "./activeMarkdown";
import type { Analyses } from "./analyses";
import { toVscodeEdit } from "./conversions";

/** Shows the template that the document follows and how many findings it has; a click chooses another template. */
export function registerTemplateStatus(analyses: Analyses): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const update = (): void => {
    const document = activeMarkdown();
    const analysis = document && analyses.latest(document);
    if (!analysis?.postmortem) {
      item?.dispose();
      item = undefined;
      return;
    }
    const count = analysis.diagnostics.length;
    item ??= newItem();
    item.text = analysis.template?.name ?? "No template";
    item.detail =
      count === 0
        ? "nothing found"
        : `${count} ${count === 1 ? "finding" : "findings"}`;
  };
  return vscode.Disposable.from(
    { dispose: () => item?.dispose() },
    analyses.onDidChange(update),
    analyses.onDidClose(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
    vscode.commands.registerCommand("postmortem.chooseTemplate", () =>
      chooseTemplateOf(analyses),
    ),
  );
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem(
    "postmortem.template",
    { language: "markdown" },
  );
  item.name = "Postmortem: template";
  item.command = {
    title: "Choose Template",
    command: "postmortem.chooseTemplate",
  };
  return item;
}

/** Writes the choice into the document's front matter: it is this document's, and goes where the document goes. */
async function chooseTemplateOf(analyses: Analyses): Promise<void> {
  const document = activeMarkdown();
  if (!document) return;
  const { reading, settings, template, text } = await analyses.of(document);
  if (!reading) return;
  const { chooseTemplate, templatesFor } = await import("../core/editor");
  const items = templatesFor(settings).map(({ id, name, sections }) => ({
    label: name,
    description: id === template?.id ? "followed now" : "",
    detail: sections.map(({ title }) => title).join(" · "),
    id,
  }));
  const fitting = {
    label: "The one that fits best",
    description: "",
    detail: "Found by the document's headings",
    id: null,
  };
  const picked = await vscode.window.showQuickPick([fitting, ...items], {
    title: "Template of This Postmortem",
    placeHolder: "Choose the template that the document follows",
    matchOnDetail: true,
  });
  if (!picked || document.getText() !== text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    chooseTemplate(reading, picked.id).map((each) =>
      toVscodeEdit(document, each),
    ),
  );
  await vscode.workspace.applyEdit(edit);
}
