import { hourOf } from "./clockTimes";
import { minuteOfDay, type ClockTime } from "./pointInTime";
import type { Timestamp } from "./timestamps";

/** How a time on a twelve-hour clock is read among its neighbours. */
export interface HalfOfDay {
  /** The timestamp with the half of the day that its neighbours give it, where it names none. */
  readonly timestamp: Timestamp | null;
  /** Whether it names no half of the day where its neighbours show a twelve-hour clock. */
  readonly isMissing: boolean;
  /** The other half of the day than the one written, where only that keeps the time between its neighbours. */
  readonly slip: "am" | "pm" | null;
}

/** A time and whether what stands before it says nothing about its half of the day. */
interface SequenceTime {
  readonly timestamp: Timestamp | null;
  readonly isFresh: boolean;
}

const hour = 60;
const day = 24 * hour;

/** Behind noon an hour without a meridiem falls back by at least so much; less is out of order. Zero-padded hours look like 24-hour ones. */
const leastFall = 6 * hour;
const leastFallPadded = 9 * hour;

/** Reads the times of one sequence, earliest first, in order. */
export function readHalvesOfDay(times: readonly SequenceTime[]): HalfOfDay[] {
  const read = times.map(({ timestamp }): HalfOfDay => ({
    timestamp,
    isMissing: false,
    slip: null,
  }));
  if (isTwelveHourClock(times)) addMissing(times, read);
  addSlips(times, read);
  return read;
}

/** Whether no time needs a 24-hour clock and several stand on a twelve-hour one, or might. */
function isTwelveHourClock(times: readonly SequenceTime[]): boolean {
  let unmarked = 0;
  for (const { timestamp } of times) {
    const time = timestamp?.time;
    if (!timestamp || !time || time.twelveHour) continue;
    if (isNamed(timestamp)) continue;
    if (time.meridiem !== null || time.second !== null) return false;
    if (time.hour > 12 || time.hour === 0) return false;
    const end = timestamp.end?.time;
    if (end && !end.twelveHour && (end.hour > 12 || end.hour === 0)) {
      return false;
    }
    unmarked++;
  }
  return unmarked > 0;
}

/** "noon" needs no meridiem. */
function isNamed({ raw }: Timestamp): boolean {
  return /noon|midday|midnight/i.test(raw);
}

function addMissing(times: readonly SequenceTime[], read: HalfOfDay[]): void {
  const isMarked = times.some(({ timestamp }) => timestamp?.time?.twelveHour);
  let previous: ClockTime | null = null;
  let crossesNoon = isMarked;
  for (const [index, { timestamp, isFresh }] of times.entries()) {
    // Entries that name their day may stand in any order, which tells nothing of their half of the day.
    if (isFresh || timestamp?.date) previous = null;
    const time = timestamp?.time;
    if (!timestamp || !time) continue;
    if (time.twelveHour || isNamed(timestamp)) {
      previous = time;
      continue;
    }
    if (!isMarked && !crossesNoon) {
      if (!previous || !fallsBehindNoon(timestamp, time, previous)) {
        previous = time;
        continue;
      }
      crossesNoon = true;
      for (let before = 0; before < index; before++) markMissing(read, before);
    }
    const marked: ClockTime = previous
      ? laterOf(time, previous)
      : firstOf(times, index, time);
    read[index] = {
      timestamp: { ...timestamp, time: marked },
      isMissing: true,
      slip: null,
    };
    previous = marked;
  }
}

function markMissing(read: HalfOfDay[], index: number): void {
  const each = read[index];
  if (each?.timestamp?.time && !isNamed(each.timestamp)) {
    read[index] = { ...each, isMissing: true };
  }
}

function fallsBehindNoon(
  { raw }: Timestamp,
  time: ClockTime,
  previous: ClockTime,
): boolean {
  const fall = minuteOfDay(previous) - minuteOfDay(time);
  const isPadded = /(?:^|\D)0\d[:.h]\d\d/.test(raw);
  return fall >= (isPadded ? leastFallPadded : leastFall) && fall < day / 2;
}

