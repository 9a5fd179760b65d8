import mermaid from "mermaid";
import type { DiagramError, DiagramParser } from "../core/mermaid/diagramError";
import { longestSource, mostEdges, whyTooLarge } from "./limits";
import { frontMatterPlace, placeOf } from "./places";

mermaid.initialize({
  startOnLoad: false,
  securityLevel: "strict",
  suppressErrorRendering: true,
  maxTextSize: longestSource,
  maxEdges: mostEdges,
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
function diagramError(source: string, error: unknown): DiagramError {
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
  // A slip in Mermaid's own code, which tells nobody anything.
  const isInternal = /^(?:Type|Range|Reference)Error$/.test(name);
  return {
    ...nowhere,
    kind: "other",
    message: isInternal
      ? "it stops on it, and can’t say why"
      : (message.split("\n", 1)[0] ?? ""),
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
