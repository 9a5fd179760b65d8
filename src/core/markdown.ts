import type { Nodes, Paragraph, Root, RootContent } from "mdast";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";
import { splitBlocks, type SourceBlock } from "./blocks";
import { finish, type Steps } from "./steps";

/** A block longer than this (UTF-16 units) is kept as plain text: remark's cost grows faster than a block's length. */
export const longestParsedBlock = 64_000;

/** Marks of emphasis, links and code in such number in one paragraph serve no reader and cost remark quadratic time. */
const mostMarks = 500;

/** Underlines of headings without a blank line between them cost remark quadratic time. */
const mostUnderlines = 100;

/** Containers nested deeper than this on one line serve no reader and would overflow the stack of whoever walks the tree. */
const deepestNesting = 100;

/** Blocks are parsed in groups of about this length, since each call of the parser has a price of its own. */
const usualGroup = 2_000;

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
 * The Markdown tree of a text (CommonMark, GFM, YAML and TOML front matter), with positions as UTF-16 offsets into the text,
 * a byte-order mark counted. Never throws; a block that remark could not parse in reasonable time is one plain paragraph.
 */
export function parseMarkdown(text: string): Root {
  return finish(parseMarkdownInSteps(text));
}

/**
 * The same as `parseMarkdown`, yielding after each top-level block, so that a host can let others work in between.
 * Parsing block by block also keeps the cost linear: remark alone grows faster than the text.
 */
export function* parseMarkdownInSteps(text: string): Steps<Root> {
  const definitions = new DefinitionIndex();
  const parsed: { block: Block; children: RootContent[] }[] = [];
  for (const block of groupBlocks(text)) {
    const children = parseBlock(text, block, "");
    definitions.add(children, parsed.length);
    parsed.push({ block, children });
    yield;
  }
  const children: RootContent[] = [];
  for (const [index, part] of parsed.entries()) {
    const elsewhere = definitions.neededBy(text, part.block, index);
    children.push(
      ...(elsewhere === ""
        ? part.children
        : parseBlock(text, part.block, elsewhere)),
    );
    if (elsewhere !== "") yield;
  }
  return { type: "root", children, position: rootPosition(text) };
}

/** One block or several that are parsed together. */
interface Block extends SourceBlock {
  readonly tooCostly: boolean;
}

function groupBlocks(text: string): Block[] {
  const groups: Block[] = [];
  for (const block of splitBlocks(text)) {
    // What stands in a fence has no structure that could cost anything.
    const tooCostly =
      block.kind !== "fence" && isTooCostly(text.slice(block.start, block.end));
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      !tooCostly &&
      !last.tooCostly &&
      last.kind !== "frontMatter" &&
      block.end - last.start <= usualGroup;
    if (joins) groups[groups.length - 1] = { ...last, end: block.end };
    else groups.push({ ...block, tooCostly });
  }
  return groups;
}

/** The nodes of one block, placed where the block stands in the whole text. `prefix` holds definitions from other blocks. */
function parseBlock(text: string, block: Block, prefix: string): RootContent[] {
  const source = text.slice(block.start, block.end);
  if (block.tooCostly) return [plainParagraph(source, block)];
  const reader = block.kind === "frontMatter" ? parserWithFrontMatter : parser;
  const prefixLines = prefix === "" ? 0 : prefix.split("\n").length - 1;
  // Without a working folder given, each call would ask the host for it.
  const root = reader.parse({ value: prefix + source, cwd: "" });
  const own: RootContent[] = [];
  for (const child of root.children) {
    if ((child.position?.start.offset ?? 0) < prefix.length) continue;
    shift(child, block.start - prefix.length, block.line - prefixLines);
    own.push(child);
  }
  return own;
}

function isTooCostly(source: string): boolean {
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

function plainParagraph(source: string, block: Block): Paragraph {
  const value = source.trimEnd();
  const lines = value.split(/\r\n?|\n/);
  const position = {
    start: { line: block.line + 1, column: 1, offset: block.start },
    end: {
      line: block.line + lines.length,
      column: (lines.at(-1) ?? "").length + 1,
      offset: block.start + value.length,
    },
  };
  return {
    type: "paragraph",
    children: [{ type: "text", value, position }],
    position,
  };
}

/** Moves a freshly parsed node and all below it; iterative, since trees can be deep. */
function shift(node: Nodes, offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return;
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.position) {
      for (const point of [next.position.start, next.position.end]) {
        point.line += lines;
        point.offset = (point.offset ?? 0) + offset;
      }
    }
    if ("children" in next) open.push(...next.children);
  }
}

function rootPosition(text: string): NonNullable<Root["position"]> {
  let lines = 1;
  let last = 0;
  for (const ending of text.matchAll(/\r\n?|\n/g)) {
    lines++;
    last = ending.index + ending[0].length;
  }
  return {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines, column: text.length - last + 1, offset: text.length },
  };
}

/** Reference and footnote definitions serve the whole document, while each block is parsed by itself. */
class DefinitionIndex {
  readonly #blockOf = new Map<string, number>();

  add(children: readonly RootContent[], block: number): void {
    const open: Nodes[] = [...children];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === "definition" || node.type === "footnoteDefinition") {
        const key = `${node.type === "footnoteDefinition" ? "^" : ""}${node.label ?? node.identifier}`;
        const name = normalizeLabel(key);
        if (!this.#blockOf.has(name)) this.#blockOf.set(name, block);
      }
      if ("children" in node) open.push(...node.children);
    }
  }

  /** Definitions that stand in other blocks and are named in this one, as Markdown to be put before it. */
  neededBy(text: string, block: Block, index: number): string {
    if (this.#blockOf.size === 0) return "";
    const labels = new Set<string>();
    const source = text.slice(block.start, block.end);
    for (const [, label] of source.matchAll(
      /\[((?:[^[\]\\]|\\.){1,999})\]/gs,
    )) {
      const home = this.#blockOf.get(normalizeLabel(label ?? ""));
      if (home !== undefined && home !== index) labels.add(label ?? "");
    }
    if (labels.size === 0) return "";
    const lines = [...labels]
      .map((label) => label.replace(/\s+/g, " "))
      .map((label) => `[${label}]: ${label.startsWith("^") ? "x" : "<x>"}\n\n`);
    // The comment ends the last footnote, which an indented first line would go on with.
    return `${lines.join("")}<!-- -->\n\n`;
  }
}

/** Labels match without regard to case and white space (CommonMark 0.31, “matches”). */
function normalizeLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}
