import assert from "node:assert/strict";
import { analyze, type Analysis } from "../../src/core/analyze";
import type { Diagnostic, QuickFix } from "../../src/core/rules/rule";
import type { Settings } from "../../src/core/settings";
import { applyEdits, lineColumnAt, lineStarts } from "../../src/core/text";

/** The settings as package.json declares them, read as a postmortem so that a fixture may be short. */
export const fixtureSettings: Settings = {
  assumePostmortem: true,
  defaultTimeZone: "",
  template: "",
  templates: [],
  sectionNames: {},
  rules: {},
  objectives: [{ name: "", objective: 99.9, windowDays: 30 }],
  rates: null,
  today: "2026-11-21",
};

export function analyzeFixture(
  text: string,
  settings: Partial<Settings> = {},
): Analysis {
  return analyze(text, { ...fixtureSettings, ...settings });
}

/**
 * Checks what one rule finds. A fixture is Markdown with its findings drawn in: under a line, tildes mark the words and the
 * message follows them. Without such lines, the rule must be silent.
 *
 *     - 10:30 Paged
 *     - 10:05 Detected
 *       ~~~~~ “10:05” is earlier than …
 */
export function check(
  rule: string,
  fixture: string,
  settings: Partial<Settings> = {},
): void {
  const text = withoutFindings(fixture);
  const { diagnostics } = analyzeFixture(text, settings);
  const found = diagnostics.filter((diagnostic) => diagnostic.code === rule);
  assert.equal(withFindings(text, found), fixture);
}

/**
 * Checks that the rule's fix of this title turns one text into the other, that the finding is gone then, and that taking
 * it changes nothing else. `before` must have the finding once at least; the first one's fix is taken.
 */
export function checkFix(
  rule: string,
  title: string,
  before: string,
  after: string,
  settings: Partial<Settings> = {},
): void {
  const fix = fixFor(before, rule, title, settings);
  const mended = applyEdits(before, fix.edits);
  assert.equal(mended, after);
  const remaining = analyzeFixture(mended, settings).diagnostics.flatMap(
    (each) => (each.code === rule ? (each.quickFixes ?? []) : []),
  );
  assert.ok(
    !remaining.some((each) => each.title === title),
    `“${title}” is offered again after it was taken`,
  );
}

/** The titles of all fixes that the rule offers for the text, in order. */
export function fixTitles(
  text: string,
  rule: string,
  settings: Partial<Settings> = {},
): string[] {
  return analyzeFixture(text, settings).diagnostics.flatMap((each) =>
    each.code === rule ? (each.quickFixes ?? []).map((fix) => fix.title) : [],
  );
}

function fixFor(
  text: string,
  rule: string,
  title: string,
  settings: Partial<Settings>,
): QuickFix {
  for (const diagnostic of analyzeFixture(text, settings).diagnostics) {
    if (diagnostic.code !== rule) continue;
    const fix = diagnostic.quickFixes?.find((each) => each.title === title);
    if (fix) return fix;
  }
  return assert.fail(`${rule} offers no fix “${title}”`);
}

const finding = /^ *~+ [^\n]*\n?/gm;

function withoutFindings(fixture: string): string {
  return fixture.replace(finding, "");
}

function withFindings(
  text: string,
  diagnostics: readonly Diagnostic[],
): string {
  const starts = lineStarts(text);
  const under = new Map<number, string[]>();
  for (const { range, message } of diagnostics) {
    const { line, column } = lineColumnAt(starts, range.start);
    const marks = "~".repeat(Math.max(1, range.end - range.start));
    const drawn = `${" ".repeat(column)}${marks} ${message}`;
    under.set(line, [...(under.get(line) ?? []), drawn]);
  }
  return text
    .split("\n")
    .flatMap((line, index) => [line, ...(under.get(index) ?? [])])
    .join("\n");
}
