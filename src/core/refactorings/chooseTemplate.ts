import type { Postmortem } from "../model/postmortem";
import { lineEndingOf, type TextEdit } from "../text";

/**
 * The edit that makes a document's front matter name a template; null for the one that fits best, which takes the name out.
 * Nothing where there is nothing to change.
 */
export function chooseTemplate(
  { text, frontMatter }: Postmortem,
  id: string | null,
): TextEdit[] {
  const newline = lineEndingOf(text);
  if (!frontMatter) {
    if (id === null) return [];
    const block = `---${newline}template: ${id}${newline}---${newline}${newline}`;
    return [{ range: { start: 0, end: 0 }, newText: block }];
  }
  const { start, end } = frontMatter.range;
  const line =
    frontMatter.format === "yaml" ? `template: ${id}` : `template = "${id}"`;
  const field = /^template[ \t]*[:=].*(?:\r\n?|\n)/im.exec(
    text.slice(start, end),
  );
  if (field) {
    const from = start + field.index;
    const range = { start: from, end: from + field[0].length };
    return [{ range, newText: id === null ? "" : line + newline }];
  }
  if (id === null) return [];
  // In TOML, what stands behind a table's heading belongs to the table.
  const first = /^.*(?:\r\n?|\n)/.exec(text.slice(start, end))?.[0].length ?? 0;
  const at = start + first;
  return [{ range: { start: at, end: at }, newText: line + newline }];
}
