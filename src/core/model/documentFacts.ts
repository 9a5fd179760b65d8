import { movedRange, type TextRange } from "../text";
import { plainText } from "./actionItemFields";
import { frontMatterLines, type FrontMatter } from "./frontMatter";
import { labelAt } from "./labels";
import type { OwnLine, SourceLine } from "./lines";
import { linesWith } from "./pages";
import { normalizeTitle, type SectionKind } from "./sectionNames";
import { storyKinds, type Section } from "./sections";
import type { TableText } from "./tables";

/** Something that the document says of itself, and where. */
export interface Fact {
  /** As it reads, without markup. */
  readonly text: string;
  readonly range: TextRange;
}

export interface DocumentFacts {
  /** As written: "SEV1", "P2", "High"; null where the document doesn't say. */
  readonly severity: Fact | null;
  /** As written: "Draft", "Complete, action items in progress". */
  readonly status: Fact | null;
  /** Names or handles of those who wrote it or, where none are named, own it. */
  readonly authors: readonly Fact[];
}

type FactName = "severity" | "status" | "authors" | "owners";

/** A name and a value in a line of the document. */
interface Field {
  /** 0-based; of a table, that on which it begins. */
  readonly line: number;
  readonly name: FactName;
  readonly value: TextRange;
}

/** What fields are called, in the form that `normalizeTitle` gives. */
const names: readonly (readonly [FactName, RegExp])[] = [
  [
    "severity",
    /^(?:(?:incident|issue|outage) )?(?:severity|sev|criticality|gravite|severidad|gravedad|severidade|schweregrad)(?: level| rating)?$|^incident level$/,
  ],
  [
    "status",
    /^(?:(?:incident|report|document|postmortem|current|review) )?(?:status|statut|estado)$/,
  ],
  [
    "authors",
    /^(?:(?:report|document|postmortem) )?(?:authors?(?:\(s\))?|auteurs?|autor(?:es|en)?|verfasser)$|^(?:written|prepared|created|authored|reported) by$|^by$/,
  ],
  [
    "owners",
    /^(?:(?:report|document|postmortem|incident) )?owners?(?:\(s\))?$|^owner of review process$|^responsable$/,
  ],
];

function factNamed(title: string): FactName | null {
  if (title.length > 60) return null;
  const normalized = normalizeTitle(title);
  return names.find(([, name]) => name.test(normalized))?.[0] ?? null;
}

/** What each of them holds: a line without costs one look. */
const mayName =
  /sev|crit|level|grav|grad|stat|estado|aut|verf|\bby\b|owner|respons/i;

/**
 * Severity, status and authors, from front matter, fields and headings before and beside the story, tables of names and
 * values; severity also from the title (“SEV1: checkout down”). What a template offers to choose from is no fact.
 */
