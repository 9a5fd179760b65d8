import * as vscode from "vscode";
import { isOwnMarkdown, type Analyses } from "./analyses";
import { toVscodeRange } from "./conversions";

/** Tells of a time what it is elsewhere and since the start, of a duration or a share what was worked out from it. */
export function registerFigureHovers(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "markdown" },
    {
      async provideHover(document, position) {
        if (!isOwnMarkdown(document)) return undefined;
        const { postmortem, settings, text } = await analyses.of(document);
        if (!postmortem || text !== document.getText()) return undefined;
        const { figureHoverAt } = await import("../core/editor");
        const hover = figureHoverAt(
          postmortem,
          settings,
          document.offsetAt(position),
          {
            locale: vscode.env.language,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          },
        );
        if (!hover) return undefined;
        const content = new vscode.MarkdownString();
        for (const [index, { title, text: value }] of hover.lines.entries()) {
          if (index > 0) content.appendMarkdown("  \n");
          content.appendMarkdown(`${escaped(title)}: **${escaped(value)}**`);
        }
        return new vscode.Hover(content, toVscodeRange(document, hover.range));
      },
    },
  );
}

/** The text as Markdown that shows it as it is. Unlike `appendText`, it leaves lines the spaces at which they may break. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&");
}
