import * as vscode from "vscode";
import { changesSince } from "../../core/render/changes";
import type { Overview, PreviewBlock, ToPreview } from "../../protocol";
import { editorOf, nameOf, topLine } from "./documents";

/** Milliseconds in which an editor comes to rest where the page has scrolled it. */
const leadTime = 400;

/** A preview that is open. */
export interface Preview {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** Whether the page listens. A hidden panel has no page; it says so itself when it is there again. */
  ready: boolean;
  /** The 0-based line at the top of the editor. */
  line: number;
  /** Until when (epoch milliseconds) the page leads and the editor follows. */
  leadsUntil: number;
  /** Whether it stays with its document; else it follows the active editor. */
  isLocked: boolean;
  /** A page that was asked for its HTML before it was there. */
  exportWhenReady: "save" | "print" | null;
  /** Count the loads and the updates, so that of two under way the later one is shown. */
  loads: number;
  updates: number;
  /** Of the updates that the page was told. */
  lastId: number;
  /** What the page was told last; null where the next update tells it all. */
  shown: ShownUpdate | null;
  /** The 0-based line that the page was last told of the cursor. */
  cursor: number | null;
}

interface ShownUpdate {
  readonly id: number;
  readonly blocks: readonly PreviewBlock[];
  /** As JSON. */
  readonly overview: string;
}

/** What is to be seen of a document, or why nothing is. */
export type Content =
  | { readonly notice: string }
  | {
      readonly notice: null;
      readonly version: number;
      readonly blocks: readonly PreviewBlock[];
      readonly overview: Overview | null;
    };

/** What tells the page, after all that it was told before, what is to be seen now; it is to be posted next. */
export function contentMessage(preview: Preview, content: Content): ToPreview {
  const { shown } = preview;
  if (content.notice !== null) {
    preview.shown = null;
    return { type: "notice", text: content.notice };
  }
  const { version, blocks, overview } = content;
  const id = (preview.lastId += 1);
  const overviewJson = JSON.stringify(overview);
  preview.shown = { id, blocks, overview: overviewJson };
  return {
    type: "update",
    version,
    id,
    base: shown?.id ?? null,
    changes: changesSince(shown?.blocks ?? [], blocks),
    ...(shown?.overview !== overviewJson && { overview }),
  };
}

export function post(preview: Preview, message: ToPreview): void {
  if (preview.ready) void preview.panel.webview.postMessage(message);
}

/** Tells the page where the cursor stands, where it does not know yet. */
export function postCursor(preview: Preview, line: number | undefined): void {
  if (line === undefined || line === preview.cursor) return;
  preview.cursor = line;
  post(preview, { type: "cursor", line });
}

/** Shows at the top of the editor what is at the top of the page. */
export function scrollEditor(preview: Preview, position: number): void {
  const editor = editorOf(preview.uri);
  if (!editor) return;
  const line = Math.min(Math.floor(position), editor.document.lineCount - 1);
  if (topLine(editor) === line) return;
  preview.leadsUntil = Date.now() + leadTime;
  editor.revealRange(
    new vscode.Range(line, 0, line, 0),
    vscode.TextEditorRevealType.AtTop,
  );
}

export function goneNotice(uri: vscode.Uri): string {
  return `“${nameOf(uri)}” cannot be opened. It may have been moved, deleted or closed without saving.`;
}

export function titleOf({ uri, isLocked }: Preview): string {
  return `${isLocked ? "[Preview]" : "Preview"} ${nameOf(uri)}`;
}
