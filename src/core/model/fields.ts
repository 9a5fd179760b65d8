import { movedRange, type TextRange } from "../text";
import { frontMatterLines, type FrontMatter } from "./frontMatter";
import { labelAt } from "./labels";
import type { SourceLine } from "./lines";
import type { Milestone } from "./milestones";
import { linesWith } from "./pages";
import { keptByText } from "./perWords";
import { isOfKind, type Section } from "./sections";
import { titleWords } from "./sourcedZones";
import type { TableText } from "./tables";

/** What a field states of the incident's time. */
export type FieldKind =
  | Milestone
  /** How long it went: "Duration", "Time in SEV-1". */
  | "duration"
  /** From when to when: "Incident window", "When". */
  | "window"
  | "date"
  | "timeZone"
  | ResponseTime;

/** A length that a team states for its own response. */
export type ResponseTime =
  | "timeToDetect"
  | "timeToAcknowledge"
  | "timeToEscalate"
  | "timeToIdentify"
  | "timeToMitigate"
  | "timeToResolve";

const responseTimes: readonly string[] = [
  "timeToDetect",
  "timeToAcknowledge",
  "timeToEscalate",
  "timeToIdentify",
  "timeToMitigate",
  "timeToResolve",
] satisfies ResponseTime[];

export function isResponseTime(kind: FieldKind): kind is ResponseTime {
  return responseTimes.includes(kind);
}

/** A name and what is written for it, outside of the timeline. */
export interface Field {
  readonly kind: FieldKind;
  /** As written, without emphasis and colon. */
  readonly title: string;
  readonly value: TextRange;
  readonly place: "section" | "line" | "table" | "frontMatter";
}

const event =
  "(?:incident|outage|impact|issue|problem|event|disruption|fault|downtime|degradation)";
const moment =
  "(?:[ _-]?(?:date ?/ ?time|date and time|datetime|timestamp|time|date|at|on))?";
const when = "(?:time|date|datetime|date/time|timestamp)";

/** The names of fields, in small letters; the first that fits counts. */
const names: readonly (readonly [RegExp, FieldKind])[] = [
  named(
    "timeToDetect",
    "(?:mean )?time[ _-]to[ _-](?:detect|detection|discover|discovery|notice)",
    "m?ttd",
    "detection (?:delay|lag|duration)",
  ),
  named(
    "timeToAcknowledge",
    "(?:mean )?time[ _-]to[ _-](?:acknowledge|acknowledgement|acknowledgment|respond|response|first response|engage|engagement)",
    "m?tta|tte",
  ),
  named("timeToEscalate", "time[ _-]to[ _-](?:escalate|escalation)"),
  named(
    "timeToIdentify",
    "(?:mean )?time[ _-]to[ _-](?:identify|identification|diagnose|diagnosis|know)",
    "m?tti|mttk",
  ),
  named(
    "timeToMitigate",
    "(?:mean )?time[ _-]to[ _-](?:mitigate|mitigation|repair|contain|containment)",
    "m?ttm",
  ),
  named(
    "timeToResolve",
    "(?:mean )?time[ _-]to[ _-](?:resolve|resolution|recover|recovery|restore|restoration|fix)",
    "m?ttr",
  ),
  named(
    "duration",
    `(?:total |overall |approximate |estimated )?(?:${event}[ _-])?(?:duration|length|downtime)(?: of (?:the |this )?(?:service |customer |user )?(?:${event}|problem|impact))?`,
    `total (?:${event}[ _-])(?:time|duration)`,
    "time in sev-?\\d",
    `minutes downtime or degradation`,
    "durée",
  ),
  named("timeZone", "time[ _-]?zone", "tz"),
  named(
    "started",
    `(?:${event}[ _-])?(?:start|started|starts|begin|began|begins|beginning|onset|opened)${moment}`,
    `(?:start|beginning|onset) of (?:the )?${event}`,
    `${when} (?:of (?:the )?)?(?:start|started|beginning)`,
    "first (?:customer |user )?impact",
    "fault occurs",
  ),
  named(
    "resolved",
    `(?:${event}[ _-])?(?:end|ended|ends|finish|finished|resolved|restored|recovered|resolution|closed|service restored|fully resolved|recovery)${moment}`,
    `(?:end|resolution) of (?:the )?${event}`,
    `${when} (?:of (?:the )?)?(?:end|ended|resolved|resolution|recovery|restored)`,
  ),
  named(
    "detected",
    `(?:${event}[ _-])?(?:first[ _-])?(?:detected|detection|discovered|reported|noticed|alerted)${moment}`,
    `${when} (?:of (?:the )?)?(?:first )?(?:detection|detected|discovery|discovered)`,
    "first (?:alert|report|detected|noticed|page)",
  ),
  named(
    "acknowledged",
    `(?:${event}[ _-])?(?:acknowledged|acknowledgement|acknowledgment|declared|engaged|engagement|responded)${moment}`,
    `${when} (?:of (?:the )?)?(?:acknowledgement|acknowledged|engagement|declared|declaration)`,
  ),
  named("escalated", `(?:${event}[ _-])?(?:escalated|escalation)${moment}`),
  named(
    "identified",
    `(?:root[ _-])?cause[ _-](?:identified|found|identification)${moment}`,
    "diagnosed(?: at)?",
  ),
  named(
    "mitigated",
    `(?:${event}[ _-])?(?:mitigated|mitigation|repaired|contained)${moment}`,
    `${when} (?:of (?:the )?)?(?:mitigation|mitigated)`,
  ),
  named(
    "window",
    `(?:${event}[ _-])(?:window|period|time|timing|timeframe|times)`,
    "(?:time )?(?:window|period|timeframe|time frame)",
    "when",
    "time",
    "date ?/ ?time",
    "date and time",
    `(?:${event}) date ?/ ?time`,
    "times?",
  ),
  named(
    "date",
    `(?:${event}[ _-])?date`,
    `(?:date|day) of (?:the )?${event}`,
    "day",
  ),
];

