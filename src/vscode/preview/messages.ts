import * as vscode from "vscode";
import type { FromPreview } from "../../protocol";

export function isFromPreview(message: unknown): message is FromPreview {
  if (typeof message !== "object" || message === null || !("type" in message)) {
    return false;
  }
  if (message.type === "reveal") {
    return "line" in message && isLine(message.line);
  }
  return (
    message.type === "ready" ||
    (message.type === "openLink" &&
      "href" in message &&
      typeof message.href === "string")
  );
}

export function uriOfState(state: unknown): vscode.Uri | undefined {
  if (typeof state !== "object" || state === null || !("uri" in state)) {
    return undefined;
  }
  try {
    return vscode.Uri.parse(String(state.uri), true);
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
