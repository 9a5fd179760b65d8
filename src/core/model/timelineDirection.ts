import { memo } from "../memo";
import { minuteOfDay, weekdayNames, type CalendarDate } from "./pointInTime";
import type { Timestamp } from "./timestamps";

/** A timestamp and the day heading that it stands under. */
interface DatedReading {
  readonly day: CalendarDate | null;
  readonly reading: Timestamp | null;
}

/** Whether most steps from one time to the next go down, as on a status page. */
export function runsDown(entries: readonly DatedReading[]): boolean {
  const tally = { steps: 0, down: 0 };
  let before: DatedReading | undefined;
  for (const entry of entries) {
    if (!isDated(entry)) continue;
    if (before) count(tally, before, entry);
    before = entry;
  }
  return isDown(tally);
}

/** A reading and the sequence that it is of; those of one stand next to each other. */
export interface GroupedReading extends DatedReading {
  readonly group: number;
}

/** The steps of one sequence, counted once for all questions about it. */
interface Direction {
  /** Indices of the first entry and the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** For each entry, the steps up to it and those of them that go down. */
  readonly upTo: readonly Tally[];
  /** For each entry, the last one up to it and the first one from it on that has a time or a date. */
  readonly last: readonly (GroupedReading | undefined)[];
  readonly next: readonly (number | undefined)[];
}

interface Tally {
  steps: number;
  down: number;
}

/**
 * Whether the sequence of the entry at the index would run down, and how many entries it has, if those from the index on
 * stood in the given order.
 */
export function reordered(
  entries: readonly GroupedReading[],
  index: number,
  order: readonly GroupedReading[],
): { readonly runsDown: boolean; readonly size: number } {
  const direction = directionsOf(entries).get(entries[index]?.group ?? -1);
  if (!direction) return { runsDown: false, size: 0 };
  const { start, end, upTo, last, next } = direction;
  const at = index - start;
  const tally = { ...(upTo[at - 1] ?? { steps: 0, down: 0 }) };
  let before: GroupedReading | undefined = last[at - 1];
  const step = (entry: GroupedReading): void => {
    if (before) count(tally, before, entry);
    before = entry;
  };
  for (const entry of order) if (isDated(entry)) step(entry);
  const behind = next[at + order.length];
  const following = behind === undefined ? undefined : entries[start + behind];
  if (behind !== undefined && following) {
    step(following);
    const [known, all] = [upTo[behind], upTo.at(-1)];
    tally.steps += (all?.steps ?? 0) - (known?.steps ?? 0);
    tally.down += (all?.down ?? 0) - (known?.down ?? 0);
  }
  return { runsDown: isDown(tally), size: end - start };
}

const directionsOf = memo(
  (entries: readonly GroupedReading[]): ReadonlyMap<number, Direction> => {
    const found = new Map<number, Direction>();
    for (let start = 0; start < entries.length;) {
      const group = entries[start]?.group ?? -1;
      let end = start + 1;
      while (entries[end]?.group === group) end++;
      found.set(group, directionOf(entries.slice(start, end), start));
      start = end;
    }
    return found;
  },
);

function directionOf(
  entries: readonly GroupedReading[],
  start: number,
): Direction {
  const tally = { steps: 0, down: 0 };
  const upTo: Tally[] = [];
  const last: (GroupedReading | undefined)[] = [];
  let before: GroupedReading | undefined;
  for (const entry of entries) {
    if (isDated(entry)) {
      if (before) count(tally, before, entry);
      before = entry;
    }
    upTo.push({ ...tally });
    last.push(before);
  }
  const next: (number | undefined)[] = [];
  let behind: number | undefined;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry && isDated(entry)) behind = index;
    next[index] = behind;
  }
  return { start, end: start + entries.length, upTo, last, next };
}

function isDated({ reading }: DatedReading): boolean {
  return Boolean(reading?.time || reading?.date);
}

function count(tally: Tally, before: DatedReading, entry: DatedReading): void {
  const step = stepBetween(before, entry);
  if (step !== 0) tally.steps++;
  if (step < 0) tally.down++;
}

function isDown({ steps, down }: Tally): boolean {
  return (steps >= 2 && down === steps) || (steps >= 3 && down >= steps * 0.8);
}

/** Of times of day that lie further apart, either may be another day's. Minutes. */
const longestStep = 8 * 60;

/** Above 0 where the second is later, below where it is earlier, 0 where that can't be told. */
function stepBetween(first: DatedReading, second: DatedReading): number {
  const [from, to] = [first, second].map(({ day, reading }) => {
    const date = reading?.date ?? day;
    return date && ((date.year ?? 0) * 100 + date.month) * 100 + date.day;
  });
  if (from != null && to != null && from !== to) {
    const haveYears = from > 10_000 === to > 10_000;
    return haveYears ? to - from : 0;
  }
  const [was, is] = [first.reading?.weekday, second.reading?.weekday];
  if (was != null && is != null && was !== is) return daysBetween(was, is);
  const [a, b] = [first.reading?.time, second.reading?.time];
  if (!a || !b) return 0;
  const minutes = minuteOfDay(b) - minuteOfDay(a);
  return Math.abs(minutes) < longestStep ? minutes : 0;
}

/** Days from one weekday to the nearest other one. */
function daysBetween(first: string, second: string): number {
  const days =
    (weekdayNames.indexOf(second) - weekdayNames.indexOf(first) + 7) % 7;
  return days > 3 ? days - 7 : days;
}
