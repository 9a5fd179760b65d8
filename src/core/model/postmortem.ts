import type { Root } from "mdast";
import type { Markdown } from "../markdown";
import type { Settings } from "../settings";
import type { Steps } from "../steps";
import { readActionItems, type ActionItem } from "./actionItems";
import { readDiagrams, type Diagram } from "./diagrams";
import { readDocumentFacts, type DocumentFacts } from "./documentFacts";
import { readFrontMatter, type FrontMatter } from "./frontMatter";
import { readIncident, type Incident } from "./incident";
import { readLines, type SourceLine } from "./lines";
import { findMetricsBlock, withoutMetricsBlock } from "./metricsBlock";
import { readPlaceholders, type Placeholder } from "./placeholders";
import {
  coreKinds,
  isOfKind,
  readSections,
  type CoreKind,
  type Section,
} from "./sections";
import { ownSectionNames, type SectionKind } from "./sectionNames";
import { readSuppressions, type Suppression } from "./suppressions";
import { readTables } from "./tables";
import { isToldInProse } from "./toldInProse";
import { withUnnamedTimelines } from "./unnamedTimelines";

/** An incident's postmortem as its text tells it. Plain data; offsets are UTF-16. */
export interface Postmortem extends DocumentFacts {
  readonly text: string;
  readonly markdown: Markdown;
  /** That of `markdown`, which is made when it is first asked for: readers and rules had better ask lines or blocks. */
  readonly tree: Root;
  readonly lines: readonly SourceLine[];
  readonly frontMatter: FrontMatter | null;
  readonly sections: readonly Section[];
  /** The core sections that the document has in no form. */
  readonly missingSections: readonly CoreKind[];
  readonly incident: Incident;
  readonly actionItems: readonly ActionItem[];
  readonly diagrams: readonly Diagram[];
  readonly placeholders: readonly Placeholder[];
  readonly suppressions: readonly Suppression[];
}

/** What the text tells, read as a postmortem whether it is one or not. */
export function* readPostmortem(
  markdown: Markdown,
  settings: Settings,
): Steps<Postmortem> {
  const { text } = markdown;
  const source = withoutMetricsBlock(text);
  const figures = findMetricsBlock(text)?.body ?? null;
  const lines = readLines(markdown, figures);
  yield;
  const frontMatter = readFrontMatter(markdown);
  const named = yield* readSections(
    lines,
    ownSectionNames(settings.sectionNames),
  );
  const sections = withUnnamedTimelines(named, lines);
  const tables = readTables(markdown, figures);
  const incident = yield* readIncident(
    source,
    lines,
    sections,
    tables,
    frontMatter,
    settings,
  );
  yield;
  const actionItems = yield* readActionItems(source, tables, lines, sections);
  yield;
  const placeholders = readPlaceholders(lines);
  yield;
  const facts = readDocumentFacts(source, lines, sections, tables, frontMatter);
  yield;
  return {
    text,
    markdown,
    get tree() {
      return markdown.tree;
    },
    lines,
    frontMatter,
    ...facts,
    sections,
    missingSections: missingSections(lines, sections, incident),
    incident,
    actionItems,
    diagrams: readDiagrams(markdown, source),
    placeholders,
    suppressions: readSuppressions(source, lines),
  };
}

/** Prose of this length (UTF-16 units) before the first core section is a summary without its heading. */
const shortestSummary = 80;

function missingSections(
  lines: readonly SourceLine[],
  sections: readonly Section[],
  { impact }: Incident,
): CoreKind[] {
  const isThere = (kind: SectionKind): boolean =>
    sections.some((section) => isOfKind(section, kind));
  const has = (kind: CoreKind): boolean =>
    isThere(kind) ||
    (kind === "rootCause" && isThere("contributingFactors")) ||
    (kind === "summary" && beginsWithProse(lines, sections)) ||
    (kind === "impact" && impact.shares.length > 0) ||
    isToldInProse(kind, lines, sections);
  return coreKinds.filter((kind) => !has(kind));
}

function beginsWithProse(
  lines: readonly SourceLine[],
  sections: readonly Section[],
): boolean {
  const first = sections.find((section) =>
    coreKinds.some((kind) => isOfKind(section, kind)),
  );
  let length = 0;
  for (const { context, listDepth, content } of lines.slice(0, first?.line)) {
    if (context !== "text" || listDepth > 0) continue;
    length += content.end - content.start;
    if (length >= shortestSummary) return true;
  }
  return false;
}
