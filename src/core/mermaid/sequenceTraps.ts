import { replaceAt, type Statement, type Trap } from "./trap";

const arrow = /<?<?--?(?:>>?|[x)])/;
const message = /^[^:]*?(?:<?<?--?(?:>>?|[x)])[^:]*|\bnote\b[^:]*):/i;
const keyword =
  /^\s*(?:participant|actor|create|destroy|box|loop|rect|opt|alt|else|par|par_over|and|critical|option|break|end|links?|properties|details|note|activate|deactivate|title|autonumber)\b/i;

/** In messages and notes a semicolon ends the statement and a number sign starts a comment. */
export function* sequenceTraps(
  statements: readonly Statement[],
): Iterable<Trap> {
  for (const statement of statements.slice(1)) {
    yield* endParticipant(statement);
    const head = message.exec(statement.text)?.[0].length;
    if (head === undefined) continue;
    yield* semicolons(statement, head);
    yield* numberSign(statement, head);
  }
}

function* semicolons(statement: Statement, head: number): Iterable<Trap> {
  const { text, start } = statement;
  const entities = entityEnds(text);
  for (
    let at = text.indexOf(";", head);
    at >= 0;
    at = text.indexOf(";", at + 1)
  ) {
    if (entities.has(at)) continue;
    const rest = text.slice(at + 1);
    // At the end it does no harm, and statements may be written on one line on purpose.
    if (rest.trim() === "" || arrow.test(rest) || keyword.test(rest)) return;
    yield {
      kind: "semicolon",
      range: { start: start + at, end: start + at + 1 },
      message:
        "Mermaid ends the message at a semicolon and reads the rest as another statement. Write “#59;”, which is drawn as “;”.",
      isRefused: true,
      fix: "Write semicolons in messages as “#59;”",
      edits: replaceAt(statement, [at], "#59;"),
    };
  }
}

function* numberSign(statement: Statement, head: number): Iterable<Trap> {
  const { text, start } = statement;
  for (const { 0: rest, index } of text.slice(head).matchAll(/#(?!\w+;)\S*/g)) {
    const at = head + index;
    yield {
      kind: "number-sign",
      range: { start: start + at, end: start + at + rest.length },
      message: `Mermaid takes “${rest}” and all that follows on the line for a comment. Write “#35;${rest.slice(1)}”, which is drawn as “${rest}”.`,
      isRefused: false,
      fix: "Write number signs in messages as “#35;”",
      edits: replaceAt(statement, [at], "#35;"),
    };
  }
}

/** The offsets of the semicolons that end an entity such as `#59;`. */
function entityEnds(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(/#\w+;/g)].map(
      ({ 0: { length }, index }) => index + length - 1,
    ),
  );
}

/** A participant cannot be called `end`, in whatever case: it closes a block. */
function* endParticipant({ text, start }: Statement): Iterable<Trap> {
  const before = /^\s*(end)(?=\s*<?<?--?(?:>>?|[x)]))/i.exec(text);
  const after = /--?(?:>>?|[x)])[+-]?\s*(end)\s*(?=:|$)/i.exec(text);
  for (const found of [before, after]) {
    if (!found) continue;
    const [whole, name = ""] = found;
    const at = start + found.index + whole.lastIndexOf(name);
    yield {
      kind: "end",
      range: { start: at, end: at + name.length },
      message: `Mermaid takes “${name}” for the end of a block. Give the participant another name; “participant E as ${name}” shows this one.`,
      isRefused: true,
      fix: null,
      edits: [],
    };
  }
}
