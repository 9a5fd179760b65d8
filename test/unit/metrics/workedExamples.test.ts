import assert from "node:assert/strict";
import { valueOf } from "../../../src/core/metrics/figures";
import { elapsedBetween } from "../../../src/core/metrics/responseTimes";
import { figure, measurementsOf } from "../../support/figures";

// Documents of our own in the shapes that people hand in, each worked out by hand.

const inlineTimes = `# Postmortem: the checkout service crashes

## Issue Summary

- **Duration:** The outage occurred on September 05, 2024, from 10:00 AM to 2:00 PM (UTC+2).
- **Impact:** The checkout service was not there. Approximately 75% of the users were affected.

## Timeline

- **Issue Detection:** Seen at 10:00 AM on a dashboard, whose alert had fired.
- **Escalation:** Nobody of the team knew the queue, so it was escalated to the platform team.
- **Incident Resolution:** The queue was emptied, and orders were restored by 2:00 PM.
`;

const clockList = `# Postmortem

**Issue Summary:**

- **Duration:** February 14, 2024, from 10:00 AM to 12:30 PM (UTC-5).
- **Impact:** Checkout was down for all users, affecting approximately 80% of our customer base.

**Timeline:**

- **10:00 AM:** Issue detected by an alert on the error rate.
- **10:05 AM:** @alice notified of the outage by the monitoring system.
- **10:10 AM:** Initial investigation of the orders database.
- **10:45 AM:** Incident escalated to the platform team.
- **11:15 AM:** @bob checked the pool and identified wrong settings.
- **12:00 PM:** Pool settings corrected.
- **12:30 PM:** Checkout fully restored.
`;

const gaps = `# Postmortem: checkout

## Incident Details

- Duration:
  - Start Time: [Timestamp]
  - End Time: [Timestamp]
- Impact:
  - The outage led to a 30% degradation in user experience.

## Timeline

- Issue Detected:
  - [Timestamp]: Monitoring alerts on response times.
- Escalation:
  - Escalated to the platform team.
`;

const undated = `# Postmortem

## Issue Summary

**Duration**: 3 hours, from 2:00 PM to 5:00 PM (UTC)
**Impact**: Checkout was unavailable for 70% of users.

## Timeline

- **2:00 PM**: Monitoring alerted @alice.
- **2:05 PM**: The issue was confirmed.
- **2:10 PM**: The network team started to investigate.
- **3:00 PM**: Escalated to the platform team.
- **4:00 PM**: The pool settings were corrected and services began to recover.
- **5:00 PM**: Checkout was fully restored.
`;

const plainText = `Postmortem of the message queue

Issue Summary: On November 5, 2023, between 03:45 AM (UTC) and 11:30 AM (UTC), messages were not delivered. Delivery was disrupted for 30% of our user base.

Timeline:

Detection: Monitoring alerted @alice at 03:45 AM (UTC).
Escalation: Escalated to the platform team.
Resolution: The settings were rolled back and delivery was restored.
`;

interface Expected {
  readonly minutes: number | null;
  readonly share: number | null;
  readonly weighted: number | null;
  readonly usedByTime: number | null;
  readonly usedByUsers: number | null;
}

function figuresIn(text: string): Expected {
  const measured = measurementsOf(text);
  const [budget] = measured.errorBudgets;
  return {
    minutes: measured.durationMinutes,
    share: measured.affected?.share ?? null,
    weighted: measured.weightedDowntimeMinutes,
    usedByTime: figure(budget?.byTime?.used, 2),
    usedByUsers: figure(budget?.byUsers?.used, 2),
  };
}

function timesIn(text: string): (number | null)[] {
  const measured = measurementsOf(text);
  return [
    measured.timeToDetectMinutes,
    measured.timeToEscalateMinutes,
    measured.timeToMitigateMinutes,
    measured.timeToResolveMinutes,
  ];
}

