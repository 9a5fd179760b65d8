import { incidentDataOf } from "../metrics/metrics";
import type { Anchor } from "../metrics/moments";
import type { TimelineEntry } from "../model/incident";
import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { TextRange } from "../text";

/** The incident's course: from when it is counted, and the points that it reached. */
interface Story {
  /** Null where the document gives no start. */
  readonly start: PointInTime | null;
  /** In the order of time. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  readonly anchor: Anchor;
  /** The timeline's entry that tells of it; null where the document states it elsewhere. */
  readonly entry: TimelineEntry | null;
  /** The words that say when. */
  readonly range: TextRange;
  /** Since the start. */
  readonly minutes: number;
}

/** Timelines of several incidents tell no one story: nothing is counted then, and nothing marked. */
export function storyOf(postmortem: Postmortem): Story {
  const { outage, timeline } = postmortem.incident;
  if (!outage && timeline.some(({ group }) => group !== timeline[0]?.group)) {
    return { start: null, reached: [] };
  }
  const { moments } = incidentDataOf(postmortem);
  const start = moments.started?.point ?? null;
  const reached: Reached[] = [];
  for (const [anchor, { point, range, source }] of Object.entries(moments)) {
    const minutes = minutesFrom(start, point);
    const entry = timeline.find((each) =>
      source === "timeline"
        ? each.range.start <= range.start && range.end <= each.range.end
        : each.milestone === anchor && minutesFrom(point, each.start) === 0,
    );
    if (minutes !== null && minutes >= 0) {
      reached.push({
        anchor: anchor as Anchor,
        entry: entry ?? null,
        range,
        minutes,
      });
    }
  }
  return {
    start: start?.time ? start : null,
    reached: reached.sort((a, b) => a.minutes - b.minutes),
  };
}

/** What each entry marks; of several points the one that is a milestone, and of several milestones the last. */
export function markedEntries({ reached }: Story): Map<TimelineEntry, Anchor> {
  const marked = new Map<TimelineEntry, Anchor>();
  for (const { entry, anchor } of reached) {
    const isMilestone = anchor !== "declared" && anchor !== "closed";
    if (entry && (isMilestone || !marked.has(entry))) marked.set(entry, anchor);
  }
  return marked;
}

/** Minutes from a start to a moment, negative for one before it; null where they don't compare. */
export function minutesFrom(
  start: PointInTime | null,
  moment: PointInTime | null,
): number | null {
  return start && moment ? minutesBetween(start, moment) : null;
}

/** Whether a moment that the document tells says too little, or too doubtfully, to be counted from the start. */
export function isIncomparable(
  start: PointInTime | null,
  told: { readonly point: PointInTime } | undefined,
): boolean {
  return !!start && !!told && minutesFrom(start, told.point) === null;
}

/** What a point of the incident is called where an entry marks it. */
export const anchorTitles: Readonly<Record<Anchor, string>> = {
  started: "Started",
  detected: "Detected",
  acknowledged: "Acknowledged",
  declared: "Declared",
  escalated: "Escalated",
  identified: "Cause found",
  mitigated: "Mitigated",
  resolved: "Resolved",
  closed: "Closed",
};
