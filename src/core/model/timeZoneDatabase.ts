import {
  create as plainDateTime,
  toZonedDateTime,
} from "temporal-polyfill/fns/PlainDateTime";
import {
  type CalendarDate,
  type ClockTime,
  dateOfEpochDay,
  daysSinceEpoch,
  minuteOfDay,
  minutesPerDay,
} from "./pointInTime";
import { keptByText } from "./perWords";

/** What the clock of a region does at a wall time. */
interface RegionOffsets {
  /** Minutes east of UTC: two where the wall time comes twice or not at all, none where region or year is unknown. */
  readonly offsets: readonly number[];
  /** False in the hour that is left out when clocks are put forward. */
  readonly exists: boolean;
}

/**
 * The offsets that the time-zone database gives a region at a wall time, that of the earlier moment first. Without a time
 * they are noon's.
 */
export function regionOffsets(
  region: string,
  date: CalendarDate,
  time: ClockTime | null,
): RegionOffsets {
  if (date.year === null) return nowhere;
  const minutes = time === null ? 12 * 60 : Math.floor(minuteOfDay(time));
  return offsetsAt(
    `${region} ${daysSinceEpoch(date) * minutesPerDay + minutes}`,
  );
}

const nowhere: RegionOffsets = { offsets: [], exists: true };

/** By a region and a wall time, minutes since the epoch: with each keystroke, the same are asked for again. */
const offsetsAt = keptByText((key): RegionOffsets => {
  const [region = "", minutes] = key.split(" ");
  const wall = Number(minutes);
  // 24:00 has the offset of the next day's 00:00.
  const day = dateOfEpochDay(Math.floor(wall / minutesPerDay));
  const minute = wall - Math.floor(wall / minutesPerDay) * minutesPerDay;
  try {
    const local = plainDateTime(
      day.year ?? 0,
      day.month,
      day.day,
      Math.floor(minute / 60),
      minute % 60,
    );
    const earlier = toZonedDateTime(local, region, {
      disambiguation: "earlier",
    });
    const later = toZonedDateTime(local, region, { disambiguation: "later" });
    const offsets = [earlier, later]
      .sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
      .map((moment) => wall - moment.epochMilliseconds / 60_000);
    return {
      offsets: [...new Set(offsets)],
      exists: earlier.hour * 60 + earlier.minute === minute,
    };
  } catch {
    return nowhere;
  }
});

/** Whether the time-zone database of this JavaScript engine has the region. */
export function isKnownRegion(region: string): boolean {
  const anyDay = { year: 2020, month: 1, day: 1 };
  return regionOffsets(region, anyDay, null).offsets.length > 0;
}
