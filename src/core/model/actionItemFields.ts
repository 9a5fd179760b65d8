import { keptByText } from "./perWords";
import { normalizeTitle } from "./sectionNames";

/** What an action item says besides what is to be done; null where it doesn't say. */
export interface ActionItemFields {
  /** A handle with its `@`, or a name of a person or team as written. */
  readonly owner: string | null;
  /** As written. */
  readonly due: string | null;
  readonly priority: string | null;
  /** What it is for, as written: "detect", "Prevent". */
  readonly type: string | null;
  /** A ticket's address or name: `#482`, `OPS-17`. */
  readonly tracker: string | null;
  readonly done: boolean;
}

export type FieldName =
  "owner" | "due" | "priority" | "type" | "tracker" | "status";

/** What the columns of a table and the labels of sub-items are called, in the form that `normalizeTitle` gives. */
const fieldTitles: ReadonlyMap<string, FieldName> = new Map([
  ...titled(
    "owner",
    "owner|owners|action owner|assigned owner|assignee|assignees|assigned|assigned to|assign to|responsible|responsible person|responsible party|responsible team|" +
      "responsibility|person responsible|who|dri|lead|person|team|by whom|" +
      "responsable|responsables|pilote|porteur|dueno|encargado|asignado a|responsavel|responsaveis|dono|verantwortlich|verantwortliche|verantwortlicher|zustandig|wer",
  ),
  ...titled(
    "due",
    "due|due date|due by|estimated completion|estimated completion date|deadline|eta|target|target date|when|by when|completion date|date due|timeframe|time frame|date|" +
      "echeance|date limite|delai|fecha|fecha limite|plazo|vencimiento|prazo|data limite|frist|termin|fallig|fallig am|bis wann|bis",
  ),
  ...titled(
    "priority",
    "priority|prio|urgency|severity|priorite|prioridad|prioridade|prioritat",
  ),
  ...titled(
    "type",
    "type|category|kind|class|area|categorie|tipo|categoria|typ|kategorie",
  ),
  ...titled(
    "tracker",
    "ticket|tickets|tracker|tracking|tracking issue|tracking bug|tracking bugs|tracking ticket|bug|bugs|jira|link|links|url|pr|prs|reference|ticket link|issue link|issue number|ticket number|github issue",
  ),
  ...titled(
    "status",
    "status|state|done|done?|progress|complete|completed|statut|etat|estado|situacao|stand",
  ),
]);

function titled(
  field: FieldName,
  titles: string,
): (readonly [string, FieldName])[] {
  return titles.split("|").map((title) => [title, field] as const);
}

