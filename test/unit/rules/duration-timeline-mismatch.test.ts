import assert from "node:assert/strict";
import { check, checkFix, fixTitles } from "../../support/fixtures";

const rule = "duration-timeline-mismatch";

describe(rule, () => {
  it("finds an alarm before the stated start", () => {
    check(
      rule,
      `**Duration:** from 14:30 to 15:35 (UTC)
                   ~~~~~~~~~~~~~~~~~~~~ By the timeline, the incident was detected at 14:12, before the stated start.

## Timeline (UTC)

- 14:12 Alert fires for the checkout service
- 15:35 Service restored
`,
    );
  });

  it("finds a recovery after the stated end", () => {
    check(
      rule,
      `**Duration:** from 14:05 to 15:00 (UTC)
                   ~~~~~~~~~~~~~~~~~~~~ By the timeline, the incident was resolved at 15:35, after the stated end.

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Service restored
`,
    );
  });

  it("finds a timeline of other days", () => {
    check(
      rule,
      `**Duration:** from 2026-06-04 14:05 to 2026-06-04 15:35 UTC
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ No entry of the timeline is on the stated days.

## Timeline (UTC)

- 2026-05-04 14:05 Outage begins
- 2026-05-04 15:35 Service restored
`,
    );
  });

  it("compares a length alone with the timeline", () => {
    check(
      rule,
      `## Summary

The checkout service was down for 30 minutes.
                                  ~~~~~~~~~~ States 30 minutes, but the timeline from 14:05 to 15:35 gives 1 hour 30 minutes.

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Service restored
`,
    );
  });

  for (const [what, timeline] of [
    [
      "what led up to the incident, and what was done after it",
      `- 11:00 The pool's size is halved in a configuration change
- 14:05 Outage begins
- 15:35 Service restored
- 17:00 Customers informed`,
    ],
    [
      "who watches on after recovery",
      `- 14:05 Outage begins
- 15:35 Deployment rolled back, checkouts recovered
- 16:30 Incident resolved`,
    ],
    [
      "a start that nobody noticed at once",
      `- 14:25 Alert fires
- 15:30 Service restored`,
    ],
    [
      "approximate times a few minutes off",
      `- ~14:00 Outage begins
- 15:35 Service restored`,
    ],
    [
      "entries without a known day",
      `- [???] Outage begins
- 15:35 Service restored`,
    ],
  ] as const) {
    it(`accepts ${what}`, () => {
      check(
        rule,
        `**Duration:** from 14:05 to 15:35 (UTC)\n\n## Timeline (UTC)\n\n${timeline}\n`,
      );
    });
  }

  it("accepts a length that any way of counting gives", () => {
    check(
      rule,
      `The checkout service was down for 65 minutes.

## Timeline (UTC)

- 14:05 Outage begins
- 14:30 Alert fires
- 15:35 Service restored
`,
    );
  });

  const stated = (window: string, ...entries: readonly string[]): string =>
    `**Duration:** ${window}\n\n## Timeline (UTC)\n\n${entries.map((entry) => `- ${entry}\n`).join("")}`;

  it("writes the timeline's start in the window's own notation", () => {
    for (const [title, before, after] of [
      ["14:12", "from 14:30 to 15:35 (UTC)", "from 14:12 to 15:35 (UTC)"],
      [
        "2:12 PM",
        "04.03.2026, 2:30 PM – 3:35 PM (UTC)",
        "04.03.2026, 2:12 PM – 3:35 PM (UTC)",
      ],
    ] as const) {
      const entries = [
        "14:12 Alert fires",
        "14:15 Outage begins",
        "15:35 Service restored",
      ];
      checkFix(
        rule,
        `Write “${title}”`,
        stated(before, ...entries),
        stated(after, ...entries),
      );
    }
  });

  it("offers the mitigation and the resolution as the end", () => {
    const entries = [
      "14:05 Outage begins",
      "15:20 Mitigated by a rollback",
      "15:35 Service restored",
    ];
    const before = stated("from 14:05 to 15:00 (UTC)", ...entries);
    assert.deepEqual(fixTitles(before, rule), [
      "Write “15:20”",
      "Write “15:35”",
    ]);
    for (const end of ["15:20", "15:35"]) {
      const after = stated(`from 14:05 to ${end} (UTC)`, ...entries);
      checkFix(rule, `Write “${end}”`, before, after);
    }
  });

  it("writes no time of another day, and none that is only about right", () => {
    for (const text of [
      stated(
        "from 00:10 to 01:35 UTC",
        "23:50 Outage begins",
        "01:35 Restored",
      ),
      stated(
        "from 14:45 to 15:35 (UTC)",
        "~14:05 Outage begins",
        "15:35 Service restored",
      ),
    ]) {
      assert.deepEqual(fixTitles(text, rule), []);
    }
  });
});
