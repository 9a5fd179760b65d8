import assert from "node:assert/strict";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture } from "../../support/fixtures";

/** “start end minutes source” of each outage. */
function outagesIn(text: string): string[] {
  const outages = analyzeFixture(text).reading?.incident.outages ?? [];
  return outages.map(({ start, end, minutes, source }) =>
    [formatPoint(start), formatPoint(end), minutes, source].join(" "),
  );
}

function timeline(...entries: string[]): string {
  return `## Timeline (UTC)\n\n${entries.map((entry) => `- ${entry}\n`).join("")}`;
}

describe("the outage part of a timeline", () => {
  it("begins where the impact starts and ends with the last measure", () => {
    assert.deepEqual(
      outagesIn(
        timeline(
          "14:00 Configuration merged",
          "14:05 Outage begins",
          "14:12 Monitoring alerts",
          "15:20 Rolled back",
          "15:35 Service restored",
          "16:30 Review scheduled",
        ),
      ),
      ["T14:05Z T15:35Z 90 timeline"],
    );
    assert.deepEqual(
      outagesIn(
        timeline(
          "14:05 Monitoring alerts",
          "15:20 Service restored",
          "15:35 Reverted the failover to the old pool",
        ),
      ),
      ["T14:05Z T15:35Z 90 timeline"],
    );
  });

  it("leaves out what happened long before and after", () => {
    assert.deepEqual(
      outagesIn(
        timeline(
          "2026-02-01 10:00 Feature merged",
          "2026-03-04 14:05 Deployment of checkout",
          "2026-03-04 14:12 Monitoring alerts",
          "2026-03-04 15:35 Service restored",
          "2026-03-06 09:00 The leak is fixed for good",
        ),
      ),
      ["2026-03-04T14:05Z 2026-03-04T15:35Z 90 timeline"],
    );
  });

  it("goes on where the outage came back", () => {
    assert.deepEqual(
      outagesIn(
        timeline(
          "2026-03-04 14:05 Outage begins",
          "2026-03-04 15:35 Service restored",
          "2026-03-05 09:00 Monitoring alerts again",
          "2026-03-05 09:30 Service restored",
        ),
      ),
      ["2026-03-04T14:05Z 2026-03-05T09:30Z 1165 timeline"],
    );
  });

  const restart = timeline(
    "13:50 Deployment to staging",
    "14:05 Deployment to production",
    "14:12 Users report failing orders",
    "15:30 The new hosts take traffic",
    "15:35 Fix deployed",
    "16:30 Announced on the status page",
  );

  it("takes the entries that lie as far apart as the stated length", () => {
    assert.deepEqual(outagesIn(restart), ["T13:50Z T15:35Z 105 timeline"]);
    assert.deepEqual(
      outagesIn(
        `## Summary\n\nCheckout was down for about 1h30m.\n\n${restart}`,
      ),
      ["T14:05Z T15:35Z 90 timeline"],
    );
    assert.deepEqual(
      outagesIn(
        `## Summary\n\nCheckout was down for 100 minutes.\n\n${restart}`,
      ),
      ["T13:50Z T15:30Z 100 timeline"],
    );
  });

  it("keeps to the milestones where no entries lie so far apart", () => {
    for (const summary of [
      "Checkout was down for 47 minutes.",
      "Checkout was down for 1h30m of business hours.",
      "Checkout was down. @alice was paged within 22 minutes.",
    ]) {
      assert.deepEqual(
        outagesIn(`## Summary\n\n${summary}\n\n${restart}`),
        ["T13:50Z T15:35Z 105 timeline"],
        summary,
      );
    }
  });

  it("finds the end by a length of the summary where no entry tells of it", () => {
    const entries = timeline(
      "21:45 An odd transaction is seen",
      "21:56 Limit set on the first pool",
      "22:07 Limit set on the others",
      "22:09 Announced",
    );
    assert.deepEqual(outagesIn(entries), ["T21:45Z T22:09Z 24 timeline"]);
    assert.deepEqual(
      outagesIn(
        `## Summary\n\nActing in roughly 11 minutes, the team stopped it.\n\n${entries}`,
      ),
      ["T21:45Z T21:56Z 11 timeline"],
    );
  });

  it("is one for each timeline, and each stated window", () => {
    const both = `${timeline("2026-03-03 14:05 Outage begins", "2026-03-03 14:35 Service restored")}\n## Second timeline\n\n${timeline("2026-03-04 09:00 Outage begins", "2026-03-04 09:20 Service restored")}`;
    assert.deepEqual(outagesIn(both), [
      "2026-03-03T14:05Z 2026-03-03T14:35Z 30 timeline",
      "2026-03-04T09:00Z 2026-03-04T09:20Z 20 timeline",
    ]);
    assert.deepEqual(
      outagesIn(
        `## Impact\n\nBetween 13:37 and 13:52 UTC on 4 March 2026, and again between 14:20 and 14:30 UTC on 4 March 2026, orders failed.\n\n${restart}`,
      ),
      [
        "2026-03-04T13:37Z 2026-03-04T13:52Z 15 stated",
        "2026-03-04T14:20Z 2026-03-04T14:30Z 10 stated",
      ],
    );
  });

  it("is the one of “Key events” where the whole story follows", () => {
    assert.deepEqual(
      outagesIn(
        "- **Key events**\n  - First detected 2026-03-04 14:12\n  - Resolved 2026-03-04 15:35\n\n## Timeline\n\n- 2026-03-04 13:30 Deployed\n- 2026-03-04 14:12 Alert fires\n- 2026-03-04 16:00 Announced\n",
      ),
      ["2026-03-04T14:12 2026-03-04T15:35 83 timeline"],
    );
  });

  it("ends with the end of the last entry where that is a range", () => {
    assert.deepEqual(
      outagesIn(
        timeline(
          "2026-03-03 15:30-18:00 First wave",
          "2026-03-03 23:15-02:45 Second wave",
        ),
      ),
      ["2026-03-03T15:30Z 2026-03-04T02:45Z 675 timeline"],
    );
  });

  it("is none of an entry alone, or of prose", () => {
    assert.deepEqual(outagesIn(timeline("14:05 Outage begins")), []);
    assert.deepEqual(outagesIn("## Timeline\n\nIt went down.\n"), []);
  });
});
