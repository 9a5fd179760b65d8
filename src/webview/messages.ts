import type { ImageFolders, PreviewBlock, ToPreview } from "../protocol";

/** Whether what was posted to the page is a message that it understands. */
export function isToPreview(message: unknown): message is ToPreview {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "update":
      return (
        typeof message["uri"] === "string" &&
        isImageFolders(message["imageFolders"]) &&
        Array.isArray(message["blocks"]) &&
        message["blocks"].every(isBlock)
      );
    case "notice":
      return (
        typeof message["uri"] === "string" &&
        typeof message["text"] === "string"
      );
    case "scroll":
      return Number.isFinite(message["line"]);
    default:
      return false;
  }
}

function isBlock(value: unknown): value is PreviewBlock {
  return (
    isRecord(value) &&
    Number.isFinite(value["line"]) &&
    typeof value["html"] === "string"
  );
}

function isImageFolders(value: unknown): value is ImageFolders {
  return (
    isRecord(value) &&
    isOptionalString(value["document"]) &&
    isOptionalString(value["workspace"])
  );
}

function isOptionalString(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
