import { lineColumnAt, type TextRange } from "../text";
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
  const coveredBy = coverageIn(text, lines);
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
    const covers = coveredBy(form, line, comment);
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

/**
 * Whether a finding of the rule that begins at the offset is silenced. A comment that silences all rules still has to be
 * right itself.
 */
export function silencer(
  suppressions: readonly Suppression[],
): (rule: string, offset: number) => boolean {
  const byRule = new Map<string | null, TextRange[]>();
  for (const { rule, covers } of suppressions) {
    const known = byRule.get(rule);
    if (known) known.push(covers);
    else byRule.set(rule, [covers]);
  }
  const tests = new Map(
    [...byRule].map(([rule, ranges]) => [rule, coverage(ranges)]),
  );
  return (rule, offset) =>
    tests.get(rule)?.(offset) === true ||
    (rule !== "suppression" && tests.get(null)?.(offset) === true);
}

/** Whether an offset is within one of the ranges. */
function coverage(ranges: readonly TextRange[]): (offset: number) => boolean {
  const ordered = ranges.toSorted((a, b) => a.start - b.start);
  const starts = ordered.map(({ start }) => start);
  // How far those that have begun by then reach.
  let reached = -1;
  const reach = ordered.map(({ end }) => (reached = Math.max(reached, end)));
  return (offset) => {
    const last = lineColumnAt(starts, offset).line;
    return (
      (starts[last] ?? Infinity) <= offset && offset <= (reach[last] ?? -1)
    );
  };
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

/** What a comment of a form covers; comments are asked about in their order. */
function coverageIn(
  text: string,
  lines: readonly SourceLine[],
): (form: string, line: number, comment: TextRange) => TextRange | undefined {
  const isSaid = (each: SourceLine): boolean => !isAside(text, each);
  let firstSaid: number | undefined;
  /** The line that the last comment on a next line spoke of; those between the two speak of it as well. */
  let next = -1;
  let covered: TextRange | undefined;
  return (form, line, comment) => {
    if (form === "disable-line") return lines[line]?.range;
    if (form === "disable") {
      // A comment on top speaks of the whole file, its front matter included.
      firstSaid ??= indexFrom(
        lines,
        0,
        (each) => each.context !== "frontMatter" && isSaid(each),
      );
      const isOnTop = line <= firstSaid;
      return { start: isOnTop ? 0 : comment.start, end: text.length };
    }
    if (line >= next) {
      next = indexFrom(lines, line + 1, isSaid);
      // Nothing can be written into a diagram: what stands before it speaks of all of it.
      const isCode = lines[next]?.context === "code";
      const last = isCode
        ? indexFrom(lines, next, ({ context }) => context !== "code") - 1
        : next;
      const [from, to] = [lines[next]?.range, lines[last]?.range];
      covered = from && to && { start: from.start, end: to.end };
    }
    return covered;
  };
}

/** Of the first line from the index on that is meant; the number of lines where none is. */
function indexFrom(
  lines: readonly SourceLine[],
  from: number,
  isMeant: (line: SourceLine) => boolean,
): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line && isMeant(line)) return index;
  }
  return lines.length;
}

/** A blank line, or one with nothing but such a comment. */
function isAside(text: string, { context, range }: SourceLine): boolean {
  if (context === "blank") return true;
  const source = text.slice(range.start, range.end);
  return (
    source.includes("postmortem-") && source.replace(comments, "").trim() === ""
  );
}
