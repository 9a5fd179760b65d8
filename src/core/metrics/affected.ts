import type { Impact, ImpactShare, Quantity } from "../model/impact";
import { impactedKindOf, type ImpactedKind } from "../model/impactedNouns";
import type { PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { timestampsIn } from "../model/timestamps";
import { windowsIn } from "../model/timeWindows";
import type { TextRange } from "../text";
import {
  atMost,
  between,
  exactly,
  quotient,
  sum,
  type Figure,
} from "./figures";
import { compare, one } from "./fractions";
import { isApproximate, millisecondsOf, pointOf } from "./moments";
import type { SharePhase } from "./weightedDowntime";

/** A share of those who could be affected, as one place of the text tells it. */
export interface ToldShare {
  readonly share: Figure;
  readonly of: ImpactedKind;
  readonly range: TextRange;
  readonly raw: string;
  /** Milliseconds on the outage's axis; null where the text does not bound the share in time. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Whom the outage affected. */
export interface Affected {
  readonly of: ImpactedKind;
  /** The share of the whole outage; of one that changes in time, the greatest. */
  readonly share: Figure;
  /** The share where no phase says another; null where all are bounded in time. */
  readonly always: Figure | null;
  readonly phases: readonly SharePhase[];
  /** The places that it came from. */
  readonly told: readonly ToldShare[];
  /** Places that tell another share of the same: “all users” beside “80 % of our customers”. */
  readonly contradicting: readonly ToldShare[];
}

/** No document tells more of them; what has more is data. */
const mostShares = 50;

/** Null where the text tells no share. `start` is that of the outage, whose day and zone its times have. */
export function readAffected(
  postmortem: Postmortem,
  start: PointInTime | null,
): Affected | null {
  const { text, incident } = postmortem;
  const { impact } = incident;
  const said = [
    ...withTimes(
      text,
      incident.stated.zone,
      start,
      figuresOf(impact.shares.slice(0, mostShares)),
    ),
    ...countedShares(text, impact),
  ];
  const quantified = withTimes(
    text,
    incident.stated.zone,
    start,
    quantifiedShares(impact),
  );
  const all = said.length > 0 ? said : quantified;
  const first = all.find(({ of }) => isPeople(of)) ?? all[0];
  if (!first) return null;
  const same = all.filter(({ of }) => isSameKind(of, first.of));
  const timed = same.filter(isBounded);
  const untimed = same.find((told) => !isBounded(told));
  const always = untimed ? withRest(text, untimed, same) : null;
  const told = [...(always?.told ?? []), ...timed];
  const greatest = timed.reduce<Figure | null>(
    (most, { share }) =>
      most && compare(most.most, share.most) >= 0 ? most : share,
    null,
  );
  const share = always?.share ?? greatest ?? first.share;
  return {
    of: first.of,
    share,
    always: always?.share ?? null,
    phases: timed,
    told,
    contradicting: [...same, ...quantified].filter(
      (other) =>
        !isBounded(other) &&
        !told.includes(other) &&
        isSameKind(other.of, first.of) &&
        !isBounded(first) &&
        !isWithin(other.share, share),
    ),
  };
}

function isBounded({ from, to }: ToldShare): boolean {
  return from !== null || to !== null;
}

function isPeople(kind: ImpactedKind): boolean {
  return kind === "users" || kind === "customers";
}

function isSameKind(a: ImpactedKind, b: ImpactedKind): boolean {
  return isPeople(a) === isPeople(b);
}

function isWithin(inner: Figure, outer: Figure): boolean {
  return (
    compare(outer.least, inner.least) <= 0 &&
    compare(inner.most, outer.most) <= 0
  );
}

/** The two ends of a range are told as two shares of one place. */
function figuresOf(shares: readonly ImpactShare[]): ToldShare[] {
  const told: ToldShare[] = [];
  for (const { range, raw, fraction, boundTo, approximate } of shares) {
    const last = told.at(-1);
    if (last?.range.start === range.start) {
      const share = between(last.share.least, fraction, null);
      told[told.length - 1] = { ...last, share };
      continue;
    }
    const share = between(fraction, fraction, approximate ? "about" : null);
    told.push({ share, of: boundTo, range, raw, from: null, to: null });
  }
  return told;
}

/** “Most” is no figure. */
const quantities: Readonly<Partial<Record<Quantity, number>>> = {
  all: 1,
  "three quarters": 3 / 4,
  "two thirds": 2 / 3,
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  none: 0,
};

function quantifiedShares({ quantifiers }: Impact): ToldShare[] {
  return quantifiers
    .slice(0, mostShares)
    .flatMap(({ value, boundTo, range, raw }) => {
      const share = quantities[value];
      return share === undefined
        ? []
        : [
            {
              share: exactly(share),
              of: boundTo,
              range,
              raw,
              from: null,
              to: null,
            },
          ];
    });
}

/** “90 of 305 teams” */
function countedShares(text: string, { counts }: Impact): ToldShare[] {
  return counts
    .slice(0, mostShares)
    .flatMap(({ count, of, unit, range, raw }) => {
      const kind = impactedKindOf(unit);
      if (of === null || of < count || of <= 0 || !kind) return [];
      const about = isApproximate(text, range) ? "about" : null;
      const share = quotient(between(count, count, about), exactly(of));
      return share
        ? [{ share, of: kind, range, raw, from: null, to: null }]
        : [];
    });
}

const restBefore =
  /\b(?:remaining|other|rest|another|further|additional)[\s,]*\(?(?:(?:about|around|approximately|roughly|~)\s*)?$/i;

/** A share and those of the rest: “78 % could not log in, while the remaining 22 % waited” are all. */
function withRest(
  text: string,
  first: ToldShare,
  all: readonly ToldShare[],
): { share: Figure; told: ToldShare[] } {
  const told = [first];
  let { share } = first;
  for (const other of all) {
    const { start } = other.range;
    const before = text.slice(Math.max(0, start - 40), start);
    const last = told.at(-1) ?? first;
    const isNext = start > last.range.start && start - last.range.end < 200;
    if (!isNext || isBounded(other) || !restBefore.test(before)) continue;
    told.push(other);
    share = atMost(one, sum(share, other.share));
  }
  return { share, told };
}

/** The times that a share's own sentence gives it. */
function withTimes(
  text: string,
  zone: Postmortem["incident"]["stated"]["zone"],
  start: PointInTime | null,
  shares: readonly ToldShare[],
): ToldShare[] {
  if (!start) return [...shares];
  return shares.map((told) => {
    const clause = clauseOf(text, told, shares);
    if (
      !/\d/.test(
        text.slice(clause.start, told.range.start) +
          text.slice(told.range.end, clause.end),
      )
    ) {
      return told;
    }
    return { ...told, ...boundsIn(text, clause, zone, start) };
  });
}

type Bounds = Pick<ToldShare, "from" | "to">;

const endsBefore =
  /\b(?:until|till|til|through|to|before|ended at)\s*[*_`(]{0,2}$/i;
const beginsBefore =
  /\b(?:from|since|at|after|starting(?: at| from)?|by|as of|between)\s*[*_`(]{0,2}$/i;

function boundsIn(
  text: string,
  clause: TextRange,
  zone: Postmortem["incident"]["stated"]["zone"],
  start: PointInTime,
): Bounds {
  const at = (stamp: Parameters<typeof pointOf>[0]): number | null => {
    const point = pointOf(stamp, zone, start);
    const isComparable =
      (point.offsetMinutes === null) === (start.offsetMinutes === null) &&
      (point.date === null) === (start.date === null);
    return isComparable ? millisecondsOf(point) : null;
  };
  const [window] = windowsIn(text, clause);
  if (window) {
    const ends = window.end.zone ?? window.start.zone;
    const from = at({ ...window.start, zone: window.start.zone ?? ends });
    const to = at({
      ...window.end,
      date: window.end.date ?? window.start.date,
      zone: ends,
    });
    return from !== null && to !== null && from < to
      ? { from, to }
      : { from: null, to: null };
  }
  const [stamp] = timestampsIn(text, clause).filter(({ time }) => time);
  if (!stamp) return { from: null, to: null };
  const before = text.slice(
    Math.max(0, stamp.range.start - 24),
    stamp.range.start,
  );
  if (endsBefore.test(before)) return { from: null, to: at(stamp) };
  if (beginsBefore.test(before)) return { from: at(stamp), to: null };
  return { from: null, to: null };
}

/** How far around a share its sentence is looked at, in UTF-16 units. */
const reach = 200;

/** The part of the sentence that speaks of this share: up to the next one, or from the one before where times come first. */
function clauseOf(
  text: string,
  { range }: ToldShare,
  shares: readonly ToldShare[],
): TextRange {
  const behind = text.slice(range.end, range.end + reach);
  const end = /[.!?;](?=\s|$)|\r|\n/.exec(behind)?.index ?? behind.length;
  const ahead = text.slice(Math.max(0, range.start - reach), range.start);
  const ends = [...ahead.matchAll(/[.!?;]\s|[\r\n]/g)].at(-1);
  const sentence = {
    start: range.start - ahead.length + (ends ? ends.index + 1 : 0),
    end: range.end + end,
  };
  const others = shares.filter(
    (other) =>
      other.range.start !== range.start &&
      other.range.end > sentence.start &&
      other.range.start < sentence.end,
  );
  if (others.length === 0) return sentence;
  const first = [range, ...others.map((other) => other.range)].sort(
    (a, b) => a.start - b.start,
  )[0];
  const timesComeFirst = /\d[\s\S]*$/.test(
    text.slice(sentence.start, first?.start),
  );
  const before = others.findLast((other) => other.range.end <= range.start);
  const after = others.find((other) => other.range.start >= range.end);
  return timesComeFirst
    ? { start: before?.range.end ?? sentence.start, end: range.end }
    : { start: range.start, end: after?.range.start ?? sentence.end };
}

/** Whom it affected in numbers. */
export interface AffectedCount {
  readonly count: Figure;
  /** Out of how many; null where the text does not say and no share tells. */
  readonly base: Figure | null;
  /** What is counted: "users", "orders". */
  readonly unit: string;
  readonly range: TextRange | null;
}

/** The affected users or customers as counted. A share told without a base makes one of the count. */
export function readAffectedCount(
  { text, incident }: Postmortem,
  affected: Affected | null,
): AffectedCount | null {
  const counted = incident.impact.counts.find(({ unit }) => {
    const kind = impactedKindOf(unit);
    return kind !== undefined && isPeople(kind);
  });
  if (!counted) return null;
  const { count, of, unit, range } = counted;
  const figure = between(
    count,
    count,
    isApproximate(text, range) ? "about" : null,
  );
  const share = affected && isPeople(affected.of) ? affected.share : null;
  const base = of === null ? share && quotient(figure, share) : exactly(of);
  return { count: figure, base, unit, range };
}

/** Requests, orders or payments that failed, as counted. */
export function readFailedRequests({
  text,
  incident,
}: Postmortem): AffectedCount | null {
  const counted = incident.impact.counts.find(
    ({ unit }) => impactedKindOf(unit) === "requests",
  );
  if (!counted) return null;
  const { count, of, unit, range } = counted;
  const about = isApproximate(text, range) ? "about" : null;
  return {
    count: between(count, count, about),
    base: of === null ? null : exactly(of),
    unit,
    range,
  };
}
