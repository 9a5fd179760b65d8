import assert from "node:assert/strict";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture } from "../../support/fixtures";

/** “line start text” of each entry with a timestamp. */
function entriesIn(text: string): string[] {
  const { reading } = analyzeFixture(text);
  return (reading?.incident.timeline ?? [])
    .filter(({ timestamp }) => timestamp !== null)
    .map((entry) =>
      [
        entry.line + 1,
        entry.start ? formatPoint(entry.start) : "-",
        entry.label === null ? "" : `<${entry.label}>`,
        entry.text,
      ]
        .filter((part) => part !== "")
        .join(" "),
    );
}

/** The body of a timeline section, whose first line is the third of the document. */
function entriesOf(body: string): string[] {
  return entriesIn(`## Timeline\n\n${body}\n`);
}

describe("forms of timelines", () => {
  it("with items that go on with lines of times", () => {
    assert.deepEqual(
      entriesOf("- 14:05 Deployed\n14:12 Alert fires\n14:30 Rolled back"),
      ["3 T14:05 Deployed", "4 T14:12 Alert fires", "5 T14:30 Rolled back"],
    );
    assert.deepEqual(
      entriesOf("- Day shift\n  14:05 Deployed\n  14:12 Alert fires"),
      ["4 T14:05 Deployed", "5 T14:12 Alert fires"],
    );
    assert.deepEqual(
      entriesOf(
        "- 14:05 Orders failed until\n  14:30 when it was rolled back\n- 14:40 Alerts at 14:05,\n  14:12 and 14:20 are explained",
      ),
      ["3 T14:05 Orders failed until", "5 T14:40 Alerts at 14:05,"],
    );
  });

  it("with times on lines of their own over the words", () => {
    assert.deepEqual(
      entriesOf(
        "14:05\n  Deployed\n 14:12\n Alert fires\n  14:30 UTC\n   Rolled back",
      ),
      ["3 T14:05Z Deployed", "5 T14:12Z Alert fires", "7 T14:30Z Rolled back"],
    );
  });

  it("with days over indented blocks of times", () => {
    assert.deepEqual(
      entriesOf(
        "2026-03-04\n\n    14:05 Deployed\n    14:12 Alert fires\n\n2026-03-05\n\n    09:30 Rolled back\n    09:40 Restored",
      ),
      [
        "5 2026-03-04T14:05 Deployed",
        "6 2026-03-04T14:12 Alert fires",
        "10 2026-03-05T09:30 Rolled back",
        "11 2026-03-05T09:40 Restored",
      ],
    );
  });

  it("under “Lead-up” and “Context”, where nearly all items have times", () => {
    const body =
      "It grew.\n\n- 14:05 UTC Deployed\n- 14:12 UTC Alert fires\n- 14:35 UTC Restored\n";
    const entries = [
      "7 T14:05Z Deployed",
      "8 T14:12Z Alert fires",
      "9 T14:35Z Restored",
    ];
    const title = "# Postmortem\n\n";
    for (const name of ["Lead-up", "Context", "Background"]) {
      assert.deepEqual(entriesIn(`${title}## ${name}\n\n${body}`), entries);
    }
    assert.deepEqual(
      entriesIn(
        "- **Context**:\n  - 2026-03-04 14:05: Deployed\n  - 2026-03-04 14:12: Alert fires\n  - 2026-03-04 14:35: Restored\n- **Resolution**: rolled back\n",
      ),
      [
        "2 2026-03-04T14:05 Deployed",
        "3 2026-03-04T14:12 Alert fires",
        "4 2026-03-04T14:35 Restored",
      ],
    );
    for (const other of [
      "## Context\n\n- 14:05 UTC Deployed\n- 14:12 UTC Alert fires\n",
      `## Context\n\n- The shop\n- The pool\n${body.slice(9)}`,
      "## Background\n\n- 2026-03-01: released\n- 2026-03-02: sold\n- 2026-03-03: loved\n",
      `## Impact\n\n${body}`,
    ]) {
      assert.deepEqual(entriesIn(title + other), [], other);
    }
  });

  it("with notes, whose times are not theirs", () => {
    assert.deepEqual(
      entriesOf(
        "14:05 Deployed\n14:30 Rolled back\nNote: At 14:10, nobody looked yet.",
      ),
      ["3 T14:05 Deployed", "4 T14:30 Rolled back"],
    );
    assert.deepEqual(
      entriesOf(
        "- 14:05 Deployed\n- 14:30 Rolled back\n- **N.B.:** the alarm of 14:10 was another",
      ),
      ["3 T14:05 Deployed", "4 T14:30 Rolled back"],
    );
    assert.deepEqual(entriesOf("- Note to all users: sent at 14:10"), [
      "3 T14:10 <Note to all users> sent",
    ]);
  });

  it("inside an item that other labels follow", () => {
    assert.deepEqual(
      entriesIn(
        "- **Key events**\n  - First detected 2026-03-04 14:12\n  - Resolved 2026-03-04 15:35\n- **Identified**:\n\n  By a call.\n- **Impact**: orders failed\n",
      ),
      ["2 2026-03-04T14:12 First detected", "3 2026-03-04T15:35 Resolved"],
    );
  });

  it("with ranges of days", () => {
    const timeline = analyzeFixture(
      "## Timeline\n\n- 2026-03-04 to 2026-03-06: errors\n- Mar 9–12, 2026: more\n- March 13-14: quiet\n",
    ).reading?.incident.timeline;
    assert.deepEqual(
      timeline?.map(({ end }) => end && formatPoint(end)),
      ["2026-03-06", "2026-03-12", "2026-03-14"],
    );
  });

  it("with a year in the header of the dates", () => {
    assert.deepEqual(
      entriesOf(
        "| Date (2026) | Event |\n| --- | --- |\n| Mar 4, 14:05 | Deployed |\n| Mar 5, 09:30 | Rolled back |",
      ),
      ["5 2026-03-04T14:05 Deployed", "6 2026-03-05T09:30 Rolled back"],
    );
  });

  it("with times between a label and its colon", () => {
    assert.deepEqual(
      entriesOf(
        "- **Detection** at 14:12: an alert fires\n- **Checkout** failed at 14:12: the pool was full",
      ),
      ["3 T14:12 <Detection> an alert fires"],
    );
  });

  it("with times behind the words", () => {
    assert.deepEqual(
      entriesOf(
        "- Deploy started (14:05 UTC)\n- Alert fired at 14:12 UTC\n- Acknowledged, 14:16 UTC\n- Restored — 15:35 UTC\n- Ratio of 3:1",
      ),
      [
        "3 T14:05Z Deploy started",
        "4 T14:12Z Alert fired",
        "5 T14:16Z Acknowledged",
        "6 T15:35Z Restored",
      ],
    );
    assert.deepEqual(
      entriesOf(
        "- First detected 2026-03-04 14:12\n- Incident declared: 2026-03-04 14:16\n- Resolved 2026-03-04 15:35",
      ),
      [
        "3 2026-03-04T14:12 First detected",
        "4 2026-03-04T14:16 <Incident declared>",
        "5 2026-03-04T15:35 Resolved",
      ],
    );
    assert.deepEqual(
      entriesOf("### Deploy (14:05)\n\nIt went out.\n\n### Alert (14:12)"),
      ["3 T14:05 Deploy", "7 T14:12 Alert"],
    );
    assert.deepEqual(
      entriesOf("Deploy started (14:05)\n\nAlert fired at 14:12"),
      ["3 T14:05 Deploy started", "5 T14:12 Alert fired"],
    );
  });

  it("where a time behind the words is part of the story", () => {
    for (const body of [
      "- 14:05 Deploy\n- Logs show errors since 13:30",
      "- Deploy\n- Alert\n- Restored at 15:35",
      "- Errors from 13:30 on, a deploy at 14:05\n- Paged @bob at 14:40 and @alice at 14:50",
      "We looked at the logs of the deploy at 14:05\nand found nothing.",
    ]) {
      assert.ok(entriesOf(body).length <= 1, body);
      assert.ok(
        !entriesOf(body).some((entry) => /since|Restored|logs/.test(entry)),
        body,
      );
    }
  });

  it("with times inside the text behind labels", () => {
    assert.deepEqual(
      entriesOf(
        "- **Detection:** At 14:12 monitoring paged @alice.\n- **Escalation:** @bob was paged at 14:40 by @alice.\n- **Resolution:** The rollback was done by 15:35.",
      ),
      [
        "3 T14:12 <Detection> monitoring paged @alice.",
        "4 T14:40 <Escalation> @bob was paged at 14:40 by @alice.",
        "5 T15:35 <Resolution> The rollback was done",
      ],
    );
    assert.deepEqual(
      entriesOf("- 14:12 Paged\n- **Note:** logs of 13:30 are lost."),
      ["3 T14:12 Paged"],
    );
  });

  it("folded away", () => {
    assert.deepEqual(
      entriesIn(
        "# Postmortem\n\n<details><summary>Timeline</summary>\n\n- 14:05 Deploy\n\n</details>\n\n- 14:12 no entry\n\n<details>\n<summary>Logs</summary>\n\n- 14:13 no entry\n\n</details>\n",
      ),
      ["5 T14:05 Deploy"],
    );
  });

  it("in a block quote, but not beside other entries", () => {
    assert.deepEqual(entriesOf("> 14:05 Deploy\n> - 14:12 Alert"), [
      "3 T14:05 Deploy",
      "4 T14:12 Alert",
    ]);
    assert.deepEqual(
      entriesOf("- 14:05 Deploy\n\n> [14:12] bob: are you there?"),
      ["3 T14:05 Deploy"],
    );
    assert.deepEqual(entriesOf("> bob [2:12 PM]\n> are you there?"), []);
  });

  it("in HTML lists and between line breaks", () => {
    assert.deepEqual(
      entriesOf(
        "<ul>\n<li>2:05 PM Deploy</li>\n<li><b>2:12 PM</b> Alert</li>\n</ul>",
      ),
      ["4 T14:05 Deploy", "5 T14:12 Alert"],
    );
    assert.deepEqual(
      entriesOf(
        "14:05 Deploy<br>14:12 Alert<br/>\n14:40 Escalated<br />\n15:35 Restored",
      ),
      [
        "3 T14:05 Deploy",
        "3 T14:12 Alert",
        "4 T14:40 Escalated",
        "5 T15:35 Restored",
      ],
    );
    assert.deepEqual(entriesOf("<!-- 14:05 -->\n<img src='14:05.png'>"), []);
  });

  it("with the text of an entry in the next paragraph", () => {
    const text =
      "## Timeline\n\n**14:05 UTC: Deploy**\n\nIt went out.\n\n- to two hosts\n\n**14:12 UTC: Alert**\n\nThe pager went.\n";
    const [first] = analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.ok(first);
    assert.equal(
      text.slice(first.range.start, first.range.end),
      "**14:05 UTC: Deploy**\n\nIt went out.\n\n- to two hosts",
    );
    assert.deepEqual(entriesIn(text), ["3 T14:05Z Deploy", "9 T14:12Z Alert"]);
  });

  it("in the zone that their heading names beside a day", () => {
    for (const heading of [
      "## Timeline (UTC) - 4 March 2026",
      "## Timeline - 4 March 2026 (UTC)",
      "## Timeline (March 4, 2026, UTC)",
      "## Timeline (March 4, 2026 UTC)",
      "## Timeline of events - 4th March 2026 - UTC",
      "## Timeline (UTC, 2026-03-04)",
      "## Timeline\n### March 4, 2026 (UTC)",
      "## Timeline\n**2026-03-04, all times in UTC**\n",
    ]) {
      assert.deepEqual(
        entriesIn(`${heading}\n- 14:05 Deploy\n`).map((entry) =>
          entry.replace(/^\d+ /, ""),
        ),
        ["2026-03-04T14:05Z Deploy"],
        heading,
      );
    }
  });

  it("on the day that their heading names", () => {
    for (const heading of [
      "## Timeline (all times UTC, March 4, 2026)",
      "## Timeline of events (4th March 2026), all times in UTC",
    ]) {
      assert.deepEqual(
        entriesIn(
          `# Outage of 2026-03-02\n\n${heading}\n\n- 14:05 Deploy\n- 2026-03-05 09:00 Alert\n`,
        ),
        ["5 2026-03-04T14:05Z Deploy", "6 2026-03-05T09:00Z Alert"],
      );
    }
    for (const heading of [
      "## Timeline (updated on March 4, 2026)",
      "## Timeline (March 4, 2026 to March 6, 2026)",
    ]) {
      assert.deepEqual(
        entriesIn(`# Outage of 2026-03-02\n\n${heading}\n\n- 14:05 Deploy\n`),
        ["5 2026-03-02T14:05 Deploy"],
      );
    }
  });

  it("with several entries on one line", () => {
    assert.deepEqual(
      entriesOf(
        "1:00pm EAT: Issue was detected. 1:06pm EAT: The logs showed a full disk. 1:16pm EAT: Service was restored.",
      ),
      [
        "3 T13:00+03:00 Issue was detected.",
        "3 T13:06+03:00 The logs showed a full disk.",
        "3 T13:16+03:00 Service was restored.",
      ],
    );
    assert.deepEqual(
      entriesOf("- 14:05 - Deploy. 14:12 - Alert.\n- 14:40 - Restored."),
      ["3 T14:05 Deploy.", "3 T14:12 Alert.", "4 T14:40 Restored."],
    );
    assert.deepEqual(
      entriesOf(
        "1:00pm: Deploy of the new one, which ended at 1:04pm: none failed 1:09pm: Alert",
      ),
      [
        "3 T13:00 Deploy of the new one, which ended at 1:04pm: none failed",
        "3 T13:09 Alert",
      ],
    );
    assert.deepEqual(
      entriesOf("March 4, 1:00 PM: Deploy. March 4, 1:09 PM: Alert"),
      ["3 --03-04T13:00 Deploy. March 4, 1:09 PM: Alert"],
    );
    assert.deepEqual(
      entriesOf(
        "<hr>\n2100hrs WAT: Deploy. 2105hrs WAT: Alert 2108hrs WAT: End",
      ),
      ["4 T21:00+01:00 Deploy.", "4 T21:05+01:00 Alert", "4 T21:08+01:00 End"],
    );
    assert.deepEqual(
      entriesOf("<ul><li>14:05 Deploy</li><li>14:12 Alert</li></ul>"),
      ["3 T14:05 Deploy", "3 T14:12 Alert"],
    );
    assert.deepEqual(entriesOf("<p>14:05 Deploy<br>14:12 Alert</p>"), [
      "3 T14:05 Deploy",
      "3 T14:12 Alert",
    ]);
    for (const line of [
      "14:05: Deploy. 14:12 was the first alert. At 15:00 it was over.",
      "14:05: Deploy. 3: three hosts failed.",
      "We saw two alerts. 14:05: Deploy. They were false.",
    ]) {
      assert.ok(entriesOf(line).length <= 1, line);
    }
  });

  it("with marks that are mistyped", () => {
    assert.deepEqual(entriesOf("-14:05: Deploy\n\n- 14:12: Alert"), [
      "3 T14:05 Deploy",
      "5 T14:12 Alert",
    ]);
    assert.deepEqual(
      entriesOf("- 14:05 Deploy\n= 14:12 Alert\n- 14:40 Restored"),
      ["3 T14:05 Deploy", "4 T14:12 Alert", "5 T14:40 Restored"],
    );
    assert.deepEqual(
      entriesOf("9. 12:00 PM UTC: Alert\n10.12:30 PM UTC: Restored"),
      ["3 T12:00Z Alert", "4 T12:30Z Restored"],
    );
    assert.deepEqual(
      entriesOf(
        "- 14:05: Deploy to the hosts, which ended at\n  14:12 and went well",
      ),
      ["3 T14:05 Deploy to the hosts, which ended at"],
    );
  });

  it("as paragraphs inside list items", () => {
    assert.deepEqual(
      entriesOf(
        "* how was the issue detected\n\n\t2:20 PM (GMT) a user rang us\n\n* actions taken\n\n\t2:22 PM (GMT) sent to support\n\n\t3:07 PM (GMT) page works again",
      ),
      [
        "5 T14:20Z a user rang us",
        "9 T14:22Z sent to support",
        "11 T15:07Z page works again",
      ],
    );
    assert.deepEqual(
      entriesOf("- 14:05 Deploy\n\n  3 hosts failed\n\n- 14:12 Alert"),
      ["3 T14:05 Deploy", "7 T14:12 Alert"],
    );
  });

  it("with the text of an item on the next lines", () => {
    const text =
      "## Timeline\n\n- **14:05 UTC**\n  Service restored\n- **14:12 UTC**\n  - Users complain\n- **14:20 UTC**\n";
    const entries = analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.deepEqual(
      entries.flatMap(({ timestamp, milestone }) =>
        timestamp ? [milestone] : [],
      ),
      ["resolved", "detected", null],
    );
    assert.deepEqual(
      entriesOf(
        "- Events\n  - Declared: 14:05\n  - Repaired: 14:20\n  - Resolved 14:40\n  - 14:50\n  - Resolved 14:55",
      ),
      ["4 T14:05 <Declared>", "5 T14:20 <Repaired>", "7 T14:50"],
    );
  });

  it("in a block of code, where nothing else is an entry", () => {
    assert.deepEqual(
      entriesOf(
        "```\n14:05 (9:05 EST): first errors\n14:12: Paged @alice\n14:20-15:35 Orders fail\n```\n\nA summary.",
      ),
      [
        "4 T14:05 first errors",
        "5 T14:12 Paged @alice",
        "6 T14:20 Orders fail",
      ],
    );
    for (const body of [
      "```\n14:05 <bob> are you there?\n14:12 <alice> yes\n14:13 <bob> ok\n```",
      "```\n14:05 bob: are you there?\n14:12 INFO started\n14:13 ERROR failed\n```",
      "```\n2026-03-04T14:05:01Z ERROR a\n2026-03-04T14:05:02Z ERROR b\n```",
      "```js\n14:05 a\n14:06 b\n14:07 c\n```",
      "- 14:05 Deploy\n\n```\n14:12 a\n14:13 b\n14:14 c\n```",
      "```\nuptime\n14:05 up 3 days\nload\n```",
    ]) {
      assert.ok(entriesOf(body).length <= 1, body);
    }
  });

  it("of status pages, the time behind the words", () => {
    assert.deepEqual(
      entriesIn(
        "# Checkout outage\n\n## Incident updates\n\n**Resolved** - This incident has been resolved.\nMar 4, 15:35 UTC\n\n**Identified** - The issue has been identified.\nMar 4, 14:58 UTC\n",
      ),
      [
        "6 --03-04T15:35Z <Resolved> This incident has been resolved.",
        "9 --03-04T14:58Z <Identified> The issue has been identified.",
      ],
    );
  });

  it("with nested bullets below days", () => {
    assert.deepEqual(
      entriesOf(
        "- March 4, 2026\n  - 23:50 Deploy\n    - error rate of 20%\n- **Day 2**\n  - 09:00 Review",
      ),
      ["4 2026-03-04T23:50 Deploy", "7 2026-03-05T09:00 Review"],
    );
  });

  it("with link definitions, which are no entries", () => {
    assert.deepEqual(
      entriesOf(
        "- 14:05 Deploy [pr][1]\n\n[1]: https://example.com/14:30\n[2026-03-04 14:00]: https://example.com",
      ),
      ["3 T14:05 Deploy [pr][1]"],
    );
    assert.deepEqual(entriesOf("[14:05]: deploy started\n\n[14:12]: alert"), [
      "3 T14:05 deploy started",
      "5 T14:12 alert",
    ]);
  });

  it("without addresses, versions, ports, ratios, logs and code", () => {
    assert.deepEqual(
      entriesOf(
        "- 14:05 connect to 10.0.0.12:5432 failed\n- Upgrade to 12.30.1\n- Port 8080:80\n- 50:50 split\n- 2026-03-04T14:05:12Z ERROR pool exhausted\n\n```\n14:06 in code\n```\n\n    14:07 indented",
      ),
      ["3 T14:05 connect to 10.0.0.12:5432 failed"],
    );
  });
});

