import assert from "node:assert/strict";
import { valueOf, type Figure } from "../../../src/core/metrics/figures";
import { metricsReport } from "../../../src/core/metrics/report";
import { figure, measurementsOf } from "../../support/figures";

function qualified(value: Figure | null | undefined): unknown {
  return value && [valueOf(value), value.qualifier];
}

const window = "**Duration:** 14:00 to 15:00 (UTC)\n\n## Impact\n\n";

describe("weighted downtime", () => {
  const weighted = (impact: string): number | null =>
    measurementsOf(window + impact).weightedDowntimeMinutes;

  it("is the whole downtime for all, and a part of it for some", () => {
    assert.equal(weighted("All users were affected."), 60);
    assert.equal(weighted("25% of users were affected."), 15);
  });

  it("adds up shares that hold one after the other", () => {
    assert.equal(
      weighted(
        "100% of users were affected from 14:00 to 14:10, then 30% of users until 15:00.",
      ),
      10 + 15,
    );
  });

  it("takes a share from when it is said to begin", () => {
    assert.equal(
      weighted(
        "All users could not log in. From 14:10 half of the users could not pay.",
      ),
      10 + 25,
    );
  });

  it("counts the rest of a split with the others", () => {
    assert.equal(
      weighted(
        "78% of users experienced a complete outage, while the remaining 22% faced severe buffering.",
      ),
      60,
    );
  });

  it("says that it is a lower bound where the share is not known all the time", () => {
    const measured = measurementsOf(
      `${window}From 14:30 20% of users were affected.`,
    );
    assert.deepEqual(qualified(measured.weighted), [6 * 60_000, "over"]);
  });

  it("merges windows that overlap, and leaves out the time between them", () => {
    const measured = measurementsOf(
      "**Duration:** between 13:00 and 14:00 UTC on 18 March 2026, and again between 13:30 and 14:30 UTC on 18 March 2026, and between 23:30 UTC on 18 March 2026 and 00:15 UTC on 19 March 2026\n",
    );
    assert.equal(measured.durationMinutes, 90 + 45);
  });
});

describe("uncertainty", () => {
  it("is carried from what is about right to what follows from it", () => {
    const measured = measurementsOf(
      "**Duration:** about 4 hours\n\n## Impact\n\n50% of users were affected.\n",
    );
    assert.deepEqual(qualified(measured.weighted), [120 * 60_000, "about"]);
    const [budget] = measured.errorBudgets;
    assert.equal(budget?.byTime?.used.qualifier, "about");
    assert.equal(budget?.byUsers?.availability.qualifier, "about");
  });

  it("turns around in what is left", () => {
    const [budget] = measurementsOf(
      "**Duration:** at least 4 hours\n",
    ).errorBudgets;
    assert.equal(budget?.byTime?.used.qualifier, "over");
    assert.equal(budget?.byTime?.availability.qualifier, "under");
  });

  it("carries ranges through", () => {
    const { weighted } = measurementsOf(
      `${window}20-30% of users were affected.`,
    );
    assert.ok(weighted);
    assert.equal(figure({ ...weighted, most: weighted.least }, 0), 12 * 60_000);
    assert.equal(figure(weighted, 0), 18 * 60_000);
  });
});

describe("the report for programs", () => {
  it("says of which figures the text is not exact, and nothing of the others", () => {
    const uncertain = (text: string): unknown =>
      Object.entries(metricsReport(measurementsOf(text))).find(
        ([key]) => key === "uncertain",
      )?.[1];
    assert.deepEqual(uncertain(`${window}20-30% of users were affected.`), {
      affectedShare: { least: 0.2, most: 0.3, qualifier: null },
      weightedDowntimeMinutes: { least: 12, most: 18, qualifier: null },
    });
    assert.deepEqual(uncertain("**Duration:** about 45 minutes\n"), {
      durationMinutes: { least: 45, most: 45, qualifier: "about" },
    });
    assert.deepEqual(uncertain(`${window}All users were affected.`), {});
  });
});

describe("impact in numbers", () => {
  it("takes the share from counts", () => {
    const measured = measurementsOf(
      `${window}90 of 360 teams could not deploy.`,
    );
    assert.equal(measured.affected?.share, 0.25);
    assert.equal(measured.weightedDowntimeMinutes, 15);
    assert.equal(figure(measured.userMinutes, 3), 90 * 60);
  });

  it("takes the base from a share and a count", () => {
    const { data } = measurementsOf(
      `${window}About 85% of users were affected, 340,000 users in total.`,
    );
    assert.equal(figure(data.users?.base, 0), 400_000);
  });

  it("works out failed requests from rate, time and share", () => {
    const measured = measurementsOf(
      `${window}At an average of 4.5K requests per second, 50% of requests failed.`,
    );
    assert.deepEqual(qualified(measured.failedRequests?.count), [
      4500 * 3600 * 0.5,
      "about",
    ]);
  });

  it("takes failed requests as counted", () => {
    const measured = measurementsOf(`${window}1,900 orders were not placed.`);
    assert.equal(figure(measured.failedRequests?.count, 0), 1900);
  });
});

describe("cost", () => {
  const costs = (text: string, settings = {}): unknown[] =>
    measurementsOf(text, settings).costs.map(({ kind, amount, currency }) => [
      kind,
      figure(amount, 2),
      currency,
    ]);

  it("is none without a rate", () => {
    assert.deepEqual(
      costs(`${window}All users were affected. We lost $200,000 of revenue.`),
      [],
    );
  });

  it("is rate × time where the text gives a rate", () => {
    assert.deepEqual(
      costs(
        `${window}An outage costs us $50K/hour. 3 engineers worked on it for 4 hours, at a cost of €90 per hour for each engineer.`,
      ),
      [
        ["downtime", 50_000, "USD"],
        ["work", 3 * 4 * 90, "EUR"],
      ],
    );
  });

  it("weighs lost revenue by the users affected", () => {
    assert.deepEqual(
      costs(
        `${window}50% of users were affected. We make $1,200 in revenue per minute.`,
      ),
      [["revenue", 36_000, "USD"]],
    );
  });

  it("takes the settings' rates where the text has none", () => {
    const rates = { currency: "EUR", revenuePerMinute: 100, personHour: 80 };
    assert.deepEqual(
      costs(
        `${window}25% of users were affected. 2 engineers for 30 minutes.`,
        { rates },
      ),
      [
        ["revenue", 1500, "EUR"],
        ["work", 80, "EUR"],
      ],
    );
  });

  it("takes no thresholds, limits and plans for rates", () => {
    assert.deepEqual(
      costs(
        `${window}The limit is 500 requests per second and 20 connections per user.\n\n## Action Items\n\n- Cut the cost of $50 per hour for the outage's spare machines\n`,
      ),
      [],
    );
  });
});
