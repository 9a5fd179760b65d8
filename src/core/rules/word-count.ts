import type { Postmortem } from "../model/postmortem";
import { readable } from "../model/prose";
import type { TextRange } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** A text that is shorter or longer than its template asks for. */
export const wordCount: Rule = {
  id: "word-count",
  description: "The text is as long as its template asks for.",
  severity: "warning",
  appliesTo: (template) => template?.words !== undefined,
  *check(postmortem, { template }) {
    const limits = template?.words;
    // A template that is still being filled in is not measured.
    if (!limits || postmortem.placeholders.length > 0) return;
    const count = countWords(postmortem);
    const { least, most } = limits;
    if (count >= least && count <= most) return;
    const apart = count < least ? least - count : count - most;
    const isNear = apart <= (count < least ? least : most) * tolerance;
    yield {
      range: titleRange(postmortem),
      message: `The text has ${count} words, ${apart} ${count < least ? "fewer" : "more"} than the ${least} to ${most} that the template asks for.`,
      severity: isNear ? "information" : "warning",
    };
  },
};

/** Within this share of a limit, somebody who counts otherwise is right as well. */
const tolerance = 0.05;

/**
 * Words as they are read: runs of letters and digits between white space. Front matter, code blocks, comments, HTML,
 * addresses and pictures hold none.
 */
function countWords({ text, lines }: Postmortem): number {
  let count = 0;
  for (const { content, context } of lines) {
    if (!counted.has(context)) continue;
    const source = readable(text.slice(content.start, content.end), true);
    for (const part of source.split(/[\s|]+/)) {
      if (/[\p{L}\d]/u.test(part)) count++;
    }
  }
  return count;
}

const counted: ReadonlySet<string> = new Set([
  "text",
  "heading",
  "table",
  "quote",
]);

function titleRange({ sections, lines }: Postmortem): TextRange {
  const title = sections.find(({ kind }) => kind === "title") ?? sections[0];
  const first = lines.find(({ context }) => counted.has(context));
  return title?.titleRange ?? first?.content ?? { start: 0, end: 0 };
}

export const documentation: RuleDocumentation = {
  why: `A postmortem that is too short leaves out what others would learn from; one that is too long isn't read. The course asks for 400 to 600 words.

Words are counted as they are read. Code blocks, comments, front matter, addresses and pictures don't count.`,
  bad: `# Postmortem: checkout fails

## Issue Summary

Checkout failed for 90 minutes, since a deployment had halved its connection pool.
`,
  good: `# Postmortem: checkout fails

## Issue Summary

On March 4, 2026, from 14:05 to 15:35 (UTC), checkout failed for half of all customers. About 1,900 orders were not placed. A deployment had halved the database connection pool of the checkout service, so that orders waited for a connection until they timed out.

## Timeline

All times in UTC.

- 14:05 Deployment of checkout 2026.9 begins; the first orders fail.
- 14:12 Monitoring pages the on-call engineer: the error rate of the checkout is above 20 %.
- 14:16 The page is acknowledged and an incident declared.
- 14:25 The payment provider is suspected, since the failing step is the payment. Its status page is green, and its support sees no errors.
- 14:40 Escalated to the database team, who see few connections and little work, and take that for a good sign.
- 14:58 Compared with the day before, half of the connections are missing: the root cause is identified.
- 15:10 The deployment is rolled back; the error rate falls below 2 %.
- 15:35 The queue of waiting orders is drained, and checkout is fully restored.

## Root Cause and Resolution

Until February the size of the pool was set by hand on each server. Version 2026.9 reads it from the shared configuration instead, under a name that differs from the old one by an underscore. Where the new name is missing, the service falls back to its default of 10 connections without a word. The review of the change compared the code and not the configuration, and the staging environment carries a tenth of the load, for which ten connections are enough.

Under the afternoon's load every connection was taken within minutes. Orders waited for 30 seconds and were then given up. The web client tried each of them again, which doubled the number of requests and kept the pool empty even as customers left.

Rolling back to 2026.8 restored the old size at once. The queue was left to drain by itself, which took 25 minutes, since an order that is dropped has to be entered again by hand. Afterwards the new setting was added to the shared configuration under both names, and version 2026.9 was deployed again on the following day, first to one server and then to all of them.

## Corrective and Preventative Measures

The service must not start with a default where a setting is missing, and the shared configuration must be compared with what runs before a deployment goes on.

- Fail the start of the checkout service where its pool size is not set.
- Alert when more than 80 % of the pool is taken for 5 minutes.
- Fail a deployment whose configuration differs from the running one, unless the difference is named in the change.
- Try an order again after a pause that grows, and twice at most.
- Name the step that waits, and not the one that was asked for, in the alert of the error rate.
`,
  fix: null,
  source: "The ALX project 0x19: 400 to 600 words.",
  template: "alx-0x19",
};
