import { check, checkFix, fixTitles } from "../../support/fixtures";

const rule = "placeholder";

describe(rule, () => {
  it("marks each field that is left", () => {
    check(
      rule,
      `## Issue Summary

- **Start:** [Timestamp]
             ~~~~~~~~~~~ “[Timestamp]” is left from the template. Fill it in, or remove it.
- **Impact:** XX % of users
              ~~~~ “XX %” is left from the template. Fill it in, or remove it.
`,
    );
  });

  it("says of a task that it is still to be done", () => {
    check(
      rule,
      `## Resolution

TODO: ask @bob
~~~~~~~~~~~~~~ “TODO: ask @bob” is still to be done. Say how it stands, or remove it.
`,
    );
  });

  it("is silent on links, boxes, code, quotations and statuses", () => {
    check(
      rule,
      `## Action Items

- [x] See [the dashboard](https://example.org/d)
- [ ] Set \`[name]\` in the deployment

| Action item | Status   |
| ----------- | -------- |
| Alert       | **TODO** |

> [Timestamp]

\`\`\`
[Timestamp]
\`\`\`
`,
    );
  });

  it("is silent on honest unknowns and asides", () => {
    check(
      rule,
      `## Timeline

- 2X:XX (not sure about the exact time) Queue grows
- 12:?? Paged
- [13:26] Rolled back [sic]
`,
    );
  });

  it("removes an item that holds nothing else", () => {
    checkFix(
      rule,
      "Remove the item",
      "## Timeline\n\n- 14:05 Deployment\n- [Timestamp]\n- 15:35 Rolled back\n",
      "## Timeline\n\n- 14:05 Deployment\n- 15:35 Rolled back\n",
    );
  });

  it("offers nothing that would lose words", () => {
    const text = `## Timeline

- 14:05 [What happened]
- [What was done by whom]
  - 14:30 Paged

## Impact

- [Number]
`;
    const titles = fixTitles(text, rule);
    if (titles.length > 0) throw new Error(titles.join());
  });
});
