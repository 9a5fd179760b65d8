import assert from "node:assert/strict";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture } from "../../support/fixtures";

function statedIn(text: string) {
  const incident = analyzeFixture(text).reading?.incident;
  assert.ok(incident);
  const [window] = incident.stated.windows;
  return {
    length: incident.stated.length?.minutes ?? null,
    window: window && [
      formatPoint(window.start),
      formatPoint(window.end),
      window.minutes,
    ],
    outage: incident.outage?.minutes ?? null,
  };
}

describe("stated times", () => {
  it("prefers the duration's own field", () => {
    assert.deepEqual(
      statedIn(
        "The alert fired after 5 minutes.\n\n**Duration:** 2 hours, from 14:00 to 16:00 (UTC)\n",
      ),
      { length: 120, window: ["T14:00Z", "T16:00Z", 120], outage: 120 },
    );
  });

  it("takes the unit of a number from the field's name", () => {
    for (const [field, minutes] of [
      ["**Duration (minutes):** 55", 55],
      ["**Duration (in hours):** ~1.5", 90],
      ["**Duration (hrs):** 2 hours 5 minutes", 125],
      ["**Duration:** 55", null],
      ["**Duration (minutes):** 55 of them", null],
      ["**Duration:** (e.g., 30 minutes)", null],
    ] as const) {
      const text = `## Summary\n\nCheckout failed.\n\n- ${field}\n`;
      assert.equal(statedIn(text).length, minutes, field);
    }
  });

  it("takes no window that is still to come for the outage", () => {
    const text =
      "## Status\n\nA call will be held from 15:00-16:00 UTC for operators.\n\n## Timeline\n\n- 14:05 UTC Outage begins\n- 14:35 UTC Service restored\n";
    assert.equal(statedIn(text).outage, 30);
    const maintenance =
      "## Summary\n\nWe said that it will be quick. Checkout was down from 15:00-16:00 UTC.\n";
    assert.equal(statedIn(maintenance).outage, 60);
  });

  it("reads start and end from fields of their own, over midnight", () => {
    assert.deepEqual(
      statedIn("- Start Time: 11:30 PM UTC\n- End Time: 1:15 AM\n"),
      { length: null, window: ["T23:30Z", "+1T01:15Z", 105], outage: 105 },
    );
  });

  it("takes what lasted, not what it took to notice it", () => {
    assert.equal(
      statedIn(
        "## Summary\n\nIt took us 5 minutes to detect the outage. The outage lasted 45 minutes.\n",
      ).length,
      45,
    );
    assert.equal(
      statedIn(
        "## Summary\n\nCustomers could not check out for about two hours.\n",
      ).length,
      120,
    );
    assert.equal(
      statedIn("## Summary\n\nThe pool is refreshed within 30 minutes.\n")
        .length,
      null,
    );
  });

  it("gives no length for a window that ends before it starts", () => {
    const { window, outage } = statedIn(
      "**Duration:** from March 4, 2026, 14:05 UTC to March 3, 2026, 15:35 UTC\n",
    );
    assert.deepEqual([window?.[2], outage], [null, null]);
  });

  it("makes no outage of several incidents' timelines", () => {
    const timeline = (day: string) =>
      `## Timeline\n\n- ${day} 14:05 UTC Outage begins\n- ${day} 15:35 UTC Service restored\n\n`;
    const both = `${timeline("2026-03-03")}## Second incident\n\n${timeline("2026-03-04")}`;
    assert.equal(statedIn(timeline("2026-03-03")).outage, 90);
    assert.equal(statedIn(both).outage, null);
  });

  it("takes the outage of the one timeline that tells of it", () => {
    const first =
      "## Timeline\n\n- 2026-03-03 14:05 UTC Outage begins\n- 2026-03-03 15:35 UTC Service restored\n\n";
    for (const second of [
      "## Follow-up timeline\n\n- 2026-03-03 20:05 UTC Customers report odd logins\n",
      "## Timeline\n\nTo be written.\n",
      "## Timeline of the database team\n\n- 2026-03-03 14:15 UTC Replica goes down\n- 2026-03-03 15:15 UTC Replica restored\n",
    ]) {
      assert.equal(statedIn(first + second).outage, 90, second);
    }
  });

  it("are on the day of the document where they name none", () => {
    assert.deepEqual(
      statedIn("**Date:** 2026-03-04\n**Duration:** 23:05 – 00:35 UTC\n")
        .window,
      ["2026-03-04T23:05Z", "2026-03-05T00:35Z", 90],
    );
    assert.deepEqual(
      statedIn(
        "**Date:** 2026-03-10\n**Duration:** 14:05 UTC on 4 March 2026 to 15:35 UTC\n",
      ).window,
      ["2026-03-04T14:05Z", "2026-03-04T15:35Z", 90],
    );
  });

  it("go from detection to resolution where nothing tells more", () => {
    const sentence =
      "## Summary\n\nThe outage was detected at 14:12 UTC on 4 March 2026 and resolved at 15:35 UTC.\n";
    assert.equal(statedIn(sentence).outage, 83);
    assert.equal(
      statedIn(
        `${sentence}\n## Timeline\n\n- 14:05 UTC Outage begins\n- 15:35 UTC Service restored\n`,
      ).outage,
      90,
    );
    assert.equal(
      statedIn("## Summary\n\nThe outage was detected at 14:12 UTC.\n").outage,
      null,
    );
  });
});
