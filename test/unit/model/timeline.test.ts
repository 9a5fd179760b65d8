import assert from "node:assert/strict";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture } from "../../support/fixtures";

/** “line start [end] text”, an entry a line. */
function timelineOf(text: string): string {
  const { reading } = analyzeFixture(text);
  return (reading?.incident.timeline ?? [])
    .map((entry) =>
      [
        entry.line + 1,
        entry.start ? formatPoint(entry.start) : "-",
        ...(entry.end ? [formatPoint(entry.end)] : []),
        entry.text,
      ].join(" "),
    )
    .join("\n");
}

describe("timeline", () => {
  it("carries the date and zone of the duration over to times without", () => {
    assert.equal(
      timelineOf(`**Issue Summary:**

- **Duration:** March 4, 2026, from 2:05 PM to 3:35 PM (UTC-5).

**Timeline:**

- **2:05 PM:** Deployed
- **3:35 PM:** Restored`),
      `7 2026-03-04T14:05-05:00 Deployed
8 2026-03-04T15:35-05:00 Restored`,
    );
  });

  it("prefers the zone of the entry, the table, the heading and the sentence, in this order", () => {
    assert.equal(
      timelineOf(`## Timeline (UTC)

All times in CET.

- 14:05 Deployed`),
      "5 T14:05Z Deployed",
    );
    assert.equal(
      timelineOf(`## Timeline

All times in CET.

- 14:05 Deployed
- 14:12 EAT Paged

| Time (UTC+1) | Event |
| --- | --- |
| 14:16 | Declared |`),
      `5 T14:05+01:00 Deployed
6 T14:12+03:00 Paged
10 T14:16+01:00 Declared`,
    );
    assert.equal(
      timelineOf("## Timeline (UTC)\n\n- 14:05 Deployed"),
      "3 T14:05Z Deployed",
    );
  });

  it("carries day headings and the first entry's date and zone over", () => {
    assert.equal(
      timelineOf(`## Timeline

**Mar 4, 2026, 23:50 (UTC)**: Deployed

**00:10**: Paged

## Timeline

### 2026-03-05

- 09:00 Reviewed`),
      `3 2026-03-04T23:50Z Deployed
5 2026-03-05T00:10Z Paged
11 2026-03-05T09:00 Reviewed`,
    );
  });

  it("counts days from an undated start", () => {
    assert.equal(
      timelineOf("## Timeline\n\n- 23:50 UTC Paged\n- 00:40 UTC Resolved"),
      "3 T23:50Z Paged\n4 +1T00:40Z Resolved",
    );
  });

  it("finds the year of a month and day", () => {
    assert.equal(
      timelineOf(
        "# Outage of January 3, 2026\n\n## Timeline\n\n- [12-30 16:21] Merged\n- [01-03 14:05] Deployed",
      ),
      "5 2025-12-30T16:21 Merged\n6 2026-01-03T14:05 Deployed",
    );
  });

  it("reads headings, plain lines, tables and labels as entries, with what belongs to them", () => {
    const text = `## Timeline

### 14:05

Deployed.

14:12 Paged
who answered
**Escalation:** the database team

| Date | Time | Who | What |
| --- | --- | --- | --- |
| 2026-03-04 | 14:40 | @alice | calls |
`;
    assert.equal(
      timelineOf(text),
      `3 T14:05 Deployed.
7 T14:12 Paged
9 - the database team
13 2026-03-04T14:40 @alice calls`,
    );
    const [first, second] =
      analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.ok(first && second);
    assert.equal(
      text.slice(first.range.start, first.range.end),
      "### 14:05\n\nDeployed.",
    );
    assert.equal(
      text.slice(second.range.start, second.range.end),
      "14:12 Paged\nwho answered",
    );
  });

  it("takes an unfilled token for no time, and keeps an honest unknown", () => {
    assert.equal(
      timelineOf(
        "## Timeline\n\n- [HH:MM]: Paged\n- [Timestamp]: Found\n- 12:?? Deployed",
      ),
      "3 - Paged\n4 - Found\n5 - Deployed",
    );
  });

  it("reads ranges over midnight", () => {
    assert.equal(
      timelineOf("## Timeline\n\n- 2026-03-04 23:30 - 00:15 UTC Rolling back"),
      "3 2026-03-04T23:30Z 2026-03-05T00:15Z Rolling back",
    );
  });

  it("moves on to the weekday that a time names", () => {
    assert.equal(
      timelineOf(
        "## Timeline\n\n- Friday 09:00 A\n- 10:00 B\n- Saturday 08:00 C\n- 07:00 D\n- Monday 08:00 E",
      ),
      "3 T09:00 A\n4 T10:00 B\n5 +1T08:00 C\n6 +1T07:00 D\n7 +3T08:00 E",
    );
    assert.equal(
      timelineOf(
        "# Outage of 4 March 2026\n\n## Timeline\n\n- Tuesday 23:00 A\n- Thursday 08:00 B",
      ),
      "5 2026-03-03T23:00 A\n6 2026-03-05T08:00 B",
    );
  });

  it("knows the entry that another is nested in, and where both end", () => {
    const text =
      "## Timeline\n\n- 14:05 A\n  - B\n    - 14:06 C\n\n  more of A\n- 14:07 D\n\n14:08 E\n";
    const timeline = analyzeFixture(text).reading?.incident.timeline ?? [];
    assert.deepEqual(
      timeline.map(({ parent, depth, range }) => [
        parent,
        depth,
        text.slice(range.start, range.end),
      ]),
      [
        [null, 1, "- 14:05 A\n  - B\n    - 14:06 C\n\n  more of A"],
        [2, 3, "    - 14:06 C"],
        [null, 1, "- 14:07 D"],
        [null, 1, "14:08 E"],
      ],
    );
  });
});
