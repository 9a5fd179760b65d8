import { quote, type Statement, type Trap } from "./trap";

const styling = /^\s*(?:style|linkStyle|classDef|class|click|direction)\b/;
const special = /[()[\]{}"|]/;
const closerOf: Readonly<Record<string, string>> = {
  "[": "]",
  "(": ")",
  "{": "}",
};
/** Which bracket may stand directly within another to make a shape: `([…])`, `[(…)]`, `[[…]]`, `((…))`, `{{…}}`. */
const shapesWithin: Readonly<Record<string, string>> = {
  "[": "[(",
  "(": "[(",
  "{": "{",
};
/** What may follow a node: a link, a class, another node, or nothing. */
const afterNode = /^\s*(?:$|[;&<=~-]|[xo]--|:::|@)/;

/** A label of brackets, parentheses, quotes or bars needs quotes, and no node can be called `end`. */
export function* flowchartTraps(
  statements: readonly Statement[],
): Iterable<Trap> {
  let isString = false;
  for (const statement of statements.slice(1)) {
    const { text } = statement;
    // A string may go on over lines: what they hold is text.
    const wasString = isString;
    if (text.split('"').length % 2 === 0) isString = !isString;
    if (wasString || isString || styling.test(text)) continue;
    const labels = [...subgraphTitle(statement), ...labelsOf(statement)];
    for (const label of labels) {
      const { from, to } = label;
      if (isQuoted(text.slice(from, to))) continue;
      yield unquoted(statement, from, to);
    }
    yield* endNodes(statement, labels);
    yield* shortArrows(statement, labels);
  }
}

/** A label's own words: from the offset of the first to that after the last. */
interface Label {
  readonly from: number;
  readonly to: number;
}

/** Every label of a line that Mermaid cannot read as it stands, or that is quoted. */
function labelsOf({ text }: Statement): Label[] {
  const labels: Label[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === '"') {
      at = text.indexOf('"', at + 1) + 1 || text.length;
    } else if (character === "|") {
      const end = endOfEdgeLabel(text, at);
      if (end > at) labels.push(trimmed(text, at + 1, end));
      at = Math.max(end, at) + 1;
    } else if (character in closerOf && opensNode(text, at)) {
      const end = matchingCloser(text, at);
      // What doesn't close, or closes before the node ends, only the parser can explain.
      if (end === undefined || !afterNode.test(text.slice(end + 1)))
        return labels;
      labels.push(withoutShape(text, at, end));
      at = end + 1;
    } else at++;
  }
  return labels;
}

/** Whether a bracket begins a node's label: it follows the id without a space, or ends a subgraph's id. */
function opensNode(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}_]/u.test(text[at - 1] ?? "") ||
    /^\s*subgraph\s+\S+\s*$/.test(text.slice(0, at))
  );
}

/** `-->|text|` */
function endOfEdgeLabel(text: string, at: number): number {
  const isAfterLink = /[->xo=.~]\s*$/.test(text.slice(Math.max(0, at - 3), at));
  return isAfterLink ? text.indexOf("|", at + 1) : -1;
}

/** Where the bracket at `start` closes; undefined where brackets cross or stay open. Text in quotes counts as text. */
function matchingCloser(text: string, start: number): number | undefined {
  const open: string[] = [];
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"') {
      const end = text.indexOf('"', at + 1);
      if (end > 0) at = end;
    } else if (closerOf[character]) open.push(closerOf[character]);
    else if (character === open.at(-1)) {
      open.pop();
      if (open.length === 0) return at;
    } else if (/[)\]}]/.test(character)) return undefined;
  }
  return undefined;
}

