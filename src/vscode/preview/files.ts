import * as vscode from "vscode";
import { folderOf, nameOf } from "./documents";

/** Asks where a diagram shall be saved, and writes it there. */
export async function saveDiagram(
  kind: "svg" | "png",
  data: string,
  document: vscode.Uri,
): Promise<void> {
  const bytes =
    kind === "svg" ? new TextEncoder().encode(data) : bytesOfBase64(data);
  await saveAs(bytes, document, `-diagram.${kind}`, {
    [kind === "svg" ? "SVG" : "PNG"]: [kind],
  });
}

/** Asks for a place, by default beside the document and named after it, and writes a file there; gives the place. */
export async function saveAs(
  bytes: Uint8Array,
  document: vscode.Uri,
  suffix: string,
  filters: Record<string, string[]>,
): Promise<vscode.Uri | undefined> {
  const name = nameOf(document).replace(/\.[^.]*$/, "") || "postmortem";
  const folder = folderOf(document);
  const target = await vscode.window.showSaveDialog({
    filters,
    ...(folder && {
      defaultUri: vscode.Uri.joinPath(folder, `${name}${suffix}`),
    }),
  });
  if (!target) return undefined;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
    return target;
  } catch {
    void vscode.window.showErrorMessage(
      `“${nameOf(target)}” cannot be written.`,
    );
    return undefined;
  }
}

function bytesOfBase64(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (unit) => unit.charCodeAt(0));
}
