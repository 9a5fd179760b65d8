import { addAll } from "./lists";
import type { Nodes, Paragraph, RootContent } from "mdast";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";
import type { SourceBlock } from "./blocks";

/** A block longer than this (UTF-16 units) is kept as plain text: remark's cost grows faster than a block's length. */
export const longestParsedBlock = 64_000;

/** Marks of emphasis, links and code in such number in one paragraph serve no reader and cost remark quadratic time. */
const mostMarks = 500;

/** Underlines of headings without a blank line between them cost remark quadratic time. */
const mostUnderlines = 100;

/** Containers nested deeper than this on one line serve no reader and would overflow the stack of whoever walks the tree. */
const deepestNesting = 100;

const parser = unified().use(remarkParse).use(readGfm).freeze();
const parserWithFrontMatter = unified()
  .use(remarkParse)
  .use(readGfm)
  .use(remarkFrontmatter, ["yaml", "toml"])
  .freeze();

/** The half of remark-gfm that reads; the other half, which writes Markdown, would be a tenth of the extension. */
function readGfm(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm()];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFromMarkdown(),
  ];
}

/**
 * The nodes of one block, with offsets from its beginning and lines from 1. `definitions` are put before it, and give no
 * nodes. What remark could not parse in reasonable time is one plain paragraph.
 */
export function parseBlock(
  source: string,
  kind: SourceBlock["kind"],
  definitions = "",
): RootContent[] {
  if (isTooCostly(source, kind)) return [plainParagraph(source)];
  const reader = kind === "frontMatter" ? parserWithFrontMatter : parser;
  const children = parseWith(reader, definitions + source);
  if (definitions === "") return children;
  const own = children.filter((child) => startOf(child) >= definitions.length);
  const lines = definitions.split("\n").length - 1;
  for (const child of own) moveNode(child, -definitions.length, -lines);
  return own;
}

/** The nodes of several blocks of which none is too costly and none is front matter. */
export function parseBlocks(source: string): RootContent[] {
  return parseWith(parser, source);
}

function parseWith(reader: typeof parser, source: string): RootContent[] {
  // What is a byte-order mark only at the beginning of a text is not to be dropped anywhere else.
  const lead = source.startsWith("\uFEFF") ? "\n" : "";
  // Without a working folder given, each call would ask the host for it.
  const { children } = reader.parse({ value: lead + source, cwd: "" });
  for (const child of children) moveNode(child, -lead.length, -lead.length);
  return children;
}

/** The offset at which a node begins. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Moves a node that nobody else holds, and all below it. Iterative, since trees can be deep. */
export function moveNode(node: Nodes, offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return;
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.position) {
      for (const point of [next.position.start, next.position.end]) {
        point.line += lines;
        point.offset = (point.offset ?? 0) + offset;
      }
    }
    if ("children" in next) addAll<Nodes>(open, next.children);
  }
}

/** Whether remark would take too long over a piece. What stands in a fence has no structure that could cost anything. */
export function isTooCostly(
  source: string,
  kind: SourceBlock["kind"],
): boolean {
  return kind !== "fence" && hasCostlyStructure(source);
}

function hasCostlyStructure(source: string): boolean {
  if (source.length > longestParsedBlock) return true;
  if (source.length < deepestNesting) return false;
  let marks = 0;
  let underlines = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    const containers =
      /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*)*/.exec(
        line,
      )?.[0] ?? "";
    const content = line.slice(containers.length);
    // Whatever begins like a block of its own begins a new paragraph.
    if (containers.trim() !== "" || /^(?:$|[#|])/.test(content)) marks = 0;
    marks += line.match(/[*_[\]~`<]/g)?.length ?? 0;
    if (/^[=-]+[ \t]*$/.test(line)) underlines++;
    const nesting = containers.replace(/[ \t\d]/g, "").length;
    if (
      marks > mostMarks ||
      underlines > mostUnderlines ||
      nesting > deepestNesting ||
      /^[ \t]{400}/.test(line)
    ) {
      return true;
    }
  }
  return false;
}

function plainParagraph(source: string): Paragraph {
  const value = source.trimEnd();
  const lines = value.split(/\r\n?|\n/);
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: {
      line: lines.length,
      column: (lines.at(-1) ?? "").length + 1,
      offset: value.length,
    },
  };
  return {
    type: "paragraph",
    children: [{ type: "text", value, position }],
    position,
  };
}
