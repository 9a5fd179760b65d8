import type { Rule, RuleDocumentation } from "./rule";

/** A half of the day that puts an entry out of order, where the other one would fit between its neighbours. */
export const meridiemSlip: Rule = {
  id: "meridiem-slip",
  description: "AM and PM keep the timeline in order.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    for (const { timestamp, doubts } of timeline) {
      const { meridiemSlip: meant } = doubts;
      const written = /[ap](?=\.?m\b)/i.exec(timestamp?.raw ?? "");
      if (!timestamp || !meant || !written) continue;
      const letter = meant.charAt(0);
      const newText =
        written[0] === written[0].toUpperCase() ? letter.toUpperCase() : letter;
      const at = timestamp.range.start + written.index;
      const mended =
        timestamp.raw.slice(0, written.index) +
        newText +
        timestamp.raw.slice(written.index + 1);
      yield {
        range: timestamp.range,
        message: `“${timestamp.raw}” is out of order. “${mended}” would fit between its neighbours.`,
        quickFixes: [
          {
            title: `Write “${mended}”`,
            edits: [{ range: { start: at, end: at + 1 }, newText }],
            preferred: true,
          },
        ],
      };
    }
  },
};

export const documentation: RuleDocumentation = {
  why: "“12:15 AM” between 11:30 AM and 12:45 PM is the classic slip: twelve hours are added to the incident or taken from it.",
  bad: `## Timeline (UTC)

- 11:30 AM Deployment of the checkout service
- 12:15 AM On-call engineer paged
- 12:45 PM Deployment rolled back
`,
  good: `## Timeline (UTC)

- 11:30 AM Deployment of the checkout service
- 12:15 PM On-call engineer paged
- 12:45 PM Deployment rolled back
`,
  fix: "Writes the other half of the day.",
  source:
    "[NIST, Times of Day FAQs](https://www.nist.gov/pml/time-and-frequency-division/times-day-faqs): 12 AM and 12 PM are ambiguous; noon and midnight are not.",
};
