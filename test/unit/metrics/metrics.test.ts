import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { responseMetrics } from "../../../src/core/metrics/responseTimes";
import { measurementsOf } from "../../support/figures";

describe("measure", () => {
  it("measures each milestone from the start of the impact", () => {
    const measured = measurementsOf(
      readFileSync("test/samples/checkout-outage.md", "utf8"),
    );
    assert.equal(measured.durationMinutes, 90);
    assert.deepEqual(measured.affected, { share: 0.5, of: "customers" });
    assert.deepEqual(
      responseMetrics.map(({ id }) => measured[id]),
      [7, 11, 11, 35, 53, 65, 90, null],
    );
  });

  it("takes the outage from the timeline where none is stated", () => {
    const measured = measurementsOf(
      "## Timeline\n\n- 23:40 UTC Outage begins\n- 23:52 UTC Alert fires\n- 00:10 UTC Service restored",
    );
    assert.equal(measured.durationMinutes, 30);
    assert.equal(measured.timeToDetectMinutes, 12);
    assert.equal(measured.timeToResolveMinutes, 30);
  });

  it("adds up the outages of several timelines, what they share once", () => {
    const timeline = (from: string, to: string): string =>
      `## Timeline (UTC)\n\n- ${from} Outage begins\n- ${to} Service restored\n\n`;
    const of = (...timelines: readonly string[]): number | null =>
      measurementsOf(timelines.join("")).durationMinutes;
    const first = timeline("2026-03-03 14:05", "2026-03-03 14:35");
    const overlapping = timeline("2026-03-03 14:20", "2026-03-03 14:45");
    const later = timeline("2026-03-04 09:00", "2026-03-04 09:20");
    assert.equal(of(first, overlapping, later), 60);
    assert.equal(of("**Downtime:** 45 minutes\n\n", first, later), 45);
    // Without days, they may lie anywhere.
    assert.equal(
      of(timeline("14:05", "14:35"), timeline("9:00", "9:20")),
      null,
    );
  });

  it("takes the first detection since the outage's start where one stands before it", () => {
    const measured = measurementsOf(
      "**Duration:** 14:05–15:35 UTC\n\n## Timeline\n\n- 13:50 UTC Alert fires, a false alarm\n- 14:05 UTC Outage begins\n- 14:12 UTC Alert fires\n- 14:14 UTC Users complain\n- 15:35 UTC Service restored",
    );
    assert.equal(measured.timeToDetectMinutes, 7);
  });

  it("knows nothing where the text gives nothing", () => {
    const measured = measurementsOf("## Timeline\n\n- Deployed\n- Paged");
    assert.deepEqual(
      responseMetrics.map(({ id }) => measured[id]),
      Array(8).fill(null),
    );
    assert.equal(measured.durationMinutes, null);
    assert.equal(measured.weightedDowntimeMinutes, null);
    assert.equal(measured.affected, null);
  });

  it("takes a stated length where there is no window", () => {
    const measured = measurementsOf("**Duration:** about 45 minutes\n");
    assert.equal(measured.durationMinutes, 45);
    assert.equal(measured.data.downtime?.length.qualifier, "about");
  });

  it("takes words for a share where no figure is given", () => {
    const measured = measurementsOf(
      "## Impact\n\nThe service was unavailable for all users.\n",
    );
    assert.deepEqual(measured.affected, { share: 1, of: "users" });
  });
});
