import type { Root } from "mdast";
import type { DiagramErrors } from "./mermaid/diagramError";
import { parseMarkdownInSteps, type Markdown } from "./markdown";
import { readPostmortem, type Postmortem } from "./model/postmortem";
import { isPostmortem } from "./model/recognition";
import { silencer } from "./model/suppressions";
import { rules } from "./rules";
import type { Diagnostic, RuleContext } from "./rules/rule";
import type { Settings } from "./settings";
import { finish, type Steps } from "./steps";
import { templateOf } from "./templates";
import type { Template } from "./template";

/** All that the core says of one text. Plain data; every feature of every host shows parts of it. */
export interface Analysis {
  readonly text: string;
  /** What it was read with. */
  readonly settings: Settings;
  readonly markdown: Markdown;
  /** That of `markdown`: it is made when it is first asked for, which takes longer than most of what is done with it. */
  readonly tree: Root;
  /** What the text tells when read as a postmortem, whether it is one or not; null where it was not read. */
  readonly reading: Postmortem | null;
  /** The reading where the text is a postmortem. Editors show nothing for any other. */
  readonly postmortem: Postmortem | null;
  readonly template: Template | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the text was not read, as a sentence for the user; null where it was. */
  readonly notice: string | null;
}

/** Longer texts (UTF-16 units) are no postmortem that somebody wrote, and would keep the host busy for seconds. */
export const longestText = 600_000;

const nobodyAsked: DiagramErrors = new Map();

/** Reads and checks a text. Never throws: a text that can't be read is an analysis with a notice and nothing else. */
export function analyze(
  text: string,
  settings: Settings,
  diagramErrors = nobodyAsked,
  before?: Analysis,
): Analysis {
  return finish(analyzeInSteps(text, settings, diagramErrors, before));
}

/**
 * The same as `analyze`, yielding every few milliseconds' worth of work, so that a host stays responsive. `before` is the
 * analysis of an earlier version of the text, or of any other: what is the same is not read again, and the result is the
 * same as without.
 */
export function* analyzeInSteps(
  text: string,
  settings: Settings,
  diagramErrors = nobodyAsked,
  before?: Analysis,
): Steps<Analysis> {
  const notice = whyUnreadable(text);
  if (notice !== null) {
    const tree: Root = { type: "root", children: [] };
    const markdown = { text, blocks: [], tree };
    return {
      ...nothingFound,
      text,
      settings,
      markdown,
      tree,
      reading: null,
      notice,
    };
  }
  const markdown = yield* parseMarkdownInSteps(text, before?.markdown);
  const reading = yield* readPostmortem(markdown, settings);
  const isOne = settings.assumePostmortem || isPostmortem(reading);
  return {
    text,
    settings,
    markdown,
    get tree() {
      return markdown.tree;
    },
    reading,
    ...(isOne ? yield* check(reading, settings, diagramErrors) : nothingFound),
    notice: null,
  };
}

/** The analysis after Mermaid has been asked about its diagrams, which takes longer than reading the text. */
export function* recheckInSteps(
  analysis: Analysis,
  diagramErrors: DiagramErrors,
): Steps<Analysis> {
  const { text, settings, markdown, reading, postmortem, notice } = analysis;
  if (!postmortem) return analysis;
  return {
    text,
    settings,
    markdown,
    get tree() {
      return markdown.tree;
    },
    reading,
    ...(yield* check(postmortem, settings, diagramErrors)),
    notice,
  };
}

function* check(
  postmortem: Postmortem,
  settings: Settings,
  diagramErrors: DiagramErrors,
): Steps<Pick<Analysis, "postmortem" | "template" | "diagnostics">> {
  const template = templateOf(postmortem, settings);
  const context = { template, settings, diagramErrors };
  const diagnostics = yield* checkRules(postmortem, context);
  return { postmortem, template, diagnostics };
}

const nothingFound = { postmortem: null, template: null, diagnostics: [] };

function whyUnreadable(text: string): string | null {
  if (text.length > longestText) {
    return `This file is too large to be read as a postmortem (more than ${longestText.toLocaleString("en")} characters).`;
  }
  if (text.includes("\0")) {
    return "This file is not a text file, so it was not read as a postmortem.";
  }
  return null;
}

const ruleIds = rules.map(({ id }) => id);

type Asked = Pick<RuleContext, "template" | "settings" | "diagramErrors">;

function* checkRules(
  postmortem: Postmortem,
  asked: Asked,
): Steps<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const ran = new Set<string>();
  const context: RuleContext = { ...asked, ruleIds, ran, found };
  for (const rule of rules) {
    const set = asked.settings.rules[rule.id];
    const isAsked = rule.appliesTo?.(asked.template) ?? true;
    // What the user has set decides, also for a rule that the document's template does not ask for.
    if (set === "off" || (set === undefined && !isAsked)) continue;
    for (const problem of rule.check(postmortem, context)) {
      // Behind a spread, new properties would give each object a shape of its own, and sorting them takes long.
      const usual = { code: rule.id, severity: rule.severity, ...problem };
      found.push(set === undefined ? usual : { ...usual, severity: set });
    }
    ran.add(rule.id);
    yield;
  }
  const isSilenced = silencer(postmortem.suppressions);
  return found
    .filter(({ code, range }) => !isSilenced(code, range.start))
    .sort((a, b) => a.range.start - b.range.start);
}
