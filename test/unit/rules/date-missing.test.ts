import { check, checkFix } from "../../support/fixtures";

const rule = "date-missing";
const timeline = "## Timeline (UTC)\n\n- 14:05 Deployment\n- 15:35 Rollback\n";
const message = "No date is named for these times. Say on which day it was.";

describe(rule, () => {
  it("finds times of a day that nothing names", () => {
    check(
      rule,
      `# Postmortem: checkout fails

## Timeline (UTC)

- 14:05 Deployment
  ~~~~~ ${message}
- 15:35 Rollback
`,
    );
  });

  it("finds a stated window without a day", () => {
    check(
      rule,
      `**Duration:** from 14:05 to 15:35 UTC
                   ~~~~~~~~~~~~~~~~~~ ${message}
`,
    );
  });

  it("inserts a gap under the title", () => {
    checkFix(
      rule,
      "Insert a gap for the date under the title",
      `# Postmortem: checkout fails\r\n\r\nText\r\n\r\n${timeline}`,
      `# Postmortem: checkout fails\r\n\r\n**Date:** [YYYY-MM-DD]\r\n\r\nText\r\n\r\n${timeline}`,
    );
  });

  for (const [where, text] of [
    ["in the title", `# 2026-03-04, checkout fails\n\n${timeline}`],
    ["in a field", `**Date:** March 4, 2026\n\n${timeline}`],
    ["in the front matter", `---\ndate: 2026-03-04\n---\n\n${timeline}`],
    ["in the summary", `## Summary\n\nOn March 4 it failed.\n\n${timeline}`],
    ["in the timeline", `${timeline}- 2026-03-04 16:00 Customers informed\n`],
    [
      "as a day heading",
      "## Timeline (UTC)\n\n### March 4, 2026\n\n- 14:05 Deployment\n- 15:35 Rollback\n",
    ],
    [
      "which no calendar has",
      "## Timeline (UTC)\n\n- 20266-03-04 14:05 Deployment\n- 15:35 Rollback\n",
    ],
    [
      "anywhere in the text",
      `${timeline}\n## Lessons Learned\n\nThe same happened on 2026-03-04.\n`,
    ],
  ] as const) {
    it(`accepts a date ${where}`, () => {
      check(rule, text);
    });
  }

  it("asks nothing of a document without times", () => {
    check(rule, "## Timeline\n\n- Deployment\n- Rollback\n");
  });
});