export function readDocumentFacts(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  tables: ReadonlyMap<number, TableText>,
  frontMatter: FrontMatter | null,
): DocumentFacts {
  const found = new Map<FactName, readonly Fact[]>();
  const add = (
    name: FactName | null,
    value: TextRange,
    isData = false,
  ): void => {
    if (!name || found.has(name)) return;
    // `[Your Name]`, but not a link; in front matter, brackets hold a list.
    const words = text.slice(value.start, value.end);
    if (!isData && /\[[^[\]]*\](?!\()/.test(words)) return;
    const isList = name === "authors" || name === "owners";
    const facts = (isList ? partsOf(text, value) : [value]).flatMap((range) =>
      factAt(text, range),
    );
    if (facts.length > 0) found.set(name, facts);
  };
  for (const { title, value } of frontMatterLines(text, frontMatter)) {
    add(factNamed(title), value, true);
  }
  for (const [title, value] of listsIn(text, frontMatter)) {
    add(factNamed(title), value, true);
  }
  const naming = linesNaming(lines);
  const isNaming = new Set(naming.map(({ line }) => line.index));
  const fields: Field[] = naming.flatMap(({ line, found: named }) =>
    named.map(({ name, value }) => ({
      line: line.index,
      name,
      value: movedRange(value, line.start),
    })),
  );
  const namingTables = [...tables]
    .map(([line, table]) => ({ line, table }))
    .filter(
      ({ line, table }) =>
        lines[line]?.context === "table" &&
        (isNaming.has(line) ||
          table.rows.some((row) => isNaming.has(row.line))),
    );
  for (const { line, table } of namingTables) {
    for (const [{ start, end }, value] of tableFields(table)) {
      const name = factNamed(text.slice(start, end));
      if (name) fields.push({ line, name, value });
    }
  }
  fields.sort((a, b) => a.line - b.line);
  for (const { name, value } of besideStory(fields, sections)) add(name, value);
  for (const section of sections) {
    if (!isNaming.has(section.line)) continue;
    if (section.level > 7 && section.style !== "html") continue;
    const value = firstLine(text, section.body);
    if (value) add(factNamed(section.title), value);
  }
  return {
    severity: found.get("severity")?.[0] ?? severityInTitle(text, sections),
    status: found.get("status")?.[0] ?? null,
    authors: found.get("authors") ?? found.get("owners") ?? [],
  };
}

/** The items of a list in front matter that stands on lines of its own. */
function* listsIn(
  text: string,
  frontMatter: FrontMatter | null,
): Generator<readonly [string, TextRange]> {
  if (!frontMatter) return;
  const { start, end } = frontMatter.range;
  const source = text.slice(start, end);
  const lists =
    /^([A-Za-z][\w-]{0,40}):[ \t]*\r?\n((?:[ \t]*-[ \t].*\r?\n)+)/gm;
  for (const {
    index,
    0: whole,
    1: title = "",
    2: items = "",
  } of source.matchAll(lists)) {
    const from = start + index + whole.length - items.length;
    yield [title, { start: from, end: from + items.trimEnd().length }];
  }
}

/** Sections that tell what happened and what shall be done: “Status” and “Owner” are said of single steps there. */
const toldInStory: ReadonlySet<SectionKind | null> = new Set(storyKinds);

/** What stands outside of such sections. It must be in order. */
function* besideStory<Placed extends { readonly line: number }>(
  ordered: readonly Placed[],
  sections: readonly Section[],
): Generator<Placed> {
  let next = 0;
  let storyEnd = -1;
  for (const placed of ordered) {
    for (; (sections[next]?.line ?? Infinity) <= placed.line; next++) {
      const { kind = null, endLine = -1 } = sections[next] ?? {};
      if (toldInStory.has(kind)) storyEnd = Math.max(storyEnd, endLine);
    }
    if (placed.line > storyEnd) yield placed;
  }
}

const boldField = /\*\*([^*:\n]{1,40}):?\*\*:?[ \t]*([^*\n]{1,200})/g;

/** Lines that may name a fact, with the fields in them that do. */
const linesNaming = linesWith((line): readonly Omit<Field, "line">[] | null => {
  if (!mayName.test(line.source)) return null;
  if (line.context !== "text" && line.context !== "quote") return [];
  return [...lineFields(line)].flatMap(([title, value]) => {
    const name = factNamed(title);
    return name ? [{ name, value }] : [];
  });
});

/** `Severity: SEV1`, and several in one line: `**Severity:** Major · **Status:** Closed`. */
function* lineFields({
  source,
  ownContent,
}: OwnLine): Generator<readonly [string, TextRange]> {
  const { start, end } = ownContent;
  if (end - start > 1_000) return;
  const bold = [...source.slice(start, end).matchAll(boldField)];
  if (bold.length > 1) {
    for (const { index, 0: whole, 1: title = "", 2: value = "" } of bold) {
      const from = start + index + whole.length - value.length;
      const words = value.replace(/[\s·•|,;–—]+$/, "");
      yield [title, { start: from, end: from + words.length }];
    }
    return;
  }
  const label = labelAt(source, ownContent);
  if (!label?.colon || label.wholeLine) return;
  yield [
    source.slice(label.range.start, label.range.end),
    { start: label.textStart, end },
  ];
}

/** Names beside their values, once or twice a row; or names over a single row of values. */
function* tableFields({
  header,
  rows,
}: TableText): Generator<readonly [TextRange, TextRange]> {
  const [row] = rows;
  if (rows.length === 1 && row && header.length > 1) {
    for (const [column, title] of header.entries()) {
      const value = row.cells[column];
      if (value) yield [title, value];
    }
  }
  if (header.length % 2 !== 0 || header.length > 4) return;
  for (const cells of [header, ...rows.map((each) => each.cells)]) {
    for (let column = 0; column + 1 < cells.length; column += 2) {
      const [title, value] = [cells[column], cells[column + 1]];
      if (title && value) yield [title, value];
    }
  }
}

function firstLine(text: string, body: TextRange): TextRange | undefined {
  const source = text.slice(body.start, Math.min(body.end, body.start + 400));
  const words = /[^\s][^\r\n]*/.exec(source);
  if (!words || words[0].startsWith("#")) return undefined;
  const marker =
    /^(?:[-*+][ \t]+|<[^<>]{0,100}>\s*)+/.exec(words[0])?.[0] ?? "";
  const value = words[0]
    .slice(marker.length)
    .replace(/(?:<\/?[^<>]{0,100}>\s*)+$/, "");
  const start = body.start + words.index + marker.length;
  return { start, end: start + value.trimEnd().length };
}

const separator =
  /[,;&|[\]"'\r\n]|(?<=\s)(?:and|und|et|y|e)(?=\s)|(?<=^|[\s])-(?=\s)/g;

/** Names between commas, “and”, or list markers. */
function partsOf(text: string, range: TextRange): TextRange[] {
  const source = text.slice(range.start, range.end);
  const parts: TextRange[] = [];
  let at = 0;
  for (const { index, 0: mark } of [
    ...source.matchAll(separator),
    { index: source.length, 0: "" },
  ]) {
    const part = source.slice(at, index);
    const start = range.start + at + (part.length - part.trimStart().length);
    const end = start + part.trim().length;
    if (end > start) parts.push({ start, end });
    at = index + mark.length;
  }
  return parts.slice(0, mostNames);
}

const mostNames = 20;

/** What a template offers to choose from, and what it leaves open. */
const isOpen =
  /^(?:tbd|tbc|todo|n\/?a|none|unknown|-+|–|—|\?+|x+)?$|[[\]{}<>]|\S ?[/|] ?\S.* ?[/|] ?\S|\bSEV-?X\b/i;

function factAt(text: string, range: TextRange): Fact[] {
  const source = text.slice(range.start, range.end);
  const said = plainText(source).replace(/^["']|["']$/g, "");
  const plain = said.replace(/[\s.;]+$/, "");
  return plain.length > 100 || isOpen.test(plain)
    ? []
    : [{ text: plain, range }];
}

function severityInTitle(
  text: string,
  sections: readonly Section[],
): Fact | null {
  const title = sections.find(({ kind }) => kind === "title");
  if (!title) return null;
  const { start, end } = title.titleRange;
  const named = /\bSEV[- ]?[0-5]\b|\bP[0-4](?= (?:incident|outage)\b)/i.exec(
    text.slice(start, end),
  );
  if (!named) return null;
  const from = start + named.index;
  return {
    text: named[0],
    range: { start: from, end: from + named[0].length },
  };
}
