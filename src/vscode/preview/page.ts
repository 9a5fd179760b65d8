import * as vscode from "vscode";
import type { ImageFolders, ToPreview } from "../../protocol";
import { makeNonce } from "../nonce";
import { folderOf } from "./documents";
import { escaped } from "./escaping";

export function imageFoldersOf(
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

/**
 * The page of a preview. It loads nothing but what ships with the extension and images of the folders it is given. What it is
 * told first comes with it, since asking for it would take as long as a keystroke does.
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  allowRemoteImages: boolean,
  first: readonly ToPreview[],
): string {
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
    `img-src ${webview.cspSource} data:${allowRemoteImages ? " https:" : ""}`,
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Preview of a postmortem</title>
    <link rel="stylesheet" href="${address("dist", "webview", "page.css")}" />
  </head>
  <body data-first="${escaped(JSON.stringify(first))}">
    <nav id="page-tools" aria-label="Preview"></nav>
    <header hidden></header>
    <main></main>
    <script type="module" nonce="${nonce}" src="${address("dist", "webview", "preview.js")}"></script>
  </body>
</html>`;
}
