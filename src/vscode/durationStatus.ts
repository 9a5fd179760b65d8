import * as vscode from "vscode";
import type { Analyses } from "./analyses";

/** The outage's duration among the language's status items, for the active editor's postmortem and no other document. */
export function registerDurationStatus(analyses: Analyses): vscode.Disposable {
  let item: vscode.LanguageStatusItem | null = null;
  const hide = (): void => {
    item?.dispose();
    item = null;
  };
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const analysis = document && analyses.latest(document);
    if (!analysis?.postmortem) {
      hide();
      return;
    }
    const { postmortem, settings } = analysis;
    const { measure, outageText } = await import("../core/editor");
    if (vscode.window.activeTextEditor?.document !== document) return;
    const text = outageText(measure(postmortem, settings), {
      locale: vscode.env.language,
    });
    if (text === null) {
      hide();
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem("postmortem.duration", {
      language: "markdown",
    });
    const [first = text, ...others] = text.split(" · ");
    item.name = "Postmortem: Duration";
    item.text = first;
    item.detail = others.join(" · ");
    item.command = {
      title: "Open Calculator",
      command: "postmortem.openCalculator",
    };
  };
  return vscode.Disposable.from(
    { dispose: hide },
    analyses.onDidChange(() => {
      void update();
    }),
    analyses.onDidClose(() => {
      void update();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      void update();
    }),
  );
}
