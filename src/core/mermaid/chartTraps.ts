import { offsetsOf, quote, replaceAt, type Statement, type Trap } from "./trap";

/** What may stand in the text of an XY chart without quotes. */
const plainText = /^[A-Za-z0-9 \t_.+*=#&-]*$/;

/** Texts of an XY chart need quotes as soon as they hold more than letters and digits; data are bare numbers. */
export function* xychartTraps(
  statements: readonly Statement[],
): Iterable<Trap> {
  for (const statement of statements) {
    const { text } = statement;
    const words = /^\s*(title|x-axis|y-axis|line|bar)\b[ \t]*/i.exec(text);
    if (!words) continue;
    const [{ length }, name = ""] = words;
    const list = text.indexOf("[", length);
    if (/^(?:line|bar)$/i.test(name)) {
      if (list >= 0) yield* percentSigns(statement, list);
      continue;
    }
    const range = /\s+[-+.\d]+\s*-->/.exec(text)?.index;
    const isTitle = name.toLowerCase() === "title";
    const titleEnd = isTitle
      ? text.length
      : (range ?? (list >= 0 ? list : text.length));
    yield* unquoted(statement, length, titleEnd);
    if (!isTitle && list >= 0) yield* categories(statement, list + 1);
  }
}

function* categories(statement: Statement, start: number): Iterable<Trap> {
  const end = statement.text.indexOf("]", start);
  if (end < 0) return;
  let at = start;
  for (const item of statement.text.slice(start, end).split(",")) {
    yield* unquoted(statement, at, at + item.length);
    at += item.length + 1;
  }
}

function* unquoted(
  statement: Statement,
  from: number,
  to: number,
): Iterable<Trap> {
  const part = statement.text.slice(from, to);
  const text = part.trim();
  if (plainText.test(text) || text.includes('"') || text.startsWith("`"))
    return;
  const start = from + part.indexOf(text);
  const end = start + text.length;
  yield {
    kind: "unquoted-text",
    range: { start: statement.start + start, end: statement.start + end },
    message: `Mermaid reads “${text}” only in quotes: write “"${text}"”.`,
    isRefused: true,
    fix: "Put it into quotes",
    edits: quote(statement, start, end),
  };
}

/** Slices of a pie are written `"name" : number`. */
export function* pieTraps(statements: readonly Statement[]): Iterable<Trap> {
  for (const statement of statements.slice(1)) {
    const slice = /^(\s*)([^":\s][^":]*?)\s*:\s*[\d.]+\s*%?\s*$/.exec(
      statement.text,
    );
    const [, indent = "", name = ""] = slice ?? [];
    if (slice && !/^(?:title|accTitle|accDescr)\b/i.test(name)) {
      const end = indent.length + name.length;
      yield {
        kind: "unquoted-text",
        range: {
          start: statement.start + indent.length,
          end: statement.start + end,
        },
        message: `Mermaid reads the name of a slice only in quotes: write “"${name}"”.`,
        isRefused: true,
        fix: "Put it into quotes",
        edits: quote(statement, indent.length, end),
      };
    }
    const value = /^\s*"[^"]*"\s*:|^\s*[^":\s][^":]*:/.exec(statement.text);
    if (
      value &&
      /^\s*[\d.]+\s*%\s*$/.test(statement.text.slice(value[0].length))
    )
      yield* percentSigns(statement, value[0].length);
  }
}

function* percentSigns(statement: Statement, from: number): Iterable<Trap> {
  const { text, start } = statement;
  const signs = offsetsOf(text, "%").filter(
    (at) => at >= from && /[\d\s]/.test(text[at - 1] ?? ""),
  );
  const [first] = signs;
  if (first === undefined) return;
  yield {
    kind: "percent-sign",
    range: { start: start + first, end: start + first + 1 },
    message:
      "Mermaid takes bare numbers only: leave the percent sign out here.",
    isRefused: true,
    fix: "Remove the percent signs of numbers",
    edits: replaceAt(statement, signs, ""),
  };
}
