import * as vscode from "vscode";
import { isOwnMarkdown, type Analyses } from "./analyses";

/** Shows the outage's figures over the title, and the response times over the timeline. */
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
          const { postmortem, settings } = await analyses.of(document);
          if (!postmortem) return [];
          const { measure, outageText, responseText } =
            await import("../core/editor");
          const measurements = measure(postmortem, settings);
          const style = { locale: vscode.env.language };
          const lens = (
            kind: "title" | "timeline",
            title: string | null,
          ): vscode.CodeLens[] => {
            if (title === null) return [];
            const section = postmortem.sections.find(
              (each) => each.kind === kind,
            );
            if (!section && kind === "timeline") return [];
            const line = section?.line ?? 0;
            return [
              new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
                title,
                tooltip: "Worked out from this postmortem. Open the calculator",
                command: "postmortem.openCalculator",
                arguments: [document.uri],
              }),
            ];
          };
          return [
            ...lens("title", outageText(measurements, style)),
            ...lens("timeline", responseText(measurements, style)),
          ];
        },
      },
    ),
  );
}
