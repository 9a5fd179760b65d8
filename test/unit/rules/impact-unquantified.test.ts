import { check, checkFix } from "../../support/fixtures";

const rule = "impact-unquantified";
const message =
  "The impact has no number. Say what share of users or requests was affected, or how many; an estimate is better than none.";

describe(rule, () => {
  it("marks an impact that is told in words alone", () => {
    check(
      rule,
      `## Impact
   ~~~~~~ ${message}

Users experienced slow response times.
`,
    );
  });

  it("takes a share of a feeling for no number", () => {
    check(
      rule,
      `## Issue Summary

- **Duration:** 14:05 to 15:35 UTC
- **Impact:** A 30% degradation in user experience, with HTTP 502 since 2026.
    ~~~~~~ ${message}
`,
    );
  });

  for (const told of [
    "About 30% of users could not pay.",
    "All users saw errors.",
    "1,900 orders were not placed.",
    "90 of 305 teams were affected.",
    "We lost $20k in revenue.",
    "The 95th percentile of latency grew from 400 ms to 2 s.",
    "No customer impact.",
    "How many were affected is unknown.",
    "Nobody could pay.",
    "Checkout was completely unavailable.",
    "[What users saw]",
  ]) {
    it(`is silent on “${told}”`, () => {
      check(rule, `## Impact\n\n${told}\n`);
    });
  }

  it("is silent where another section says it, and without a section", () => {
    check(
      rule,
      `## Summary

Checkout failed for 50% of customers.

## Impact

Customers saw errors.
`,
    );
    check(rule, "## Summary\n\nCheckout failed.\n");
    check(rule, "## Impact\n\n## Timeline\n");
  });

  it("inserts a gap behind the first paragraph", () => {
    checkFix(
      rule,
      "Insert a marked gap for the share of users",
      "## Impact\r\n\r\nUsers saw errors\r\nand could not pay\r\n\r\nIt was bad.\r\n",
      "## Impact\r\n\r\nUsers saw errors\r\nand could not pay. [??]% of users were affected.\r\n\r\nIt was bad.\r\n",
    );
    checkFix(
      rule,
      "Insert a marked gap for the share of users",
      "- **Impact:** Users saw errors.\n",
      "- **Impact:** Users saw errors. [??]% of users were affected.\n",
    );
  });
});
