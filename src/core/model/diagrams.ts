import { addAll } from "../lists";
import type { Code, Html, Nodes } from "mdast";
import { MarkdownBlock, PlacedBlock, type Markdown } from "../markdown";
import { memoOf } from "../memo";
import { lineColumnAt, lineStarts, movedRange, type TextRange } from "../text";

/** What a diagram says. It stays the same object as long as the diagram's block is the same, wherever that moves. */
export interface Drawing {
  /** The text that Mermaid is given: without the indentation and quote marks of a surrounding list or quotation. */
  readonly source: string;
  /** What is drawn: "flowchart" (also where it says "graph"), "gantt", "sequenceDiagram"; null where nothing says so. */
  readonly type: string | null;
}

/** A Mermaid diagram in the document. */
export interface Diagram extends Drawing {
  readonly drawing: Drawing;
  /** From the opening fence or `:::` to the closing one. */
  readonly range: TextRange;
  /** The diagram's own text within it, list indentation and quote marks included; empty where there is none. */
  readonly sourceRange: TextRange;
  /** 0-based line of the opening. */
  readonly line: number;
  /** 0-based line on which the source begins. */
  readonly sourceLine: number;
}

/**
 * Every Mermaid diagram, in document order: fenced code of that language, elements of the class that Mermaid itself looks
 * for (`<pre class="mermaid">`), and `::: mermaid` containers, which are looked for in `text`: the same with blanks for
 * what is not to be read.
 */
export function readDiagrams(
  { text: whole, blocks }: Markdown,
  text: string = whole,
): Diagram[] {
  const diagrams = containers(text, blocks);
  for (const placed of blocks) {
    if (diagramsOf(placed.block).length === 0) continue;
    addAll(diagrams, placedDiagrams(placed));
  }
  return diagrams.sort((a, b) => a.range.start - b.range.start);
}

const placedDiagrams = memoOf(
  PlacedBlock,
  ({ start, line, block }): Diagram[] =>
    diagramsOf(block).map((diagram) => ({
      ...diagram,
      range: movedRange(diagram.range, start),
      sourceRange: movedRange(diagram.sourceRange, start),
      line: diagram.line + line,
      sourceLine: diagram.sourceLine + line,
    })),
);

/** With offsets and lines from the beginning of the block. */
const diagramsOf = memoOf(MarkdownBlock, (block): Diagram[] =>
  verbatimOf(block).flatMap((node) => {
    if (node.type === "html") return elementDiagram(node, block.source);
    return isMermaid(node) ? [fencedDiagram(node, block.source)] : [];
  }),
);

/** Code and elements of HTML, wherever they are nested. */
const verbatimOf = memoOf(MarkdownBlock, ({ nodes }): (Code | Html)[] => {
  const found: (Code | Html)[] = [];
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "code" || node.type === "html") found.push(node);
    else if (
      node.type === "list" ||
      node.type === "listItem" ||
      node.type === "blockquote" ||
      node.type === "footnoteDefinition"
    ) {
      for (const child of node.children) open.push(child);
    }
  }
  return found;
});

