import type { Incident } from "../model/incident";
import { pickMilestones, type Milestone } from "../model/milestones";
import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";

/** The time from the start of the impact to a milestone. */
export interface ResponseMetric {
  readonly id:
    | "timeToDetectMinutes"
    | "timeToAcknowledgeMinutes"
    | "timeToEscalateMinutes"
    | "timeToIdentifyMinutes"
    | "timeToMitigateMinutes"
    | "timeToResolveMinutes";
  readonly title: string;
  readonly to: Milestone;
}

/**
 * Every response metric is measured from the start of the impact, not from the declaration of the incident (GitLab,
 * “Incident Metrics: A Visual Guide”; incident.io, “Incident lifecycle”).
 */
export const responseMetrics: readonly ResponseMetric[] = [
  { id: "timeToDetectMinutes", title: "Time to detect", to: "detected" },
  {
    id: "timeToAcknowledgeMinutes",
    title: "Time to acknowledge",
    to: "acknowledged",
  },
  { id: "timeToEscalateMinutes", title: "Time to escalate", to: "escalated" },
  { id: "timeToIdentifyMinutes", title: "Time to identify", to: "identified" },
  { id: "timeToMitigateMinutes", title: "Time to mitigate", to: "mitigated" },
  { id: "timeToResolveMinutes", title: "Time to resolve", to: "resolved" },
];

/** Figures worked out from the text; null where the text doesn't give them. */
export type Measurements = {
  readonly [id in ResponseMetric["id"]]: number | null;
} & {
  /** How long the outage went, elapsed. */
  readonly durationMinutes: number | null;
  readonly affected: AffectedShare | null;
};

export interface AffectedShare {
  /** A fraction. */
  readonly share: number;
  readonly of: "users" | "customers" | "requests" | "traffic";
}

export function measure({ incident }: Postmortem): Measurements {
  const { outage, stated, timeline } = incident;
  const timed = timeline.filter((entry) => entry.start?.time);
  const picked = pickMilestones(timed);
  const start = outage?.start ?? picked.started?.start;
  // An alarm before the outage was about something else, or the outage's forerunner.
  if (elapsed(start, picked.detected?.start) === null) {
    const detected = timed.find(
      ({ milestone, start: at }) =>
        milestone === "detected" && elapsed(start, at) !== null,
    );
    if (detected) picked.detected = detected;
  }
  const times = Object.fromEntries(
    responseMetrics.map(({ id, to }) => [
      id,
      elapsed(start, picked[to]?.start),
    ]),
  ) as Record<ResponseMetric["id"], number | null>;
  return {
    ...times,
    durationMinutes: outage?.minutes ?? stated.length?.minutes ?? null,
    affected: affectedShare(incident),
  };
}

/** Minutes; null where a moment is missing or comes before the start. */
function elapsed(
  from: PointInTime | null | undefined,
  to: PointInTime | null | undefined,
): number | null {
  const minutes = from && to ? minutesBetween(from, to) : null;
  return minutes === null || minutes < 0 ? null : minutes;
}

function affectedShare({ impact }: Incident): AffectedShare | null {
  const ofPeople = impact.shares.find(
    ({ boundTo }) => boundTo === "users" || boundTo === "customers",
  );
  const share = ofPeople ?? impact.shares[0];
  if (share) return { share: share.fraction, of: share.boundTo };
  const [quantifier] = impact.quantifiers;
  return quantifier
    ? { share: quantifiedShares[quantifier.value], of: quantifier.boundTo }
    : null;
}

const quantifiedShares = { all: 1, half: 0.5, none: 0 } as const;
