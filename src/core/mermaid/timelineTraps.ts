import {
  insertion,
  offsetsOf,
  replaceAt,
  type Statement,
  type Trap,
} from "./trap";

/** A colon starts an event, wherever it stands. */
export function* timelineTraps(
  statements: readonly Statement[],
): Iterable<Trap> {
  let hasPeriod = false;
  for (const statement of statements.slice(1)) {
    const { text } = statement;
    if (/^\s*title\s/i.test(text)) continue;
    const section = /^\s*section\s+/i.exec(text);
    if (section) {
      yield* sectionColons(statement, section[0].length, hasPeriod);
      continue;
    }
    yield* periodColons(statement);
    yield* eventColons(statement);
    hasPeriod = true;
  }
}

function* sectionColons(
  statement: Statement,
  nameStart: number,
  hasPeriod: boolean,
): Iterable<Trap> {
  const { text, start } = statement;
  const colons = offsetsOf(text, ":");
  const [first] = colons;
  if (first === undefined) return;
  const name = text.slice(nameStart).trim();
  yield {
    kind: "section-colon",
    range: { start: start + nameStart, end: start + nameStart + name.length },
    message: `Mermaid ends a section’s name at a colon and reads the rest as an event. Write “${name.replaceAll(":", "#58;")}”, which is drawn as “${name}”.`,
    isRefused: !hasPeriod || /:\S/.test(text),
    fix: "Write colons in section names as “#58;”",
    edits: replaceAt(statement, colons, "#58;"),
  };
}

/** `10:00 : Alerts fire`, and `10h00 :Alerts fire`. */
function* periodColons(statement: Statement): Iterable<Trap> {
  const { text, start } = statement;
  const separator = /:(?=\s)/.exec(text)?.index ?? text.length;
  const colons = offsetsOf(text.slice(0, separator), ":");
  const [first] = colons;
  if (first === undefined) return;
  if (colons.every((at) => isBetweenDigits(text, at))) {
    const [time = ""] = /\S+$/.exec(text.slice(0, first)) ?? [];
    const from = first - time.length;
    const last = colons.at(-1) ?? first;
    const to =
      last + (/^\S+/.exec(text.slice(last, separator))?.[0].length ?? 1);
    const period = text.slice(from, to);
    yield {
      kind: "period-colon",
      range: { start: start + from, end: start + to },
      message: `Mermaid takes the colon in “${period}” for the beginning of an event. Write “${period.replaceAll(":", "#58;")}”, which is drawn as “${period}”.`,
      isRefused: true,
      fix: "Write colons in times as “#58;”",
      edits: replaceAt(statement, colons, "#58;"),
    };
  } else if (colons.length === 1 && /(?:^|\s)$/.test(text.slice(0, first))) {
    yield {
      kind: "event-space",
      range: { start: start + first, end: start + first + 1 },
      message: "Mermaid wants a space after the colon that begins an event.",
      isRefused: true,
      fix: "Insert a space after the colon",
      edits: [insertion(start + first + 1, " ")],
    };
  }
}

/** `10h00 : Issue detected: errors rise`: two events, where the writer puts a space before a colon that separates. */
function* eventColons(statement: Statement): Iterable<Trap> {
  const { text, start } = statement;
  const [first, ...rest] = [...text.matchAll(/:(?=\s)/g)].map(
    ({ index }) => index,
  );
  if (first === undefined || !/^\s*$|\s$/.test(text.slice(0, first))) return;
  const colons = rest.filter((at) => /\S/.test(text[at - 1] ?? ""));
  const [colon] = colons;
  if (colon === undefined) return;
  const [word = ""] = /\S+$/.exec(text.slice(0, colon)) ?? [];
  yield {
    kind: "event-colon",
    range: { start: start + colon - word.length, end: start + colon + 1 },
    message: `Mermaid begins another event after “${word}:”. Write “${word}#58;”, which is drawn as “${word}:”, or put a space before the colon if two events are meant.`,
    isRefused: false,
    fix: "Write colons within events as “#58;”",
    edits: replaceAt(statement, colons, "#58;"),
  };
}

function isBetweenDigits(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
}