/** What stands between the brackets, and between those that only make the shape. */
function withoutShape(text: string, start: number, end: number): Label {
  let from = start + 1;
  let to = end;
  for (let depth = 0; depth < 2; depth++) {
    const outer = text[from - 1] ?? "";
    const inner = text[from] ?? "";
    const isShape =
      (shapesWithin[outer] ?? "").includes(inner) &&
      inner !== "" &&
      matchingCloser(text, from) === to - 1;
    if (!isShape) break;
    from++;
    to--;
  }
  // Slashes at both ends make a trapezoid; one alone is text that Mermaid cannot read.
  const isSlanted =
    /^[/\\].*[/\\]$/s.test(text.slice(from, to)) && to - from > 2;
  return isSlanted ? { from: from + 1, to: to - 1 } : trimmed(text, from, to);
}

function trimmed(text: string, from: number, to: number): Label {
  const part = text.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  return {
    from: start,
    to: Math.max(start, to - (part.length - part.trimEnd().length)),
  };
}

/** Whether Mermaid reads the label: in quotes as a whole, or without anything that needs them. */
function isQuoted(label: string): boolean {
  return (
    /^"[^"]*"[^"()[\]{}|]*$/.test(label) ||
    (!special.test(label) && !/^[/\\]/.test(label))
  );
}

function unquoted(statement: Statement, from: number, to: number): Trap {
  const text = statement.text.slice(from, to);
  // Quotes around it all are there already; those within are in the way.
  const isInQuotes = /^".*"$/.test(text) && text.length > 1;
  const [start, end] = isInQuotes ? [from + 1, to - 1] : [from, to];
  const edits = quote(statement, start, end);
  const words = statement.text.slice(start, end);
  return {
    kind: "unquoted-label",
    range: { start: statement.start + from, end: statement.start + to },
    message: `Mermaid can’t read “${text}” as a label: brackets, quotes and bars need quotes around it all. Write “"${words.replaceAll('"', "#quot;")}"”.`,
    isRefused: true,
    fix: "Put the label into quotes",
    edits: isInQuotes ? edits.slice(1, -1) : edits,
  };
}

/** `subgraph Load balancer (HAProxy)` */
function subgraphTitle({ text }: Statement): Label[] {
  const title =
    /^(\s*subgraph\s+)([^"[\]{}|]*\([^"[\]{}|]*\)[^"[\]{}|]*)$/.exec(text);
  if (!title || /^\w+\(/.test(title[2] ?? "")) return [];
  return [trimmed(text, (title[1] ?? "").length, text.length)];
}

/** `A --> end` and `end --> A`. */
function* endNodes(
  { text, start }: Statement,
  labels: readonly Label[],
): Iterable<Trap> {
  const nodes =
    /(?<=^\s*)end(?=\s*(?:--|==|-\.|~~~|<--|[[({]))|(?<=(?:--+[->xo]|==+[=>xo]|-\.+->?|~~~|[|&])\s*)end(?![\w-])/g;
  for (const { index } of text.matchAll(nodes)) {
    if (labels.some(({ from, to }) => index >= from && index < to)) continue;
    const range = { start: start + index, end: start + index + 3 };
    yield {
      kind: "end",
      range,
      message:
        "Mermaid takes “end” for the end of a subgraph. Call the node “End”.",
      isRefused: true,
      fix: "Call it “End”",
      edits: [{ range, newText: "End" }],
    };
  }
}

/** `A -> B`, which is the arrow of sequences. */
function* shortArrows(
  { text, start }: Statement,
  labels: readonly Label[],
): Iterable<Trap> {
  if (/--|==|-\.|"/.test(text)) return;
  const arrow = /(?<=[\p{L}\p{N}_\])}]\s*)->(?=\s*[\p{L}\p{N}_])/gu;
  for (const { index } of text.matchAll(arrow)) {
    if (labels.some(({ from, to }) => index >= from && index < to)) continue;
    const range = { start: start + index, end: start + index + 2 };
    yield {
      kind: "short-arrow",
      range,
      message: "An arrow of a flowchart has two dashes: write “-->”.",
      isRefused: true,
      fix: "Write arrows as “-->”",
      edits: [{ range, newText: "-->" }],
    };
  }
}
