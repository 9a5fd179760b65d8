/** A day of the calendar; `year` is null where the text names only month and day. */
export interface CalendarDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** A time of day. `hour` is the 24-hour reading, 24 only as 24:00. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  /** Null where no seconds are written; may have a fraction. */
  readonly second: number | null;
  readonly meridiem: "am" | "pm" | null;
  /**
   * Whether it was read on a twelve-hour clock. A meridiem without it does not fit the hour: redundant in "13:55 PM",
   * contradictory in "23:00 AM".
   */
  readonly twelveHour: boolean;
}

/** A moment as far as it is known. */
export interface PointInTime {
  readonly date: CalendarDate | null;
  /** Days after the start of a sequence without a date; 0 where there is a date. */
  readonly dayOffset: number;
  readonly time: ClockTime | null;
  /** Minutes east of UTC; null where no zone is known. */
  readonly offsetMinutes: number | null;
}

export const minutesPerDay = 24 * 60;

/**
 * The normal form: "2024-02-14T10:00-05:00", "2024-02-14" without a time, "T10:00Z" without a date, "+1T00:40Z" a day
 * after an undated start, "--02-14T10:00" without a year. Null where neither date nor time is known.
 */
export function formatPoint(point: PointInTime): string | null {
  const { date, time } = point;
  const day = date === null ? dayOffsetText(point.dayOffset) : formatDate(date);
  if (time === null) return date === null ? null : day;
  const seconds =
    time.second === null ? "" : `:${twoDigits(Math.floor(time.second))}`;
  const clock = `T${twoDigits(time.hour)}:${twoDigits(time.minute)}${seconds}`;
  return day + clock + formatOffset(point.offsetMinutes);
}

/** "Z", "+02:00" or "-03:30" of an offset in minutes; empty where it is null. */
export function formatOffset(offsetMinutes: number | null): string {
  if (offsetMinutes === null) return "";
  if (offsetMinutes === 0) return "Z";
  const size = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? "-" : "+";
  return `${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/**
 * Minutes on an axis with fractional seconds: of UTC where the offset is known, of the wall clock where it isn't. A date
 * alone counts as its first minute, an undated time from the start's midnight. Null where neither is known. Two values
 * compare only where both points know the same parts; `minutesBetween` sees to that.
 */
export function comparableMinutes(point: PointInTime): number | null {
  const { date, time } = point;
  if (date === null && time === null) return null;
  const days = date === null ? point.dayOffset : daysSinceEpoch(date);
  const clock = time === null ? 0 : minuteOfDay(time);
  return days * minutesPerDay + clock - (point.offsetMinutes ?? 0);
}

/** Milliseconds since 1970-01-01T00:00Z; null where the day, its year, the time or the zone is not known. */
export function utcOf(point: PointInTime): number | null {
  if (point.date?.year == null || !point.time) return null;
  if (point.offsetMinutes === null) return null;
  const minutes = comparableMinutes(point);
  return minutes === null ? null : Math.round(minutes * 60_000);
}

/** The moment on its own clock as ISO 8601 has it, "2024-02-14T10:00:00-05:00"; null where `utcOf` is. */
export function instantOf(point: PointInTime): string | null {
  const utc = utcOf(point);
  if (utc === null || point.offsetMinutes === null) return null;
  const clock = new Date(utc + point.offsetMinutes * 60_000);
  return clock.toISOString().slice(0, 19) + formatOffset(point.offsetMinutes);
}

/** Minutes elapsed from one point to the other; null where a time is missing or one knows a date, year or zone and the other doesn't. */
export function minutesBetween(
  from: PointInTime,
  to: PointInTime,
): number | null {
  if (from.time === null || to.time === null) return null;
  if ((from.offsetMinutes === null) !== (to.offsetMinutes === null))
    return null;
  if ((from.date === null) !== (to.date === null)) return null;
  if ((from.date?.year == null) !== (to.date?.year == null)) return null;
  const start = comparableMinutes(from);
  const end = comparableMinutes(to);
  return start === null || end === null ? null : end - start;
}

/** Minutes since midnight, with fractional seconds. */
export function minuteOfDay(time: ClockTime): number {
  return time.hour * 60 + time.minute + (time.second ?? 0) / 60;
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil). A date without a year counts in 2000, which is a leap year.
 */
export function daysSinceEpoch(date: CalendarDate): number {
  const year = (date.year ?? 2000) - (date.month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthFromMarch = (date.month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + date.day - 1;
  const dayOfEra =
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date that many days since 1970-01-01 (the inverse: civil_from_days of the same source). */
export function dateOfEpochDay(days: number): CalendarDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The date that many days later; a date without a year stays without one. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = dateOfEpochDay(daysSinceEpoch(date) + days);
  return date.year === null ? { ...moved, year: null } : moved;
}

/** Whether the calendar has such a day; 29 February counts where the year is unknown. */
export function isCalendarDate(date: CalendarDate): boolean {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
    return false;
  const back = dateOfEpochDay(daysSinceEpoch(date));
  return back.month === date.month && back.day === date.day;
}

/** In the order of `dayOfWeek`. */
export const weekdayNames: readonly string[] =
  "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** 0 for Sunday to 6 for Saturday; null where the year is unknown. */
export function dayOfWeek(date: CalendarDate): number | null {
  if (date.year === null) return null;
  return (((daysSinceEpoch(date) + 4) % 7) + 7) % 7;
}

/** "2024-02-14", "--02-14" without a year. */
export function formatDate(date: CalendarDate): string {
  const monthDay = `${twoDigits(date.month)}-${twoDigits(date.day)}`;
  if (date.year === null) return `--${monthDay}`;
  return `${String(date.year).padStart(4, "0")}-${monthDay}`;
}

function dayOffsetText(days: number): string {
  if (days === 0) return "";
  return days > 0 ? `+${days}` : String(days);
}

/** “05”. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
