import type { Rates as StatedRates } from "../model/rates";
import type { Rates } from "../settings";
import type { TextRange } from "../text";
import { between, exactly, product, type Figure } from "./figures";
import { fractionOf, over, times, type Fraction } from "./fractions";

/** What the outage cost, worked out from a rate. */
export interface Cost {
  readonly kind: "revenue" | "downtime" | "work";
  readonly title: string;
  readonly amount: Figure;
  /** ISO 4217. */
  readonly currency: string;
  /** The places that it came from; empty where the settings gave the rate. */
  readonly ranges: readonly TextRange[];
}

/**
 * Lost revenue is revenue per time × downtime weighted by users, the cost of downtime its cost per time × downtime, that of the
 * work people × time × rate (Netflix Dispatch, “incident cost”). The document's rates go before those of the settings;
 * without a rate nothing is worked out. Downtime and weighted downtime are in milliseconds.
 */
export function costsOf(
  stated: StatedRates,
  settings: Rates | null,
  downtime: Figure | null,
  weighted: Figure | null,
): Cost[] {
  const costs: Cost[] = [];
  const rateOf = (
    kind: StatedRates["money"][number]["kind"],
    set: number | null | undefined,
    minutes: number,
  ): Rate | null => {
    const told = stated.money.find((each) => each.kind === kind);
    if (told) {
      const { amount, seconds, currency, range } = told;
      return {
        perMillisecond: per(amount, seconds),
        currency,
        ranges: [range],
      };
    }
    return settings && set
      ? {
          perMillisecond: per(set, minutes * 60),
          currency: settings.currency,
          ranges: [],
        }
      : null;
  };
  const revenue = rateOf("revenue", settings?.revenuePerMinute, 1);
  const lost = weighted ?? downtime;
  if (revenue && lost) {
    costs.push(costOf("revenue", "Lost revenue", revenue, lost));
  }
  const down = rateOf("downtime", null, 1);
  if (down && downtime) {
    costs.push(costOf("downtime", "Cost of downtime", down, downtime));
  }
  const person = rateOf("person", settings?.personHour, 60);
  const { work } = stated;
  if (person && work) {
    const spent = times(
      fractionOf(work.minutes),
      fractionOf(60_000 * work.people),
    );
    const time = between(spent, spent, work.approximate ? "about" : null);
    const cost = costOf("work", "Cost of the response", person, time);
    costs.push({ ...cost, ranges: [work.range, ...cost.ranges] });
  }
  return costs;
}

interface Rate {
  readonly perMillisecond: Fraction;
  readonly currency: string;
  readonly ranges: readonly TextRange[];
}

function per(amount: number, seconds: number): Fraction {
  return over(fractionOf(amount), fractionOf(seconds * 1000));
}

function costOf(
  kind: Cost["kind"],
  title: string,
  { perMillisecond, currency, ranges }: Rate,
  time: Figure,
): Cost {
  return {
    kind,
    title,
    amount: product(exactly(perMillisecond), time),
    currency,
    ranges,
  };
}
