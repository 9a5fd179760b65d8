import type { TextRange } from "../text";
import { durationsIn, type StatedDuration } from "./durations";
import type { MilestoneMoments } from "./milestoneMoments";
import type { Milestone } from "./milestones";
import { minutesBetween, type PointInTime } from "./pointInTime";
import type { StatedTimes } from "./statedTimes";
import type { TimelineEntry } from "./timeline";

/** From when to when the outage went, and what says so. */
export interface Outage {
  readonly start: PointInTime;
  readonly end: PointInTime;
  /** Elapsed, in UTC where the zone is known; null where the two moments don't compare. */
  readonly minutes: number | null;
  readonly source: "stated" | "timeline";
  readonly range: TextRange;
}

/**
 * Every outage of the document, in its order: the windows that it states, else the outage part of each of its timelines,
 * else what its fields and sentences say of start and end. A window that gives no length (a day alone) is worth less.
 */
export function readOutages(
  text: string,
  stated: StatedTimes,
  timelines: readonly (readonly TimelineEntry[])[],
  milestones: MilestoneMoments,
): Outage[] {
  const windows: Outage[] = stated.windows.map((window) => ({
    ...window,
    source: "stated",
  }));
  if (windows[0] && windows[0].minutes !== null) return windows;
  const told = timelines.flatMap(
    (timeline) => outageOfTimeline(text, timeline, stated) ?? [],
  );
  if (told.length > 0) return told.filter(isNoPart);
  const sentence = outageOfMilestones(milestones);
  return sentence ? [sentence] : windows;
}

/**
 * Whether an outage is no other than one that is told before it: it lies in that (a timeline of one team, one told again), or
 * that in it (“Key events” before the whole story).
 */
function isNoPart(
  outage: Outage,
  index: number,
  outages: readonly Outage[],
): boolean {
  return !outages.slice(0, index).some((earlier) => {
    const lead = minutesBetween(earlier.start, outage.start);
    const rest = minutesBetween(outage.end, earlier.end);
    if (lead === null || rest === null) return false;
    const isDated = earlier.start.date !== null && outage.start.date !== null;
    const isNested = (lead >= 0 && rest >= 0) || (lead <= 0 && rest <= 0);
    return isDated ? isNested : lead === 0 && rest === 0;
  });
}

/** “Detected at 14:12 and resolved at 15:35”, where no timeline tells more. */
function outageOfMilestones(moments: MilestoneMoments): Outage | null {
  const first = moments.started ?? moments.detected;
  const last = moments.resolved ?? moments.mitigated;
  if (!first || !last) return null;
  const minutes = minutesBetween(first.point, last.point);
  if (minutes === null || minutes <= 0) return null;
  const range = {
    start: Math.min(first.range.start, last.range.start),
    end: Math.max(first.range.end, last.range.end),
  };
  const [start, end] = [first.point, last.point];
  return { start, end, minutes, source: "stated", range };
}

/**
 * The entries with a time of day, from the earliest to the latest wherever they stand: a list may run newest first. All
 * stay where they stand where some don't compare.
 */
export function chronological<Entry extends TimelineEntry>(
  timeline: readonly Entry[],
): Entry[] {
  const timed = timeline.filter((entry) => entry.start?.time);
  const first = timed[0]?.start;
  const since = timed.map(({ start }) =>
    first && start ? minutesBetween(first, start) : null,
  );
  if (since.includes(null)) return timed;
  return timed
    .map((entry, index) => ({ entry, minutes: since[index] ?? 0 }))
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ entry }) => entry);
}

/** Entries so far apart, in minutes, tell of the outage and of its forerunner or aftermath. */
const farApart = 12 * 60;

/**
 * From the entry that starts the impact to the one that ends it. Where the document states how long the outage lasted, the
 * two entries that lie so far apart go first: a reader would take them, too.
 */
function outageOfTimeline(
  text: string,
  timeline: readonly TimelineEntry[],
  stated: StatedTimes,
): Outage | null {
  const timed = chronological(timeline);
  const ends = endings(timed);
  const start = firstOfImpact(timed, ends[0]);
  const end = lastOfImpact(timed, ends);
  if (!start || !end || start === end) return null;
  return (
    outageBetween(...fittingPair(text, timed, start, end, ends, stated)) ?? null
  );
}

function outageBetween(
  first: TimelineEntry,
  last: TimelineEntry,
): Outage | undefined {
  if (!first.start || !last.start) return undefined;
  // What ends the impact does so when it begins; else the impact goes on for as long as the last entry does.
  const end = last.milestone === null && last.end?.time ? last.end : last.start;
  const minutes = minutesBetween(first.start, end);
  if (minutes !== null && minutes < 0) return undefined;
  const { start, range } = first;
  return { start, end, minutes, source: "timeline", range };
}

function span(from: TimelineEntry, to: TimelineEntry): number | null {
  return from.start && to.start ? minutesBetween(from.start, to.start) : null;
}

