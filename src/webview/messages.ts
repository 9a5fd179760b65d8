import type { ToPreview } from "../protocol";

/** Whether what was posted to the page is a message that it understands. */
export function isToPreview(message: unknown): message is ToPreview {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "document":
      return (
        isString(message["uri"]) &&
        isImageFolders(message["imageFolders"]) &&
        typeof message["allowRemoteImages"] === "boolean" &&
        typeof message["isLocked"] === "boolean"
      );
    case "update":
      return (
        Number.isSafeInteger(message["version"]) &&
        Number.isSafeInteger(message["id"]) &&
        isNullOr(message["base"], Number.isSafeInteger) &&
        isListOf(message["changes"], isChange) &&
        (message["overview"] === undefined ||
          isNullOr(message["overview"], isOverview))
      );
    case "notice":
      return isString(message["text"]);
    case "scroll":
    case "cursor":
      return Number.isFinite(message["line"]);
    case "export":
      return message["purpose"] === "save" || message["purpose"] === "print";
    default:
      return false;
  }
}

function isChange(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return "html" in value
    ? isString(value["html"]) && Number.isFinite(value["line"])
    : ["from", "count", "lines"].every((key) =>
        Number.isSafeInteger(value[key]),
      );
}

function isOverview(value: unknown): boolean {
  return (
    isRecord(value) &&
    isNullOr(value["zone"], isString) &&
    isListOf(value["facts"], isFact) &&
    isNullOr(value["bar"], isBar)
  );
}

function isFact(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["id", "title", "explanation"].every((key) => isString(value[key])) &&
    isNullOr(value["value"], isString) &&
    isNullOr(value["line"], Number.isFinite)
  );
}

function isBar(value: unknown): boolean {
  return (
    isRecord(value) &&
    isListOf(value["phases"], isPhase) &&
    isListOf(value["entries"], isBarEntry) &&
    isListOf(value["gaps"], isString)
  );
}

function isPhase(value: unknown): boolean {
  return (
    isRecord(value) &&
    /^[a-z]+$/.test(String(value["id"])) &&
    ["title", "length"].every((key) => isString(value[key])) &&
    ["from", "to"].every((key) => Number.isFinite(value[key])) &&
    isNullOr(value["line"], Number.isFinite)
  );
}

function isBarEntry(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["time", "elapsed", "text"].every((key) => isString(value[key])) &&
    ["at", "line"].every((key) => Number.isFinite(value[key])) &&
    ["instant", "milestone"].every((key) => isNullOr(value[key], isString))
  );
}

function isListOf(value: unknown, is: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isNullOr(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === null || is(value);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isImageFolders(value: unknown): boolean {
  return (
    isRecord(value) &&
    isOptionalString(value["document"]) &&
    isOptionalString(value["workspace"])
  );
}

function isOptionalString(value: unknown): boolean {
  return value === undefined || isString(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
