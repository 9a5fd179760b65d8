import type { TimelineEntry } from "../model/incident";
import {
  millisecondsBetween,
  type Anchor,
  type Moment,
  type Moments,
  type MomentsTold,
} from "./moments";
import { between, type Figure } from "./figures";

/** The time from the start of the impact to a later moment. */
export interface ResponseMetric {
  readonly id:
    | "timeToDetectMinutes"
    | "timeToAcknowledgeMinutes"
    | "timeToDeclareMinutes"
    | "timeToEscalateMinutes"
    | "timeToIdentifyMinutes"
    | "timeToMitigateMinutes"
    | "timeToResolveMinutes"
    | "timeToCloseMinutes";
  readonly title: string;
  /** The same in one word, for a line of figures. */
  readonly shortTitle: string;
  readonly to: Anchor;
  /** Whether it is among those that are most asked for. */
  readonly isHeadline: boolean;
  /** Whether a postmortem is expected to tell it, so that it is asked for where it is missing. */
  readonly isExpected: boolean;
  /** What the moment it is measured to is: completes “from the start of the impact until …”. */
  readonly until: string;
  /** An entry that would give it. */
  readonly example: string;
}

/**
 * Every response metric is measured from the start of the impact, not from the declaration of the incident (GitLab,
 * “Incident Metrics: A Visual Guide”; incident.io, “Incident lifecycle”).
 */
export const responseMetrics: readonly ResponseMetric[] = [
  {
    id: "timeToDetectMinutes",
    title: "Time to detect",
    shortTitle: "Detect",
    to: "detected",
    isHeadline: true,
    isExpected: true,
    until: "somebody or something noticed",
    example: "14:12 Monitoring alerts",
  },
  {
    id: "timeToAcknowledgeMinutes",
    title: "Time to acknowledge",
    shortTitle: "Acknowledge",
    to: "acknowledged",
    isHeadline: false,
    isExpected: true,
    until: "somebody took it up",
    example: "14:16 @alice acknowledges the page",
  },
  {
    id: "timeToDeclareMinutes",
    title: "Time to declare",
    shortTitle: "Declare",
    to: "declared",
    isHeadline: false,
    isExpected: false,
    until: "an incident was declared",
    example: "14:20 Incident declared",
  },
  {
    id: "timeToEscalateMinutes",
    title: "Time to escalate",
    shortTitle: "Escalate",
    to: "escalated",
    isHeadline: true,
    isExpected: true,
    until: "it was handed on",
    example: "14:40 Escalated to the database team",
  },
  {
    id: "timeToIdentifyMinutes",
    title: "Time to identify",
    shortTitle: "Identify",
    to: "identified",
    isHeadline: false,
    isExpected: true,
    until: "the cause was found",
    example: "14:58 Root cause identified",
  },
  {
    id: "timeToMitigateMinutes",
    title: "Time to mitigate",
    shortTitle: "Mitigate",
    to: "mitigated",
    isHeadline: false,
    isExpected: true,
    until: "the severe impact was over",
    example: "15:10 Deployment rolled back",
  },
  {
    id: "timeToResolveMinutes",
    title: "Time to resolve",
    shortTitle: "Resolve",
    to: "resolved",
    isHeadline: true,
    isExpected: true,
    until: "everything worked again",
    example: "15:35 Service restored",
  },
  {
    id: "timeToCloseMinutes",
    title: "Time to close",
    shortTitle: "Close",
    to: "closed",
    isHeadline: false,
    isExpected: false,
    until: "the response ended",
    example: "16:30 Incident closed",
  },
];

/** A response metric of one incident. */
export interface ResponseTime {
  readonly metric: ResponseMetric;
  /** Milliseconds; null where one of the two moments is missing. */
  readonly elapsed: Figure | null;
  /** The two moments it came from. */
  readonly from: Moment | null;
  readonly to: Moment | null;
  /** The entry that tells of the moment, but not when it was. */
  readonly untimed: TimelineEntry | null;
}

export function responseTimesOf({
  moments,
  untimed,
}: MomentsTold): ResponseTime[] {
  return responseMetrics.map((metric) => ({
    metric,
    elapsed: elapsedBetween(moments, "started", metric.to),
    from: moments.started ?? null,
    to: moments[metric.to] ?? null,
    untimed: untimed[metric.to] ?? null,
  }));
}

/** Milliseconds; null where a moment is missing, they don't compare, the second is the earlier or one entry stands for both. */
export function elapsedBetween(
  moments: Moments,
  from: Anchor,
  to: Anchor,
): Figure | null {
  const [start, end] = [moments[from], moments[to]];
  const elapsed =
    start && end ? millisecondsBetween(start.point, end.point) : null;
  if (elapsed === null || elapsed < 0) return null;
  if (elapsed === 0 && start && end && isOneEntry(start, end)) return null;
  const isApproximate = start?.approximate || end?.approximate;
  return between(elapsed, elapsed, isApproximate ? "about" : null);
}

/**
 * Whether the start is taken from the very entry that tells of the other moment, where that is the timeline's first: nothing
 * tells how long it took.
 */
export function isOneEntry(from: Moment, to: Moment): boolean {
  return from.source === "timeline" && from.range === to.range;
}