/** The entries that resolve or mitigate: after a restart the last measure may still be to come. */
function endings(timed: readonly TimelineEntry[]): TimelineEntry[] {
  return timed.filter(
    ({ milestone }) => milestone === "resolved" || milestone === "mitigated",
  );
}

/** The entry that starts the impact, if it stands before its end; else the first, without what happened long before. */
function firstOfImpact(
  timed: readonly TimelineEntry[],
  firstEnd: TimelineEntry | undefined,
): TimelineEntry | undefined {
  const until = firstEnd ? timed.indexOf(firstEnd) : timed.length;
  const started = timed
    .slice(0, until)
    .find(({ milestone }) => milestone === "started");
  if (started) return started;
  let first = 0;
  for (let index = 0; index < timed.length - 2 && index < until - 1; index++) {
    const [entry, next] = [timed[index], timed[index + 1]];
    if (!entry || !next || entry.milestone !== null) break;
    if ((span(entry, next) ?? 0) < farApart) break;
    first = index + 1;
  }
  return timed[first];
}

/**
 * The last of the endings that is no aftermath: the impact was not over long before, or what stands in between tells that it
 * came back. Without any, the last entry.
 */
function lastOfImpact(
  timed: readonly TimelineEntry[],
  ends: readonly TimelineEntry[],
): TimelineEntry | undefined {
  const isEnding = new Set(ends);
  let end: TimelineEntry | undefined;
  let hasGoneOn = false;
  for (const entry of timed) {
    if (isEnding.has(entry)) {
      const isAftermath =
        end !== undefined && !hasGoneOn && (span(end, entry) ?? 0) >= farApart;
      if (isAftermath) continue;
      end = entry;
      hasGoneOn = false;
    } else if (entry.milestone && goesOn.has(entry.milestone)) {
      hasGoneOn = true;
    }
  }
  return end ?? timed.at(-1);
}

const goesOn: ReadonlySet<Milestone> = new Set([
  "started",
  "detected",
  "acknowledged",
  "escalated",
  "identified",
]);

/** The two entries that lie as far apart as the stated length; the given ones where none do. */
function fittingPair(
  text: string,
  timed: readonly TimelineEntry[],
  start: TimelineEntry,
  end: TimelineEntry,
  ends: readonly TimelineEntry[],
  stated: StatedTimes,
): readonly [TimelineEntry, TimelineEntry] {
  const given = [start, end] as const;
  const { length } = stated;
  if (length && !length.businessHours) {
    const early = upToDetection(timed, ends[0]);
    const fitting =
      fit([start], [end], length) ??
      fit([start], ends, length) ??
      fit(early, ends, length) ??
      (toleranceOf(length) < 30 ? fit([start], timed, length) : null);
    if (fitting) return fitting;
  }
  if (ends.length > 0) return given;
  // Nothing in the timeline ends the impact: a length in the summary may tell which entry does.
  const candidates = timed.filter(({ milestone }) => milestone === null);
  const lengths = stated.prose
    .flatMap((range) => durationsIn(text, range))
    .slice(0, mostLengths);
  for (const each of lengths) {
    if (each.smallestUnitMinutes > 1 || each.minutes < 1) continue;
    const fitting = fit([start], candidates, each);
    if (fitting) return fitting;
  }
  return given;
}

const mostLengths = 20;

/** Entries that may start the impact: up to the one that tells of its detection. */
function upToDetection(
  timed: readonly TimelineEntry[],
  firstEnd: TimelineEntry | undefined,
): readonly TimelineEntry[] {
  const noticed = timed.findIndex(
    ({ milestone }) => milestone === "detected" || milestone === "acknowledged",
  );
  if (noticed >= 0) return timed.slice(0, Math.min(noticed + 1, mostEarly));
  const until = firstEnd ? timed.indexOf(firstEnd) : timed.length;
  return timed.slice(0, Math.min(until, mostEarly));
}

const mostEarly = 20;

/** Half of the smallest unit that is written, a minute at least where it is minutes. */
function toleranceOf({ smallestUnitMinutes }: StatedDuration): number {
  return Math.max(smallestUnitMinutes / 2, Math.min(1, smallestUnitMinutes));
}

/** The pair whose distance comes nearest to the length, within what its notation leaves open. */
function fit(
  starts: readonly TimelineEntry[],
  ends: readonly TimelineEntry[],
  length: StatedDuration,
): readonly [TimelineEntry, TimelineEntry] | null {
  let best: readonly [TimelineEntry, TimelineEntry] | null = null;
  let least = toleranceOf(length);
  for (const from of starts) {
    for (const to of ends) {
      const minutes = span(from, to);
      if (minutes === null || minutes <= 0) continue;
      const off = Math.abs(minutes - length.minutes);
      if (off < least || (off === least && !best)) {
        [best, least] = [[from, to], off];
      }
    }
  }
  return best;
}
