import { check, checkFix } from "../../support/fixtures";

const rule = "action-item-tracker";
const advice = "Link the one in which it is worked on.";

describe(rule, () => {
  it("marks an item that lacks a ticket where most others have one", () => {
    check(
      rule,
      `## Action Items

- [ ] Alert on the pool (#482)
- [ ] Set the pool size (OPS-17)
- [ ] Compare defaults with the running configuration
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This action item has no ticket, unlike others here. ${advice}
`,
    );
  });

  it("marks the only item of a template that asks", () => {
    check(
      rule,
      `## Action Items

- [ ] Alert on the pool
      ~~~~~~~~~~~~~~~~~ This action item has no ticket. Link the one in which it is worked on.
`,
      { template: "pagerduty" },
    );
  });

  for (const [name, text, template = ""] of [
    ["nothing has one", "- Alert on the pool\n- Set the size\n"],
    ["few have one", "- Alert (#482)\n- Set the size\n- Compare\n"],
    [
      "the template doesn't ask",
      "- Alert (#482)\n- Set (#483)\n- Compare\n",
      "google-sre",
    ],
    [
      "it is an address",
      "- Alert: https://github.com/shop/checkout/issues/482\n",
      "pagerduty",
    ],
    ["there is a gap", "- Alert on the pool ([Ticket number])\n", "pagerduty"],
    ["the item is done", "- [x] Alert on the pool\n", "pagerduty"],
  ] as const) {
    it(`is silent where ${name}`, () => {
      check(rule, `## Action Items\n\n${text}`, { template });
    });
  }

  it("inserts a marked gap", () => {
    checkFix(
      rule,
      "Insert a marked gap for the ticket",
      "## Action Items\n\n- [ ] Alert on the pool\n  before it is empty\n",
      "## Action Items\n\n- [ ] Alert on the pool\n  before it is empty ([Ticket number])\n",
      { template: "pagerduty" },
    );
  });
});
