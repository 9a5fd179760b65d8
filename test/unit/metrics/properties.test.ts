import assert from "node:assert/strict";
import fc from "fast-check";
import {
  fractionOf,
  numberOf,
  over,
  plus,
  roundedTo,
  times,
} from "../../../src/core/metrics/fractions";
import type { Measurements } from "../../../src/core/metrics/metrics";
import { metricsReport } from "../../../src/core/metrics/report";
import { mergeWindows, totalLength } from "../../../src/core/metrics/windows";
import { measurementsOf } from "../../support/figures";

/** What happens in an incident, each some minutes after what happened before. */
const happenings = [
  "Outage begins: orders fail",
  "Monitoring pages @alice",
  "@alice acknowledges the page",
  "Escalated to the database team",
  "@bob finds the root cause",
  "Deployment rolled back",
  "Checkout fully restored",
];

const incident = fc.record({
  /** Minutes since 2026-01-01T00:00Z. */
  start: fc.integer({ min: 0, max: 300 * 24 * 60 }),
  gaps: fc.array(fc.integer({ min: 1, max: 600 }), {
    minLength: happenings.length - 1,
    maxLength: happenings.length - 1,
  }),
  share: fc.integer({ min: 1, max: 100 }),
});

type SomeIncident = typeof incident extends fc.Arbitrary<infer T> ? T : never;

interface Clock {
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly zone: string;
  readonly stamp: (date: Date) => string;
}

const iso: Clock = {
  offset: 0,
  zone: "UTC",
  stamp: (date) => date.toISOString().slice(0, 16).replace("T", " "),
};

function documentOf(
  { start, gaps, share }: SomeIncident,
  { offset, zone, stamp }: Clock,
  order: readonly number[] = happenings.map((_, index) => index),
): string {
  const minutes = [start];
  for (const gap of gaps) minutes.push((minutes.at(-1) ?? 0) + gap);
  const entries = order.map((index) => {
    const at = Date.UTC(2026, 0, 1) + ((minutes[index] ?? 0) + offset) * 60_000;
    return `- ${stamp(new Date(at))} ${zone} ${happenings[index]}`;
  });
  return `# Checkout fails\n\n## Impact\n\n${share}% of users were affected.\n\n## Timeline\n\n${entries.join("\n")}\n`;
}

function report(text: string): unknown {
  return metricsReport(measurementsOf(text));
}

const runs = { numRuns: 25 };

