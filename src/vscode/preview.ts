import * as vscode from "vscode";
import type { FromPreview, ImageFolders, ToPreview } from "../protocol";
import type { Analyses } from "./analyses";

const viewType = "postmortem.preview";

interface Preview {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** Whether the page listens. A hidden panel has no page; it says so itself when it is there again. */
  ready: boolean;
  /** The 0-based line at the top of the editor. */
  line: number;
  /** Counts the updates, so that of two under way the later one is shown. */
  update: number;
}

/** The live preview: its command, its restoring after a reload, and its following of the document and the editor. */
export function registerPreview(
  context: vscode.ExtensionContext,
  analyses: Analyses,
): vscode.Disposable {
  const previews = new Set<Preview>();

  return vscode.Disposable.from(
    vscode.commands.registerCommand("postmortem.openPreviewToSide", open),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = uriOfState(state);
        if (uri) attach(panel, uri);
        else panel.dispose();
      },
    }),
    analyses.onDidChange((document) => {
      for (const preview of previewsOf(document.uri)) void update(preview);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      // Shows the file as it is without the changes that were not saved, or that it is gone.
      for (const preview of previewsOf(document.uri)) void update(preview);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const preview of previews) {
        for (const { oldUri, newUri } of files) {
          if (!isWithin(preview.uri, oldUri)) continue;
          const path = newUri.path + preview.uri.path.slice(oldUri.path.length);
          preview.uri = newUri.with({ path });
          load(preview);
          break;
        }
      }
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const preview of previews) {
        const gone = files.some((file) => isWithin(preview.uri, file));
        if (gone && !openDocument(preview.uri)?.isDirty) {
          post(preview, goneNotice(preview.uri));
        }
      }
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      const line = topLine(textEditor);
      for (const preview of previewsOf(textEditor.document.uri)) {
        if (preview.line === line) continue;
        preview.line = line;
        post(preview, { type: "scroll", line });
      }
    }),
  );

  function open(target: unknown): void {
    const uri = target instanceof vscode.Uri ? target : activeMarkdownUri();
    if (!uri) {
      void vscode.window.showInformationMessage(
        "Open a Markdown document first, then its preview.",
      );
      return;
    }
    const [existing] = previewsOf(uri);
    if (existing) {
      existing.panel.reveal(undefined, true);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      titleOf(uri),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    attach(panel, uri);
  }

  function attach(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    const editor = editorOf(uri);
    const line = editor ? topLine(editor) : 0;
    const preview = { panel, uri, ready: false, line, update: 0 };
    previews.add(preview);
    panel.onDidDispose(() => {
      preview.ready = false;
      previews.delete(preview);
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) preview.ready = false;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromPreview(message)) void receive(preview, message);
    });
    load(preview);
  }

  /** Loads the page anew; it asks for the document when it is there. */
  function load(preview: Preview): void {
    const { panel, uri } = preview;
    preview.ready = false;
    panel.title = titleOf(uri);
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(context.extensionUri, "dist", "webview"),
        vscode.Uri.joinPath(context.extensionUri, "media"),
        ...(vscode.workspace.workspaceFolders ?? []).map(
          (folder) => folder.uri,
        ),
        ...[folderOf(uri) ?? []].flat(),
      ],
    };
    panel.webview.html = pageHtml(panel.webview, context.extensionUri);
  }

  async function receive(
    preview: Preview,
    message: FromPreview,
  ): Promise<void> {
    switch (message.type) {
      case "ready":
        preview.ready = true;
        await update(preview);
        post(preview, { type: "scroll", line: preview.line });
        break;
      case "openLink":
        await openLink(message.href, preview.uri);
        break;
    }
  }

  async function update(preview: Preview): Promise<void> {
    if (!preview.ready) return;
    const mine = ++preview.update;
    const message = await messageFor(preview);
    if (preview.update === mine) post(preview, message);
  }

  async function messageFor({ uri, panel }: Preview): Promise<ToPreview> {
    let document = openDocument(uri);
    try {
      // An untitled document that is closed is gone; opening it would make a new one.
      if (!document && uri.scheme === "untitled") return goneNotice(uri);
      document ??= await vscode.workspace.openTextDocument(uri);
    } catch {
      return goneNotice(uri);
    }
    const { notice, tree } = await analyses.of(document);
    if (notice !== null) {
      return { type: "notice", uri: uri.toString(), text: notice };
    }
    const { renderBlocks } = await import("../core/editor");
    return {
      type: "update",
      uri: uri.toString(),
      imageFolders: imageFoldersOf(uri, panel.webview),
      blocks: renderBlocks(tree),
    };
  }

  function previewsOf(uri: vscode.Uri): Preview[] {
    return [...previews].filter((preview) => isSame(preview.uri, uri));
  }
}

