import assert from "node:assert/strict";
import {
  analyzeFixture,
  check,
  checkFix,
  fixTitles,
} from "../../support/fixtures";

const rule = "timeline-order";
const timeline = (entries: string): string =>
  `# Postmortem: checkout fails\n\n## Timeline\n\n${entries}\n`;

describe(rule, () => {
  it("finds an entry that is earlier than the one before it", () => {
    check(
      rule,
      timeline(`- **14:05** Deployed
- **14:25** Escalated
- **14:12** Paged
    ~~~~~ “14:12” is earlier than “14:25” before it. Entries run from the earliest to the latest.
- **14:30** Rolled back`),
    );
  });

  it("finds it in plain lines, tables, headings and twelve-hour times", () => {
    check(
      rule,
      timeline(`2:05 PM - Deployed
2:25 PM - Escalated
2:12 PM - Paged
~~~~~~~ “2:12 PM” is earlier than “2:25 PM” before it. Entries run from the earliest to the latest.
2:40 PM - Rolled back`),
    );
    check(
      rule,
      timeline(`| Time (UTC) | Event |
| --- | --- |
| 14:25 | Escalated |
| 14:12 | Paged |
  ~~~~~ “14:12” is earlier than “14:25” before it. Entries run from the earliest to the latest.
| 14:40 | Rolled back |`),
    );
    check(
      rule,
      timeline(`### 14:25

Escalated

### 14:12
    ~~~~~ “14:12” is earlier than “14:25” before it. Entries run from the earliest to the latest.

Paged

### 14:40

Rolled back`),
    );
  });

  for (const [what, entries] of [
    ["equal times", "- 14:05 Deployed\n- 14:05 Failed"],
    ["a minute behind a second of it", "- 14:05:51 Deployed\n- 14:05 Failed"],
    ["a midnight that nobody marks", "- 23:58 Paged\n- 00:40 Rolled back"],
    [
      "a smaller time under a new day",
      "**March 4, 2026 (Wednesday)**\n\n- 14:05 Deployed\n\n**March 5, 2026 (Thursday)**\n\n- 09:10 Resolved",
    ],
    [
      "an entry inside the range before it",
      "- 14:05 - 15:00 Rolling back\n- 14:40 Half done",
    ],
    ["an approximate time a little off", "- ~14:20 Noticed\n- 14:05 Deployed"],
    ["an unknown time", "- 14:20 Paged\n- 12:?? Deployed\n- 14:30 Mitigated"],
    [
      "a list that runs newest first",
      "- 15:35 Resolved\n- 15:10 Mitigated\n- 14:58 Identified\n- 14:12 Paged",
    ],
    ["three entries newest first", "- 15:10 C\n- 14:58 B\n- 14:12 A"],
    [
      "details that go on after the next entry",
      "- 14:00 Investigation\n  - 14:10 Logs\n  - 14:40 Found\n- 14:30 Deployed",
    ],
    ["the next weekday", "- Wednesday 09:00 Paged\n- Thursday 08:00 Resolved"],
    [
      "the next weekday after a date",
      "- 2026-03-04 09:00 Paged\n- Thursday 08:00 Found\n- Monday 07:00 Resolved",
    ],
    [
      "times inside the words",
      "- 14:49 Logs from 14:05 are read\n- 14:58 Found",
    ],
    [
      "the next sub-heading's times",
      "### First outage\n\n- 14:05 Down\n\n### Second outage\n\n- 09:00 Down again",
    ],
    [
      "a code block",
      "- 14:05 Deployed\n\n```\n13:00 log line\n12:00 log line\n```\n\n- 14:12 Paged",
    ],
    [
      "times of two zones",
      "- 14:05 UTC Deployed\n- 15:12 UTC+1 Paged\n- 14:20 UTC Rolled back",
    ],
    [
      "dates in a list without times",
      "- 2026-03-04 14:05 Deployed\n- 2026-03-04 Announced\n- 2026-03-05 09:00 Closed",
    ],
  ] as const) {
    it(`is silent about ${what}`, () => {
      check(rule, timeline(entries));
    });
  }

  it("compares the details of one entry, and those of entries without a time", () => {
    check(
      rule,
      timeline(`- 14:00 Investigation
  - 14:40 Found
  - 14:10 Logs
    ~~~~~ “14:10” is earlier than “14:40” before it. Entries run from the earliest to the latest.
- 14:50 Resolved`),
    );
    check(
      rule,
      timeline(`- Database team
  - 14:40 Found
- Checkout team
  - 14:10 Logs
    ~~~~~ “14:10” is earlier than “14:40” before it. Entries run from the earliest to the latest.
  - 14:50 Resolved`),
    );
  });

  it("finds an earlier time on the same weekday", () => {
    check(
      rule,
      timeline(`- Wednesday 09:00 Paged
- Wednesday 08:00 Deployed
  ~~~~~~~~~~~~~~~ “Wednesday 08:00” is earlier than “Wednesday 09:00” before it. Entries run from the earliest to the latest.
- Thursday 07:00 Resolved`),
    );
  });

  it("is silent outside of timelines", () => {
    check(
      rule,
      "# Postmortem\n\n## Action Items\n\n- 15:00 Review\n- 14:00 Standup\n",
    );
  });

  it("sorts entries with all that belongs to them", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline(`- **14:25** Escalated
  - to the database team

  who answered at once
- **14:05** Deployed
- Orders fail
- **14:12** Paged`),
      timeline(`- **14:05** Deployed
- Orders fail
- **14:12** Paged
- **14:25** Escalated
  - to the database team

  who answered at once`),
    );
  });

  it("keeps ordered markers, hard line breaks and blank lines in their places", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline("1. 14:25 Escalated\n2. 14:12 Paged\n\n3. 14:30 Rolled back"),
      timeline("1. 14:12 Paged\n2. 14:25 Escalated\n\n3. 14:30 Rolled back"),
    );
    checkFix(
      rule,
      "Sort the timeline",
      timeline("14:25 Escalated  \n14:12 Paged\\\n14:30 Rolled back"),
      timeline("14:12 Paged  \n14:25 Escalated\\\n14:30 Rolled back"),
    );
  });

  it("sorts the lines of times that an item goes on with, among themselves", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline(
        "- 14:05 Deployed\n14:25 Escalated\n14:12 Paged\nby the monitoring\n- 14:30 Rolled back",
      ),
      timeline(
        "- 14:05 Deployed\n14:12 Paged\nby the monitoring\n14:25 Escalated\n- 14:30 Rolled back",
      ),
    );
    assert.deepEqual(
      fixTitles(
        rule,
        timeline("- 14:05 Deployed\n  14:12 Paged\n\n  14:08 Orders fail"),
      ),
      [],
    );
  });

  it("sorts table rows", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline(
        "| Time | Event |\n| --- | --- |\n| 14:25 | Escalated |\n| 14:12 | Paged |",
      ),
      timeline(
        "| Time | Event |\n| --- | --- |\n| 14:12 | Paged |\n| 14:25 | Escalated |",
      ),
    );
  });

  it("keeps CRLF line endings and a missing last one", () => {
    const head = "# Postmortem\r\n\r\n## Timeline\r\n\r\n";
    checkFix(
      rule,
      "Sort the timeline",
      `${head}- 14:25 Escalated\r\n- 14:12 Paged`,
      `${head}- 14:12 Paged\r\n- 14:25 Escalated`,
    );
  });

  it("sorts over a midnight that nobody marks", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline("- 23:50 Paged\n- 00:40 Rolled back\n- 00:10 Escalated"),
      timeline("- 23:50 Paged\n- 00:10 Escalated\n- 00:40 Rolled back"),
    );
  });

  it("moves nested entries with their parent", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline(
        "1) 14:20 Escalated\n2) 14:05 Deployed\n   - 14:06 pod one restarted\n3) 14:30 Fixed",
      ),
      timeline(
        "1) 14:05 Deployed\n   - 14:06 pod one restarted\n2) 14:20 Escalated\n3) 14:30 Fixed",
      ),
    );
    checkFix(
      rule,
      "Sort the timeline",
      timeline(
        "- 14:20 Escalated\n\n  | Time | Who |\n  | --- | --- |\n  | 14:21 | @alice |\n\n- 14:05 Deployed",
      ),
      timeline(
        "- 14:05 Deployed\n\n- 14:20 Escalated\n\n  | Time | Who |\n  | --- | --- |\n  | 14:21 | @alice |",
      ),
    );
  });

  it("sorts times of two zones by the moment", () => {
    checkFix(
      rule,
      "Sort the timeline",
      timeline("- 14:20 UTC Escalated\n- 15:05 CET Deployed"),
      timeline("- 15:05 CET Deployed\n- 14:20 UTC Escalated"),
    );
  });

  for (const [what, entries] of [
    [
      "the date of those that take it over",
      "- 2026-03-04 16:28 Resolved\n- 14:28 Paged\n- 15:16 Found",
    ],
    [
      "the date of a row with a blank one",
      "| Date | Time | Event |\n| --- | --- | --- |\n| 2026-03-04 | 16:28 | Resolved |\n| | 14:28 | Paged |\n| | 15:16 | Found |",
    ],
    [
      "the zone of those that take it over",
      "- 14:20 UTC Escalated\n- 15:05 CET Deployed\n- 14:30 Resolved",
    ],
    [
      "the place of what is nested under a wider marker",
      "9. 14:20 Escalated\n   - to the database team\n10. 14:05 Deployed",
    ],
    ["the form of its list", "- 14:20 Escalated\n1. 14:05 Deployed"],
  ] as const) {
    it(`offers no sorting that would lose ${what}`, () => {
      const text = timeline(entries);
      const { diagnostics } = analyzeFixture(text);
      assert.ok(diagnostics.some(({ code }) => code === rule));
      assert.deepEqual(fixTitles(text, rule), []);
    });
  }

  it("gives all findings of a run one edit", () => {
    const entries = "- 14:06 Failed\n- 14:05 Deployed\n".repeat(50);
    const { diagnostics } = analyzeFixture(timeline(entries));
    const fixes = diagnostics
      .filter(({ code }) => code === rule)
      .map(({ quickFixes }) => quickFixes?.[0]);
    assert.equal(fixes.length, 50);
    assert.ok(fixes[0]);
    assert.equal(new Set(fixes).size, 1);
  });
});
