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
