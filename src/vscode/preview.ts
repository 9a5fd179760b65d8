import * as vscode from "vscode";
import type { FromPreview, ToPreview } from "../protocol";
import type { Analyses } from "./analyses";
import {
  activeMarkdownUri,
  editorOf,
  folderOf,
  isSame,
  isWithin,
  nameOf,
  openDocument,
  topLine,
} from "./preview/documents";
import { toggleTaskIn } from "./preview/edits";
import { saveDiagram } from "./preview/files";
import { openLink } from "./preview/links";
import { isFromPreview, uriOfState } from "./preview/messages";
import { imageFoldersOf, pageHtml } from "./preview/page";
import { revealLine } from "./preview/reveal";

const viewType = "postmortem.preview";

/** Milliseconds in which an editor comes to rest where the page has scrolled it. */
const leadTime = 400;

interface Preview {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** Whether the page listens. A hidden panel has no page; it says so itself when it is there again. */
  ready: boolean;
  /** The 0-based line at the top of the editor. */
  line: number;
  /** Until when (epoch milliseconds) the page leads and the editor follows. */
  leadsUntil: number;
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
        // An editor that follows the page is not followed in turn.
        if (Date.now() < preview.leadsUntil) continue;
        post(preview, { type: "scroll", line });
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(
      ({ textEditor, selections }) => {
        const line = selections[0]?.active.line ?? 0;
        for (const preview of previewsOf(textEditor.document.uri)) {
          post(preview, { type: "cursor", line });
        }
      },
    ),
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
    const preview = {
      panel,
      uri,
      ready: false,
      line,
      leadsUntil: 0,
      update: 0,
    };
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
        postCursor(preview);
        break;
      case "openLink":
        await openLink(message.href, preview.uri);
        break;
      case "reveal":
        await revealLine(message.line, preview.uri);
        break;
      case "scrolled":
        scrollEditor(preview, message.line);
        break;
      case "toggleTask":
        await toggleTaskIn(
          preview.uri,
          message.line,
          message.version,
          analyses,
        );
        break;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        break;
      case "saveDiagram":
        await saveDiagram(message.kind, message.data, preview.uri);
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
    const analysis = await analyses.of(document);
    const { notice, tree, postmortem, diagnostics, settings } = analysis;
    if (notice !== null) {
      return { type: "notice", uri: uri.toString(), text: notice };
    }
    const { overviewOf, renderBlocks } = await import("../core/editor");
    return {
      type: "update",
      uri: uri.toString(),
      version: document.version,
      imageFolders: imageFoldersOf(uri, panel.webview),
      blocks: renderBlocks(tree, analysis),
      overview:
        postmortem &&
        overviewOf(postmortem, diagnostics, settings, {
          locale: vscode.env.language,
        }),
    };
  }

  function previewsOf(uri: vscode.Uri): Preview[] {
    return [...previews].filter((preview) => isSame(preview.uri, uri));
  }
}

function post(preview: Preview, message: ToPreview): void {
  if (preview.ready) void preview.panel.webview.postMessage(message);
}

function postCursor(preview: Preview): void {
  const line = editorOf(preview.uri)?.selection.active.line;
  if (line !== undefined) post(preview, { type: "cursor", line });
}

/** Shows at the top of the editor what is at the top of the page. */
function scrollEditor(preview: Preview, position: number): void {
  const editor = editorOf(preview.uri);
  if (!editor) return;
  const line = Math.min(Math.floor(position), editor.document.lineCount - 1);
  preview.leadsUntil = Date.now() + leadTime;
  editor.revealRange(
    new vscode.Range(line, 0, line, 0),
    vscode.TextEditorRevealType.AtTop,
  );
}

function goneNotice(uri: vscode.Uri): ToPreview {
  const text = `“${nameOf(uri)}” cannot be opened. It may have been moved, deleted or closed without saving.`;
  return { type: "notice", uri: uri.toString(), text };
}

function titleOf(uri: vscode.Uri): string {
  return `Preview ${nameOf(uri)}`;
}
