import { lineAt } from "../model/lines";
import type { Postmortem } from "../model/postmortem";
import type { SuppressionForm } from "../model/suppressions";
import { lineEndingOf, type TextEdit } from "../text";

/**
 * The edit that silences a rule on the line of an offset, in the form that leaves the document's structure alone: a comment
 * above headings, paragraphs and diagrams, behind the words in lists, tables and the middle of paragraphs. Null in front
 * matter, where no comment can stand.
 */
export function suppressOnLine(
  postmortem: Postmortem,
  rule: string,
  offset: number,
): TextEdit | null {
  const { text, lines, sections } = postmortem;
  let index = lineAt(lines, offset);
  const context = lines[index]?.context;
  if (context === "frontMatter") return null;
  if (context === "code") {
    while (lines[index - 1]?.context === "code") index--;
  }
  const line = lines[index];
  if (!line) return null;
  const isLabel = sections.some((section) => section.line === index);
  const standsAbove =
    context === "code" ||
    context === "html" ||
    ((line.listDepth === 0 || line.isLazy) &&
      (context === "heading" ||
        (context === "text" && (line.startsParagraph || isLabel))));
  if (standsAbove) {
    const named = nameIn(postmortem, rule, "disable-next-line", index - 1);
    if (named) return named;
    const margin = /^[ \t]*/.exec(text.slice(line.start, line.range.end));
    const comment = `<!-- postmortem-disable-next-line ${rule} -->`;
    return insertion(
      line.start,
      `${margin?.[0] ?? ""}${comment}${lineEndingOf(text)}`,
    );
  }
  const named = nameIn(postmortem, rule, "disable-line", index);
  if (named) return named;
  const source = text.slice(line.start, line.range.end);
  const closing = context === "table" ? /\s*\|?\s*$/ : /\s*$/;
  const end = source.length - (closing.exec(source)?.[0].length ?? 0);
  return insertion(
    line.start + end,
    ` <!-- postmortem-disable-line ${rule} -->`,
  );
}

/** The edit that silences a rule in the whole document, by a comment on top. */
export function suppressInFile(postmortem: Postmortem, rule: string): TextEdit {
  const { text, lines, frontMatter } = postmortem;
  const first = lines.findIndex(
    ({ context }) => context !== "blank" && context !== "frontMatter",
  );
  const named = nameIn(postmortem, rule, "disable", first);
  if (named) return named;
  const newline = lineEndingOf(text);
  const comment = `<!-- postmortem-disable ${rule} -->`;
  if (!frontMatter) return insertion(0, comment + newline + newline);
  return insertion(frontMatter.range.end, newline + newline + comment);
}

/** Adds the name to the comment of the form that stands on the line already. */
function nameIn(
  { lines, suppressions }: Postmortem,
  rule: string,
  form: SuppressionForm,
  line: number,
): TextEdit | undefined {
  const last = suppressions.findLast(
    (each) =>
      each.form === form &&
      each.rule !== null &&
      lineAt(lines, each.comment.start) === line,
  );
  return last && insertion(last.range.end, ` ${rule}`);
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}
