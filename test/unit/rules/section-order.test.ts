import { check, checkFix } from "../../support/fixtures";

const rule = "section-order";
const alx = { template: "alx-0x19" };

describe(rule, () => {
  it("marks the section that stands too late", () => {
    check(
      rule,
      `# Postmortem

## Timeline

- 14:05 Deployment

## Issue Summary
   ~~~~~~~~~~~~~ “Issue Summary” stands behind “Timeline”. In the ALX / Holberton 0x19 template it stands before it.

Checkout failed.
`,
      alx,
    );
  });

  it("is silent on the template's order, with other sections between", () => {
    check(
      rule,
      `# Postmortem

## Background

The shop.

## Issue Summary

- **Root Cause:** A pool.

## Timeline

- **Resolution:** Rolled back

## Lessons Learned

Compare.

## Root Cause and Resolution

A pool.

## Corrective and Preventative Measures

- Alert
`,
      alx,
    );
  });

  it("is silent on other templates and without one", () => {
    const text = `## Timeline

- 14:05 Deployment

## Summary

Checkout failed.
`;
    check(rule, text);
    check(rule, text, { template: "google-sre" });
  });

  it("is silent where a section stands twice", () => {
    check(
      rule,
      "## Summary\n\nA.\n\n## Timeline\n\n- 14:05 B\n\n## Summary\n\nC.\n",
      alx,
    );
  });

  it("moves the section with everything in it", () => {
    checkFix(
      rule,
      "Move it before “Timeline”",
      "# Postmortem\r\n\r\n## Timeline\r\n\r\n- 14:05 Deployment\r\n\r\n## Issue Summary\r\n\r\nCheckout failed.\r\n\r\n### Impact\r\n\r\nHalf.\r\n",
      "# Postmortem\r\n\r\n## Issue Summary\r\n\r\nCheckout failed.\r\n\r\n### Impact\r\n\r\nHalf.\r\n\r\n## Timeline\r\n\r\n- 14:05 Deployment\r\n",
      alx,
    );
  });

  it("moves a section from the middle, also where nothing ends the last line", () => {
    checkFix(
      rule,
      "Move it before “Root Cause and Resolution”",
      "## Issue Summary\n\nA.\n\n## Root Cause and Resolution\n\nB.\n\n## Timeline\n\n- 14:05 C\n\n## Action Items\n\n- D",
      "## Issue Summary\n\nA.\n\n## Timeline\n\n- 14:05 C\n\n## Root Cause and Resolution\n\nB.\n\n## Action Items\n\n- D",
      alx,
    );
    checkFix(
      rule,
      "Move it before “Timeline”",
      "## Timeline\n\n- 14:05 C\n\n## Issue Summary\n\nA.",
      "## Issue Summary\n\nA.\n\n## Timeline\n\n- 14:05 C",
      alx,
    );
  });
});
