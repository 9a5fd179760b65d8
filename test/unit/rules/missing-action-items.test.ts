import { check, checkFix } from "../../support/fixtures";

const rule = "missing-action-items";

describe(rule, () => {
  it("marks a section of prose", () => {
    check(
      rule,
      `## Action Items
   ~~~~~~~~~~~~ “Action Items” has no action item. List what will be done, one item for each, or say why nothing is.

We will take more care in the future.
`,
    );
  });

  it("marks a table without a row", () => {
    check(
      rule,
      `## Action Items
   ~~~~~~~~~~~~ “Action Items” has no action item. List what will be done, one item for each, or say why nothing is.

| Action item | Owner |
| ----------- | ----- |
`,
    );
  });

  for (const told of [
    "- Alert on the pool",
    "1. Alert on the pool",
    "| Action |\n| --- |\n| Alert on the pool |",
    "### Prevention\n\n- [x] Alert on the pool",
    "No action items: the service is switched off in May.",
    "None.",
    "All follow-ups are tracked in OPS-17.",
    "",
  ]) {
    it(`is silent on “${told}”`, () => {
      check(rule, `## Action Items\n\n${told}\n`);
    });
  }

  it("is silent without such a section", () => {
    check(rule, "## Summary\n\nCheckout failed.\n");
  });

  it("inserts an item with marked gaps", () => {
    checkFix(
      rule,
      "Insert an action item with marked gaps",
      "## Action Items\r\n\r\nWe will take care.\r\n\r\n## Timeline\r\n",
      "## Action Items\r\n\r\nWe will take care.\r\n\r\n- [ ] [What will be done, by whom and until when]\r\n\r\n## Timeline\r\n",
    );
  });

  it("inserts the item before the section's own subsections", () => {
    checkFix(
      rule,
      "Insert an action item with marked gaps",
      "## Action Items\n\nWe will take more care.\n\n### What went well\n\n- The rollback\n",
      "## Action Items\n\nWe will take more care.\n\n- [ ] [What will be done, by whom and until when]\n\n### What went well\n\n- The rollback\n",
    );
  });
});
