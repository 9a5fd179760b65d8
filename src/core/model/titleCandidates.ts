import { labelAt } from "./labels";
import { lineAlone, type SourceLine } from "./lines";
import {
  beginsAnew,
  isInList,
  movedCandidate,
  titled,
  withoutMarkup,
  wordsIn,
  type Candidate,
} from "./sectionCandidate";
import { headingCandidate, linesWithCandidates } from "./sectionCandidates";
import { normalizeTitle, sectionNameOf } from "./sectionNames";

const titleWords =
  /\b(?:postmortem|incident (?:report|review|summary)|outage|root cause analysis)\b/;

/** The first line of a document without headings: `**Postmortem: checkout fails**`, `OUTAGE REPORT`. */
export function titleLine(
  lines: readonly SourceLine[],
  { own, index, range }: SourceLine,
): Candidate | undefined {
  const line = lineAlone(own);
  const { source, content } = line;
  const next = lines[index + 1];
  const mayBeTitle = line.context === "text" || isCentred(line, next);
  if (!mayBeTitle || content.end - content.start > 120) return undefined;
  const isBold = isAllBold(line);
  const standsAlone =
    next?.context !== "text" ||
    (content.end - content.start <= 60 && beginsAnew(next)) ||
    linesWithCandidates(lines).some((opening) => opening.line === next);
  if (!isBold && (!standsAlone || isInList(line))) return undefined;
  const titleRange = withoutMarkup(source, content);
  const title = wordsIn(line, titleRange);
  if (!beginsTitle(title, lines) || title.endsWith(".")) return undefined;
  if (!titleWords.test(normalizeTitle(title))) return undefined;
  if (sectionNameOf(title, true)) return undefined;
  const candidate = titled(line, { kinds: ["title"] }, titleRange, {
    style: isBold ? "bold" : "plain",
    level: 1,
    bodyStart: line.range.end,
  });
  return movedCandidate(candidate, range.start);
}

/** What Markdown takes for code, since blanks put it into the middle of its line. */
function isCentred(line: SourceLine, next: SourceLine | undefined): boolean {
  return (
    line.context === "code" && line.indent >= 4 && next?.context !== "code"
  );
}

/** Also where a colon stands inside: `**Postmortem: checkout fails**`. */
function isAllBold(line: SourceLine): boolean {
  const label = labelAt(line.source, line.content);
  return (
    (label?.markup === "bold" && label.wholeLine) ||
    /^(\*\*|__)(?:(?!\1).)+\1$/.test(wordsIn(line, line.content))
  );
}

/** A title's first letter is a capital; without one, it says at once what a document without a heading is. */
function beginsTitle(title: string, lines: readonly SourceLine[]): boolean {
  if (/^[\p{Lu}\p{Extended_Pictographic}]/u.test(title)) return true;
  return (
    /^(?:0x\d+\b|post-?mortem:)/.test(title) &&
    !linesWithCandidates(lines).some(({ line }) => line.headingDepth === 1)
  );
}

/** The first heading where it names the whole document by a section's name: `# Root Cause Analysis`, `# Incident log`. */
export function titleHeading(
  lines: readonly SourceLine[],
  line: SourceLine,
): Candidate | undefined {
  if (line.context !== "heading" || line.headingDepth !== 1) return undefined;
  const [heading] = headingCandidate(lineAlone(line.own));
  const words = normalizeTitle(heading?.candidate.words ?? "");
  if (!heading?.candidate.name || !documentNames.test(words)) return undefined;
  const kinds = new Set<string>();
  let holdsCause = false;
  let holdsMeasures = false;
  for (const { found, line: other } of linesWithCandidates(lines)) {
    const { headingDepth } = other;
    if (other === line || headingDepth === 0) continue;
    if (headingDepth === 1) return undefined;
    const named = found[0]?.candidate.name?.kinds ?? [];
    holdsCause ||= named.includes("rootCause");
    holdsMeasures ||= named.includes("actionItems");
    if (headingDepth === 2 && named[0]) kinds.add(named[0]);
  }
  return kinds.size < 3 && !(holdsCause && holdsMeasures)
    ? undefined
    : movedCandidate(
        { ...heading.candidate, name: { kinds: ["title"] } },
        line.start,
      );
}

const documentNames =
  /\banalysis\b|\brca\b|\blog\b|\btitle\b|\bname\b|^postmortems? summary$/;
