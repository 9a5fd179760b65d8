import { clockLike } from "../model/clockText";
import type { TimelineEntry } from "../model/incident";
import { lengthInWords } from "../model/lengthText";
import {
  minuteOfDay,
  minutesBetween,
  type ClockTime,
} from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { StatedWindow } from "../model/statedTimes";
import { differsFrom } from "../model/tolerance";
import type { TextEdit } from "../text";
import type { Problem, QuickFix, Rule, RuleDocumentation } from "./rule";

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
        ? outsideWindow(postmortem.text, window, timed)
        : otherLength(postmortem, timed);
    if (problem) yield problem;
  },
};

/** Minutes by which times that are written down to the minute may be off, and approximate ones. */
const exact = 1;
const vague = 30;

const day = 24 * 60;

function outsideWindow(
  text: string,
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
      writings(text, window, "start", [earliest(timed, after)]),
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
        // The impact may be taken to end with either.
        writings(text, window, "end", [
          recoveries.find(({ milestone }) => milestone === "mitigated"),
          recoveries.findLast(({ milestone }) => milestone === "resolved"),
        ]),
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
  quickFixes: readonly QuickFix[] = [],
): Problem {
  return {
    range,
    message,
    related: [
      { range: entry.timestamp?.range ?? entry.textRange, message: entry.text },
    ],
    quickFixes,
  };
}

/** The first in time of the entries that tell of the start or the detection. */
function earliest(
  timed: readonly TimelineEntry[],
  after: (entry: TimelineEntry) => number,
): TimelineEntry | undefined {
  let first: TimelineEntry | undefined;
  for (const entry of timed) {
    const { milestone } = entry;
    if (milestone !== "started" && milestone !== "detected") continue;
    if (!first || after(entry) < after(first)) first = entry;
  }
  return first;
}

/** The window's clock set to that of each of the entries, where it is one of the same day and known exactly. */
function writings(
  text: string,
  window: StatedWindow,
  which: "start" | "end",
  entries: readonly (TimelineEntry | undefined)[],
): QuickFix[] {
  const point = window[which];
  const { time } = point;
  if (!time || time.second !== null) return [];
  const fixes = new Map<string, QuickFix>();
  for (const entry of entries) {
    const minutes = entry?.start && minutesBetween(point, entry.start);
    if (!entry || minutes == null || slackOf(entry) !== exact) continue;
    const minute = Math.floor(minuteOfDay(time) + minutes);
    const edit = clockEdit(text, window, which, time, minute);
    if (!edit) continue;
    const title = `Write “${edit.newText}”`;
    fixes.set(title, { title, edits: [edit], preferred: false });
  }
  return [...fixes.values()];
}

/** The start is the first clock in the window's words that shows its time, the end the last. */
function clockEdit(
  text: string,
  { range }: StatedWindow,
  which: "start" | "end",
  time: ClockTime,
  minute: number,
): TextEdit | null {
  const own = minuteOfDay(time);
  let found: TextEdit | null = null;
  let from = range.start;
  for (;;) {
    const raw = text.slice(from, range.end);
    const now = clockLike(raw, time, own);
    if (!now) return found;
    const place = { start: from + now.start, end: from + now.end };
    // What is written otherwise at its own time is a date, or the clock of the other end.
    if (text.slice(place.start, place.end) === now.text) {
      const then = clockLike(raw, time, minute);
      found = then && { range: place, newText: then.text };
      if (which === "start") return found;
    }
    from = place.end;
  }
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
  fix: "Writes the timeline's time into the stated window, in the window's own notation. Where the timeline tells of a mitigation and a resolution, either may be the end.",
  source:
    "[PagerDuty, How to write a postmortem](https://postmortems.pagerduty.com/how_to_write/writing/): impact may have started before it was detected.",
};
