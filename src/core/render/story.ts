import type { Incident, TimelineEntry } from "../model/incident";
import { pickMilestones, type Milestone } from "../model/milestones";
import { minutesBetween, type PointInTime } from "../model/pointInTime";

/** The incident's course: from when it is counted, and the entries that mark its points. */
export interface Story {
  /** Null where the document gives no start. */
  readonly start: PointInTime | null;
  /** The points that entries mark, in the order of time. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  readonly milestone: Milestone;
  readonly entry: TimelineEntry;
  /** Since the start. */
  readonly minutes: number;
}

/** Timelines of several incidents tell no one story: nothing is counted then, and nothing marked. */
export function storyOf(incident: Incident): Story {
  const { outage, timeline } = incident;
  if (!outage && timeline.some(({ group }) => group !== timeline[0]?.group)) {
    return { start: null, reached: [] };
  }
  const timed = timeline.filter((entry) => entry.start?.time);
  const picked = pickMilestones(timed);
  const start = outage?.start ?? picked.started?.start ?? null;
  // An alarm before the outage was about something else, or the outage's forerunner.
  if (!isSince(start, picked.detected)) {
    const detected = timed.find(
      (entry) => entry.milestone === "detected" && isSince(start, entry),
    );
    if (detected) picked.detected = detected;
  }
  const reached: Reached[] = [];
  for (const entry of Object.values(picked)) {
    const minutes = minutesFrom(start, entry.start);
    const { milestone } = entry;
    if (minutes !== null && minutes >= 0 && milestone) {
      reached.push({ milestone, entry, minutes });
    }
  }
  return {
    start: start?.time ? start : null,
    reached: reached.sort((a, b) => a.minutes - b.minutes),
  };
}

/** Minutes from a start to a moment, negative for one before it; null where they don't compare. */
export function minutesFrom(
  start: PointInTime | null,
  moment: PointInTime | null,
): number | null {
  return start && moment ? minutesBetween(start, moment) : null;
}

function isSince(
  start: PointInTime | null,
  entry: TimelineEntry | undefined,
): boolean {
  return (minutesFrom(start, entry?.start ?? null) ?? -1) >= 0;
}

/** What a milestone is called where an entry marks it. */
export const milestoneTitles: Readonly<Record<Milestone, string>> = {
  started: "Started",
  detected: "Detected",
  acknowledged: "Acknowledged",
  escalated: "Escalated",
  identified: "Cause found",
  mitigated: "Mitigated",
  resolved: "Resolved",
};
