import * as vscode from "vscode";

/** “New Postmortem…”: a new document from a template, its marked gaps as fields to tab through. */
export function registerNewPostmortem(
  context: vscode.ExtensionContext,
): vscode.Disposable {
  return vscode.commands.registerCommand("postmortem.new", async () => {
    const { templates } = await import("../core/editor");
    const picked = await vscode.window.showQuickPick(
      templates.map(({ id, name, sections }) => ({
        label: name,
        detail: sections.map(({ title }) => title).join(" · "),
        id,
      })),
      { title: "New Postmortem", placeHolder: "Choose a template" },
    );
    if (!picked) return;
    const uri = vscode.Uri.joinPath(
      context.extensionUri,
      "media",
      "templates",
      `${picked.id}.md`,
    );
    const bytes = await vscode.workspace.fs.readFile(uri);
    const document = await vscode.workspace.openTextDocument({
      language: "markdown",
    });
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(snippetOf(new TextDecoder().decode(bytes)));
  });
}

/** The text with each `[gap]` as a tab stop; task boxes and links are no gaps. */
function snippetOf(template: string): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  let done = 0;
  for (const gap of template.matchAll(/\[[^[\]\n]{2,}\](?!\()/g)) {
    snippet.appendText(template.slice(done, gap.index));
    snippet.appendPlaceholder(gap[0]);
    done = gap.index + gap[0].length;
  }
  return snippet.appendText(template.slice(done));
}
