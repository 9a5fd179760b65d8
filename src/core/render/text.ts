import type { Measurements, UsedBudget } from "../metrics/metrics";
import type { ResponseTime } from "../metrics/responseTimes";
import {
  figureText,
  lengthText,
  numberText,
  percentText,
  type NumberStyle,
} from "./numbers";

/** “Outage 2 h 30 min · 80 % of users · 347 % of the 30-day 99.9 % budget”: what is known of it; null where nothing is. */
export function outageText(
  { data, errorBudgets }: Measurements,
  style: NumberStyle,
): string | null {
  const { downtime, affected } = data;
  const [used] = errorBudgets;
  const parts = [
    downtime &&
      `Outage ${figureText(downtime.length, (value) => lengthText(value, style))}`,
    affected &&
      `${figureText(affected.share, (value) => percentText(value, style))} of ${affected.of}`,
    used?.byTime &&
      `${figureText(used.byTime.used, (value) => percentText(value, style))} of the ${budgetName(used, style)} budget`,
  ].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** “30-day 99.9 %”: the window is always named. */
function budgetName({ budget }: UsedBudget, style: NumberStyle): string {
  const days = numberText(budget.windowDays, 3, style);
  return `${days}-day ${objectiveText(budget.objective, style)}`;
}

export function objectiveText(
  objective: UsedBudget["budget"]["objective"],
  style: NumberStyle,
): string {
  return percentText(objective, style, 6);
}

/** “Detect 0 min · Escalate 45 min · Resolve 2 h 30 min”: the response times most asked for, else those there are; null where there are none. */
export function responseText(
  { data }: Measurements,
  style: NumberStyle,
): string | null {
  const known = data.responseTimes.filter(({ elapsed }) => elapsed !== null);
  const asked = known.filter(({ metric }) => metric.isHeadline);
  const shown = asked.length > 0 ? asked : known;
  return shown.length > 0
    ? shown.map((each) => shortText(each, style)).join(" · ")
    : null;
}

function shortText(
  { metric, elapsed }: ResponseTime,
  style: NumberStyle,
): string {
  const time =
    elapsed && figureText(elapsed, (value) => lengthText(value, style));
  return `${metric.shortTitle} ${time ?? "–"}`;
}
