import { check, checkFix } from "../../support/fixtures";

const rule = "timeline-untimed";

describe(rule, () => {
  it("finds a timeline whose entries don't say when", () => {
    check(
      rule,
      `## Timeline
   ~~~~~~~~ None of the 3 entries of this timeline say when they happened. Begin each with its time.

- The checkout service was deployed
- The on-call engineer was paged
- The deployment was rolled back
`,
    );
  });

  it("finds one where most don't", () => {
    check(
      rule,
      `## Timeline
   ~~~~~~~~ Only 1 of the 3 entries of this timeline say when they happened. Begin each with its time.

- 14:05 The checkout service was deployed
- The on-call engineer was paged
- The deployment was rolled back
`,
    );
  });

  it("puts an entry's own time before it, or a gap", () => {
    checkFix(
      rule,
      "Begin each entry with its time, or a gap for it",
      `## Timeline

- **Detection:** an alert fired at 14:12 (UTC)
- The on-call engineer was paged
* [ ] The deployment was rolled back between 15:30 and 15:35 after talks at 15:00
`,
      `## Timeline

- 14:12 (UTC) - **Detection:** an alert fired at 14:12 (UTC)
- [HH:MM] - The on-call engineer was paged
* [ ] [HH:MM] - The deployment was rolled back between 15:30 and 15:35 after talks at 15:00
`,
    );
  });

  for (const [what, timeline] of [
    ["times", "- 14:05 Deployed\n- 15:35 Rolled back"],
    ["some times", "- 14:05 Deployed\n- Paged\n- 15:35 Rolled back\n- Done"],
    ["days over the entries", "### 2026-03-04\n\n- Deployed\n- Rolled back"],
    [
      "times below a label",
      "- Detection\n  - 14:05 Alert\n- Rollback\n  - 15:35 Done",
    ],
    ["prose", "The checkout service was deployed and rolled back."],
    ["unknown times", "- [???] Deployed\n- 2X:XX Rolled back"],
    ["gaps that are marked", "- [HH:MM] - Deployed\n- [HH:MM] - Rolled back"],
    ["one entry only", "- Deployed"],
  ] as const) {
    it(`accepts ${what}`, () => {
      check(rule, `## Timeline (UTC)\n\n${timeline}\n`);
    });
  }
});
