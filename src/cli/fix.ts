import { createTwoFilesPatch } from "diff";
import writeFileAtomic from "write-file-atomic";
import type { Analysis } from "../core/analyze";
import { severities } from "../core/settings";
import { applyEdits } from "../core/text";

/** A text after its fixes, and what each of them did. */
interface Mended {
  readonly analysis: Analysis;
  /** The titles of the fixes taken, each with its rule, in the order in which they were taken. */
  readonly taken: readonly string[];
}

/** More fixes than a document can have findings of its own. */
const mostFixes = 500;

/**
 * Takes each finding's preferred fix that leaves fewer findings of its weight. A fix that only marks a gap for the author is
 * not taken: what belongs there is still missing.
 */
export function mend(
  before: Analysis,
  analyze: (text: string) => Analysis,
): Mended {
  let analysis = before;
  const taken: string[] = [];
  const refused = new Set<string>();
  while (taken.length < mostFixes) {
    const next = nextFix(analysis, refused);
    if (!next) break;
    const { name, edits } = next;
    const mended = analyze(applyEdits(analysis.text, edits));
    if (isBetter(mended, analysis)) {
      analysis = mended;
      taken.push(name);
    } else {
      refused.add(name);
    }
  }
  return { analysis, taken };
}

function nextFix(analysis: Analysis, refused: ReadonlySet<string>) {
  for (const { code, message, quickFixes = [] } of analysis.diagnostics) {
    const fix = quickFixes.find(({ preferred }) => preferred);
    const name = fix && `${fix.title} (${code}: ${message})`;
    if (fix && name !== undefined && !refused.has(name)) {
      return { name, edits: fix.edits };
    }
  }
  return undefined;
}

/** Fewer errors, or as many and fewer warnings, and so on; and nothing more to be filled in. */
function isBetter(after: Analysis, before: Analysis): boolean {
  const [gaps = 0, gapsBefore = 0] = [after, before].map(
    ({ postmortem }) => postmortem?.placeholders.length,
  );
  if (!after.postmortem || gaps > gapsBefore) return false;
  for (const severity of severities) {
    const [now = 0, then = 0] = [after, before].map(
      ({ diagnostics }) =>
        diagnostics.filter((each) => each.severity === severity).length,
    );
    if (now !== then) return now < then;
  }
  return false;
}

/** Writes a file as a whole or not at all. Throws where it can't be written. */
export function writeWhole(path: string, text: string): void {
  writeFileAtomic.sync(path, text);
}

/** The changes as a unified diff that `patch` takes. */
export function diffOf(path: string, before: string, after: string): string {
  return createTwoFilesPatch(path, path, before, after).trimEnd();
}