describe("figures worked out by hand", () => {
  it("with times within the words of entries", () => {
    assert.deepEqual(figuresIn(inlineTimes), {
      minutes: 240,
      share: 0.75,
      weighted: 180,
      usedByTime: 5.56,
      usedByUsers: 4.17,
    });
    assert.deepEqual(timesIn(inlineTimes), [0, null, null, 240]);
  });

  it("with a list of times, and with all users beside a share of them", () => {
    assert.deepEqual(figuresIn(clockList), {
      minutes: 150,
      share: 0.8,
      weighted: 120,
      usedByTime: 3.47,
      usedByUsers: 2.78,
    });
    assert.deepEqual(timesIn(clockList), [0, 45, 120, 150]);
    const { affected } = measurementsOf(clockList).data;
    assert.deepEqual(
      affected?.contradicting.map(({ raw }) => raw),
      ["all users"],
    );
  });

  it("with nothing but gaps, and says which entry tells no time", () => {
    assert.deepEqual(figuresIn(gaps), {
      minutes: null,
      share: null,
      weighted: null,
      usedByTime: null,
      usedByUsers: null,
    });
    assert.deepEqual(timesIn(gaps), [null, null, null, null]);
    const escalated = measurementsOf(gaps).data.responseTimes.find(
      ({ metric }) => metric.to === "escalated",
    );
    assert.equal(escalated?.to, null);
    assert.match(escalated?.untimed?.text ?? "", /^Escalat/);
  });

  it("without a date", () => {
    assert.deepEqual(figuresIn(undated), {
      minutes: 180,
      share: 0.7,
      weighted: 126,
      usedByTime: 4.17,
      usedByUsers: 2.92,
    });
    assert.deepEqual(timesIn(undated), [0, 60, 120, 180]);
  });

  it("without any markup, the end told only in the summary", () => {
    assert.deepEqual(figuresIn(plainText), {
      minutes: 465,
      share: 0.3,
      weighted: 139.5,
      usedByTime: 10.76,
      usedByUsers: 3.23,
    });
    assert.deepEqual(timesIn(plainText), [0, null, null, 465]);
  });

  it("with another objective, availability and burn rate", () => {
    const lax = { objectives: [{ name: "", objective: 99, windowDays: 30 }] };
    const used = [inlineTimes, clockList, undated, plainText].map((text) => {
      const [strict] = measurementsOf(text).errorBudgets;
      const [wide] = measurementsOf(text, lax).errorBudgets;
      return [
        figure(wide?.byTime?.used, 2),
        figure(wide?.byUsers?.used, 2),
        figure(strict?.byTime?.availability, 5),
        figure(strict?.byUsers?.availability, 5),
        figure(strict?.byTime?.burnRate, 0),
        figure(strict?.byUsers?.burnRate, 0),
      ];
    });
    assert.deepEqual(used, [
      [0.56, 0.42, 0.99444, 0.99583, 1000, 750],
      [0.35, 0.28, 0.99653, 0.99722, 1000, 800],
      [0.42, 0.29, 0.99583, 0.99708, 1000, 700],
      [1.08, 0.32, 0.98924, 0.99677, 1000, 300],
    ]);
  });
});

describe("published examples", () => {
  it("Google SRE book, appendix D: detect 1, acknowledge 4, or 3 from the page, declare 7, identify 24, mitigate 42, 66 in all", () => {
    const measured = measurementsOf(`# Search is down

## Timeline

2015-10-21 (all times UTC)

- 14:51 A sonnet is found
- 14:53 The link spreads
- 14:54 OUTAGE BEGINS: backends melt under the load
- 14:55 @alice receives a pager storm
- 14:57 All traffic is failing
- 14:58 @bob starts investigating
- 15:01 INCIDENT BEGINS: @alice declares it
- 15:18 @bob finds the smoking gun
- 15:36 OUTAGE MITIGATED: traffic is balanced again
- 15:36 @carol drains the rest
- 16:00 OUTAGE ENDS
- 16:30 INCIDENT ENDS, exit criterion of 30 minutes met
`);
    assert.deepEqual(
      [
        measured.timeToDetectMinutes,
        measured.timeToAcknowledgeMinutes,
        measured.timeToDeclareMinutes,
        measured.timeToIdentifyMinutes,
        measured.timeToMitigateMinutes,
        measured.durationMinutes,
        measured.timeToCloseMinutes,
      ],
      [1, 4, 7, 24, 42, 66, 96],
    );
    assert.equal(minutesBetween(measured, "detected", "acknowledged"), 3);
  });

  it("Google SRE workbook, chapter 10: detected after 32 minutes, though the duration stated is 40", () => {
    const measured = measurementsOf(`# Caches are gone

## Timeline

- 16:38 UTC OUTAGE BEGINS: the machines are gone
- 17:10 UTC Monitoring pages on-call
- 17:50 UTC Fully restored
`);
    assert.equal(measured.timeToDetectMinutes, 32);
  });
});

describe("elapsed time over changes of the clock", () => {
  const lengthOf = (duration: string): number | null =>
    measurementsOf(`**Duration:** ${duration}\n`).durationMinutes;

  it("is longer in the night when clocks are put back", () => {
    assert.equal(
      lengthOf("November 3, 2024, 00:30 to 03:00 (America/New_York)"),
      210,
    );
  });

  it("is shorter in the night when clocks are put forward", () => {
    assert.equal(
      lengthOf("March 10, 2024, 00:30 to 03:00 (America/New_York)"),
      90,
    );
  });

  it("is counted between moments, not between clocks", () => {
    assert.equal(
      lengthOf("2023-11-04 23:45 to 2023-11-05 06:30 (America/New_York)"),
      465,
    );
    assert.equal(lengthOf("2023-11-05 03:45 to 11:30 (UTC)"), 465);
  });

  it("is what the words of docs/figures.md say", () => {
    assert.equal(lengthOf("3 hours, from 2:00 PM to 5:00 PM (UTC)"), 180);
    assert.equal(
      lengthOf(
        "On November 5, 2023, between 03:45 AM (UTC) and 11:30 AM (UTC), messages were not delivered.",
      ),
      465,
    );
    assert.equal(lengthOf("about 4 hours"), 240);
  });

  it("goes over midnight", () => {
    assert.equal(lengthOf("11:30 PM to 1:15 AM (UTC)"), 105);
  });
});

function minutesBetween(
  { data }: ReturnType<typeof measurementsOf>,
  from: keyof typeof data.moments,
  to: keyof typeof data.moments,
): number | null {
  const elapsed = elapsedBetween(data.moments, from, to);
  return elapsed && valueOf(elapsed) / 60_000;
}
