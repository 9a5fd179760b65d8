import type { AffectedCount } from "../metrics/affected";
import type { BudgetUse } from "../metrics/errorBudget";
import type { Figure } from "../metrics/figures";
import type { Measurements, UsedBudget } from "../metrics/metrics";
import type { Moment } from "../metrics/moments";
import { isOneEntry, type ResponseTime } from "../metrics/responseTimes";
import { formatPoint, twoDigits } from "../model/pointInTime";
import type { TextRange } from "../text";
import {
  figureText,
  lengthText,
  moneyText,
  numberText,
  percentText,
  type NumberStyle,
} from "./numbers";
import { objectiveText } from "./text";

/** One figure in words, with what it came from. */
export interface FigureRow {
  /** Stable: “duration”, “timeToDetectMinutes”, “budget-0-used”. */
  readonly id: string;
  readonly title: string;
  /** Null where the text does not give it. */
  readonly value: string | null;
  /** What it was worked out from, or which words would give it; a sentence without its full stop. */
  readonly basis: string;
  /** The places of the text that it came from. */
  readonly places: readonly FigurePlace[];
  /** Whether a reader of the document wants it in a table; the others are for those who look closer. */
  readonly isMain: boolean;
}

interface FigurePlace {
  readonly range: TextRange;
  readonly label: string;
}

/** Every figure, in the order in which people ask for them. */
export function figureRows(
  measurements: Measurements,
  style: NumberStyle,
): FigureRow[] {
  const { data } = measurements;
  return [
    durationRow(measurements, style),
    ...data.responseTimes
      .filter(({ metric, to }) => metric.isExpected || to !== null)
      .map((each) => responseRow(each, style)),
    shareRow(measurements, style),
    ...countRows(measurements, style),
    ...weightedRows(measurements, style),
    ...measurements.errorBudgets.flatMap((used, index) =>
      budgetRows(used, index, measurements, style),
    ),
    ...measurements.costs.map(({ kind, title, amount, currency, ranges }) => ({
      id: `cost-${kind}`,
      title,
      value: figureText(amount, (value) => moneyText(value, currency, style)),
      basis: costBases[kind],
      places: ranges.map((range) => ({ range, label: "Rate" })),
      isMain: true,
    })),
  ];
}

const costBases = {
  revenue: "Revenue per time × downtime weighted by the users affected",
  downtime: "Cost per time × downtime",
  work: "People × time × rate",
} as const;

function durationRow(
  { data: { downtime } }: Measurements,
  style: NumberStyle,
): FigureRow {
  const row = { id: "duration", title: "Duration", isMain: true };
  if (!downtime) {
    return {
      ...row,
      value: null,
      basis:
        "A start and an end would give it, such as “Duration: 14:05 to 15:35 (UTC)”",
      places: [],
    };
  }
  const { windows, source } = downtime;
  return {
    ...row,
    value: lengthOf(downtime.length, style),
    basis: {
      windows:
        windows.length > 1
          ? `${numberText(windows.length, 0, style)} stated windows together, overlaps counted once`
          : "From the stated start to the stated end, elapsed",
      length: "As stated",
      timeline:
        "From the timeline’s start to its last mitigation or resolution",
    }[source],
    places: downtime.ranges.map((range) => ({ range, label: "Duration" })),
  };
}

function responseRow(
  { metric, elapsed, from, to, untimed }: ResponseTime,
  style: NumberStyle,
): FigureRow {
  const row = { id: metric.id, title: metric.title, isMain: true };
  const places = [
    ...(from ? [{ range: from.range, label: momentText(from) }] : []),
    ...(to ? [{ range: to.range, label: momentText(to) }] : []),
  ];
  if (elapsed) {
    return {
      ...row,
      value: lengthOf(elapsed, style),
      basis: `From the start of the impact until ${metric.until}`,
      places,
    };
  }
  if (untimed) {
    return {
      ...row,
      value: null,
      basis: `A time at “${shortened(untimed.text)}” would give it`,
      places: [{ range: untimed.textRange, label: "Entry without a time" }],
    };
  }
  const basis =
    !from || (to && isOneEntry(from, to))
      ? "A start of the impact would give it"
      : to
        ? "The two times can’t be compared: only one of them has a date or a zone"
        : `An entry such as “${metric.example}” would give it`;
  return { ...row, value: null, basis, places: to ? places : [] };
}

function momentText({ point, text, source }: Moment): string {
  const time = point.time;
  const clock = time
    ? `${twoDigits(time.hour)}:${twoDigits(time.minute)}`
    : (formatPoint(point) ?? "");
  return source === "stated"
    ? `${clock}, as stated`
    : `${clock} ${shortened(text)}`;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}

