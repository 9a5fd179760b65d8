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
  const { source, content, context } = line;
  if (context !== "text" || content.end - content.start > 120) return undefined;
  const label = labelAt(source, content);
  const isBold = label?.markup === "bold" && label.wholeLine;
  const next = lines[index + 1];
  const standsAlone =
    next?.context !== "text" ||
    (content.end - content.start <= 60 && beginsAnew(next));
  if (!isBold && (!standsAlone || isInList(line))) return undefined;
  const titleRange = withoutMarkup(source, content);
  const title = wordsIn(line, titleRange);
  if (
    !/^[\p{Lu}\p{Extended_Pictographic}]/u.test(title) ||
    title.endsWith(".")
  ) {
    return undefined;
  }
  if (!titleWords.test(normalizeTitle(title))) return undefined;
  if (sectionNameOf(title, true)) return undefined;
  const candidate = titled(line, { kinds: ["title"] }, titleRange, {
    style: isBold ? "bold" : "plain",
    level: 1,
    bodyStart: line.range.end,
  });
  return movedCandidate(candidate, range.start);
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
  for (const { found, line: other } of linesWithCandidates(lines)) {
    const { headingDepth } = other;
    if (other === line || headingDepth === 0) continue;
    if (headingDepth === 1) return undefined;
    const kind = found[0]?.candidate.name?.kinds[0];
    if (headingDepth === 2 && kind) kinds.add(kind);
  }
  return kinds.size < 3
    ? undefined
    : movedCandidate(
        { ...heading.candidate, name: { kinds: ["title"] } },
        line.start,
      );
}

const documentNames =
  /\banalysis\b|\brca\b|\blog\b|\btitle\b|\bname\b|^postmortems? summary$/;