/** The field that a column's header or a label names; undefined where it is none of them. */
export const fieldNamed = keptByText((title): FieldName | undefined => {
  const normalized = normalizeTitle(title).replace(/\s*\(.*$/, "");
  return fieldTitles.get(normalized);
});

const empty = /^(?:-+|–|—|n\/?a|none|tbd|tbc|\?+|\[ ?\])?$/i;

/** A field's value without markup; null where it says nothing. */
export function fieldValue(source: string): string | null {
  const value = plainText(source);
  return empty.test(value) ? null : value;
}

/** A ticket's column holds links whose address says more than their words. */
export function columnValue(source: string, field: FieldName): string | null {
  return field === "tracker"
    ? (fieldsIn(source).tracker ?? fieldValue(source))
    : fieldValue(source);
}

function isDoneStatus(status: string | null): boolean {
  return (
    status !== null &&
    /^(?:✅|✔|☑|done|yes|x$|closed|completed?|fixed|resolved|merged|shipped|deployed|finished)/i.test(
      status.trim(),
    )
  );
}

const labelled =
  /(?:^|[\s([|;,–—*_])(owner|assignee|assigned to|responsible|due(?: date)?|estimated completion(?: date)?|deadline|eta|priority|type|status|ticket|tracker|jira)[*_]{0,3}\s?[:=][*_]{0,3}\s?((?:(?!\s[–—-]\s)[^,;|()[\]\n]){1,80})/gi;
/** Not an address's part, nor a package's scope. */
const handle = /(?<![\w.@/`])`?(@[A-Za-z\d][\w-]{0,38})(?![\w-]|\/(?!@))/;
const dueBy =
  /\b(?:by|due(?: by| on)?|until|deadline) (?:end of |the end of )?((?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)?|Q[1-4])(?:,? \d{4})?)\b/;
/** A day behind a dash, a comma or in brackets at the end of an item. */
const dueAtEnd = /(?:[–—,(]|\s-)\s*(\d{4}-\d\d-\d\d)\)?[\s.]*$/;
const typeTag =
  /[[(](mitigat(?:e|ion|ive)|prevent(?:ion|ative|ive)?|detect(?:ion|ive)?|repair|process|investigat(?:e|ion)|clean-?up|fix|other)[\])]/i;
const trackerAddress =
  /https?:\/\/[^\s<>()[\]]{1,300}?\/(?:issues|pull|pulls|merge_requests|browse|bugs?|tickets?|work_items|-\/issues)\/[^\s<>()[\]]{1,200}/;
const trackerName = /(?<![\w/&])(#\d{1,7}|[A-Z][A-Z\d]{1,9}-\d{1,6})(?![\w-])/;
/** Names of standards and the like that have the form of a ticket's. */
const notTracker =
  /^(?:UTF|SHA|AES|RSA|TLS|ISO|RFC|CVE|HTTP|SEV|MD|IPV|P|Q|GPT|COVID|EC|US|EU|AP)-?\d/;

/** The fields that stand in an item's own source text. */
export const fieldsIn = keptByText((source): ActionItemFields => {
  const found = new Map<FieldName, string>();
  for (const [, title = "", value = ""] of source.matchAll(labelled)) {
    const field = fieldNamed(title);
    const said = field && fieldValue(value);
    if (field && said && !found.has(field))
      found.set(field, said.replace(/\.$/, ""));
  }
  return {
    owner: found.get("owner") ?? handle.exec(source)?.[1] ?? null,
    due:
      found.get("due") ??
      dueBy.exec(source)?.[1] ??
      dueAtEnd.exec(source)?.[1] ??
      null,
    priority: found.get("priority") ?? /\b(P[0-4])\b/.exec(source)?.[1] ?? null,
    type: found.get("type") ?? typeTag.exec(source)?.[1] ?? null,
    tracker: found.get("tracker") ?? trackerIn(source),
    done:
      isDoneStatus(found.get("status") ?? null) ||
      doneMarks.some((mark) => mark.test(source)),
  };
});

/** `✅`, `[DONE]`, `(Completed 2026-03-20)`, `DONE: …`, `… – done`, an item struck out. */
const doneMarks = [
  /^\s*(?:✅|✔|☑)|(?:✅|✔|☑)\ufe0f?\s*$/,
  /[[(*](?:done|completed|fixed)[\])*]|\((?:done|completed)[ ,:][^()]{1,40}\)/i,
  /^\s*[*_]{0,2}(?:done|completed)[*_]{0,2}\s?(?::|\s[–—-]\s)/i,
  /\s[–—-]\s+[*_]{0,2}(?:done|completed)[*_.\s]*$/i,
  /^\s*~~[^~]{1,1000}~~\s*(?:$|[([*_]{0,2}(?:done|completed))/i,
];

function trackerIn(source: string): string | null {
  const name = trackerName.exec(
    source.replace(/https?:\/\/\S+?(?=[\s)\]]|$)/g, ""),
  )?.[1];
  if (name !== undefined && !notTracker.test(name)) return name;
  return trackerAddress.exec(source)?.[0] ?? null;
}

/** Fields of an item together with those that stand apart from it, in columns or sub-items, which go first. */
export function mergeFields(
  fields: ActionItemFields,
  apart: ReadonlyMap<FieldName, string | null>,
): ActionItemFields {
  return {
    owner: apart.get("owner") ?? fields.owner,
    due: apart.get("due") ?? fields.due,
    priority: apart.get("priority") ?? fields.priority,
    type: apart.get("type") ?? fields.type,
    tracker: apart.get("tracker") ?? fields.tracker,
    done: fields.done || isDoneStatus(apart.get("status") ?? null),
  };
}

/** Source text as it reads: no emphasis, code marks, tags and images; links as their words; one space between words. */
export function plainText(source: string): string {
  return source
    .replace(/!\[[^[\]]{0,300}\]\([^()]{0,500}\)/g, " ")
    .replace(/\[([^[\]]{0,300})\]\([^()]{0,500}\)/g, "$1")
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
    .replace(/(\*{1,3}|~~|`{1,3})/g, "")
    .replace(/(?<![\p{L}\d])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\d])/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