/** Whether a fence's info string says Mermaid: `mermaid`, `Mermaid`, `{mermaid}`, `{.mermaid}`, with or without attributes after it. */
export function isMermaid(node: Code): boolean {
  const info = `${node.lang ?? ""} ${node.meta ?? ""}`;
  return /^\{?\s*\.?mermaid(?![\w-])/i.test(info);
}

function fencedDiagram(node: Code, text: string): Diagram {
  const range = {
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
  };
  const line = (node.position?.start.line ?? 1) - 1;
  const { sourceRange, hasLine } = insideFence(text, range);
  return {
    range,
    sourceRange,
    line,
    sourceLine: hasLine ? line + 1 : line,
    ...drawn(node.value),
  };
}

/** What stands between the opening line and the closing fence, which an unfinished document lacks. */
function insideFence(
  text: string,
  range: TextRange,
): { sourceRange: TextRange; hasLine: boolean } {
  const source = text.slice(range.start, range.end);
  const opening = /^[^\r\n]*(?:\r\n?|\n)/.exec(source)?.[0].length;
  if (opening === undefined) {
    return {
      sourceRange: { start: range.end, end: range.end },
      hasLine: false,
    };
  }
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0] ?? "```";
  const lastLine = Math.max(
    source.lastIndexOf("\n") + 1,
    source.lastIndexOf("\r") + 1,
  );
  const last = source.slice(lastLine).replace(/^[ \t>]*/, "");
  const isClosed =
    last.startsWith(fence) && /^(?:`+|~+)[ \t]*$/.test(last.trimEnd());
  const contentEnd = isClosed
    ? source.slice(0, lastLine).replace(/(?:\r\n|\r|\n)$/, "").length
    : source.length;
  return {
    sourceRange: {
      start: range.start + opening,
      end: range.start + Math.max(opening, contentEnd),
    },
    hasLine: true,
  };
}

const elementOpening =
  /^[ \t]*<(pre|div)(?=\s)[^<>]{0,200}?\sclass\s?=\s?(["'])(?:[^"'<>]{0,80}\s)?mermaid(?:\s[^"'<>]{0,80})?\2[^<>]{0,200}>/i;

/** `<pre class="mermaid">` … `</pre>`. */
function elementDiagram({ value, position }: Html, text: string): Diagram[] {
  const opening = elementOpening.exec(value);
  if (!opening) return [];
  const [tag, name = ""] = opening;
  const close = value.toLowerCase().lastIndexOf(`</${name.toLowerCase()}>`);
  const end = close < tag.length ? value.length : close;
  const inner = value.slice(tag.length, end).trimEnd();
  const line = (position?.start.line ?? 1) - 1;
  const lead = /^[ \t]*(?:\r\n?|\n)/.exec(inner)?.[0].length ?? 0;
  const source = withoutEntities(inner.slice(lead));
  const range = {
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
  };
  // In a list or a quotation, the element's lines have been stripped of their margin.
  const isVerbatim = text.startsWith(value, range.start);
  const start = range.start + tag.length + lead;
  return [
    {
      range,
      sourceRange: isVerbatim
        ? { start, end: range.start + tag.length + inner.length }
        : range,
      line,
      sourceLine: line + linesIn(tag) + (lead > 0 ? 1 : 0),
      ...drawn(source),
    },
  ];
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
};

function withoutEntities(source: string): string {
  return source.replace(
    /&(?:lt|gt|quot|amp);/g,
    (entity) => entities[entity] ?? entity,
  );
}

function linesIn(source: string): number {
  return source.split(/\r\n?|\n/).length - 1;
}

const containerOpening = /^([ \t]*)(:{3,})[ \t]*\{?\.?mermaid(?![\w-])/i;

/** `::: mermaid` … `:::`, as wikis write it; CommonMark knows no containers, so they are found line by line. */
function containers(text: string, blocks: readonly PlacedBlock[]): Diagram[] {
  if (!text.includes(":::") || !/:::[ \t]*\{?\.?mermaid/i.test(text)) return [];
  const found: Diagram[] = [];
  const starts = lineStarts(text);
  const isCode = codeLines(starts.length, blocks);
  for (let line = 0; line < starts.length; line++) {
    const opening = containerOpening.exec(lineAt(text, starts, line));
    if (!opening || isCode[line] === 1) continue;
    const [, indent = "", marks = ""] = opening;
    const closing = new RegExp(`^[ \\t]*:{${marks.length},}[ \\t]*$`);
    let last = line + 1;
    while (last < starts.length && !closing.test(lineAt(text, starts, last))) {
      last++;
    }
    const isClosed = last < starts.length;
    const sourceStart = starts[line + 1] ?? text.length;
    const before = isClosed ? endOfLine(text, starts, last - 1) : text.length;
    const sourceRange = {
      start: sourceStart,
      end: Math.max(sourceStart, before),
    };
    const source = text.slice(sourceRange.start, sourceRange.end);
    found.push({
      range: {
        start: (starts[line] ?? 0) + indent.length,
        end: isClosed ? endOfLine(text, starts, last) : text.length,
      },
      sourceRange,
      line,
      sourceLine: lineColumnAt(starts, sourceStart).line,
      ...drawn(source),
    });
    line = last;
  }
  return found;
}

function lineAt(text: string, starts: readonly number[], line: number): string {
  return text.slice(starts[line] ?? 0, endOfLine(text, starts, line));
}

/** The offset at which a line ends, its line ending not counted. */
function endOfLine(
  text: string,
  starts: readonly number[],
  line: number,
): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  return text[next - 2] === "\r" && text[next - 1] === "\n"
    ? next - 2
    : next - 1;
}

/** 1 for each line that belongs to code. */
function codeLines(count: number, blocks: readonly PlacedBlock[]): Uint8Array {
  const isCode = new Uint8Array(count);
  for (const { line, block } of blocks) {
    for (const { type, position } of verbatimOf(block)) {
      if (type !== "code" || !position) continue;
      const { start, end } = position;
      isCode.fill(1, line + start.line - 1, line + end.line);
    }
  }
  return isCode;
}

/** Keywords that draw the same as another. */
const sameType: Readonly<Record<string, string>> = {
  graph: "flowchart",
  "flowchart-elk": "flowchart",
  "flowchart-v2": "flowchart",
  "classDiagram-v2": "classDiagram",
  "stateDiagram-v2": "stateDiagram",
};

function drawn(source: string): Drawing & Pick<Diagram, "drawing"> {
  const drawing = { source, type: diagramType(source) };
  return { ...drawing, drawing };
}

/** The first keyword after front matter, directives and comments; versions and "-beta" are left out. */
function diagramType(source: string): string | null {
  const start = preambleEnd(source);
  const keyword = /^[A-Za-z][\w-]*/.exec(source.slice(start))?.[0];
  if (keyword === undefined) return null;
  return sameType[keyword] ?? keyword.replace(/-beta$/, "");
}

/**
 * Where the keyword stands, after what Mermaid allows before it: `---` front matter, `%%{…}%%` directives, `%%` comments.
 * The length of the source where nothing follows.
 */
export function preambleEnd(source: string): number {
  let at = skipSpace(source, frontMatterEnd(source));
  const lastDirectiveEnd = source.lastIndexOf("}%%");
  while (source.startsWith("%%", at)) {
    if (source[at + 2] === "{" && at < lastDirectiveEnd) {
      at = source.indexOf("}%%", at) + 3;
    } else {
      while (at < source.length && !/[\r\n]/.test(source[at] ?? "")) at++;
    }
    at = skipSpace(source, at);
  }
  return at;
}

function frontMatterEnd(source: string): number {
  const opening = /^\s*---[ \t]*[\r\n]/.exec(source);
  if (!opening) return 0;
  const closing = /[\r\n][ \t]*---[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = opening[0].length - 1;
  const end = closing.exec(source);
  return end ? end.index + end[0].length : 0;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source[at] ?? "")) at++;
  return at;
}