function post(preview: Preview, message: ToPreview): void {
  if (preview.ready) void preview.panel.webview.postMessage(message);
}

function goneNotice(uri: vscode.Uri): ToPreview {
  const text = `“${nameOf(uri)}” cannot be opened. It may have been moved, deleted or closed without saving.`;
  return { type: "notice", uri: uri.toString(), text };
}

/** The Markdown document that has the focus, in the text editor or in VS Code's rich Markdown editor. */
function activeMarkdownUri(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document) {
    return document.languageId === "markdown" ? document.uri : undefined;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom &&
    input.viewType === "vscode.markdown.editor"
    ? input.uri
    : undefined;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) =>
    isSame(document.uri, uri),
  );
}

function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) =>
    isSame(editor.document.uri, uri),
  );
}

function topLine(editor: vscode.TextEditor): number {
  return editor.visibleRanges[0]?.start.line ?? 0;
}

function titleOf(uri: vscode.Uri): string {
  return `Preview ${nameOf(uri)}`;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** The folder against which relative paths of the document are read. */
function folderOf(uri: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme === "untitled" || uri.path === "") {
    return vscode.workspace.workspaceFolders?.[0]?.uri;
  }
  return vscode.Uri.joinPath(uri, "..");
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return (
    uri.scheme === folder.scheme &&
    uri.authority === folder.authority &&
    `${uri.path}/`.startsWith(folder.path.replace(/\/?$/, "/"))
  );
}

function imageFoldersOf(
  uri: vscode.Uri,
  webview: vscode.Webview,
): ImageFolders {
  const address = (folder: vscode.Uri): string =>
    webview.asWebviewUri(folder).toString().replace(/\/?$/, "/");
  const document = folderOf(uri);
  const workspace = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  return {
    ...(document && { document: address(document) }),
    ...(workspace && { workspace: address(workspace) }),
  };
}

/** Opens web and mail addresses outside and files of the workspace or beside the document in an editor; else nothing. */
async function openLink(href: string, base: vscode.Uri): Promise<void> {
  try {
    if (/^(?:https?|mailto):/i.test(href)) {
      await vscode.env.openExternal(vscode.Uri.parse(href, true));
      return;
    }
    const file = linkedFile(href, base);
    if (!file) return;
    const viewColumn = editorOf(base)?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.commands.executeCommand("vscode.open", file, { viewColumn });
  } catch {
    void vscode.window.showWarningMessage(`“${href}” cannot be opened.`);
  }
}

function linkedFile(href: string, base: vscode.Uri): vscode.Uri | undefined {
  const path = decodeURIComponent(href.replace(/[?#].*/s, ""));
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|[\\\p{Cc}]/iu.test(path)) return undefined;
  const folder = folderOf(base);
  const start = path.startsWith("/")
    ? vscode.workspace.getWorkspaceFolder(base)?.uri
    : folder;
  if (!start || !folder || path === "") return undefined;
  const file = vscode.Uri.joinPath(start, path);
  return vscode.workspace.getWorkspaceFolder(file) || isWithin(file, folder)
    ? file
    : undefined;
}

function isFromPreview(message: unknown): message is FromPreview {
  if (typeof message !== "object" || message === null || !("type" in message)) {
    return false;
  }
  return (
    message.type === "ready" ||
    (message.type === "openLink" &&
      "href" in message &&
      typeof message.href === "string")
  );
}

function uriOfState(state: unknown): vscode.Uri | undefined {
  if (typeof state !== "object" || state === null || !("uri" in state)) {
    return undefined;
  }
  try {
    return vscode.Uri.parse(String(state.uri), true);
  } catch {
    return undefined;
  }
}

function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const address = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const nonce = makeNonce();
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    // Imported modules have the nonce of the script that imports them.
    `script-src 'nonce-${nonce}'`,
    // Mermaid writes styles into its drawings.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `img-src ${webview.cspSource} data:`,
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${address("media", "preview.css")}" />
  </head>
  <body>
    <main></main>
    <script type="module" nonce="${nonce}" src="${address("dist", "webview", "preview.js")}"></script>
  </body>
</html>`;
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
