import * as vscode from "vscode";
import { isOwnMarkdown, type Analyses } from "./analyses";
import { settingsFor } from "./settings";

/** Shows the outage's duration and the share of users affected over the title. */
export function registerCodeLenses(analyses: Analyses): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    analyses.onDidChange(() => {
      changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { language: "markdown" },
      {
        onDidChangeCodeLenses: changed.event,
        async provideCodeLenses(document) {
          if (!isOwnMarkdown(document)) return [];
          const { postmortem } = await analyses.of(document);
          if (!postmortem) return [];
          const { measure, outageText } = await import("../core/editor");
          const title = outageText(measure(postmortem, settingsFor(document)));
          if (title === null) return [];
          const line =
            postmortem.sections.find(({ kind }) => kind === "title")?.line ?? 0;
          return [
            new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
              title,
              tooltip: "Worked out from this postmortem. Open its preview",
              command: "postmortem.openPreviewToSide",
              arguments: [document.uri],
            }),
          ];
        },
      },
    ),
  );
}
