import * as vscode from "vscode";
import {
  severities,
  type Objective,
  type Rates,
  type Settings,
  type Severity,
} from "../core/settings";

/** What the user has set for this document, as the core takes it; the project's file comes before it. */
export function settingsFor(document: vscode.TextDocument): Settings {
  const configuration = vscode.workspace.getConfiguration(
    "postmortem",
    document,
  );
  // VS Code hands out whatever the settings file says, of whatever type.
  const files = configuration.get<unknown>("files");
  const zone = configuration.get<unknown>("defaultTimeZone");
  const template = configuration.get<unknown>("template");
  return {
    assumePostmortem:
      Array.isArray(files) &&
      files.some((glob) => typeof glob === "string" && matches(document, glob)),
    defaultTimeZone: typeof zone === "string" ? zone : "",
    template: typeof template === "string" ? template : "",
    // A project says these in its own file alone.
    templates: [],
    sectionNames: {},
    rules: ruleSeverities(configuration.get<unknown>("rules")),
    objectives: objectivesFrom(configuration.get<unknown>("objectives")),
    rates: ratesFrom(configuration.get<unknown>("rates")),
    today: new Date().toISOString().slice(0, 10),
  };
}

function ruleSeverities(set: unknown): Settings["rules"] {
  if (typeof set !== "object" || set === null) return {};
  return Object.fromEntries(
    Object.entries(set).filter(([, value]) => isSeverity(value)),
  );
}

function objectivesFrom(set: unknown): Objective[] {
  if (!Array.isArray(set)) return [];
  return set.flatMap((each: unknown) => {
    const { name, objective, windowDays } = fieldsOf(each);
    return typeof objective === "number" && typeof windowDays === "number"
      ? [{ name: typeof name === "string" ? name : "", objective, windowDays }]
      : [];
  });
}

/** Amounts without a currency say nothing. */
function ratesFrom(set: unknown): Rates | null {
  const { currency, revenuePerMinute, personHour } = fieldsOf(set);
  if (typeof currency !== "string" || currency === "") return null;
  const amount = (value: unknown): number | null =>
    typeof value === "number" && value >= 0 ? value : null;
  return {
    currency,
    revenuePerMinute: amount(revenuePerMinute),
    personHour: amount(personHour),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isSeverity(value: unknown): value is Severity | "off" {
  return value === "off" || severities.some((each) => each === value);
}

/** A glob may be written from the workspace folder or from anywhere (with a leading `**`). */
function matches(document: vscode.TextDocument, glob: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const patterns = folder
    ? [glob, new vscode.RelativePattern(folder, glob)]
    : [glob];
  return patterns.some(
    (pattern) => vscode.languages.match({ pattern }, document) > 0,
  );
}
