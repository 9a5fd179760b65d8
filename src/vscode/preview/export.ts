import * as vscode from "vscode";
import { nameOf } from "./documents";
import { saveAs } from "./files";
import { escaped, unescaped } from "./escaping";
import { linkedFile } from "./links";

/** Larger images are left out of an exported document, in bytes. */
const largestImage = 10_000_000;

const imageTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  avif: "image/avif",
};

/** Makes a file of its own from the page that a preview gave, and saves it where the user says, or opens it to be printed. */
export async function handOn(
  exported: {
    readonly purpose: "save" | "print";
    readonly title: string;
    readonly html: string;
  },
  document: vscode.Uri,
  { extensionUri, globalStorageUri }: vscode.ExtensionContext,
): Promise<void> {
  const file = new TextEncoder().encode(
    documentHtml(
      exported.title || nameOf(document),
      await stylesheet(extensionUri),
      await withImages(exported.html, document),
    ),
  );
  if (exported.purpose === "print" && browsersReachFiles()) {
    const target = vscode.Uri.joinPath(globalStorageUri, "print.html");
    await vscode.workspace.fs.writeFile(target, file);
    await openOutside(target);
    return;
  }
  const target = await saveAs(file, document, ".html", { HTML: ["html"] });
  if (!target) return;
  const open = "Open";
  const choice = await vscode.window.showInformationMessage(
    `Exported to “${nameOf(target)}”. Print it, or save it as PDF, from your browser.`,
    ...(browsersReachFiles() ? [open] : []),
  );
  if (choice === open) await openOutside(target);
}

/** Whether the reader's browser runs where the files are: else it would be given an address that it can't open. */
function browsersReachFiles(): boolean {
  return (
    vscode.env.uiKind === vscode.UIKind.Desktop &&
    vscode.env.remoteName === undefined
  );
}

async function openOutside(file: vscode.Uri): Promise<void> {
  if (await vscode.env.openExternal(file)) return;
  void vscode.window.showWarningMessage(
    `“${nameOf(file)}” cannot be opened in a browser from here.`,
  );
}

/** No script runs in the file and nothing is loaded: its own policy says so, beside there being none. */
function documentHtml(title: string, style: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

async function stylesheet(extension: vscode.Uri): Promise<string> {
  const files = ["dist/webview/page.css", "media/export.css"].map((path) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, path)),
  );
  const decoder = new TextDecoder();
  const texts = (await Promise.all(files)).map((file) => decoder.decode(file));
  return texts.join("\n").replaceAll("</", "<\\/");
}

/** The HTML with the images of the workspace in it; one that can't be read is left with its alternative text. */
async function withImages(html: string, document: vscode.Uri): Promise<string> {
  const sources = new Map<string, string | null>();
  const pattern = /(<img\b[^>]*?) data-source="([^"]*)"/g;
  for (const [, , source = ""] of html.matchAll(pattern)) {
    if (!sources.has(source)) {
      sources.set(source, await imageData(unescaped(source), document));
    }
  }
  return html.replace(pattern, (_, tag: string, source: string) => {
    const data = sources.get(source);
    return data ? `${tag} src="${data}"` : tag;
  });
}

async function imageData(
  source: string,
  document: vscode.Uri,
): Promise<string | null> {
  try {
    const file = linkedFile(source, document);
    const [, ending = ""] = /\.(\w+)$/.exec(file?.path ?? "") ?? [];
    const type = imageTypes[ending.toLowerCase()];
    if (!file || !type) return null;
    const bytes = await vscode.workspace.fs.readFile(file);
    return bytes.length > largestImage
      ? null
      : `data:${type};base64,${base64(bytes)}`;
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  const chunk = 8192;
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return btoa(text);
}
