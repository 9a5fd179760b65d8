import type { ImpactedKind } from "../model/impactedNouns";
import type { Postmortem } from "../model/postmortem";
import { readRates, type Rates } from "../model/rates";
import type { Settings } from "../settings";
import {
  readAffected,
  readAffectedCount,
  readFailedRequests,
  type Affected,
  type AffectedCount,
} from "./affected";
import { costsOf, type Cost } from "./cost";
import { readDowntime, type Downtime } from "./downtime";
import {
  budgetUse,
  errorBudgetOf,
  type BudgetUse,
  type ErrorBudget,
} from "./errorBudget";
import { exactly, product, quotient, valueOf, type Figure } from "./figures";
import { one, fractionOf, over } from "./fractions";
import { readMoments, type Moments } from "./moments";
import {
  responseTimesOf,
  type ResponseMetric,
  type ResponseTime,
} from "./responseTimes";
import { weightedDowntime } from "./weightedDowntime";

/** What the figures are worked out from, as the text tells it or as somebody supposes. Lengths are milliseconds. */
export interface IncidentData {
  readonly moments: Moments;
  readonly responseTimes: readonly ResponseTime[];
  readonly downtime: Downtime | null;
  readonly affected: Affected | null;
  readonly users: AffectedCount | null;
  readonly requests: AffectedCount | null;
  readonly rates: Rates;
}

/** Figures worked out from the text; null where the text doesn't give them. The numbers are the plain form of the figures. */
export type Measurements = {
  /** Minutes from the start of the impact. */
  readonly [id in ResponseMetric["id"]]: number | null;
} & {
  /** How long the outage went, elapsed, all its windows together. */
  readonly durationMinutes: number | null;
  /** The same weighted by the share of users who were affected. */
  readonly weightedDowntimeMinutes: number | null;
  readonly affected: AffectedShare | null;
  readonly data: IncidentData;
  /** Milliseconds. */
  readonly weighted: Figure | null;
  /** Affected users × minutes. */
  readonly userMinutes: Figure | null;
  /** Requests, orders or the like that failed, as counted or as their rate gives it. */
  readonly failedRequests: AffectedCount | null;
  readonly costs: readonly Cost[];
  /** One for each objective, in the order of the settings. */
  readonly errorBudgets: readonly UsedBudget[];
};

interface AffectedShare {
  /** A fraction; of a range its upper end. */
  readonly share: number;
  readonly of: ImpactedKind;
}

/** An error budget and what the outage took of it: by its whole length, weighted by users, and by requests. */
export interface UsedBudget {
  readonly budget: ErrorBudget;
  readonly byTime: BudgetUse | null;
  readonly byUsers: BudgetUse | null;
}

/** What the figures need to know beside the document. */
export type MetricsSettings = Pick<Settings, "objectives" | "rates">;

/** All figures of a postmortem. */
export function measure(
  postmortem: Postmortem,
  settings: MetricsSettings,
): Measurements {
  return figuresOf(incidentDataOf(postmortem), settings);
}

const known = new WeakMap<Postmortem, IncidentData>();

/** What the text tells that figures can be worked out from. Read once for each postmortem. */
export function incidentDataOf(postmortem: Postmortem): IncidentData {
  const data = known.get(postmortem) ?? readIncidentData(postmortem);
  known.set(postmortem, data);
  return data;
}

function readIncidentData(postmortem: Postmortem): IncidentData {
  const told = readMoments(postmortem);
  const affected = readAffected(
    postmortem,
    postmortem.incident.outage?.start ?? told.moments.started?.point ?? null,
  );
  return {
    moments: told.moments,
    responseTimes: responseTimesOf(told),
    downtime: readDowntime(postmortem),
    affected,
    users: readAffectedCount(postmortem, affected),
    requests: readFailedRequests(postmortem),
    rates: readRates(postmortem.text, postmortem.lines, postmortem.sections),
  };
}

/** The figures that follow from the data. */
export function figuresOf(
  data: IncidentData,
  settings: MetricsSettings,
): Measurements {
  const { downtime, affected, users } = data;
  const weighted = weightedOf(data);
  const base = users?.base ?? null;
  const userTime =
    base && weighted
      ? product(base, weighted)
      : users && downtime && product(users.count, downtime.length);
  const times = Object.fromEntries(
    data.responseTimes.map(({ metric, elapsed }) => [
      metric.id,
      elapsed && minutesOf(elapsed),
    ]),
  ) as Record<ResponseMetric["id"], number | null>;
  return {
    ...times,
    durationMinutes: downtime && minutesOf(downtime.length),
    weightedDowntimeMinutes: weighted && minutesOf(weighted),
    affected: affected && { share: valueOf(affected.share), of: affected.of },
    data,
    weighted,
    userMinutes: userTime && product(userTime, exactly(perMillisecond)),
    failedRequests: failedRequestsOf(data),
    costs: costsOf(
      data.rates,
      settings.rates,
      downtime?.length ?? null,
      weighted,
    ),
    errorBudgets: settings.objectives.flatMap((objective) => {
      const budget = errorBudgetOf(objective);
      return budget ? [usedBudget(budget, data, weighted)] : [];
    }),
  };
}

const perMillisecond = over(one, fractionOf(60_000));

function minutesOf(milliseconds: Figure): number {
  return valueOf(product(milliseconds, exactly(perMillisecond)));
}

function weightedOf({ downtime, affected }: IncidentData): Figure | null {
  if (!downtime || !affected) return null;
  const { windows, length } = downtime;
  // Without windows there is nothing that a share could change in.
  return windows.length === 0
    ? product(length, affected.share)
    : withQualifier(
        weightedDowntime(windows, affected.always, affected.phases),
        length,
      );
}

function withQualifier(weighted: Figure | null, length: Figure): Figure | null {
  return (
    weighted &&
    product(weighted, { ...exactly(1), qualifier: length.qualifier })
  );
}

/** As counted, else rate × downtime × share of requests that failed; null where the text gives neither. */
function failedRequestsOf({
  requests,
  rates,
  downtime,
  affected,
}: IncidentData): AffectedCount | null {
  if (requests) return requests;
  const rate = rates.requests;
  const isOfRequests =
    affected?.of === "requests" || affected?.of === "traffic";
  if (!rate || !downtime || !affected || !isOfRequests) return null;
  const perMillisecond = over(
    fractionOf(rate.count),
    fractionOf(rate.seconds * 1000),
  );
  const all = product(downtime.length, {
    ...exactly(perMillisecond),
    qualifier: rate.approximate ? "about" : null,
  });
  return {
    count: product(all, affected.share),
    base: all,
    unit: rate.unit,
    range: rate.range,
  };
}

function usedBudget(
  budget: ErrorBudget,
  { downtime, affected }: IncidentData,
  weighted: Figure | null,
): UsedBudget {
  if (!downtime) return { budget, byTime: null, byUsers: null };
  const whole = exactly(1);
  const errorShare =
    affected && affected.phases.length === 0
      ? affected.share
      : weighted && quotient(weighted, downtime.length);
  return {
    budget,
    byTime: budgetUse(budget, downtime.length, whole),
    byUsers: weighted && errorShare && budgetUse(budget, weighted, errorShare),
  };
}
