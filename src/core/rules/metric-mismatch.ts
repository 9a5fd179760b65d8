import { lengthInWords, lengthLike } from "../model/lengthText";
import type { Incident } from "../model/incident";
import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { StatedResponse } from "../model/statedTimes";
import type { TextRange } from "../text";
import { differsFrom } from "../model/tolerance";
import type { Milestone } from "../model/milestones";
import {
  replacement,
  type Problem,
  type Rule,
  type RuleDocumentation,
} from "./rule";

/** A stated time to detect, mitigate, resolve … that the milestones contradict. */
export const metricMismatch: Rule = {
  id: "metric-mismatch",
  description:
    "Stated times to detect, mitigate and resolve are what the timeline gives.",
  severity: "warning",
  *check(postmortem) {
    for (const response of postmortem.incident.stated.responses) {
      const problem = compared(response, postmortem);
      if (problem) yield problem;
    }
  },
};

/** The milestones that the length may be meant to end with, the usual one first. */
const ends: Readonly<Record<StatedResponse["kind"], readonly Milestone[]>> = {
  timeToDetect: ["detected"],
  timeToAcknowledge: ["acknowledged", "escalated"],
  timeToEscalate: ["escalated", "acknowledged"],
  timeToIdentify: ["identified"],
  timeToMitigate: ["mitigated", "resolved"],
  timeToResolve: ["resolved", "mitigated"],
};

/** The milestones that it may be counted from: guides and tools differ, so that any of them is right. */
const beginnings = [
  "started",
  "detected",
  "acknowledged",
  "escalated",
] as const;

interface Moment {
  readonly point: PointInTime;
  readonly range: TextRange;
}

function compared(
  { kind, title, length }: StatedResponse,
  { text, incident }: Postmortem,
): Problem | null {
  const start = incident.milestones.started;
  const [usualEnd = "resolved"] = ends[kind];
  const end = incident.milestones[usualEnd];
  const minutes = start && end ? minutesBetween(start.point, end.point) : null;
  if (!start || !end || minutes === null || minutes < 0) return null;
  const lasts = momentsOf(incident, ends[kind]);
  const isMeant = momentsOf(incident, beginnings).some((from) =>
    lasts.some((to) => {
      const each = minutesBetween(from.point, to.point);
      return each !== null && !differsFrom(length, each);
    }),
  );
  if (isMeant || length.businessHours) return null;
  const newText = lengthLike(minutes, length.raw);
  const [from, to] = [start, end].map(({ range }) =>
    text.slice(range.start, range.end),
  );
  return {
    range: length.range,
    message: `${title} is stated as ${length.raw}, but from ${from} to ${to} it is ${lengthInWords(minutes)}.`,
    related: [start, end].map(({ range, milestone }) => ({
      range,
      message: `The incident is ${milestone}`,
    })),
    quickFixes: [replacement(length.range, newText, true)],
  };
}

/** No incident reaches a milestone more often; what does is data. */
const mostMoments = 100;

/** Every moment that the document gives for one of the milestones. */
function momentsOf(
  { timeline, milestones }: Incident,
  wanted: readonly Milestone[],
): Moment[] {
  const picked = wanted.flatMap((milestone) => milestones[milestone] ?? []);
  const told = timeline.flatMap(({ milestone, start, textRange }) =>
    milestone && wanted.includes(milestone) && start?.time
      ? [{ point: start, range: textRange }]
      : [],
  );
  return [...picked, ...told.slice(0, mostMoments)];
}

export const documentation: RuleDocumentation = {
  why: `Times to detect and to resolve are compared across incidents and reported upwards. Where the stated one is not what the document's own times give, one of them is wrong.

Guides count them differently: from the start of the impact, from the alert, from the page; to the mitigation or to the full recovery. A stated time is right if any of these gives it, as exactly as it is stated.`,
  bad: `**Time to detect:** 30 minutes

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Alert fires for the checkout service
- 15:35 Service restored
`,
  good: `**Time to detect:** 7 minutes

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Alert fires for the checkout service
- 15:35 Service restored
`,
  fix: "Writes what start and milestone give, in the notation of the stated one.",
  source:
    "[GitLab, Incident management](https://handbook.gitlab.com/handbook/engineering/infrastructure/incident-management/) and [Atlassian, Common incident metrics](https://www.atlassian.com/incident-management/kpis/common-metrics): the definitions in use.",
};
