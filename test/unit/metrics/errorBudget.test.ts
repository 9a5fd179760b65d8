import assert from "node:assert/strict";
import {
  budgetUse,
  errorBudgetOf,
} from "../../../src/core/metrics/errorBudget";
import { exactly } from "../../../src/core/metrics/figures";
import { roundedTo } from "../../../src/core/metrics/fractions";
import { figure } from "../../support/figures";

const minute = 60_000;

function budgetOf(objective: number, windowDays: number) {
  const budget = errorBudgetOf({ name: "", objective, windowDays });
  assert.ok(budget);
  return budget;
}

function seconds(text: string): number {
  const units = { d: 86_400, h: 3600, m: 60, s: 1 };
  return text
    .split(" ")
    .reduce(
      (sum, part) =>
        sum +
        Number.parseFloat(part) * units[part.at(-1) as keyof typeof units],
      0,
    );
}

describe("error budget", () => {
  // Exact; the columns of 30 and 365 days equal the table of the Google SRE book, appendix A.
  const table: readonly (readonly [number, string, string, string, string])[] =
    [
      [99, "6h 43m 12s", "7h 12m", "21h 36m", "3d 15h 36m"],
      [99.5, "3h 21m 36s", "3h 36m", "10h 48m", "1d 19h 48m"],
      [99.9, "40m 19.2s", "43m 12s", "2h 9m 36s", "8h 45m 36s"],
      [99.95, "20m 9.6s", "21m 36s", "1h 4m 48s", "4h 22m 48s"],
      [99.99, "4m 1.9s", "4m 19.2s", "12m 57.6s", "52m 33.6s"],
      [99.995, "2m 1.0s", "2m 9.6s", "6m 28.8s", "26m 16.8s"],
      [99.999, "24.2s", "25.9s", "1m 17.8s", "5m 15.4s"],
    ];
  const windows = [28, 30, 90, 365];

  for (const [objective, ...lengths] of table) {
    it(`of ${objective} % in ${windows.join(", ")} days`, () => {
      const inTenths = windows.map((days) =>
        roundedTo(
          {
            ...budgetOf(objective, days).length,
            denominator: budgetOf(objective, days).length.denominator * 1000n,
          },
          1,
        ),
      );
      assert.deepEqual(
        inTenths.map((each) => Math.round(each * 10)),
        lengths.map((each) => Math.round(seconds(each) * 10)),
      );
    });
  }

  it("is none where the objective leaves none or means nothing", () => {
    for (const objective of [100, 0, -1, 101, Number.NaN]) {
      assert.equal(
        errorBudgetOf({ name: "", objective, windowDays: 30 }),
        null,
      );
    }
    for (const windowDays of [0, -7, Number.NaN, Infinity]) {
      assert.equal(
        errorBudgetOf({ name: "", objective: 99, windowDays }),
        null,
      );
    }
  });

  it("is used by an outage of all or of some users", () => {
    const budget = budgetOf(99.9, 30);
    const whole = budgetUse(budget, exactly(43.2 * minute), exactly(1));
    assert.equal(figure(whole?.used, 6), 1);
    assert.equal(figure(whole?.availability, 6), 0.999);
    assert.equal(figure(whole?.burnRate, 6), 1000);
    assert.equal(figure(whole?.timeToExhaustion, 0), 43.2 * minute);
  });

  it("burns twice as fast as allowed for fifteen of thirty days", () => {
    const use = budgetUse(budgetOf(99.9, 30), exactly(minute), exactly(0.002));
    assert.equal(figure(use?.burnRate, 6), 2);
    assert.equal(figure(use?.timeToExhaustion, 0), 15 * 24 * 60 * minute);
  });

  it("has no more than nothing left, and no end where nothing burns", () => {
    const use = budgetUse(
      budgetOf(99.9, 1),
      exactly(3 * 24 * 60 * minute),
      exactly(0),
    );
    assert.equal(figure(use?.availability, 6), 0);
    assert.equal(use?.timeToExhaustion, null);
  });
});
