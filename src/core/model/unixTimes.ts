import { matchAt } from "./scanning";
import {
  type CalendarDate,
  type ClockTime,
  dateOfEpochDay,
} from "./pointInTime";

/** A moment in UTC and where the text after it goes on. */
interface UnixTime {
  readonly date: CalendarDate;
  readonly time: ClockTime;
  readonly end: number;
}

const digits =
  /1\d{9}(\d{3})?(\d{3})?(?!\d)(?=[ \t*_`]{0,4}(?:$|[:|,)\]\n–—-]))/y;
const secondsPerDay = 86_400;

/**
 * A Unix time as a token of its own: 10 digits are seconds, 13 milliseconds, 16 microseconds since 1970-01-01T00:00Z. It
 * begins with 1, which reaches from 2001 to 2033.
 */
export function readUnixTime(source: string, at: number): UnixTime | null {
  const match = matchAt(digits, source, at);
  if (match === null) return null;
  const seconds = Number(match[0].slice(0, 10));
  const day = Math.floor(seconds / secondsPerDay);
  const second = seconds - day * secondsPerDay;
  const time = {
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
    meridiem: null,
    twelveHour: false,
  };
  return { date: dateOfEpochDay(day), time, end: at + match[0].length };
}
