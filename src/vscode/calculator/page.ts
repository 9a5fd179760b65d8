import * as vscode from "vscode";
import { makeNonce } from "../nonce";

/** The page of the calculator; what it shows is posted to it. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
): string {
  const address = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const nonce = makeNonce();
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Incident calculator</title>
    <link rel="stylesheet" href="${address("media", "calculator.css")}" />
  </head>
  <body>
    <main></main>
    <script type="module" nonce="${nonce}" src="${address("dist", "webview", "calculator.js")}"></script>
  </body>
</html>`;
}
