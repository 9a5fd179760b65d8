import { check, checkFix } from "../../support/fixtures";

const rule = "action-item-verb";

describe(rule, () => {
  it("marks past tenses and things", () => {
    check(
      rule,
      `## Action Items

- Enhanced alerts for the pool
  ~~~~~~~~ “Enhanced …” tells of something done. Begin with a verb that says what to do (“Enhance …”), or mark the item as done.
- **Regular** reviews of defaults
    ~~~~~~~ “Regular …” names a thing. Begin with a verb that says what to do with it.
- A dashboard for the pool
  ~ “A …” names a thing. Begin with a verb that says what to do with it.
`,
    );
  });

  for (const item of [
    "Alert on the pool",
    "Adding an alert on the pool",
    "We need to alert on the pool",
    "The pool size should be set explicitly",
    "A new alert will fire at 80 %",
    "Better alerts: page at 80 % of the pool",
    "@alice to alert on the pool",
    "[x] Enhanced alerts for the pool",
    "Enhanced alerts for the pool (done)",
    "✅ Added an alert",
    "`pool_size` in every deployment",
    "Embed the pool's size in the deployment",
  ]) {
    it(`is silent on “${item}”`, () => {
      check(rule, `## Action Items\n\n- ${item}\n`);
    });
  }

  it("offers both readings of a past tense", () => {
    const before = "## Action Items\n\n- [ ] Enhanced alerts for the pool\n";
    checkFix(
      rule,
      "Begin with “Enhance”",
      before,
      "## Action Items\n\n- [ ] Enhance alerts for the pool\n",
    );
    checkFix(
      rule,
      "Mark it as done",
      before,
      "## Action Items\n\n- [x] Enhanced alerts for the pool\n",
    );
    checkFix(
      rule,
      "Mark it as done",
      "## Action Items\n\n1. Added an alert\n",
      "## Action Items\n\n1. Added an alert (done)\n",
    );
  });

  it("leaves no item without an end that can be checked", () => {
    checkFix(
      rule,
      "Begin with “Improve” and insert a marked gap for how to tell that it is done",
      "## Action Items\n\n- Improved monitoring.\n",
      "## Action Items\n\n- Improve monitoring, done when [description of what can be checked].\n",
    );
    checkFix(
      rule,
      "Begin with “Improve”",
      "## Action Items\n\n- Improved monitoring (#481)\n",
      "## Action Items\n\n- Improve monitoring (#481)\n",
    );
  });

  it("is silent on words that every object knows", () => {
    check(
      rule,
      "## Action Items\n\n- Constructor injection for pools, done when no pool is global\n",
    );
  });

  it("says of reviews and drills that they are conducted", () => {
    checkFix(
      rule,
      "Begin with “Conduct”",
      "## Action Items\n\n- Quarterly incident drills\n",
      "## Action Items\n\n- Conduct quarterly incident drills\n",
    );
  });
});
