import { addAll } from "./lists";
import type { Analysis } from "./analyze";
import { suppressInFile, suppressOnLine } from "./refactorings/suppress";
import type { Diagnostic, QuickFix } from "./rules/rule";
import type { TextEdit } from "./text";

/** What may be done about a finding, as a menu shows it. */
interface Offer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
}

/** The finding's quick fixes, the fix of all findings of its kind, and its suppression on its line and in its file. */
export function offersFor(
  { postmortem, diagnostics }: Analysis,
  diagnostic: Diagnostic,
): Offer[] {
  const { code, range, quickFixes = [] } = diagnostic;
  const alike = diagnostics.filter((each) => each.code === code);
  const all = compatibleEdits(alike.flatMap(preferredFix));
  const onLine = postmortem && suppressOnLine(postmortem, code, range.start);
  const suppress = (where: string, edit: TextEdit | null): Offer[] =>
    edit
      ? [
          {
            title: `Disable “${code}” for this ${where}`,
            edits: [edit],
            preferred: false,
          },
        ]
      : [];
  return [
    ...quickFixes,
    ...(all.fixes > 1
      ? [
          {
            title: `Fix all ${all.fixes} findings of “${code}”`,
            edits: all.edits,
            preferred: false,
          },
        ]
      : []),
    ...suppress("line", onLine),
    ...suppress("file", postmortem && suppressInFile(postmortem, code)),
  ];
}

/** The edits of every fix that may be taken unasked. Those that would get in each other's way wait for the next time. */
export function safeEdits({ diagnostics }: Analysis): readonly TextEdit[] {
  const safe = diagnostics.flatMap(({ quickFixes = [] }) =>
    quickFixes.filter((fix) => fix.safe === true && fix.preferred).slice(0, 1),
  );
  return compatibleEdits(safe).edits;
}

function preferredFix({ quickFixes = [] }: Diagnostic): QuickFix[] {
  return quickFixes.filter(({ preferred }) => preferred).slice(0, 1);
}

interface Compatible {
  readonly edits: readonly TextEdit[];
  /** How many fixes they are of. */
  readonly fixes: number;
}

/** Fixes are taken in order, each whole or not at all. One that several findings share is taken once. */
function compatibleEdits(fixes: readonly QuickFix[]): Compatible {
  const taken: TextEdit[] = [];
  let count = 0;
  for (const { edits } of fixes) {
    const isFree = edits.every((edit) =>
      taken.every((other) => !touches(edit, other)),
    );
    if (!isFree) continue;
    addAll(taken, edits);
    count++;
  }
  return { edits: taken, fixes: count };
}

function touches({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
