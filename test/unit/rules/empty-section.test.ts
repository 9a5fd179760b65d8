import { check, checkFix } from "../../support/fixtures";

const rule = "empty-section";

describe(rule, () => {
  it("marks the heading of a section without a word", () => {
    check(
      rule,
      `# Postmortem

## Impact
   ~~~~~~ “Impact” is empty. Say who was affected, in what way, and what share of users.

## Timeline

- 14:05 Deployment
`,
    );
  });

  it("takes comments, rules and empty items for nothing", () => {
    check(
      rule,
      `## Root Cause
   ~~~~~~~~~~ “Root Cause” is empty. Say what made the incident possible.

<!-- Ask why five times. -->

---

## Action Items
   ~~~~~~~~~~~~ “Action Items” is empty. Say what will be done, by whom and until when.

- [ ]
`,
    );
  });

  it("marks a label without text", () => {
    check(
      rule,
      `## Issue Summary

- **Duration:** 14:05 to 15:35 UTC
- **Impact:**
    ~~~~~~ “Impact” is empty. Say who was affected, in what way, and what share of users.
- **Root Cause:** A halved connection pool.
`,
    );
  });

  it("is silent on headings that hold deeper headings, tables, pictures or code", () => {
    check(
      rule,
      `# Postmortem

## Root Cause and Resolution

### Root Cause

A halved connection pool.

### Resolution

![Error rate](error-rate.png)

## Impact

| Users |
| ----- |

## Timeline

\`\`\`
14:05 Deployment
\`\`\`
`,
    );
  });

  it("is silent on lessons learned, background and headings of no kind", () => {
    check(
      rule,
      `# Postmortem

## Lessons Learned

### What went well?

## Background

## Supporting Information
`,
    );
  });

  it("is silent on a group whose parts stand beside it", () => {
    check(
      rule,
      `## Impact

## Customer Impact

Half of all customers could not pay.

**Issue Summary**
**Duration:** 14:05 to 15:35 UTC
`,
    );
  });

  it("inserts what the template asks for", () => {
    checkFix(
      rule,
      "Insert a marked gap",
      "## Impact\n\n## Root Cause\n\nA pool.\n",
      "## Impact\n\n[Who was affected, in what way, and what share of users]\n\n## Root Cause\n\nA pool.\n",
    );
  });

  it("inserts a label's text beside it and keeps line endings", () => {
    checkFix(
      rule,
      "Insert a marked gap",
      "- **Impact:**\r\n- **Root Cause:** A pool.\r\n",
      "- **Impact:** [Who was affected, in what way, and what share of users]\r\n- **Root Cause:** A pool.\r\n",
    );
    checkFix(
      rule,
      "Insert a marked gap",
      "Detection\n=========\n\nResolution\n==========\n\nRolled back.\n",
      "Detection\n=========\n\n[how the incident came to light]\n\nResolution\n==========\n\nRolled back.\n",
    );
  });
});
