import {
  addDays,
  minuteOfDay,
  minutesPerDay,
  type ClockTime,
  type PointInTime,
} from "./pointInTime";
import type { RawEntry } from "./timelineEntries";
import { resolve, startOfSequence } from "./timelineSequence";
import { timestampAt, type Timestamp } from "./timestamps";
import type { TimeContext } from "./timeline";

/**
 * The moment that "T+5m" counts from: where an entry or a sentence says it ("T0 = 14:05 UTC", "T+5m (14:10)"), else where
 * the document states that the incident began. Null where nothing says it, and where no entry counts from it.
 */
export function timeZero(
  text: string,
  entries: readonly RawEntry[],
  context: TimeContext,
): PointInTime | null {
  const counted = entries.filter(
    ({ timestamp }) => timestamp?.elapsedMinutes != null,
  );
  if (counted.length === 0) return null;
  const pointOf = (
    stamp: Timestamp | null,
    entry?: RawEntry,
  ): PointInTime | null => {
    if (!stamp?.time) return null;
    const zone = entry?.declaredZone ?? context.zone;
    const day = entry?.day ?? context.date;
    const sequence = startOfSequence(day, false);
    return resolve(stamp, zone?.zone ?? null, sequence).start;
  };
  for (const entry of counted.slice(0, mostTried)) {
    const point = pointOf(timestampAt(text, entry.textRange), entry);
    const elapsed = entry.timestamp?.elapsedMinutes ?? 0;
    if (point) return pointAfter(point, -elapsed);
  }
  zeroNamed.lastIndex = 0;
  for (let count = 0; count < mostTried; count++) {
    const match = zeroNamed.exec(text);
    if (!match) break;
    const start = match.index + match[0].length;
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const point = pointOf(timestampAt(text, { start, end }));
    if (point) return point;
  }
  return context.start;
}

const mostTried = 10;
const zeroNamed =
  /\bT ?\+? ?0(?::?00)?[*_`]{0,3}\s{0,2}(?:=|:|\(|is|was)\s{0,2}/g;

/** The point so many minutes later; on the same clock. */
export function pointAfter(point: PointInTime, minutes: number): PointInTime {
  const { time } = point;
  if (!time) return point;
  const total = minuteOfDay(time) + minutes;
  const days = Math.floor(total / minutesPerDay);
  return {
    ...point,
    date: point.date && addDays(point.date, days),
    dayOffset: point.date ? 0 : point.dayOffset + days,
    time: clockAt(total - days * minutesPerDay, time),
  };
}

function clockAt(minutes: number, like: ClockTime): ClockTime {
  const whole = Math.floor(minutes + 1e-9);
  const seconds = Math.round((minutes - whole) * 60);
  return {
    ...like,
    hour: Math.floor(whole / 60),
    minute: whole % 60,
    second: like.second === null && seconds === 0 ? null : seconds,
  };
}
