import {
  getNodeValue,
  modify,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { isSectionKind } from "./model/sectionNames";
import { timeZoneAt } from "./model/timeZones";
import { rules } from "./rules";
import {
  severities,
  type Objective,
  type Rates,
  type Settings,
  type Severity,
} from "./settings";
import type { Demand, Template, TemplateSection } from "./template";
import { templates } from "./templates";
import { lineEndingOf, type TextEdit, type TextRange } from "./text";

/** What a project says of its postmortems, in a file of this name beside them or in a folder above. */
export const projectFileName = ".postmortemrc.json";

/** Longer files (UTF-16 units) are not read. */
const longestFile = 200_000;

/** What a project file sets; what it doesn't is left to the user. */
export type ProjectSettings = Partial<
  Pick<
    Settings,
    | "template"
    | "rules"
    | "defaultTimeZone"
    | "objectives"
    | "rates"
    | "sectionNames"
    | "templates"
  >
>;

interface ProjectFile {
  readonly settings: ProjectSettings;
  /** What is wrong in it; what is right is taken all the same. */
  readonly problems: readonly ProjectFileProblem[];
}

export interface ProjectFileProblem {
  readonly range: TextRange;
  readonly message: string;
}

/** Reads a project file. Never throws: of a text that is no JSON, nothing is taken. */
export function readProjectFile(text: string): ProjectFile {
  const problems: ProjectFileProblem[] = [];
  const report: Report = ({ offset, length }, message) => {
    problems.push({ range: { start: offset, end: offset + length }, message });
  };
  if (text.length > longestFile) {
    report({ offset: 0, length: 0 }, "The file is too large to be read.");
    return { settings: {}, problems };
  }
  const { root, error } = parsed(text);
  if (error || root?.type !== "object") {
    report(
      error ?? { offset: 0, length: 0 },
      error
        ? `This is no JSON, so nothing of it is used: ${error.words}.`
        : "Settings are an object: { … }. Nothing of this file is used.",
    );
    return { settings: {}, problems };
  }
  const settings: Record<string, unknown> = {};
  for (const [key, value, keyNode] of fieldsOf(root)) {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (!read) {
      report(keyNode, `“${key}” is no setting. There are ${listOf(keys)}.`);
      continue;
    }
    const set = read(value, report);
    if (set !== undefined)
      settings[key === "sections" ? "sectionNames" : key] = set;
  }
  delete settings["$schema"];
  if (!isTemplateKnown(root, settings, report)) delete settings["template"];
  return { settings, problems };
}

/** The edits that turn a rule off in a project file; null where it is no JSON. The rest of it stays as it stands. */
export function turnOffRule(text: string, rule: string): TextEdit[] | null {
  const { root, error } = parsed(text);
  if (error || root?.type !== "object") return null;
  const tab = /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0] ?? "  ";
  return modify(text, ["rules", rule], "off", {
    formattingOptions: {
      insertSpaces: tab !== "\t",
      tabSize: tab.length,
      eol: lineEndingOf(text),
    },
  }).map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    newText: content,
  }));
}

interface Parsed {
  readonly root: Node | undefined;
  readonly error:
    | {
        readonly offset: number;
        readonly length: number;
        readonly words: string;
      }
    | undefined;
}

function parsed(text: string): Parsed {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    return {
      root,
      error: first && { ...first, words: wordsOfError(first) },
    };
  } catch {
    // The parser descends into each bracket.
    const words = "too many brackets in one another";
    return { root: undefined, error: { offset: 0, length: 0, words } };
  }
}

