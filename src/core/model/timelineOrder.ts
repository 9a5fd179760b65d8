import type { PointInTime } from "./pointInTime";
import type { TimelineEntry } from "./timeline";
import { reordered } from "./timelineDirection";
import { minutesBack, resolve, type Sequence } from "./timelineSequence";

/** An entry that stands after one that is later. Indices into the timeline. */
export interface Disorder {
  readonly entry: number;
  readonly previous: number;
}

/** Entries that run from the latest to the earliest. Indices into the timeline, in its order. */
export interface NewestFirst {
  readonly entries: readonly number[];
}

const approximationMinutes = 30;

/**
 * Entries that stand after a later one among their siblings: those of one group, at one depth, under one entry with a time.
 * Equal times (as far as both are written), unknown ones, days without a time and approximate ones half an hour off are in order, and so is a time whose
 * half of the day is only mistaken; a list that runs newest first is one order of its own.
 */
export function findDisorder(timeline: readonly TimelineEntry[]): Disorder[] {
  return siblingsOf(timeline)
    .filter((each) => !runsNewestFirst(each))
    .flatMap((each) => each.disorder)
    .sort((a, b) => a.entry - b.entry);
}

/** The lists whose entries run newest first. */
export function findNewestFirst(
  timeline: readonly TimelineEntry[],
): NewestFirst[] {
  return siblingsOf(timeline)
    .filter(runsNewestFirst)
    .map(({ members }) => ({ entries: members }));
}

/**
 * Whether all entries would keep their start if those from the index on changed places and stood in the given order. The
 * moved ones must be of one group and under one day heading, and no time may take its zone from another entry.
 */
export function keepsStarts(
  timeline: readonly TimelineEntry[],
  index: number,
  order: readonly TimelineEntry[],
): boolean {
  const first = timeline[index];
  if (!first) return true;
  // Sorted as a whole, a list no longer runs newest first; in part, its days would be read the other way round.
  const sequence = reordered(timeline, index, order);
  if (
    sequence.runsDown ||
    (first.reached.isNewestFirst && order.length < sequence.size)
  ) {
    return false;
  }
  if (
    order.some(({ doubts }) => doubts.missesMeridiem || doubts.meridiemSlip)
  ) {
    return false;
  }
  let state: Sequence = { ...first.reached, isNewestFirst: false };
  for (const entry of order) {
    const { start, next } = resolve(entry.reading, entry.assumedZone, state);
    if (!isSame(start, entry.start)) return false;
    state = next;
  }
  for (let place = index + order.length; place < timeline.length; place++) {
    const entry = timeline[place];
    if (!entry || entry.group !== first.group || entry.day !== first.day) break;
    if (isSame(state, entry.reached)) break;
    const { start, next } = resolve(entry.reading, entry.assumedZone, state);
    if (!isSame(start, entry.start)) return false;
    state = next;
  }
  return true;
}

function isSame(
  a: PointInTime | Sequence | null,
  b: PointInTime | Sequence | null,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

interface Siblings {
  readonly members: number[];
  /** How many stand after one that they compare with, and how many of them are earlier. */
  steps: number;
  down: number;
  readonly disorder: Disorder[];
}

function siblingsOf(timeline: readonly TimelineEntry[]): Siblings[] {
  const siblings = new Map<string, Siblings>();
  for (const [index, entry] of timeline.entries()) {
    if (!entry.start?.time && entry.timestamp?.elapsedMinutes == null) continue;
    const key = `${entry.group}/${entry.parent ?? ""}/${entry.depth}`;
    const before = siblings.get(key);
    if (!before) {
      siblings.set(key, { members: [index], steps: 0, down: 0, disorder: [] });
      continue;
    }
    addStep(before, timeline, index, entry);
    before.members.push(index);
  }
  return [...siblings.values()];
}

function addStep(
  siblings: Siblings,
  timeline: readonly TimelineEntry[],
  index: number,
  entry: TimelineEntry,
): void {
  const previous = siblings.members.at(-1);
  const last = previous === undefined ? undefined : timeline[previous];
  if (!last || previous === undefined) return;
  const back = backBetween(last, entry);
  if (back === null) return;
  siblings.steps++;
  if (back <= 0) return;
  siblings.down++;
  if (last.doubts.meridiemSlip || entry.doubts.meridiemSlip) return;
  const isVague =
    back <= approximationMinutes && (entry.approximate || last.approximate);
  if (!isVague) siblings.disorder.push({ entry: index, previous });
}

/** How far the second entry lies before the first, in minutes, by the clock or by the time elapsed; null where they don't compare. */
function backBetween(
  first: TimelineEntry,
  second: TimelineEntry,
): number | null {
  if (first.start && second.start) {
    const back = minutesBack(first.start, second.start);
    // “14:05” may be any second of its minute.
    const hasNoSeconds = second.start.time?.second == null;
    return back !== null && back < 1 && hasNoSeconds ? Math.min(back, 0) : back;
  }
  const from = first.timestamp?.elapsedMinutes;
  const to = second.timestamp?.elapsedMinutes;
  return from == null || to == null ? null : from - to;
}

function runsNewestFirst({ steps, down }: Siblings): boolean {
  return (steps >= 2 && down === steps) || (steps >= 3 && down >= steps * 0.8);
}
