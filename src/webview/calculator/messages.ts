import type { ToCalculator } from "../../protocol";
import { isRecord } from "../messages";

/** Whether what was posted to the page is a message that it understands. */
export function isToCalculator(message: unknown): message is ToCalculator {
  if (!isRecord(message)) return false;
  if (message["type"] === "notice") return typeof message["text"] === "string";
  if (message["type"] !== "show") return false;
  const { name, uri, calculation } = message;
  return (
    typeof name === "string" &&
    typeof uri === "string" &&
    isRecord(calculation) &&
    Array.isArray(calculation["fields"]) &&
    calculation["fields"].every(isField) &&
    Array.isArray(calculation["figures"]) &&
    calculation["figures"].every(isFigure) &&
    typeof calculation["block"] === "string"
  );
}

function isField(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["id", "group", "label", "value", "told", "example"].every(
      (key) => typeof value[key] === "string",
    )
  );
}

function isFigure(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["id", "title", "basis"].every((key) => typeof value[key] === "string") &&
    Array.isArray(value["places"]) &&
    value["places"].every(
      (place) => isRecord(place) && typeof place["label"] === "string",
    )
  );
}
