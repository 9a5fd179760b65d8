import { check, checkFix } from "../../support/fixtures";

const rule = "action-item-due";
const advice = "Say by when it will be done.";

describe(rule, () => {
  it("marks an item that lacks a due date where most others have one", () => {
    check(
      rule,
      `## Action Items

- [ ] Alert on the pool (due: 2026-03-13)
- [ ] Set the pool size (due: 2026-03-20)
- [ ] Compare defaults with the running configuration
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This action item has no due date, unlike others here. ${advice}
`,
    );
  });

  for (const [name, text, template = ""] of [
    ["nothing has one", "- Alert on the pool\n- Set the size\n"],
    ["few have one", "- Alert (due: Friday)\n- Set the size\n- Compare\n"],
    [
      "the template doesn't ask",
      "- Alert (due: Friday)\n- Set (due: May)\n- Compare\n",
      "google-sre",
    ],
    [
      "the item is done",
      "- [ ] Alert by 2026-03-13\n- [ ] Set by 2026-03-20\n- [x] Compare\n",
    ],
    [
      "there is a gap",
      "- Alert by 2026-03-13\n- Set by 2026-03-20\n- Compare ([Due date])\n",
    ],
  ] as const) {
    it(`is silent where ${name}`, () => {
      check(rule, `## Action Items\n\n${text}`, { template });
    });
  }

  it("inserts a marked gap", () => {
    checkFix(
      rule,
      "Insert a marked gap for the due date",
      "## Action Items\n\n| Action | Due |\n| --- | --- |\n| Alert | May |\n| Set | June |\n| Compare |  |\n",
      "## Action Items\n\n| Action | Due |\n| --- | --- |\n| Alert | May |\n| Set | June |\n| Compare |  [Due date] |\n",
    );
  });
});
