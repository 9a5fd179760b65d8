import * as vscode from "vscode";
import type { FromPreview } from "../../protocol";

/** Larger files than any diagram gives are not written. UTF-16 units. */
const longestData = 100_000_000;

type Check = (message: Readonly<Record<string, unknown>>) => boolean;

const checks: Readonly<Record<FromPreview["type"], Check>> = {
  ready: ({ shown }) => shown === null || isCount(shown),
  openLink: ({ href }) => typeof href === "string",
  reveal: ({ line }) => isCount(line),
  scrolled: ({ line }) => Number.isFinite(line) && Number(line) >= 0,
  toggleTask: ({ line, version }) => isCount(line) && isCount(version),
  allowRemoteImages: () => true,
  exported: ({ purpose, title, html }) =>
    (purpose === "save" || purpose === "print") &&
    isText(title) &&
    isText(html),
  copy: ({ text }) => isText(text),
  saveDiagram: ({ kind, data }) =>
    (kind === "svg" || kind === "png") && isText(data),
};

/** Whether what the page posted is a message that it may post. */
export function isFromPreview(message: unknown): message is FromPreview {
  if (typeof message !== "object" || message === null || !("type" in message)) {
    return false;
  }
  const { type } = message;
  return (
    typeof type === "string" &&
    Object.hasOwn(checks, type) &&
    checks[type as FromPreview["type"]](message as Record<string, unknown>)
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestData;
}

/** The document of a preview that a reloaded window restores, from what its page kept. */
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

/** Whether a restored preview stays with its document. */
export function isLockedState(state: unknown): boolean {
  return (
    typeof state === "object" &&
    state !== null &&
    "isLocked" in state &&
    state.isLocked === true
  );
}
