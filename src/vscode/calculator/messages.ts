import type { FromCalculator } from "../../protocol";

/** Whether what the page posted is a message that the calculator understands. */
export function isFromCalculator(message: unknown): message is FromCalculator {
  if (typeof message !== "object" || message === null) return false;
  const { type, id, value, place, format } = { ...message } as Record<
    string,
    unknown
  >;
  switch (type) {
    case "ready":
    case "writeTable":
    case "openSettings":
      return true;
    case "suppose":
      return (
        typeof id === "string" &&
        typeof value === "string" &&
        value.length <= longestValue
      );
    case "forget":
      return id === null || typeof id === "string";
    case "revealField":
    case "write":
      return typeof id === "string";
    case "revealFigure":
      return typeof id === "string" && Number.isInteger(place);
    case "copy":
      return format === "markdown" || format === "text" || format === "json";
    default:
      return false;
  }
}

/** No value of a field is longer, in UTF-16 units. */
const longestValue = 200;