describe("timelines in tables", () => {
  const table = (header: string, ...rows: string[]) =>
    entriesOf([header, header.replace(/[^|]+/g, " --- "), ...rows].join("\n"));

  it("with the columns in any order, empty dates and other cells", () => {
    assert.deepEqual(
      table(
        "| Event | Date | Time (UTC) | Who |",
        "| Deploy | 2026-03-04 | 23:50 | @alice |",
        "| Alert |  | 23:58 |  |",
        "| Restored | 2026-03-05 | 00:40 | @bob |",
      ),
      [
        "5 2026-03-04T23:50Z Deploy @alice",
        "6 2026-03-04T23:58Z Alert",
        "7 2026-03-05T00:40Z Restored @bob",
      ],
    );
  });

  it("with weekdays, days and zones in columns of their own", () => {
    assert.deepEqual(
      table(
        "| Day | Date | Time | Event |",
        "| Wed | Mar 4 | 14:05 | Deploy |",
        "| | | 14:12 | Alert |",
        "| Thu | Mar 5 | 00:40 | Restored |",
      ),
      [
        "5 --03-04T14:05 Deploy",
        "6 --03-04T14:12 Alert",
        "7 --03-05T00:40 Restored",
      ],
    );
    assert.deepEqual(
      table(
        "| Day | Time | Zone | Event |",
        "| Wed | 14:05 | UTC | Deploy |",
        "| Thu | 00:40 | UTC | Restored |",
      ),
      ["5 T14:05Z Deploy", "6 +1T00:40Z Restored"],
    );
  });

  it("with elapsed times beside times of day", () => {
    assert.deepEqual(
      table(
        "| Elapsed | Time | Event |",
        "| 00:00 | 14:05 | Deploy |",
        "| 00:07 | 14:12 | Alert |",
      ),
      ["5 T14:05 Deploy", "6 T14:12 Alert"],
    );
  });

  it("with two columns of times, of which the first counts", () => {
    assert.deepEqual(
      table(
        "| Time (UTC) | Time (PST) | Event |",
        "| 2026-01-14 14:05 | 2026-01-14 06:05 | Deploy |",
      ),
      ["5 2026-01-14T14:05Z Deploy"],
    );
  });

  it("with rows that are days, and a column for the phase", () => {
    assert.deepEqual(
      table(
        "| Time | Phase | Event |",
        "| **4 March 2026** | | |",
        "| 23:50 | Start | Deploy |",
        "| **5 March 2026** | | |",
        "| 00:40 | Resolved | Back |",
      ),
      [
        "6 2026-03-04T23:50 <Start> Deploy",
        "8 2026-03-05T00:40 <Resolved> Back",
      ],
    );
  });

  it("but not of action items with dates of another kind", () => {
    assert.deepEqual(table("| Host | Version |", "| a | 12.30.1 |"), []);
  });
});

