import type { Objective } from "../settings";
import { exactly, product, quotient, remainder, type Figure } from "./figures";
import {
  fractionOf,
  minus,
  one,
  over,
  times,
  type Fraction,
} from "./fractions";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** How long a service may be down within a window and still meet its objective (Google SRE book, appendix A). */
export interface ErrorBudget {
  readonly name: string;
  /** A fraction: 999/1000 of 99.9 %. */
  readonly objective: Fraction;
  readonly windowDays: number;
  /** (1 − objective) × window, in milliseconds. */
  readonly length: Fraction;
}

/** What an outage took of an error budget, counted in one way. */
export interface BudgetUse {
  /** A fraction of the budget; more than 1 where the outage overran it. */
  readonly used: Figure;
  /** What of the window the service was there, a fraction (the same appendix). */
  readonly availability: Figure;
  /** How many times faster than allowed the budget went while the outage lasted (SRE workbook, chapter 5). */
  readonly burnRate: Figure;
  /** How long all of the budget lasts at that rate, in milliseconds: window ÷ burn rate; null where none is burnt. */
  readonly timeToExhaustion: Figure | null;
}

/** Null for an objective that leaves no budget (100 %) or means nothing, and for a window that is not longer than nothing. */
export function errorBudgetOf({
  name,
  objective,
  windowDays,
}: Objective): ErrorBudget | null {
  if (!(objective > 0 && objective < 100 && windowDays > 0)) return null;
  if (!Number.isFinite(windowDays)) return null;
  const share = over(fractionOf(objective), fractionOf(100));
  const window = times(fractionOf(windowDays), fractionOf(dayMilliseconds));
  const length = times(minus(one, share), window);
  return { name, objective: share, windowDays, length };
}

/**
 * What an outage used of the budget. `downtime` is in milliseconds, weighted by users or not; `errorShare` the share of the
 * service that failed while it lasted: 1 where downtime is not weighted.
 */
export function budgetUse(
  { objective, windowDays, length }: ErrorBudget,
  downtime: Figure,
  errorShare: Figure,
): BudgetUse | null {
  const window = times(fractionOf(windowDays), fractionOf(dayMilliseconds));
  const used = quotient(downtime, exactly(length));
  const burnRate = quotient(errorShare, exactly(minus(one, objective)));
  if (!used || !burnRate) return null;
  return {
    used,
    availability: remainder(one, product(downtime, exactly(over(one, window)))),
    burnRate,
    timeToExhaustion: quotient(exactly(window), burnRate),
  };
}