describe("figures of any incident", () => {
  it("don't change when entries with dates change places", () => {
    const order = fc.shuffledSubarray(
      happenings.map((_, index) => index),
      { minLength: happenings.length },
    );
    fc.assert(
      fc.property(incident, order, (each, shuffled) => {
        assert.deepEqual(
          { ...Object(report(documentOf(each, iso, shuffled))) },
          { ...Object(report(documentOf(each, iso))) },
        );
      }),
      runs,
    );
  });

  it("don't change in another zone", () => {
    const offset = fc.integer({ min: -12, max: 14 });
    fc.assert(
      fc.property(incident, offset, (each, hours) => {
        const sign = hours < 0 ? "-" : "+";
        const local = {
          ...iso,
          offset: hours * 60,
          zone: `UTC${sign}${Math.abs(hours)}`,
        };
        assert.deepEqual(
          report(documentOf(each, local)),
          report(documentOf(each, iso)),
        );
      }),
      runs,
    );
  });

  it("don't change in another notation of the same moments", () => {
    const notations: Clock["stamp"][] = [
      (date) => date.toISOString().slice(0, 16),
      (date) => date.toISOString().slice(0, 19).replace("T", " "),
      (date) =>
        `${date.getUTCDate()} ${date.toLocaleString("en", { month: "long", timeZone: "UTC" })} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 16)}`,
      (date) =>
        `${date.toLocaleString("en", { month: "long", timeZone: "UTC" })} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${((date.getUTCHours() + 11) % 12) + 1}:${date.toISOString().slice(14, 16)} ${date.getUTCHours() < 12 ? "AM" : "PM"}`,
    ];
    fc.assert(
      fc.property(incident, fc.constantFrom(...notations), (each, stamp) => {
        assert.deepEqual(
          report(documentOf(each, { ...iso, stamp })),
          report(documentOf(each, iso)),
        );
      }),
      runs,
    );
  });

  it("are what the moments say", () => {
    fc.assert(
      fc.property(incident, (each) => {
        const measured = measurementsOf(documentOf(each, iso));
        const length = each.gaps.reduce((sum, gap) => sum + gap, 0);
        assert.equal(measured.durationMinutes, length);
        assert.equal(measured.timeToDetectMinutes, each.gaps[0]);
        assert.equal(measured.timeToResolveMinutes, length);
        assert.equal(
          measured.weightedDowntimeMinutes,
          numberOf(over(fractionOf(length * each.share), fractionOf(100))),
        );
      }),
      runs,
    );
  });

  it("are numbers that are not negative, whatever stands there", () => {
    const piece = fc.constantFrom(
      "**Duration:** ",
      "14:05 ",
      "to 13:00 ",
      "(UTC)",
      "about 0 minutes ",
      "150% of users were affected ",
      "0% of users ",
      "90 of 0 teams ",
      "until 2026-03-29 02:30 Europe/Berlin ",
      "99999999999 users ",
      "$0/hour downtime ",
      "## Timeline\n\n- 15:00 Restored\n- 14:00 Outage begins\n",
      "\n\n## Impact\n\n",
      "5 requests per second ",
      "none of the customers ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        for (const number of numbersIn(measurementsOf(pieces.join("")))) {
          assert.ok(Number.isFinite(number) && number >= 0, String(number));
        }
      }),
      { numRuns: 150 },
    );
  });
});

function numbersIn(measurements: Measurements): number[] {
  const numbers: number[] = [];
  JSON.stringify(metricsReport(measurements), (_, value: unknown) => {
    if (typeof value === "number") numbers.push(value);
    return value;
  });
  for (const { byTime, byUsers } of measurements.errorBudgets) {
    for (const use of [byTime, byUsers]) {
      if (use?.timeToExhaustion) {
        numbers.push(numberOf(use.timeToExhaustion.least));
      }
    }
  }
  return numbers;
}

describe("windows", () => {
  const window = fc
    .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e5 }))
    .map(([start, length]) => ({ start, end: start + length }));

  it("are together no longer than their hull and than each by itself", () => {
    fc.assert(
      fc.property(fc.array(window, { minLength: 1 }), (windows) => {
        const total = totalLength(mergeWindows(windows));
        const starts = windows.map(({ start }) => start);
        const ends = windows.map(({ end }) => end);
        assert.ok(total <= Math.max(...ends) - Math.min(...starts));
        assert.ok(total <= totalLength(windows));
        assert.ok(windows.every(({ start, end }) => total >= end - start));
      }),
    );
  });

  it("are the same in any order", () => {
    fc.assert(
      fc.property(fc.array(window), (windows) => {
        assert.deepEqual(
          mergeWindows([...windows].reverse()),
          mergeWindows(windows),
        );
      }),
    );
  });
});

describe("fractions", () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`));

  it("are what decimals say", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        assert.equal(numberOf(fractionOf(value)), value);
      }),
    );
    assert.deepEqual(plus(fractionOf(0.1), fractionOf(0.2)), fractionOf(0.3));
    assert.equal(
      numberOf(times(over(fractionOf(1), fractionOf(3)), fractionOf(3))),
      1,
    );
  });

  it("are rounded half away from zero", () => {
    const rounded = [0.5, 1.5, 2.5, -0.5, -2.5].map((each) =>
      roundedTo(each, 0),
    );
    assert.deepEqual(rounded, [1, 2, 3, -1, -3]);
    assert.equal(roundedTo(2.675, 2), 2.68);
    assert.equal(roundedTo(1.005, 2), 1.01);
    assert.equal(roundedTo(0, 3), 0);
  });
});
