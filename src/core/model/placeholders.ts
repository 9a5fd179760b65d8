import { normalizeLabel } from "../definitions";
import { movedRange, type TextRange } from "../text";
import type { OwnLine, SourceLine } from "./lines";
import { linesWith } from "./pages";
import { bracketsIn, dateLetters, soleFieldName } from "./placeholderBrackets";
import { tokensIn } from "./placeholderTokens";
import { blank, blankCode, blankComments } from "./prose";

/** A field of a template that nobody has filled in. */
export interface Placeholder {
  readonly range: TextRange;
  /** As written: `[Timestamp]`, `{{ summary }}`, `DD/MM/YYYY`. */
  readonly raw: string;
}

/** With offsets from the beginning of its line. */
interface Find extends Placeholder {
  /** Whether the words alone don't tell it from an aside in brackets. */
  readonly isDoubtful: boolean;
  /** What would make it a link, if the document defined it; null in other brackets than a link's. */
  readonly label: string | null;
}

/** From this many certain ones on, a document is a half-filled template, and doubtful ones count too. */
const certainEnough = 2;

/**
 * The unfilled fields of a template, in document order. Code that says more than `HH:MM`, quotations, comments, links and
 * task boxes are none, nor are honest unknowns (`12:??`); guidance in whole sentences is not looked for.
 */
export function readPlaceholders(lines: readonly SourceLine[]): Placeholder[] {
  const references = new Set(
    linesWithReference(lines).map(({ found }) => found),
  );
  const finds = [...findsByLine(lines)].flatMap(({ line, finds: found }) =>
    withoutOverlaps(
      found.filter(
        ({ label, raw }) =>
          (label === null || !references.has(label)) &&
          !announces(raw, lines, line.index),
      ),
    ).map((find) => ({
      ...find,
      range: movedRange(find.range, line.start),
    })),
  );
  const certain = finds.filter(({ isDoubtful }) => !isDoubtful);
  const counted = certain.length < certainEnough ? certain : finds;
  return counted.map(({ range, raw }) => ({ range, raw }));
}

/** Whether words say what the lines after them are: `TODO:` names tasks, “must contain” stands in the text of a task. */
function announces(
  raw: string,
  lines: readonly SourceLine[],
  line: number,
): boolean {
  const isTodo = /^TODO:\W*$/.test(raw);
  if (!isTodo && !/^must contain$/i.test(raw)) return false;
  let next = lines[line + 1];
  while (next?.context === "blank") next = lines[next.index + 1];
  if (next?.context !== "text") return false;
  return isTodo
    ? next.startsItem || next.index === line + 1
    : /^\W{0,20}(?:duration of the outage|when was|what (?:was|are)|how was|explain)\b[^\d:]*:?\s*$/i.test(
        next.own.source,
      );
}

/** What may be placeholders in a line by itself, and whether a comment is open at its end. */
interface LineFinds {
  readonly finds: readonly Find[];
  readonly inComment: boolean;
}

function* findsByLine(
  lines: readonly SourceLine[],
): Generator<{ readonly line: SourceLine; readonly finds: readonly Find[] }> {
  let next = 0;
  for (const { line, found } of linesWithFinds(lines)) {
    if (line.index < next) continue;
    yield { line, finds: found.finds };
    let { inComment } = found;
    for (next = line.index + 1; inComment; next++) {
      const after = lines[next];
      if (!after || !isRead.has(after.context)) break;
      const read = findsIn(after.own, true);
      yield { line: after, finds: read.finds };
      ({ inComment } = read);
    }
  }
}

const linesWithFinds = linesWith((line): LineFinds | null => {
  if (!isRead.has(line.context) || !mayHoldField.test(line.source)) return null;
  const found = findsIn(line, false);
  return found.finds.length > 0 || found.inComment ? found : null;
});

