import type { Root } from "mdast";
import { parseMarkdownInSteps } from "./markdown";
import { readPostmortem, type Postmortem } from "./model/postmortem";
import { isPostmortem } from "./model/recognition";
import { rules } from "./rules";
import type { Diagnostic } from "./rules/rule";
import type { Settings } from "./settings";
import { finish, type Steps } from "./steps";
import { fittingTemplate } from "./templates";
import type { Template } from "./templates/template";

/** All that the core says of one text. Plain data; every feature of every host shows parts of it. */
export interface Analysis {
  readonly text: string;
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

/** Reads and checks a text. Never throws: a text that can't be read is an analysis with a notice and nothing else. */
export function analyze(text: string, settings: Settings): Analysis {
  return finish(analyzeInSteps(text, settings));
}

/** The same as `analyze`, yielding every few milliseconds' worth of work, so that a host stays responsive. */
export function* analyzeInSteps(
  text: string,
  settings: Settings,
): Steps<Analysis> {
  const notice = whyUnreadable(text);
  if (notice !== null) {
    const tree: Root = { type: "root", children: [] };
    return { ...nothingFound, text, tree, reading: null, notice };
  }
  const tree = yield* parseMarkdownInSteps(text);
  const reading = yield* readPostmortem(text, tree, settings);
  if (!settings.assumePostmortem && !isPostmortem(reading)) {
    return { ...nothingFound, text, tree, reading, notice: null };
  }
  const template = fittingTemplate(reading.sections);
  const postmortem = reading;
  return {
    text,
    tree,
    reading,
    postmortem,
    template,
    diagnostics: checkRules(postmortem, template),
    notice: null,
  };
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

function checkRules(
  postmortem: Postmortem,
  template: Template | null,
): Diagnostic[] {
  return rules
    .flatMap((rule) =>
      [...rule.check(postmortem, template)].map((problem) => ({
        ...problem,
        code: rule.id,
        severity: rule.severity,
      })),
    )
    .sort((a, b) => a.range.start - b.range.start);
}
