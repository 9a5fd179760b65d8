import { offsetsOf, replaceAt, type Statement, type Trap } from "./trap";

const setting =
  /^\s*(?:title|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|section|click|inclusiveEndDates|topAxis|accDescription)\b/i;
const tag = /^(?:active|done|crit|milestone|vert)$/;
const clock = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const date = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const length = /^\d+(?:\.\d+)?(?:ms|[smhdwMy])$/;
const reference = /^(?:after|until)\s+\S/;
const id = /^[\p{L}\p{N}_-]+$/u;

/** Mermaid takes both in silence, and draws something else. */
export function* ganttTraps(statements: readonly Statement[]): Iterable<Trap> {
  for (const statement of statements.slice(1)) {
    const colons = offsetsOf(statement.text, ":");
    const [first] = colons;
    if (first === undefined || setting.test(statement.text)) continue;
    const data = colons.find((at) => isData(statement.text.slice(at + 1)));
    if (data === undefined) continue;
    if (data > first) yield nameColon(statement, colons, data);
    yield* endBeforeStart(statement, data);
  }
}

/** Whether the text is what stands after a task's name: tags, an id, a start, an end or a length. */
function isData(text: string): boolean {
  const items = itemsOf(text);
  return (
    items.every((item) => isPlain(item) || id.test(item)) &&
    items.some(isPlain) &&
    items.length <= 7
  );
}

function isPlain(item: string): boolean {
  return [tag, clock, date, length, reference].some((form) => form.test(item));
}

function itemsOf(text: string): string[] {
  return text.split(",").map((item) => item.trim());
}

/** `Checkout: no orders :crit, 14:05, 90m` makes a task “Checkout”. */
function nameColon(
  statement: Statement,
  colons: readonly number[],
  data: number,
): Trap {
  const { text, start } = statement;
  const name = text.slice(0, data).trim();
  const from = text.indexOf(name);
  const inName = colons.filter((at) => at < data);
  return {
    kind: "name-colon",
    range: { start: start + from, end: start + from + name.length },
    message: `Mermaid ends a task’s name at its first colon and reads the rest as its dates. Write “${name.replaceAll(":", "#58;")}”, which is drawn as “${name}”.`,
    isRefused: false,
    fix: "Write colons in task names as “#58;”",
    edits: replaceAt(statement, inName, "#58;"),
  };
}

/** `23:50, 00:20` without a date, or two dates in the wrong order. */
function* endBeforeStart(statement: Statement, data: number): Iterable<Trap> {
  const { text, start } = statement;
  const times = itemsOf(text.slice(data + 1)).filter((item) => !tag.test(item));
  const [from, to] = times.slice(-2);
  if (from === undefined || to === undefined || !isBefore(to, from)) return;
  const at = text.lastIndexOf(to);
  yield {
    kind: "end-before-start",
    range: { start: start + at, end: start + at + to.length },
    message: clock.test(to)
      ? `This bar ends before it starts: “${to}” is earlier than “${from}” on the same day. Across midnight both need their date, with “dateFormat YYYY-MM-DD HH:mm”.`
      : `This bar ends before it starts: “${to}” is earlier than “${from}”.`,
    isRefused: false,
    fix: null,
    edits: [],
  };
}

/** Compares two times of one form only. */
function isBefore(a: string, b: string): boolean {
  return (
    [clock, date].some((form) => form.test(a) && form.test(b)) &&
    padded(a) < padded(b)
  );
}

/** With two digits for the hour and one separator, so that the order of characters is that of time. */
function padded(time: string): string {
  return time.replace("T", " ").replace(/(^| )(\d):/, "$10$2:");
}
