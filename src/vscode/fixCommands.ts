import * as vscode from "vscode";
import type { Diagnostic } from "../core/rules/rule";
import type { TextEdit } from "../core/text";
import { activeMarkdown } from "./activeMarkdown";
import type { Analyses } from "./analyses";
import { toVscodeEdit, toVscodeRange } from "./conversions";

interface FixItem extends vscode.QuickPickItem {
  readonly edits: readonly TextEdit[];
}

/** “Fix…” and “Fix All”: the fixes as commands, for editors that show no light bulb. */
export function registerFixCommands(analyses: Analyses): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("postmortem.fix", async () => {
      const document = activeMarkdown();
      if (!document) return;
      const analysis = await analyses.of(document);
      const { offersFor } = await import("../core/editor");
      const here = atCursor(document, analysis.diagnostics);
      const items = here.flatMap((diagnostic): FixItem[] => {
        const { message, range } = diagnostic;
        const { line } = document.positionAt(range.start);
        return offersFor(analysis, diagnostic).map(({ title, edits }) => ({
          label: title,
          description: `line ${line + 1}`,
          detail: message,
          edits,
        }));
      });
      if (items.length === 0) {
        void vscode.window.showInformationMessage(
          "Postmortem finds nothing wrong here.",
        );
        return;
      }
      const picked = await vscode.window.showQuickPick(items, {
        title: "Fix",
        placeHolder: "Choose what to do",
        matchOnDetail: true,
      });
      if (picked && document.getText() === analysis.text) {
        await apply(document, picked.edits);
      }
    }),
    vscode.commands.registerCommand("postmortem.fixAll", async () => {
      const document = activeMarkdown();
      if (!document) return;
      const analysis = await analyses.of(document);
      const { safeEdits } = await import("../core/editor");
      const edits = safeEdits(analysis);
      if (edits.length > 0) {
        await apply(document, edits);
      } else {
        void vscode.window.showInformationMessage(
          "Nothing can be fixed without a decision. “Postmortem: Fix…” shows the choices.",
        );
      }
    }),
  );
}

/** The findings on the selected lines; where there are none or no cursor, all of them. */
function atCursor(
  document: vscode.TextDocument,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return diagnostics;
  const { start, end } = editor.selection;
  const lines = new vscode.Range(start.line, 0, end.line + 1, 0);
  const here = diagnostics.filter(({ range }) =>
    lines.contains(toVscodeRange(document, range).start),
  );
  return here.length > 0 ? here : diagnostics;
}

async function apply(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((each) => toVscodeEdit(document, each)),
  );
  await vscode.workspace.applyEdit(edit);
}