/** “PropertyNameExpected” → “property name expected” */
function wordsOfError({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

/** The user's settings with those of the project before them, rule by rule. */
export function withProject(
  settings: Settings,
  project: ProjectSettings,
): Settings {
  return {
    ...settings,
    ...project,
    rules: { ...settings.rules, ...project.rules },
  };
}

type Report = (
  at: { readonly offset: number; readonly length: number },
  message: string,
) => void;

/** Gives what a value says; undefined where it says nothing that can be used, which has been reported then. */
type Reader = (value: Node, report: Report) => unknown;

const readers: Readonly<Record<string, Reader | undefined>> = {
  $schema: textOf,
  template: textOf,
  defaultTimeZone: zoneOf,
  rules: rulesOf,
  objectives: (value, report) => listed(value, report, objectiveOf),
  rates: ratesOf,
  sections: sectionNamesOf,
  templates: (value, report) => listed(value, report, templateOf),
};

const keys = Object.keys(readers).filter((key) => key !== "$schema");

function textOf(value: Node, report: Report): string | undefined {
  if (value.type === "string") return String(getNodeValue(value));
  report(value, "This is to be a text.");
  return undefined;
}

function numberOf(value: Node, report: Report): number | undefined {
  const number: unknown = getNodeValue(value);
  if (typeof number === "number" && number >= 0) return number;
  report(value, "This is to be a number, 0 or more.");
  return undefined;
}

function zoneOf(value: Node, report: Report): string | undefined {
  const name = textOf(value, report);
  if (name === undefined || name === "") return name;
  const zone = timeZoneAt(name, 0, name.length);
  if (zone && zone.range.end === name.length) return name;
  report(
    value,
    `“${name}” is no time zone. Write UTC, an offset such as UTC+2, or a name such as Europe/Berlin.`,
  );
  return undefined;
}

const weights: readonly (Severity | "off")[] = [...severities, "off"];

function rulesOf(value: Node, report: Report): Settings["rules"] | undefined {
  if (!isObject(value, report)) return undefined;
  const set: Record<string, Severity | "off"> = {};
  for (const [id, weight, key] of fieldsOf(value)) {
    const severity = weights.find((each) => each === getNodeValue(weight));
    if (!rules.some((rule) => rule.id === id)) {
      report(key, `No rule is called “${id}”.`);
    } else if (severity === undefined) {
      report(weight, `A rule weighs ${listOf(weights)}.`);
    } else {
      set[id] = severity;
    }
  }
  return set;
}

function objectiveOf(value: Node, report: Report): Objective | undefined {
  if (!isObject(value, report)) return undefined;
  const fields = readFields(value, report, {
    name: textOf,
    objective: numberOf,
    windowDays: numberOf,
  });
  const { name = "", objective, windowDays } = fields as Partial<Objective>;
  if (objective !== undefined && windowDays !== undefined) {
    return { name, objective, windowDays };
  }
  report(value, "An objective has “objective” (percent) and “windowDays”.");
  return undefined;
}

function ratesOf(value: Node, report: Report): Rates | undefined {
  if (!isObject(value, report)) return undefined;
  const {
    currency,
    revenuePerMinute = null,
    personHour = null,
  } = readFields(value, report, {
    currency: textOf,
    revenuePerMinute: numberOf,
    personHour: numberOf,
  }) as Partial<Rates>;
  if (currency !== undefined && currency !== "") {
    return { currency, revenuePerMinute, personHour };
  }
  report(value, "Rates have a “currency”, such as EUR.");
  return undefined;
}

function sectionNamesOf(
  value: Node,
  report: Report,
): Settings["sectionNames"] | undefined {
  if (!isObject(value, report)) return undefined;
  const names: Record<string, readonly string[]> = {};
  for (const [kind, titles, key] of fieldsOf(value)) {
    if (isSectionKind(kind)) names[kind] = listed(titles, report, textOf);
    else report(key, `“${kind}” is no kind of section.`);
  }
  return names;
}

function templateOf(value: Node, report: Report): Template | undefined {
  if (!isObject(value, report)) return undefined;
  const { id, name, sections, asksFor, words } = readFields(value, report, {
    id: textOf,
    name: textOf,
    sections: (each) => listed(each, report, sectionOf),
    asksFor: (each) => listed(each, report, demandOf),
    words: wordsOf,
  }) as Partial<Template>;
  if (id === undefined || id === "" || !sections || sections.length === 0) {
    report(value, "A template has an “id” and “sections”.");
    return undefined;
  }
  return {
    id,
    name: name ?? id,
    sections,
    asksFor: asksFor ?? [],
    ...(words && { words }),
  };
}

function sectionOf(value: Node, report: Report): TemplateSection | undefined {
  if (value.type === "string") {
    return { title: String(getNodeValue(value)), required: true };
  }
  if (!isObject(value, report)) return undefined;
  const { title, ...others } = readFields(value, report, {
    title: textOf,
    aliases: (each) => listed(each, report, textOf),
    required: (each) => {
      if (each.type === "boolean") return getNodeValue(each);
      report(each, "This is to be true or false.");
      return undefined;
    },
    prompt: textOf,
  }) as Partial<TemplateSection>;
  if (title !== undefined && title !== "") {
    return { required: true, ...others, title };
  }
  report(value, "A section has a “title”.");
  return undefined;
}

/** What a template may ask for beyond its sections. */
export const demands: readonly Demand[] = [
  "actionItemOwner",
  "actionItemDue",
  "actionItemTracker",
  "sectionOrder",
  "summaryFields",
  "timelineCoverage",
];

function demandOf(value: Node, report: Report): Demand | undefined {
  const demand = demands.find((each) => each === getNodeValue(value));
  if (!demand) report(value, `A template asks for ${listOf(demands)}.`);
  return demand;
}

function wordsOf(value: Node, report: Report): Template["words"] {
  if (!isObject(value, report)) return undefined;
  const { least, most } = readFields(value, report, {
    least: numberOf,
    most: numberOf,
  }) as Partial<NonNullable<Template["words"]>>;
  if (least !== undefined && most !== undefined && least <= most) {
    return { least, most };
  }
  report(value, "Words have “least” and “most”.");
  return undefined;
}

/** A template that is named has to be one that is known, here or everywhere. */
function isTemplateKnown(
  root: Node,
  settings: ProjectSettings,
  report: Report,
): boolean {
  const { template: name, templates: own = [] } = settings;
  if (name === undefined || name === "") return true;
  const known = [...own, ...templates].map(({ id }) => id);
  if (known.includes(name)) return true;
  const field = fieldsOf(root).find(([key]) => key === "template");
  if (field) {
    report(
      field[1],
      `No template is called “${name}”. There are ${listOf(known)}.`,
    );
  }
  return false;
}

function isObject(value: Node, report: Report): boolean {
  if (value.type === "object") return true;
  report(value, "This is to be an object: { … }.");
  return false;
}

function listed<Item>(
  value: Node,
  report: Report,
  read: (item: Node, report: Report) => Item | undefined,
): Item[] {
  if (value.type !== "array") {
    report(value, "This is to be a list: [ … ].");
    return [];
  }
  return (value.children ?? []).flatMap((item) => read(item, report) ?? []);
}

function readFields(
  value: Node,
  report: Report,
  known: Readonly<Record<string, Reader>>,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, field, keyNode] of fieldsOf(value)) {
    const reader = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!reader) {
      report(
        keyNode,
        `“${key}” is unknown here. There are ${listOf(Object.keys(known))}.`,
      );
      continue;
    }
    const set = reader(field, report);
    if (set !== undefined) read[key] = set;
  }
  return read;
}

function fieldsOf(value: Node): (readonly [string, Node, Node])[] {
  return (value.children ?? []).flatMap(({ children = [] }) => {
    const [key, field] = children;
    return key && field
      ? [[String(getNodeValue(key)), field, key] as const]
      : [];
  });
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
