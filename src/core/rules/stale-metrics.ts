import { measure } from "../metrics/metrics";
import { findMetricsBlock } from "../model/metricsBlock";
import {
  staleRows,
  writeMetricsBlock,
  type StaleRow,
} from "../refactorings/metricsBlock";
import type { Rule, RuleDocumentation } from "./rule";

/** A block of figures between the `postmortem-metrics` comments which the text no longer gives. */
export const staleMetrics: Rule = {
  id: "stale-metrics",
  description:
    "The table of figures between the `postmortem-metrics` comments says what the text gives.",
  severity: "warning",
  *check(postmortem, { settings }) {
    const block = findMetricsBlock(postmortem.text);
    if (!block) return;
    const measurements = measure(postmortem, settings);
    const [first, ...others] = staleRows(postmortem, measurements);
    if (!first) return;
    const edit = writeMetricsBlock(postmortem, measurements);
    const more =
      others.length > 0
        ? ` ${others.length} more ${others.length === 1 ? "figure is" : "figures are"} out of date.`
        : "";
    yield {
      range: rangeOf(postmortem.text, block.body, first),
      message: `${saying(first)}${more}`,
      quickFixes: edit
        ? [
            {
              title: "Work out the figures anew",
              edits: [edit],
              preferred: true,
              safe: true,
            },
          ]
        : [],
    };
  },
};

function saying({ title, written, worked }: StaleRow): string {
  return worked === null
    ? `The text does not give “${title}” any more; the table says ${written}.`
    : `“${title}” is ${written} in this table; the text gives ${worked}.`;
}

/** The row's value where it stands once, else the row's title. */
function rangeOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { title, written }: StaleRow,
): { start: number; end: number } {
  const body = text.slice(start, end);
  const row = Math.max(0, body.indexOf(title));
  const value = body.indexOf(written, row + title.length);
  const [at, length] =
    value < 0 || written === "" ? [row, title.length] : [value, written.length];
  return { start: start + at, end: start + at + length };
}

export const documentation: RuleDocumentation = {
  why: "Figures are worked out once and copied into the table; then somebody corrects the timeline, and the table tells a length that nobody can find in the text. Readers believe the table.",
  bad: `# Checkout fails

**Duration:** 14:05 to 15:35 (UTC)

<!-- postmortem-metrics -->

| Metric   | Value |
| -------- | ----- |
| Duration | 1 h   |

<!-- /postmortem-metrics -->
`,
  good: `# Checkout fails

**Duration:** 14:05 to 15:35 (UTC)

<!-- postmortem-metrics -->

| Metric   | Value    |
| -------- | -------- |
| Duration | 1 h 30 min |

<!-- /postmortem-metrics -->
`,
  fix: "Works the figures out from the text as it is and writes the table anew.",
  source:
    "“Postmortem Culture: Learning from Failure”, Google SRE book, chapter 15: https://sre.google/sre-book/postmortem-culture/",
};
