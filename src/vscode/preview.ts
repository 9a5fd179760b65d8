import * as vscode from "vscode";
import type { FromPreview, ToPreview } from "../protocol";
import { isOwnMarkdown, type Analyses } from "./analyses";
import {
  activeMarkdownUri,
  editorOf,
  folderOf,
  isSame,
  isWithin,
  openDocument,
  topLine,
} from "./preview/documents";
import { toggleTaskIn } from "./preview/edits";
import { handOn } from "./preview/export";
import { saveDiagram } from "./preview/files";
import { openLink } from "./preview/links";
import { isFromPreview, isLockedState, uriOfState } from "./preview/messages";
import { imageFoldersOf, pageHtml } from "./preview/page";
import {
  contentMessage,
  goneNotice,
  post,
  postCursor,
  scrollEditor,
  titleOf,
  type Content,
  type Preview,
} from "./preview/panel";
import { revealLine } from "./preview/reveal";

const viewType = "postmortem.preview";

/** In the state of the workspace, where no file of the workspace can set it. */
const remoteImagesKey = "preview.remoteImages";

/** The live preview: its command, its restoring after a reload, and its following of the document and the editor. */
export function registerPreview(
  context: vscode.ExtensionContext,
  analyses: Analyses,
): vscode.Disposable {
  const previews = new Set<Preview>();

  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      "postmortem.openPreviewToSide",
      (target) => void open(target),
    ),
    vscode.commands.registerCommand("postmortem.togglePreviewLock", () => {
      const preview = currentPreview();
      if (!preview) return;
      preview.isLocked = !preview.isLocked;
      preview.panel.title = titleOf(preview);
      post(preview, documentMessage(preview));
    }),
    vscode.commands.registerCommand("postmortem.exportHtml", (target) =>
      exportDocument(target, "save"),
    ),
    vscode.commands.registerCommand("postmortem.print", (target) =>
      exportDocument(target, "print"),
    ),
    vscode.commands.registerCommand("postmortem.toggleRemoteImages", () =>
      allowRemoteImages(!remoteImagesAllowed()),
    ),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isOwnMarkdown(editor.document)) follow(editor);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = uriOfState(state);
        if (uri) attach(panel, uri, isLockedState(state));
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
          void load(preview);
          break;
        }
      }
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const preview of previews) {
        const gone = files.some((file) => isWithin(preview.uri, file));
        if (gone && !openDocument(preview.uri)?.isDirty) {
          const content = { notice: goneNotice(preview.uri) };
          post(preview, contentMessage(preview, content));
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
          postCursor(preview, line);
        }
      },
    ),
  );

  function open(target: unknown): Preview | undefined {
    const uri = target instanceof vscode.Uri ? target : activeMarkdownUri();
    if (!uri) {
      void vscode.window.showInformationMessage(
        "Open a Markdown document first, then its preview.",
      );
      return undefined;
    }
    const existing =
      previewsOf(uri)[0] ?? [...previews].find(({ isLocked }) => !isLocked);
    if (existing) {
      if (!isSame(existing.uri, uri)) show(existing, uri);
      existing.panel.reveal(undefined, true);
      return existing;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      "",
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    return attach(panel, uri, false);
  }

  /** Has the previews that are not locked show the document of an editor that has become the active one. */
  function follow(editor: vscode.TextEditor): void {
    const { uri } = editor.document;
    if (previewsOf(uri).length > 0) return;
    for (const preview of previews) if (!preview.isLocked) show(preview, uri);
  }

  /** Shows another document in the place of the one that a preview has shown. */
  function show(preview: Preview, uri: vscode.Uri): void {
    const editor = editorOf(uri);
    preview.uri = uri;
    preview.line = editor ? topLine(editor) : 0;
    void load(preview);
  }

  /** The preview that has the focus, else the only one. */
  function currentPreview(): Preview | undefined {
    const all = [...previews];
    const active = all.find(({ panel }) => panel.active);
    return active ?? (all.length === 1 ? all[0] : undefined);
  }

  function exportDocument(target: unknown, purpose: "save" | "print"): void {
    const preview =
      target instanceof vscode.Uri || !currentPreview()?.panel.active
        ? open(target)
        : currentPreview();
    if (!preview) return;
    if (preview.ready) post(preview, { type: "export", purpose });
    else preview.exportWhenReady = purpose;
  }

  function remoteImagesAllowed(): boolean {
    return context.workspaceState.get(remoteImagesKey) === true;
  }

  async function allowRemoteImages(isAllowed: boolean): Promise<void> {
    await context.workspaceState.update(remoteImagesKey, isAllowed);
    for (const preview of previews) void load(preview);
  }

  function attach(
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    isLocked: boolean,
  ): Preview {
    const editor = editorOf(uri);
    const line = editor ? topLine(editor) : 0;
    const preview: Preview = {
      panel,
      uri,
      isLocked,
      ready: false,
      line,
      leadsUntil: 0,
      exportWhenReady: null,
      loads: 0,
      updates: 0,
      lastId: 0,
      shown: null,
      cursor: null,
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
    void load(preview);
    return preview;
  }

  /** Loads the page anew. */
  async function load(preview: Preview): Promise<void> {
    const { panel, uri } = preview;
    preview.ready = false;
    panel.title = titleOf(preview);
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(context.extensionUri, "dist", "webview"),
        ...(vscode.workspace.workspaceFolders ?? []).map(
          (folder) => folder.uri,
        ),
        ...[folderOf(uri) ?? []].flat(),
      ],
    };
    const mine = ++preview.loads;
    // A hidden panel has no page yet, which asks when it is shown.
    const content = panel.visible ? await contentOf(uri) : undefined;
    if (preview.loads !== mine || !previews.has(preview)) return;
    preview.ready = false;
    preview.shown = null;
    panel.webview.html = pageHtml(
      panel.webview,
      context.extensionUri,
      remoteImagesAllowed(),
      content === undefined
        ? []
        : [documentMessage(preview), contentMessage(preview, content)],
    );
  }

  async function receive(
    preview: Preview,
    message: FromPreview,
  ): Promise<void> {
    switch (message.type) {
      case "ready":
        preview.ready = true;
        preview.cursor = null;
        if (message.shown === null || message.shown !== preview.shown?.id) {
          preview.shown = null;
          post(preview, documentMessage(preview));
        }
        await update(preview);
        post(preview, { type: "scroll", line: preview.line });
        postCursor(preview, editorOf(preview.uri)?.selection.active.line);
        if (preview.exportWhenReady) {
          post(preview, { type: "export", purpose: preview.exportWhenReady });
          preview.exportWhenReady = null;
        }
        break;
      case "openLink":
        await openLink(message.href, preview.uri, analyses);
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
      case "allowRemoteImages":
        await allowRemoteImages(true);
        break;
      case "exported":
        await handOn(message, preview.uri, context);
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
    const update = ++preview.updates;
    const content = await contentOf(preview.uri);
    if (preview.ready && preview.updates === update) {
      post(preview, contentMessage(preview, content));
    }
  }

  /** What tells the page which document it is of. */
  function documentMessage({ uri, panel, isLocked }: Preview): ToPreview {
    return {
      type: "document",
      uri: uri.toString(),
      imageFolders: imageFoldersOf(uri, panel.webview),
      allowRemoteImages: remoteImagesAllowed(),
      isLocked,
    };
  }

  /** What is to be seen of a document, or why nothing is. */
  async function contentOf(uri: vscode.Uri): Promise<Content> {
    const gone = { notice: goneNotice(uri) };
    let document = openDocument(uri);
    try {
      // An untitled document that is closed is gone; opening it would make a new one.
      if (!document && uri.scheme === "untitled") return gone;
      document ??= await vscode.workspace.openTextDocument(uri);
    } catch {
      return gone;
    }
    const analysis = await analyses.of(document);
    const { notice, markdown, postmortem, diagnostics, settings } = analysis;
    if (notice !== null) return { notice };
    const { overviewOf, renderBlocks } = await import("../core/editor");
    return {
      notice: null,
      version: document.version,
      blocks: renderBlocks(markdown, analysis),
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
