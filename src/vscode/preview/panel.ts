import * as vscode from "vscode";
import type { ToPreview } from "../../protocol";
import { editorOf, nameOf } from "./documents";

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
  /** Counts the updates, so that of two under way the later one is shown. */
  update: number;
}

export function post(preview: Preview, message: ToPreview): void {
  if (preview.ready) void preview.panel.webview.postMessage(message);
}

export function postCursor(preview: Preview): void {
  const line = editorOf(preview.uri)?.selection.active.line;
  if (line !== undefined) post(preview, { type: "cursor", line });
}

/** Shows at the top of the editor what is at the top of the page. */
export function scrollEditor(preview: Preview, position: number): void {
  const editor = editorOf(preview.uri);
  if (!editor) return;
  const line = Math.min(Math.floor(position), editor.document.lineCount - 1);
  preview.leadsUntil = Date.now() + leadTime;
  editor.revealRange(
    new vscode.Range(line, 0, line, 0),
    vscode.TextEditorRevealType.AtTop,
  );
}

export function goneNotice(uri: vscode.Uri): ToPreview {
  const text = `“${nameOf(uri)}” cannot be opened. It may have been moved, deleted or closed without saving.`;
  return { type: "notice", uri: uri.toString(), text };
}

export function titleOf({ uri, isLocked }: Preview): string {
  return `${isLocked ? "[Preview]" : "Preview"} ${nameOf(uri)}`;
}
