import * as vscode from "vscode";
import { isOwnMarkdown, type Analyses } from "./analyses";

/** Shows after each timestamp of the timeline how long after the start of the impact it is. */
export function registerInlayHints(analyses: Analyses): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    analyses.onDidChange(() => {
      changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(
      { language: "markdown" },
      {
        onDidChangeInlayHints: changed.event,
        async provideInlayHints(document, range) {
          const isWanted = vscode.workspace
            .getConfiguration("postmortem", document)
            .get<unknown>("inlayHints.elapsed");
          if (isWanted !== true || !isOwnMarkdown(document)) return [];
          const { postmortem, text } = await analyses.of(document);
          if (!postmortem || text !== document.getText()) return [];
          const { elapsedHints } = await import("../core/editor");
          const style = { locale: vscode.env.language };
          return elapsedHints(postmortem, style).flatMap((hint) => {
            const position = document.positionAt(hint.offset);
            if (!range.contains(position)) return [];
            const shown = new vscode.InlayHint(position, hint.text);
            shown.paddingLeft = true;
            shown.tooltip = "Since the start of the impact";
            return [shown];
          });
        },
      },
    ),
  );
}
