import { check, checkFix } from "../../support/fixtures";

const rule = "heading-style";

describe(rule, () => {
  it("marks a heading without its space", () => {
    check(
      rule,
      `#Postmortem
 ~~~~~~~~~~ “#Postmortem” is no heading to Markdown. There is a space behind the “#”.

##Timeline
  ~~~~~~~~ “##Timeline” is no heading to Markdown. There is a space behind the “#”.

- 14:05 Deployment
`,
    );
  });

  it("is silent on titles that are no headings at all", () => {
    check(rule, "Outage report: checkout\n\nTimeline:\n\n- 14:05 Deployment\n");
    check(
      rule,
      "**Postmortem: checkout fails**\n\n**Impact:** Half of all orders.\n",
    );
  });

  it("inserts the space before what marks up the title", () => {
    checkFix(
      rule,
      "Insert the space",
      "##**Timeline**\n\n- 14:05 Deployment\n",
      "## **Timeline**\n\n- 14:05 Deployment\n",
    );
  });

  it("marks bold lines once for all", () => {
    check(
      rule,
      `# Postmortem

**Impact**
  ~~~~~~ “Impact” and 1 more line stands as headings without being any. As Markdown headings (“## Impact”) they show in the outline and can be linked.

Half.

**Timeline:**

- 14:05 Deployment
`,
    );
  });

  it("marks a plain line among headings", () => {
    check(
      rule,
      `# Postmortem

## Impact

Half.

Resolution:
~~~~~~~~~~ “Resolution” stands as a heading without being one. As Markdown headings (“## Resolution”) they show in the outline and can be linked.

Rolled back.
`,
    );
  });

  it("is silent on labels before their text, lists of labels and plain text throughout", () => {
    check(
      rule,
      `# Postmortem

## Issue Summary

- **Impact:** Half.
- **Root Cause:**
  - A pool.

**Resolution:** Rolled back.
`,
    );
    check(
      rule,
      "Issue Summary:\nCheckout failed.\n\nTimeline:\n14:05 Deployment\n\nImpact:\nHalf.\n",
    );
  });

  it("is silent on hashtags, references, scripts and bold lines that are no sections", () => {
    check(
      rule,
      `# Postmortem

#checkout was busy, see #482.

**Please note**

#!/bin/sh
`,
    );
  });

  it("inserts the space", () => {
    checkFix(
      rule,
      "Insert the space",
      "#Postmortem\n\nText.\n",
      "# Postmortem\n\nText.\n",
    );
  });

  it("makes headings of all of them, parts one level deeper", () => {
    checkFix(
      rule,
      "Make them headings",
      "# Postmortem\r\n\r\n**Timeline:**\r\n- 14:05 Deployment\r\n\r\n**Root Cause and Resolution**\r\n\r\n**Root Cause**\r\n\r\nA pool.\r\n\r\n**Corrective Measures**\r\n- Alert\r\n",
      "# Postmortem\r\n\r\n## Timeline\r\n- 14:05 Deployment\r\n\r\n## Root Cause and Resolution\r\n\r\n### Root Cause\r\n\r\nA pool.\r\n\r\n## Corrective Measures\r\n- Alert\r\n",
    );
  });
});
