import { editDistance } from "../model/editDistance";
import { preambleEnd, type Diagram } from "../model/diagrams";
import type { TextRange } from "../text";
import type { DiagramError } from "./diagramError";

/** The keywords that begin a diagram, as people write them. */
const keywords = [
  ..."flowchart graph sequenceDiagram gantt timeline pie stateDiagram-v2 stateDiagram".split(
    " ",
  ),
  ..."classDiagram erDiagram journey mindmap gitGraph quadrantChart xychart-beta".split(
    " ",
  ),
  ..."requirementDiagram sankey-beta block-beta packet-beta kanban C4Context".split(
    " ",
  ),
  ..."architecture-beta radar-beta treemap-beta ishikawa-beta".split(" "),
];

interface ErrorText {
  readonly range: TextRange;
  readonly message: string;
  /** The keyword that was probably meant by an unknown one. */
  readonly keyword: string | null;
}

/** What Mermaid's parser says, in words for people. The range is one of the diagram's source. */
export function errorText(diagram: Diagram, error: DiagramError): ErrorText {
  if (error.kind === "unknown-type") return unknownType(diagram);
  const range = error.range ?? keywordRange(diagram.source);
  if (error.kind === "other") {
    const message = `Mermaid can’t draw this diagram: ${error.message.trim().replace(/\.?$/, ".")}`;
    return { range, message, keyword: null };
  }
  const kind =
    diagram.type === null ? "diagram" : (names[diagram.type] ?? diagram.type);
  const message = `Mermaid can’t read this ${kind}: ${reason(error)}`;
  return { range, message, keyword: null };
}

function reason({ found, expected }: DiagramError): string {
  if (found !== "") return `“${shortened(found)}” can’t stand here.`;
  const known = unfinished.find(([token]) => expected.includes(token));
  return known?.[1] ?? "something is missing here.";
}

/** What is missing where nothing more is found, by what the grammar would take instead; the first that it would. */
const unfinished: readonly (readonly [token: string, reason: string])[] = [
  ["TXT", "a colon and a text are missing here."],
  ["STYLE_SEPARATOR", "a colon and a text are missing here."],
  ["STRUCT_STOP", "a class is still open. Close it with “}”."],
  ["end", "a block is still open. Close it with “end”."],
  ["SQE", "a label is still open here."],
  ["EDGE_TEXT", "a link is still open here: it ends with “--” or “-->”."],
  ["NODE_STRING", "a node is missing here."],
];

function shortened(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** What people call the types whose keyword is no word. */
const names: Readonly<Record<string, string>> = {
  sequenceDiagram: "sequence diagram",
  gantt: "Gantt chart",
  pie: "pie chart",
  stateDiagram: "state diagram",
  classDiagram: "class diagram",
  erDiagram: "entity–relationship diagram",
  xychart: "XY chart",
  quadrantChart: "quadrant chart",
  requirementDiagram: "requirement diagram",
};

function unknownType({ source }: Diagram): ErrorText {
  const range = keywordRange(source);
  const word = source.slice(range.start, range.end);
  if (word === "") {
    const message =
      "This diagram is empty. Its first word says what is drawn, such as “flowchart” or “timeline”.";
    return { range, message, keyword: null };
  }
  const keyword = nearest(word);
  const question = keyword ? ` Did you mean “${keyword}”?` : "";
  return {
    range,
    message: `Mermaid knows no diagram called “${shortened(word)}”.${question}`,
    keyword,
  };
}

/** The keyword that differs in its case only, or in a letter or two. */
function nearest(word: string): string | null {
  if (word.length > 30) return null;
  const lower = word.toLowerCase();
  const same = keywords.find((each) => each.toLowerCase() === lower);
  if (same) return same;
  const most = Math.min(2, Math.floor(word.length / 3));
  return (
    keywords.find(
      (each) => editDistance(each.toLowerCase(), lower, most) <= most,
    ) ?? null
  );
}

/** The diagram's first word, empty at the end where it has none. */
function keywordRange(source: string): TextRange {
  const start = preambleEnd(source);
  const word = /^\S+/.exec(source.slice(start, start + 200))?.[0] ?? "";
  return { start, end: start + word.length };
}
