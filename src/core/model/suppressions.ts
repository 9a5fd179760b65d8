import type { TextRange } from "../text";
import { lineAt, type SourceLine } from "./lines";

/** A rule that a comment silences: `<!-- postmortem-disable-next-line timeline-order -->`. */
export interface Suppression {
  /** The id that is named; null where all rules are meant. */
  readonly rule: string | null;
  /** The name, or the comment where it names none. */
  readonly range: TextRange;
  readonly comment: TextRange;
  readonly form: SuppressionForm;
  /** Findings that begin here are silenced. */
  readonly covers: TextRange;
}

/** The next line, the comment's own, or a block that reaches to `postmortem-enable` or the end of the text. */
export type SuppressionForm = "disable-next-line" | "disable-line" | "disable";

/** A reason may follow the names, behind two hyphens. */
const comments =
  /<!--[ \t]*postmortem-(disable-next-line|disable-line|disable|enable)(?![\w-])([^<>\n\r]*?)-->/g;

/** The suppressions of a document in order; those in code are text. */
export function readSuppressions(
  text: string,
  lines: readonly SourceLine[],
): Suppression[] {
  if (!text.includes("postmortem-")) return [];
  const found: Suppression[] = [];
  let open: { -readonly [Key in keyof Suppression]: Suppression[Key] }[] = [];
  for (const match of text.matchAll(comments)) {
    const [source, form = "", names = ""] = match;
    const comment = { start: match.index, end: match.index + source.length };
    const line = lineAt(lines, comment.start);
    const context = lines[line]?.context;
    if (context === "code" || context === "frontMatter") continue;
    if (text[comment.start - 1] === "`") continue;
    const named = namesIn(names, comment.start + source.indexOf(names));
    if (form === "enable") {
      const isClosed = (rule: string | null): boolean =>
        named.length === 0 || named.some((each) => each.rule === rule);
      for (const each of open) {
        if (isClosed(each.rule)) {
          each.covers = { start: each.covers.start, end: comment.start };
        }
      }
      open = open.filter(({ rule }) => !isClosed(rule));
      continue;
    }
    const covers = coveredBy(form, text, lines, line, comment);
    if (!covers) continue;
    for (const { rule, range } of named.length > 0
      ? named
      : [{ rule: null, range: comment }]) {
      const suppression = {
        rule,
        range,
        comment,
        form: form as SuppressionForm,
        covers,
      };
      found.push(suppression);
      if (form === "disable") open.push(suppression);
    }
  }
  return found;
}

/** Whether a finding of the rule that begins at the offset is silenced. */
export function silences(
  { rule: silenced, covers }: Suppression,
  rule: string,
  offset: number,
): boolean {
  return (
    (silenced === null || silenced === rule) &&
    covers.start <= offset &&
    offset <= covers.end
  );
}

function namesIn(
  names: string,
  start: number,
): { readonly rule: string; readonly range: TextRange }[] {
  const [list = ""] = names.split(/\s--\s/);
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
    rule,
    range: { start: start + index, end: start + index + rule.length },
  }));
}

function coveredBy(
  form: string,
  text: string,
  lines: readonly SourceLine[],
  line: number,
  comment: TextRange,
): TextRange | undefined {
  if (form === "disable-line") return lines[line]?.range;
  if (form === "disable") {
    // A comment on top speaks of the whole file, its front matter included.
    const isOnTop = lines
      .slice(0, line)
      .every((each) => each.context === "frontMatter" || isAside(text, each));
    return { start: isOnTop ? 0 : comment.start, end: text.length };
  }
  const next = lines.find((each) => each.index > line && !isAside(text, each));
  if (!next) return undefined;
  let last = next;
  // Nothing can be written into a diagram: what stands before it speaks of all of it.
  for (const each of lines.slice(next.index)) {
    if (next.context !== "code" || each.context !== "code") break;
    last = each;
  }
  return { start: next.range.start, end: last.range.end };
}

/** A blank line, or one with nothing but such a comment. */
function isAside(text: string, { context, range }: SourceLine): boolean {
  if (context === "blank") return true;
  const source = text.slice(range.start, range.end);
  return (
    source.includes("postmortem-") && source.replace(comments, "").trim() === ""
  );
}
