import mermaid from "mermaid";
import type { DiagramError, DiagramParser } from "../core/mermaid/diagramError";
import { longestSource, whyTooLarge } from "./limits";
import { frontMatterPlace, placeOf } from "./places";

mermaid.initialize({
  startOnLoad: false,
  securityLevel: "strict",
  suppressErrorRendering: true,
  maxTextSize: longestSource,
  // How many the preview draws is no mistake of the diagram.
  maxEdges: longestSource,
  // 5 is “fatal”: the errors are what is asked for, and told elsewhere.
  logLevel: 5,
  // ELK, the default, is not there.
  layout: "dagre",
});

/** The types that are read by `grammars.cjs`. */
const grammarTypes: ReadonlySet<string> = new Set([
  ..."architecture cynefin eventmodeling gitGraph info packet pie radar".split(
    " ",
  ),
  ..."railroad railroadAbnf railroadEbnf railroadPeg treeView treemap wardley".split(
    " ",
  ),
]);

export const diagramParser: DiagramParser = {
  async parseDiagram(source) {
    if (whyTooLarge(source) !== undefined) return undefined;
    try {
      await mermaid.parse(source);
      return null;
    } catch (error) {
      return diagramError(source, error);
    }
  },
  needsGrammars(source) {
    try {
      return grammarTypes.has(mermaid.detectType(source));
    } catch {
      // No type that Mermaid knows.
      return false;
    }
  },
};

/** Mermaid throws errors of several kinds, strings and plain objects. */
function diagramError(
  source: string,
  error: unknown,
): DiagramError | undefined {
  const { name, message } = read(error);
  if (name === "UnknownDiagramError") {
    return { ...nowhere, kind: "unknown-type", message: "" };
  }
  const inFrontMatter = frontMatterPlace(source, error);
  if (inFrontMatter) {
    const reason = /^[^(\n]*/.exec(message)?.[0].trim() ?? "";
    return {
      ...inFrontMatter,
      kind: "other",
      message: `its front matter is no YAML, ${reason}`,
    };
  }
  const place = placeOf(source, error, message);
  if (place) return { ...place, kind: "syntax", message: "" };
  // A slip in the parser's own code: it has not understood the diagram, nor can anybody understand it.
  if (/^(?:Type|Range|Reference)Error$/.test(name)) return undefined;
  return {
    ...nowhere,
    kind: "other",
    message: message.split("\n", 1)[0] ?? "",
  };
}

const nowhere = { range: null, found: "", expected: [] };

function read(error: unknown): { name: string; message: string } {
  if (typeof error === "string") return { name: "", message: error };
  const { name, message, str } = Object(error) as Record<string, unknown>;
  const text = [message, str].find((each) => typeof each === "string");
  return {
    name: typeof name === "string" ? name : "",
    message: typeof text === "string" ? text : "",
  };
}
