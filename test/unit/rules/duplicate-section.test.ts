import { check, checkFix } from "../../support/fixtures";

const rule = "duplicate-section";

describe(rule, () => {
  it("marks the second of two", () => {
    check(
      rule,
      `# Postmortem

## Impact

Half of all customers.

## Resolution

Rolled back.

## Impact:
   ~~~~~~ “Impact” stands here a second time. Keep one of the two, or name what sets them apart.

1,900 orders.
`,
    );
  });

  it("is silent on sections of different incidents", () => {
    check(
      rule,
      `# First outage

## Impact

Half.

# Second outage

## Impact

All.
`,
    );
  });

  it("is silent on a field of the summary and on parts with names of their own", () => {
    check(
      rule,
      `# Postmortem

## Issue Summary

- **Root Cause:** A pool.
- **Impact:** Half.

## Root Cause

A halved pool.

## Customer Impact

Half.

## Revenue Impact

$ 20k.
`,
    );
  });

  it("is silent on lessons and headings of no kind", () => {
    check(
      rule,
      "## Notes\n\nA.\n\n## Notes\n\nB.\n\n## Lessons Learned\n\nC.\n\n## Lessons Learned\n\nD.\n",
    );
  });

  it("merges the second into the first", () => {
    checkFix(
      rule,
      "Merge it into the first “Impact”",
      "## Impact\r\n\r\nHalf.\r\n\r\n## Resolution\r\n\r\nRolled back.\r\n\r\n## Impact\r\n\r\n- 1,900 orders\r\n",
      "## Impact\r\n\r\nHalf.\r\n\r\n- 1,900 orders\r\n\r\n## Resolution\r\n\r\nRolled back.\r\n",
    );
    checkFix(
      rule,
      "Merge it into the first “Impact”",
      "## Impact\n\nHalf.\n\nImpact\n------\n\nAll.\n\n## Timeline\n",
      "## Impact\n\nHalf.\n\nAll.\n\n## Timeline\n",
    );
  });
});
