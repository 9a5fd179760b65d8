import { check, checkFix } from "../../support/fixtures";

const rule = "action-item-owner";
const advice = "Name one person who sees to it.";

describe(rule, () => {
  it("marks an item that lacks an owner where most others have one", () => {
    check(
      rule,
      `## Action Items

- [ ] Alert on the pool (@alice)
- [ ] Set the pool size (@bob)
- [ ] Compare defaults with the running configuration
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This action item has no owner, unlike others here. ${advice}
`,
    );
  });

  it("says it once of a list without any, where the template asks", () => {
    check(
      rule,
      `## Action Items
   ~~~~~~~~~~~~ None of the 2 open action items has an owner. Name one person who sees to it.

- [ ] Alert on the pool
- [ ] Set the pool size
`,
      { template: "google-sre" },
    );
  });

  it("marks empty cells", () => {
    check(
      rule,
      `## Action Items

| Action item | Owner | Bug |
| --- | --- | --- |
| Alert on the pool | @alice | #482 |
| Set the pool size | – | #483 |
  ~~~~~~~~~~~~~~~~~ This action item has no owner, unlike others here. Name one person who sees to it.
`,
      { template: "google-sre" },
    );
  });

  for (const [name, text, template = ""] of [
    [
      "nobody has one and nothing asks",
      "- Alert on the pool\n- Set the size\n",
    ],
    ["few have one", "- Alert (@alice)\n- Set the size\n- Compare\n"],
    [
      "ALX doesn't ask",
      "- Alert (@alice)\n- Set (@bob)\n- Compare\n",
      "alx-0x19",
    ],
    ["the item is done", "- [x] Alert on the pool\n", "google-sre"],
    ["there is a gap", "- [ ] Alert on the pool ([Owner])\n", "google-sre"],
    [
      "the words name one",
      "- Alice to alert on the pool\n- SRE team will set the size\n",
      "google-sre",
    ],
    [
      "it is a broad improvement",
      "### Improvements\n\n- Faster rollbacks\n",
      "google-sre",
    ],
    [
      "a sub-item names one",
      "- [ ] Alert on the pool\n  - Owner: Alice\n",
      "google-sre",
    ],
  ] as const) {
    it(`is silent where ${name}`, () => {
      check(rule, `## Action Items\n\n${text}`, { template });
    });
  }

  it("inserts a marked gap behind the words or into the cell", () => {
    checkFix(
      rule,
      "Insert a marked gap for the owner",
      "## Action Items\r\n\r\n- [ ] Alert on the pool\r\n- [ ] Set the pool size\r\n",
      "## Action Items\r\n\r\n- [ ] Alert on the pool ([Owner])\r\n- [ ] Set the pool size ([Owner])\r\n",
      { template: "google-sre" },
    );
    checkFix(
      rule,
      "Insert a marked gap for the owner",
      "## Action Items\n\n| Action | Owner |\n| --- | --- |\n| Alert | – |\n",
      "## Action Items\n\n| Action | Owner |\n| --- | --- |\n| Alert | [Owner] |\n",
      { template: "google-sre" },
    );
  });
});