/** The reading at or after the previous time; where none is, the one in its half of the day, which is out of order. */
function laterOf(time: ClockTime, previous: ClockTime): ClockTime {
  const readings = [inHalf(time, "am"), inHalf(time, "pm")];
  const from = minuteOfDay(previous);
  return (
    readings.find((reading) => minuteOfDay(reading) >= from) ??
    inHalf(time, previous.hour < 12 ? "am" : "pm")
  );
}

/** Without a time before it, the half of the day of the next one that names it, if that keeps the order. */
function firstOf(
  times: readonly SequenceTime[],
  index: number,
  time: ClockTime,
): ClockTime {
  const next = times
    .slice(index + 1, index + 4)
    .find(({ timestamp }) => timestamp?.time?.twelveHour)?.timestamp?.time;
  if (!next) return time;
  const afternoon = inHalf(time, "pm");
  const isAfternoon =
    next.hour >= 12 && minuteOfDay(afternoon) <= minuteOfDay(next);
  return isAfternoon ? afternoon : inHalf(time, "am");
}

function inHalf(time: ClockTime, half: "am" | "pm"): ClockTime {
  return { ...time, hour: hourOf(time.hour, half) };
}

/** A slip is sure only where the mended time is near its neighbours: within so many minutes behind the one before. */
const nearBehind = 6 * hour;
const nearAtEnd = 3 * hour;

/** Finds times whose other half of the day stands between its neighbours, while the written one is out of order. */
function addSlips(times: readonly SequenceTime[], read: HalfOfDay[]): void {
  const timed = times.flatMap(({ isFresh }, index) => {
    const time = read[index]?.timestamp?.time;
    return time || isFresh ? [{ index, isFresh, time: time ?? null }] : [];
  });
  for (const [place, current] of timed.entries()) {
    const before = timed[place - 1];
    if (!before?.time || !current.time || current.isFresh) continue;
    const fall = minuteOfDay(before.time) - minuteOfDay(current.time);
    if (fall <= 0 || fall >= day / 2) continue;
    const after = timed[place + 1];
    const next = after && !after.isFresh ? after.time : null;
    const first = timed[place - 2];
    const isPrevious =
      first?.time != null &&
      !before.isFresh &&
      fits(first.time, before.time, current.time);
    const isCurrent = fits(before.time, current.time, next);
    // Of two that would do, the earlier one keeps the entries closer together.
    const slipped = isPrevious ? before : isCurrent ? current : null;
    const each = slipped && read[slipped.index];
    if (!slipped?.time || !each) continue;
    read[slipped.index] = { ...each, slip: otherHalf(slipped.time) };
  }
}

function otherHalf({ hour: written }: ClockTime): "am" | "pm" {
  return written < 12 ? "pm" : "am";
}

/** Whether a time with its other half of the day stands shortly behind the one before and not behind the next. */
function fits(
  before: ClockTime,
  time: ClockTime,
  next: ClockTime | null,
): boolean {
  if (!time.twelveHour) return false;
  const from = minuteOfDay(before);
  const mended = unrolled(minuteOfDay(inOtherHalf(time)), from);
  const gap = mended - from;
  if (gap < 0 || gap > (next ? nearBehind : nearAtEnd)) return false;
  if (!next) return true;
  const following = unrolled(minuteOfDay(next), mended);
  return following >= mended && following - mended < day / 2;
}

/** Minutes of the same day, or of the next one where half a day lies between. */
function unrolled(minutes: number, from: number): number {
  const start = Math.floor(from / day) * day + minutes;
  return from - start >= day / 2 ? start + day : start;
}

/** The time of the other half of the day, "12:15 PM" of "12:15 AM". */
export function inOtherHalf(time: ClockTime): ClockTime {
  const half = otherHalf(time);
  return {
    ...time,
    hour: (time.hour % 12) + (half === "pm" ? 12 : 0),
    meridiem: half,
  };
}
