import { lengthInWords, lengthLike } from "../model/lengthText";
import { differsFrom } from "../model/tolerance";
import type { TextRange } from "../text";
import { replacement, type Rule, type RuleDocumentation } from "./rule";

/** A stated length that the stated start and end contradict. */
export const durationMismatch: Rule = {
  id: "duration-mismatch",
  description: "The stated duration is what its start and end give.",
  severity: "warning",
  *check({ text, incident: { stated } }) {
    const { length, windows } = stated;
    const [window] = windows;
    // Several windows have gaps that nobody has to count.
    if (!length || !window || windows.length > 1) return;
    if (window.minutes === null || !differsFrom(length, window.minutes)) return;
    const given = shortened(text, window.range);
    const computed = lengthInWords(window.minutes);
    yield {
      range: length.range,
      message: `States ${length.raw}, but ${given} is ${computed}.`,
      related: [{ range: window.range, message: `${given} is ${computed}` }],
      quickFixes: [
        replacement(length.range, lengthLike(window.minutes, length.raw), true),
      ],
    };
  },
};

const longestQuote = 60;

/** The words of the range on one line. */
function shortened(text: string, { start, end }: TextRange): string {
  const words = text
    .slice(start, end)
    .replace(/[*_`]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (words.length <= longestQuote) return words;
  return `${words.slice(0, longestQuote).trimEnd()}…`;
}

export const documentation: RuleDocumentation = {
  why: `The duration is the first figure that readers take from a postmortem, and everything else is worked out from it: the error budget, the cost, the comparison with other incidents. Where the length and the times beside it disagree, one of them is wrong.

The comparison is as exact as the statement: half an hour where hours are stated, a minute where minutes are; “about” leaves a quarter of the length, “over” and “up to” compare one side only. Lengths in business or support hours are not compared.`,
  bad: `## Summary

Duration: 2 hours, from 2:00 PM to 5:00 PM (UTC)
`,
  good: `## Summary

Duration: 3 hours, from 2:00 PM to 5:00 PM (UTC)
`,
  fix: "Writes the length that start and end give, in the notation of the stated one.",
  source:
    "[PagerDuty, How to write a postmortem](https://postmortems.pagerduty.com/how_to_write/writing/): start and end of the impact, with exact numbers.",
};
