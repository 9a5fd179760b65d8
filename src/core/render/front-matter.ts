import type { Element, ElementContent } from "hast";
import type { FrontMatter } from "../model/frontMatter";

/** Deeper than front matter is nested; what lies below is not shown. */
const maxDepth = 4;

/** Front matter as a table of its fields; null where it has none that can be read. */
export function frontMatterTable(
  fields: FrontMatter["fields"],
): Element | null {
  const rows = Object.entries(fields);
  if (rows.length === 0) return null;
  return element(
    "table",
    ["front-matter"],
    element(
      "tbody",
      [],
      ...rows.map(([key, value]) =>
        element(
          "tr",
          [],
          {
            ...element("th", [], { type: "text", value: key }),
            properties: { scope: "row" },
          },
          element("td", [], { type: "text", value: valueText(value) }),
        ),
      ),
    ),
  );
}

function valueText(value: unknown, depth = 0): string {
  if (value === null || value === undefined || depth > maxDepth) return "";
  if (Array.isArray(value)) {
    return value.map((each) => valueText(each, depth + 1)).join(", ");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${valueText(each, depth + 1)}`)
      .join(", ");
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function element(
  tagName: string,
  className: string[],
  ...children: ElementContent[]
): Element {
  const properties = className.length > 0 ? { className } : {};
  return { type: "element", tagName, properties, children };
}
