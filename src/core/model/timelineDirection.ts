import { minuteOfDay, weekdayNames, type CalendarDate } from "./pointInTime";
import type { Timestamp } from "./timestamps";

/** A timestamp and the day heading that it stands under. */
interface DatedReading {
  readonly day: CalendarDate | null;
  readonly reading: Timestamp | null;
}

/** Whether most steps from one time to the next go down, as on a status page. */
export function runsDown(entries: readonly DatedReading[]): boolean {
  let steps = 0;
  let down = 0;
  let before: DatedReading | undefined;
  for (const entry of entries) {
    if (!entry.reading?.time && !entry.reading?.date) continue;
    const step = before ? stepBetween(before, entry) : 0;
    if (step !== 0) steps++;
    if (step < 0) down++;
    before = entry;
  }
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
