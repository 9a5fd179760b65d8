import type { Root } from "mdast";
import { load as parseYaml } from "js-yaml";
import { parse as parseToml } from "smol-toml";
import type { Markdown, MarkdownBlock } from "../markdown";
import { memo } from "../memo";
import type { TextRange } from "../text";

/** The data that stands before the document's text. */
export interface FrontMatter {
  readonly format: "yaml" | "toml";
  /** With its fences. */
  readonly range: TextRange;
  /** By key in small letters; empty where the front matter can't be read. Strings, numbers, booleans, null, lists, maps. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Front matter of more than this many UTF-16 units is not read: no document has it, and reading it would take time. */
const longestFrontMatter = 50_000;

/** YAML's aliases can unfold a few lines into millions of values; no document has as many as this. */
const mostValues = 10_000;

/**
 * The front matter of a document, YAML between `---` or TOML between `+++`; null where there is none. What can't be read
 * has no fields: faulty notation, anything but a map, and aliases that unfold without end.
 */
export function readFrontMatter({ blocks }: Markdown): FrontMatter | null {
  const [first] = blocks;
  if (!first) return null;
  const read = readBlock(first.block);
  if (!read) return null;
  const { start } = first;
  const range = {
    start: read.range.start + start,
    end: read.range.end + start,
  };
  return { ...read, range };
}

/** A line of front matter with a key and a value, as it stands in the text. */
interface FrontMatterLine {
  readonly title: string;
  /** Without quotes and comment. */
  readonly value: TextRange;
}

/** The keys and values on lines of their own at the top level; nested ones and lists are left out. */
export function frontMatterLines(
  text: string,
  frontMatter: FrontMatter | null,
): FrontMatterLine[] {
  if (!frontMatter) return [];
  const { start, end } = frontMatter.range;
  if (end - start > longestFrontMatter) return [];
  const source = text.slice(start, end);
  const found: FrontMatterLine[] = [];
  const separator = frontMatter.format === "yaml" ? ":" : "=";
  for (const { index, 0: line } of source.matchAll(/[^\r\n]+/g)) {
    const at = line.indexOf(separator);
    const title = line.slice(0, Math.max(at, 0)).trimEnd();
    if (!/^["']?[A-Za-z][\w -]{0,60}["']?$/.test(title)) continue;
    const rest = line.slice(at + 1);
    const value = /^\s*(?:"([^"]*)"|'([^']*)'|(.*?))(?:\s+#.*)?\s*$/.exec(rest);
    const words = value?.[1] ?? value?.[2] ?? value?.[3] ?? "";
    if (words === "") continue;
    const from = start + index + at + 1 + rest.indexOf(words);
    found.push({
      title: title.replace(/["']/g, ""),
      value: { start: from, end: from + words.length },
    });
  }
  return found;
}

/** With offsets from the beginning of the block. */
const readBlock = memo(
  ({ source, nodes }: MarkdownBlock): FrontMatter | null => {
    // mdast's own types know YAML only.
    const node = nodes[0] as
      { type: string; value?: string; position?: Root["position"] } | undefined;
    if (node?.type !== "yaml" && node?.type !== "toml") return null;
    const range = {
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? source.length,
    };
    const read = node.type === "yaml" ? parseYaml : parseToml;
    return {
      format: node.type,
      range,
      fields: fieldsOf(read, node.value ?? ""),
    };
  },
);

function fieldsOf(
  read: (source: string) => unknown,
  source: string,
): Record<string, unknown> {
  if (source.length > longestFrontMatter) return {};
  try {
    const value = plain(read(source));
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return {};
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]),
    );
  } catch {
    return {};
  }
}

/** The value with dates as they are written in ISO 8601, so that it is plain data. Throws where it is too much. */
function plain(value: unknown, count = { values: 0 }): unknown {
  if (++count.values > mostValues) throw new RangeError("too many values");
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => plain(each, count));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, plain(field, count)]),
    );
  }
  return value;
}