function shareRow(
  { data: { affected } }: Measurements,
  style: NumberStyle,
): FigureRow {
  const row = { id: "affectedShare", isMain: true };
  if (!affected) {
    return {
      ...row,
      title: "Users affected",
      value: null,
      basis: "A share would give it, such as “50% of users”",
      places: [],
    };
  }
  const { told, contradicting, phases, of } = affected;
  const title = `${of.charAt(0).toUpperCase()}${of.slice(1)} affected`;
  const also = contradicting.map(({ raw }) => `“${raw}”`).join(", ");
  const basis =
    phases.length > 0 && affected.always === null
      ? "The greatest of shares that change in time"
      : told.length > 1 && phases.length === 0
        ? "Shares that add up"
        : "As stated";
  return {
    ...row,
    title,
    value: figureText(affected.share, (value) => percentText(value, style)),
    basis: also === "" ? basis : `${basis}; the text also says ${also}`,
    places: [...told, ...contradicting].map(({ range, raw }) => ({
      range,
      label: raw,
    })),
  };
}

function countRows(
  { data, failedRequests, userMinutes }: Measurements,
  style: NumberStyle,
): FigureRow[] {
  const count = (
    id: string,
    counted: AffectedCount | null,
    verb: string,
  ): FigureRow[] =>
    counted
      ? [
          {
            id,
            title: `${counted.unit.charAt(0).toUpperCase()}${counted.unit.slice(1)} ${verb}`,
            value: countOf(counted.count, style),
            basis: counted.base
              ? `Of ${countOf(counted.base, style)}`
              : "As counted",
            places: counted.range
              ? [{ range: counted.range, label: "Count" }]
              : [],
            isMain: true,
          },
        ]
      : [];
  return [
    ...count("affectedUsers", data.users, "affected"),
    ...count("failedRequests", failedRequests, "failed"),
    ...(userMinutes
      ? [
          {
            id: "userMinutes",
            title: "User minutes",
            value: countOf(userMinutes, style),
            basis: "Users affected × the minutes they were",
            places: [],
            isMain: false,
          },
        ]
      : []),
  ];
}

function weightedRows(
  { weighted, data }: Measurements,
  style: NumberStyle,
): FigureRow[] {
  if (!weighted || !data.affected) return [];
  return [
    {
      id: "weightedDowntime",
      title: "Weighted downtime",
      value: lengthOf(weighted, style),
      basis: `Downtime × share of ${data.affected.of}, each affected one counted in full`,
      places: [],
      isMain: true,
    },
  ];
}

function budgetRows(
  { budget, byTime, byUsers }: UsedBudget,
  index: number,
  { data }: Measurements,
  style: NumberStyle,
): FigureRow[] {
  const days = numberText(budget.windowDays, 3, style);
  const objective = objectiveText(budget.objective, style);
  const scope = `${objective} in ${days} days`;
  const named = budget.name === "" ? scope : `${budget.name}, ${scope}`;
  const whom = data.affected?.of ?? "users";
  const length = lengthText(budget.length, style);
  const row = (
    id: string,
    title: string,
    text: (use: BudgetUse) => string | null,
    basis: string,
    isMain: boolean,
  ): FigureRow => {
    const values = [
      { use: byTime, by: "by time" },
      { use: byUsers, by: `by ${whom}` },
    ].flatMap(({ use, by }) => {
      const value = use && text(use);
      return value ? [`${value} ${by}`] : [];
    });
    return {
      id: `budget-${index}-${id}`,
      title: `${title} (${named})`,
      value: values.length > 0 ? values.join(", ") : null,
      basis: values.length > 0 ? basis : "A duration would give it",
      places: [],
      isMain,
    };
  };
  const percent = (value: Figure, decimals?: number): string =>
    figureText(value, (each) => percentText(each, style, decimals));
  return [
    row(
      "used",
      "Error budget used",
      ({ used }) => percent(used),
      `Of a budget of ${length}`,
      true,
    ),
    row(
      "availability",
      "Availability",
      ({ availability }) => percent(availability, 3),
      `This outage alone, in ${days} days`,
      false,
    ),
    row(
      "burnRate",
      "Burn rate",
      ({ burnRate }) =>
        `${figureText(burnRate, (each) => numberText(each, 1, style))}×`,
      "How many times faster than the objective allows, while it lasted",
      false,
    ),
    row(
      "exhaustion",
      "Time to exhaustion",
      ({ timeToExhaustion }) =>
        timeToExhaustion && lengthOf(timeToExhaustion, style),
      "How long the whole budget lasts at that rate",
      false,
    ),
  ];
}

function lengthOf(figure: Figure, style: NumberStyle): string {
  return figureText(figure, (value) => lengthText(value, style));
}

function countOf(figure: Figure, style: NumberStyle): string {
  return figureText(figure, (value) => numberText(value, 0, style));
}
