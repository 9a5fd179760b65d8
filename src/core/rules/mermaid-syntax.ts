import type { DiagramError } from "../mermaid/diagramError";
import { errorText } from "../mermaid/errorText";
import { placesOf, type Places } from "../mermaid/places";
import { findTraps } from "../mermaid/traps";
import type { Trap } from "../mermaid/trap";
import type { Diagram } from "../model/diagrams";
import type { Problem, QuickFix, Rule, RuleDocumentation } from "./rule";

/** A diagram that Mermaid does not read, or reads otherwise than it is meant. */
export const mermaidSyntax: Rule = {
  id: "mermaid-syntax",
  description: "Mermaid diagrams can be drawn, and show what is meant.",
  severity: "error",
  *check({ text, diagrams }, { diagramErrors }) {
    for (const diagram of diagrams) {
      const error = diagramErrors.get(diagram.source);
      // What Mermaid takes is no mistake, whatever it looks like.
      const traps = findTraps(diagram.drawing).filter(
        ([trap]) => error !== null || trap?.isRefused === false,
      );
      if (!error && traps.length === 0) continue;
      const places = placesOf(text, diagram);
      for (const kind of traps) yield* trapProblem(kind, places);
      const isExplained = traps.some(([trap]) => trap?.isRefused);
      if (error && !isExplained) yield errorProblem(diagram, error, places);
    }
  },
};

/** What these traps are mended by shows the same words, written as Mermaid reads them. */
const notation: ReadonlySet<string> = new Set([
  "period-colon",
  "section-colon",
  "semicolon",
  "unquoted-label",
  "unquoted-text",
]);

/** All of one kind are one cause: one finding at the first, with one fix. */
function* trapProblem(
  traps: readonly Trap[],
  { rangeOf, editsOf }: Places,
): Iterable<Problem> {
  const [first, ...others] = traps;
  if (!first) return;
  const edits = editsOf(traps.flatMap((trap) => trap.edits));
  const quickFixes: QuickFix[] =
    first.fix !== null && edits
      ? [
          {
            title: first.fix,
            edits,
            preferred: true,
            safe: notation.has(first.kind),
          },
        ]
      : [];
  yield {
    range: rangeOf(first.range),
    message: first.message,
    severity: first.isRefused ? "error" : "warning",
    related: others.map(({ range }) => ({
      range: rangeOf(range),
      message: "The same here",
    })),
    quickFixes,
  };
}

function errorProblem(
  diagram: Diagram,
  error: DiagramError,
  { rangeOf, editsOf }: Places,
): Problem {
  const { range, message, keyword } = errorText(diagram, error);
  const edits =
    keyword === null ? null : editsOf([{ range, newText: keyword }]);
  return {
    range: rangeOf(range),
    message,
    severity: error.kind === "unknown-type" ? "information" : "error",
    quickFixes: edits
      ? [{ title: `Change to “${keyword}”`, edits, preferred: true }]
      : [],
  };
}

export const documentation: RuleDocumentation = {
  why: `A diagram with a mistake shows an error instead of the incident, and often that is seen only after publishing. Mermaid’s own parser reads each diagram; mistakes that nearly everybody makes once are told in words and mended.

Some mistakes Mermaid takes in silence and draws something else: a task’s name that is cut at its colon, a bar across midnight that ends before it starts.`,
  bad: `## Timeline (UTC)

\`\`\`mermaid
timeline
  14:05 : Deployment of the checkout service
  15:35 : Deployment rolled back
\`\`\`
`,
  good: `## Timeline (UTC)

\`\`\`mermaid
timeline
  14#58;05 : Deployment of the checkout service
  15#58;35 : Deployment rolled back
\`\`\`
`,
  fix: "Changes the offending characters only: writes them as entities, or puts a label into quotes.",
  source:
    "[Mermaid’s documentation](https://mermaid.js.org/intro/) and its parser.",
};
