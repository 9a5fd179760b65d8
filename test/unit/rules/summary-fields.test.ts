import { check, checkFix } from "../../support/fixtures";

const rule = "summary-fields";
const alx = { template: "alx-0x19" };

describe(rule, () => {
  it("names what the summary leaves out", () => {
    check(
      rule,
      `## Issue Summary
   ~~~~~~~~~~~~~ “Issue Summary” doesn't say how long it took and what its root cause was. The template asks for duration, impact and root cause in it.

- **Impact:** Half of all customers could not pay.

## Root Cause and Resolution

A pool.
`,
      alx,
    );
  });

  for (const [name, text] of [
    [
      "has labels",
      "- **Duration:** 90\n- **Impact:** Half\n- **Root cause:** A pool",
    ],
    [
      "tells it in prose",
      "From 14:05 to 15:35 UTC checkout failed for half of all customers. The cause was a halved pool.",
    ],
    [
      "says it in other words",
      "For two hours nobody could log in, due to a certificate that had expired.",
    ],
    [
      "has fields beside it",
      "Checkout broke.\n\n## Duration\n\n14:05\n\n## Impact\n\nHalf.\n\n## Root Cause\n\nA pool.\n\n## Timeline\n\n- 14:05 A",
    ],
    [
      "has labels beside it, before a section that is no label",
      "Checkout broke.\n\nDuration: 90 minutes.\n\nImpact: Half.\n\nRoot Cause: A pool.\n\n## Resolution\n\nRolled back.",
    ],
    ["is empty", ""],
    [
      "is a gap",
      "[What happened, for how long, and why, in two or three sentences]",
    ],
  ] as const) {
    it(`is silent where the summary ${name}`, () => {
      check(rule, `## Issue Summary\n\n${text}\n`, alx);
    });
  }

  it("is silent on other templates, without one and without a summary", () => {
    check(rule, "## Summary\n\nCheckout broke.\n", { template: "google-sre" });
    check(rule, "## Summary\n\nCheckout broke.\n");
    check(rule, "## Timeline\n\n- 14:05 A\n", alx);
  });

  it("inserts labels as the others are written", () => {
    checkFix(
      rule,
      "Insert “Root Cause” with marked gaps",
      "## Issue Summary\r\n\r\n* **Duration:** 90 minutes\r\n* **Impact:** Half\r\n\r\n## Timeline\r\n",
      "## Issue Summary\r\n\r\n* **Duration:** 90 minutes\r\n* **Impact:** Half\r\n* **Root Cause:** [Description of the root cause in one sentence]\r\n\r\n## Timeline\r\n",
      alx,
    );
    checkFix(
      rule,
      "Insert “Duration” and “Root Cause” with marked gaps",
      "## Issue Summary\n\nCheckout failed.\n",
      "## Issue Summary\n\nCheckout failed.\n\n**Duration:** [Start time] to [End time] ([Time zone])\n\n**Root Cause:** [Description of the root cause in one sentence]\n",
      alx,
    );
  });
});
