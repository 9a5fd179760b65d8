import { valueOf, type Figure } from "./figures";
import { compare, numberOf, roundedTo } from "./fractions";
import type { Measurements, UsedBudget } from "./metrics";
import { responseMetrics } from "./responseTimes";

/** The figures as plain numbers, for programs: minutes and fractions, null where unknown; of ranges the upper end. */
export function metricsReport(measurements: Measurements): object {
  const { durationMinutes, weightedDowntimeMinutes, affected, userMinutes } =
    measurements;
  const budgets = measurements.errorBudgets.map(budgetReport);
  return {
    durationMinutes: plain(durationMinutes),
    ...Object.fromEntries(
      responseMetrics.map(({ id }) => [id, plain(measurements[id])]),
    ),
    affectedShare: plain(affected?.share ?? null),
    affectedOf: affected?.of ?? null,
    weightedDowntimeMinutes: plain(weightedDowntimeMinutes),
    userMinutes: figure(userMinutes),
    affectedUsers: figure(measurements.data.users?.count),
    failedRequests: figure(measurements.failedRequests?.count),
    costs: measurements.costs.map(({ kind, amount, currency }) => ({
      kind,
      amount: figure(amount),
      currency,
    })),
    errorBudget: budgets[0] ?? null,
    errorBudgets: budgets,
    uncertain: uncertainties(measurements),
  };
}

/** By field, how exact the text gives a figure: both ends of a range, and “about”, “over” or “under”. Exact ones are left out. */
function uncertainties({ data, weighted }: Measurements): object {
  const minutes = 60_000;
  const told = [
    ["durationMinutes", data.downtime?.length, minutes],
    ["affectedShare", data.affected?.share, 1],
    ["weightedDowntimeMinutes", weighted, minutes],
    ...data.responseTimes.map(
      ({ metric, elapsed }) => [metric.id, elapsed, minutes] as const,
    ),
  ] as const;
  return Object.fromEntries(
    told.flatMap(([id, value, unit]) => {
      const isExact =
        !value ||
        (value.qualifier === null && compare(value.least, value.most) === 0);
      if (isExact) return [];
      const { least, most, qualifier } = value;
      return [
        [
          id,
          {
            least: plain(numberOf(least) / unit),
            most: plain(numberOf(most) / unit),
            qualifier,
          },
        ],
      ];
    }),
  );
}

function budgetReport({ budget, byTime, byUsers }: UsedBudget): object {
  return {
    name: budget.name,
    objective: plain(numberOf(budget.objective)),
    windowDays: budget.windowDays,
    budgetMinutes: plain(numberOf(budget.length) / 60_000),
    usedByTime: figure(byTime?.used),
    usedByUsers: figure(byUsers?.used),
    availabilityByTime: figure(byTime?.availability),
    availabilityByUsers: figure(byUsers?.availability),
    burnRateByTime: figure(byTime?.burnRate),
    burnRateByUsers: figure(byUsers?.burnRate),
  };
}

function figure(value: Figure | null | undefined): number | null {
  return value ? plain(valueOf(value)) : null;
}

/** With six decimals, which are less than a millisecond of a minute. */
function plain(value: number | null): number | null {
  return value === null ? null : roundedTo(value, 6);
}