describe("days and times counted from the entries before", () => {
  it("of next days and numbered days", () => {
    assert.deepEqual(
      entriesIn(
        "# Outage of 2026-03-04\n\n## Timeline (UTC)\n\n- 22:00 Deploy\n- next day 09:00 Escalated\n- 08:00 next morning: reviewed\n",
      ),
      [
        "5 2026-03-04T22:00Z Deploy",
        "6 2026-03-05T09:00Z Escalated",
        "7 2026-03-06T08:00Z reviewed",
      ],
    );
    assert.deepEqual(
      entriesOf(
        "- Day 1, 22:00 – Deploy\n- Day 2 09:00 – Restored\n- 10:00 (+2 days) Reviewed",
      ),
      ["3 T22:00 Deploy", "4 +1T09:00 Restored", "5 +2T10:00 Reviewed"],
    );
    assert.deepEqual(
      entriesOf("### Day 1\n\n- 22:00 Deploy\n\n### Day 3\n\n- 09:00 Reviewed"),
      ["5 T22:00 Deploy", "9 +2T09:00 Reviewed"],
    );
  });

  it("of the start, where the text says when that was", () => {
    const elapsed =
      "- T0 Deploy\n- T+5m Alert\n- T+00:15 Escalated\n- +90 min: Restored";
    const resolved = (date: string) => [
      `${date}14:05Z Deploy`,
      `${date}14:10Z Alert`,
      `${date}14:20Z Escalated`,
      `${date}15:35Z Restored`,
    ];
    const textOf = (text: string) =>
      entriesIn(text).map((entry) => entry.replace(/^\d+ /, ""));
    assert.deepEqual(
      textOf(
        `# Outage\n\nT0 = 2026-03-04 14:05 UTC\n\n## Timeline\n\n${elapsed}\n`,
      ),
      resolved("2026-03-04T"),
    );
    assert.deepEqual(
      textOf(`**Duration:** 14:05 to 15:35 UTC\n\n## Timeline\n\n${elapsed}\n`),
      resolved("T"),
    );
    assert.deepEqual(
      textOf("## Timeline\n\n- T0: 14:05 UTC deploy\n- T+5m Alert\n").slice(1),
      ["T14:10Z Alert"],
    );
  });

  it("of the start, in order among each other where nothing says when that was", () => {
    const text =
      "## Timeline\n\n- T+5m Alert\n- T+15m Escalated\n- T+10m Paged\n";
    assert.deepEqual(entriesIn(text), [
      "3 - Alert",
      "4 - Escalated",
      "5 - Paged",
    ]);
    assert.deepEqual(analyzeFixture(text).reading?.incident.disorder, [
      { entry: 2, previous: 1 },
    ]);
  });
});