const mayHoldField =
  /[[{<%?_]|[TF][BIO][ACDX]|YY|yy|:[MmXx]|XX|xx|X |-X|-##|-NNN|[:|][ \t*_]{0,4}@|X[hdm] |[-/.](?:MM|mm)|orem|Your N|\):|\([Ii]nsert|:\W{0,8}(?:…|\.\.\.)|st contain/;

const isRead: ReadonlySet<SourceLine["context"]> = new Set([
  "text",
  "heading",
  "table",
  "html",
  "frontMatter",
]);

/** Code, comments and links are blanked out; what is left stands where it stood. */
function findsIn(line: OwnLine, isInComment: boolean): LineFinds {
  const { source, inComment } = blankComments(line.source, isInComment);
  return { finds: placeholdersOf(line, blankCodeAndLinks(source)), inComment };
}

function blankCodeAndLinks(source: string): string {
  let result = source.includes("`")
    ? blankCode(withoutTicksAroundFields(source))
    : source;
  if (result.includes("](")) {
    result = result.replace(/!?\[[^[\]]{0,300}\]\([^()]{0,500}\)/g, blank);
  }
  return result.replace(/\bhttps?:\/\/[^\s<>]+/g, blank);
}

/** A time or a date yet to come is often set as code: `HH:MM`, where an item, a cell or a value begins. */
function withoutTicksAroundFields(source: string): string {
  return source.replace(
    /(?<=(?:^|[:|])[\s>#*_+-]{0,12}(?:\d{1,3}[.)][ \t]{1,4})?)`([^`]{3,40})`(?= [A-Z]|[*_]{0,3}[ \t]*(?:$|[-–—:|,]))/g,
    (code, words: string) =>
      dateLetters.test(words) || soleFieldName.test(inBrackets(words))
        ? ` ${words} `
        : code,
  );
}

/** Without a word that says of what the field is: `<Incident Title>`. */
function inBrackets(words: string): string {
  const inside = /^(?:\[([^[\]]*)\]|<([^<>]*)>)$/.exec(words);
  return (inside?.[1] ?? inside?.[2] ?? "").replace(/^incident /i, "");
}

/** The labels that `[label]` links to: those with a definition whose target looks like an address. */
const linesWithReference = linesWith(({ source, context }) => {
  if (context !== "text") return null;
  const definition = /^[ \t]*\[([^[\]]{1,200})\]:[ \t]*<?(\S+)/.exec(source);
  return definition && /[/.#]/.test(definition[2] ?? "")
    ? normalizeLabel(definition[1] ?? "")
    : null;
});

function placeholdersOf(line: OwnLine, source: string): Find[] {
  const finds: Find[] = [];
  const add = (
    start: number,
    raw: string,
    isDoubtful = false,
    label: string | null = null,
  ): void => {
    const end = start + raw.length;
    finds.push({
      range: { start, end },
      raw: line.source.slice(start, end),
      isDoubtful,
      label,
    });
  };
  const { context } = line;
  const isFrontMatter = context === "frontMatter";
  const isData = isFrontMatter && !scalar.test(source);
  const words = isFrontMatter ? withoutQuotes(source) : source;
  const written = isFrontMatter ? words : line.source;
  const found = bracketsIn(words, written, isData);
  for (const { index, raw, isDoubtful, label } of found) {
    add(index, raw, isDoubtful, label === null ? null : normalizeLabel(label));
  }
  for (const { index, raw } of tokensIn(words)) {
    // In a document that is filled in, a value of question marks is honest: nobody knows.
    add(index, raw, raw.startsWith("???"));
  }
  for (const match of source.matchAll(
    /(?<![A-Za-z0-9])(?:TBD|TBC|TBA)(?![A-Za-z0-9])/g,
  )) {
    if (isWholeValue(source, match.index, match[0].length)) {
      add(match.index, match[0]);
    }
  }
  const task = openTask(source, line);
  if (task) add(task.index, task.raw);
  return finds;
}

/** A field of front matter whose value is no list or map: brackets in it are what a person wrote. */
const scalar = /^[ \t]*(?:- )?[\w.-]{1,60}[ \t]*[:=][ \t]*["'A-Za-z<]/;

/** With blanks in place of the marks around a value. */
function withoutQuotes(source: string): string {
  return source.replace(
    /^([^"'#]{1,80})(["'])(.*)\2([ \t]*)$/,
    (_, key: string, __, value: string, end: string) =>
      `${key} ${value} ${end}`,
  );
}

/** In order, each find that begins after the one before it has ended: of nested ones the outer. */
function withoutOverlaps(finds: Find[]): Find[] {
  finds.sort(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end,
  );
  let end = -1;
  return finds.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

/** Whether the word is all that a line, a cell, a field or a pair of brackets says, or the first that it says. */
function isWholeValue(source: string, index: number, length: number): boolean {
  const before = source
    .slice(Math.max(0, index - 20), index)
    .replace(/[\s*_~]+$/, "");
  const after = source.slice(index + length, index + length + 20);
  return (
    /(?:^|[:|([>=–—]|[-+]|\d[.)])$/.test(before) && !/^[ \t]+[a-z]/.test(after)
  );
}

/** `TODO: …` and `FIXME …` at the start of a line or cell; the lone word is a status in a table and a name in a heading. */
function openTask(
  source: string,
  line: OwnLine,
): { index: number; raw: string } | undefined {
  if (line.context === "heading" || !/TODO|FIXME/.test(source))
    return undefined;
  const pattern =
    line.context === "table"
      ? /(?<=\|[ \t*_]{0,4})(?:(?:TODO|FIXME)(?:\([^()|]{1,40}\))?:|FIXME\b)[^|]*/
      : /(?<=^[\s>*_+-]{0,40}(?:\d{1,3}[.)] {1,4})?(?:\[[ xX]\] {1,4})?[*_]{0,3})(?:TODO(?:\([^()]{1,40}\))?(?::|$)|FIXME\b).*/;
  const match = pattern.exec(source);
  return match ? { index: match.index, raw: match[0].trimEnd() } : undefined;
}