function named(
  kind: FieldKind,
  ...patterns: string[]
): readonly [RegExp, FieldKind] {
  return [new RegExp(`^(?:${patterns.join("|")})$`, "i"), kind];
}

/** What a field of this name states of the incident's time; null for any other. */
export const fieldKindOf = keptByText((title): FieldKind | null => {
  if (title.length > longestTitle) return null;
  const plain = title
    .replace(/\([^()]*\)/g, "")
    .replace(/[\p{Extended_Pictographic}\ufe0f?*_`]+/gu, (mark) =>
      mark === "_" ? "_" : "",
    )
    .replace(/[–—]/g, "-")
    .trim();
  return names.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
});

const longestTitle = 60;

/**
 * The fields on the incident's time outside of its timelines, in the text's order: sections and labels of such a name, the
 * rows of tables of names and values, the columns of a table with one row, and front matter last.
 */
export function readFields(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  tables: ReadonlyMap<number, TableText>,
  frontMatter: FrontMatter | null,
): Field[] {
  const found: (Field & { readonly line: number })[] = [];
  const headed = new Set<number>();
  for (const { line, title, body } of sections) {
    headed.add(line);
    const kind = fieldKindOf(title);
    if (!kind) continue;
    found.push({ kind, title, value: firstPart(body), place: "section", line });
  }
  for (const { line, found: field } of linesWithField(lines)) {
    if (headed.has(line.index)) continue;
    const value = movedRange(field.value, line.start);
    found.push({ line: line.index, ...field, value });
  }
  const isInTimeline = timelineLines(lines.length, sections);
  for (const [line, table] of tables) {
    if (isInTimeline[line]) continue;
    for (const field of tableFields(text, table))
      found.push({ line, ...field });
  }
  const told = found
    .filter(({ line }) => !isInTimeline[line])
    .sort((a, b) => a.line - b.line)
    .slice(0, mostFields);
  const inFrontMatter = frontMatterLines(text, frontMatter).flatMap(
    ({ title, value }): Field[] => {
      const kind = fieldKindOf(title);
      return kind ? [{ kind, title, value, place: "frontMatter" }] : [];
    },
  );
  return [...told, ...inFrontMatter].slice(0, mostFields);
}

/** No document states its times in more fields, nor one of them in more UTF-16 units. */
const mostFields = 60;
const longestValue = 2_000;

function firstPart({ start, end }: TextRange): TextRange {
  return { start, end: Math.min(end, start + longestValue) };
}

/** 1 for each line of a timeline below its heading. */
function timelineLines(
  count: number,
  sections: readonly Section[],
): Uint8Array {
  const marks = new Uint8Array(count);
  for (const section of sections) {
    if (!isOfKind(section, "timeline")) continue;
    marks.fill(1, section.line + 1, section.endLine + 1);
  }
  return marks;
}

const linesWithField = linesWith(
  ({ source, context, ownContent }): Field | null => {
    const label = context === "text" ? labelAt(source, ownContent) : null;
    if (!label?.colon || label.wholeLine) return null;
    const title = titleWords(source, label.range);
    const kind = fieldKindOf(title);
    const value = { start: label.textStart, end: ownContent.end };
    return kind && { kind, title, value, place: "line" };
  },
);

/** Rows of a name and a value; or, under names, a single row of values. */
function tableFields(text: string, { header, rows }: TableText): Field[] {
  const fieldOf = (
    name: TextRange | undefined,
    value: TextRange | undefined,
  ): Field[] => {
    if (!name || !value || value.end <= value.start) return [];
    const title = titleWords(text, name);
    const kind = fieldKindOf(title);
    return kind ? [{ kind, title, value, place: "table" }] : [];
  };
  if (rows.length === 1 && header.length > 2) {
    return header.flatMap((name, column) =>
      fieldOf(name, rows[0]?.cells[column]),
    );
  }
  if (header.length !== 2) return [];
  return [header, ...rows.map(({ cells }) => cells)].flatMap(([name, value]) =>
    fieldOf(name, value),
  );
}
