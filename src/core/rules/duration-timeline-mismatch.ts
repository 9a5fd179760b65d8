import type { TimelineEntry } from "../model/incident";
import { lengthInWords } from "../model/lengthText";
import { minutesBetween } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { StatedWindow } from "../model/statedTimes";
import { differsFrom } from "../model/tolerance";
import type { Problem, Rule, RuleDocumentation } from "./rule";

/** A stated window or length that the timeline contradicts. */
export const durationTimelineMismatch: Rule = {
  id: "duration-timeline-mismatch",
  description: "The timeline stays within the stated start and end.",
  severity: "information",
  *check(postmortem) {
    const { stated, timeline, disorder } = postmortem.incident;
    // An entry out of order may be the one that is wrong, and is told of as such.
    const misplaced = new Set(disorder.map(({ entry }) => entry));
    const timed = timeline.filter(
      ({ start }, index) => start?.time && !misplaced.has(index),
    );
    const [window] = stated.windows;
    if (stated.windows.length > 1 || timed.length < 2) return;
    const problem =
      window && window.minutes !== null
        ? outsideWindow(window, timed)
        : otherLength(postmortem, timed);
    if (problem) yield problem;
  },
};

/** Minutes by which times that are written down to the minute may be off, and approximate ones. */
const exact = 1;
const vague = 30;

const day = 24 * 60;

function outsideWindow(
  window: StatedWindow,
  timed: readonly TimelineEntry[],
): Problem | null {
  const after = (entry: TimelineEntry): number =>
    (entry.start && minutesBetween(window.start, entry.start)) ?? 0;
  const past = (entry: TimelineEntry): number =>
    (entry.start && minutesBetween(window.end, entry.start)) ?? 0;
  const isElsewhere = timed.every(
    (entry) => after(entry) < -day || past(entry) > day,
  );
  const [first] = timed;
  if (isElsewhere && first) {
    return problemAt(
      window,
      first,
      "No entry of the timeline is on the stated days.",
    );
  }
  const early = timed.find(
    (entry) =>
      (entry.milestone === "started" || entry.milestone === "detected") &&
      after(entry) < -slackOf(entry),
  );
  if (early) {
    const verb = early.milestone === "started" ? "started" : "was detected";
    return problemAt(
      window,
      early,
      `By the timeline, the incident ${verb} at ${early.timestamp?.raw}, before the stated start.`,
    );
  }
  const recoveries = timed.filter(
    ({ milestone }) => milestone === "mitigated" || milestone === "resolved",
  );
  // Who has recovered by the stated end may well watch on after it.
  if (recoveries.some((entry) => past(entry) <= slackOf(entry))) return null;
  const late = recoveries.find((entry) => past(entry) > slackOf(entry));
  return late
    ? problemAt(
        window,
        late,
        `By the timeline, the incident was ${late.milestone} at ${late.timestamp?.raw}, after the stated end.`,
      )
    : null;
}

function slackOf({ timestamp }: TimelineEntry): number {
  return timestamp?.approximate ? vague : exact;
}

function problemAt(
  { range }: StatedWindow,
  entry: TimelineEntry,
  message: string,
): Problem {
  return {
    range,
    message,
    related: [
      { range: entry.timestamp?.range ?? entry.textRange, message: entry.text },
    ],
  };
}

/** No incident starts or ends more often; what does is data. */
const mostMoments = 100;

/** A length alone fits the timeline if any way to take start and end from it gives the same. */
function otherLength(
  { incident: { stated } }: Postmortem,
  timed: readonly TimelineEntry[],
): Problem | null {
  const { length } = stated;
  const first = timed.find(({ milestone }) => milestone === "started");
  const last = timed.findLast(({ milestone }) => milestone === "resolved");
  const between = (
    from: TimelineEntry | undefined,
    to: TimelineEntry | undefined,
  ): number | null =>
    from?.start && to?.start ? minutesBetween(from.start, to.start) : null;
  const minutes = between(first, last);
  if (!length || !first || !last || minutes === null || minutes <= 0)
    return null;
  const starts = [
    timed[0],
    ...timed.filter(
      ({ milestone }) => milestone === "started" || milestone === "detected",
    ),
  ];
  const ends = [
    timed.at(-1),
    ...timed.filter(
      ({ milestone }) => milestone === "mitigated" || milestone === "resolved",
    ),
  ];
  const fits = starts.slice(0, mostMoments).some((from) =>
    ends.slice(0, mostMoments).some((to) => {
      const each = between(from, to);
      return each !== null && !differsFrom(length, each);
    }),
  );
  if (fits) return null;
  const [from, to] = [first, last].map(({ timestamp }) => timestamp?.raw ?? "");
  return {
    range: length.range,
    message: `States ${length.raw}, but the timeline from ${from} to ${to} gives ${lengthInWords(minutes)}.`,
    related: [first, last].map((entry) => ({
      range: entry.timestamp?.range ?? entry.textRange,
      message: entry.text,
    })),
  };
}

export const documentation: RuleDocumentation = {
  why: `The stated window is what the duration and the error budget are worked out from; the timeline is what people noted when it happened. Where an alarm stands before the stated start, the users' trouble had begun by then, and the window is too short.

What led up to the incident and what was done after it may stand outside of the window.`,
  bad: `## Summary

Duration: from 14:30 to 15:35 (UTC)

## Timeline (UTC)

- 14:12 Alert fires for the checkout service
- 15:35 Deployment rolled back, service restored
`,
  good: `## Summary

Duration: from 14:12 to 15:35 (UTC)

## Timeline (UTC)

- 14:12 Alert fires for the checkout service
- 15:35 Deployment rolled back, service restored
`,
  fix: null,
  source:
    "[PagerDuty, How to write a postmortem](https://postmortems.pagerduty.com/how_to_write/writing/): impact may have started before it was detected.",
};
