import { leastOf } from "../lists";
import type { DayMonthOrder } from "./calendarDates";
import {
  dayOfWeek,
  daysSinceEpoch,
  weekdayNames,
  type CalendarDate,
} from "./pointInTime";
import type { Timestamp } from "./timestamps";

/** A date in digits may be that of the incident where it is so near to the day that the document names, in days. */
const nearDays = 3;
/** Entries of one incident keep within so many days; the other order spreads them over months. */
const closeTogether = 14;

/**
 * Which of day and month a document writes first in dates such as "04/03/2026"; null where nothing tells. In this order: a
 * date that has but one reading (a number above 12), the weekday beside a date, a day that is told in another way (ISO,
 * a month's name), entries that run in order or close together in one reading only. `known` are the document's other times.
 */
export function dayMonthOrder(
  entries: readonly Timestamp[],
  known: readonly Timestamp[],
): DayMonthOrder | null {
  const all = [...entries, ...known];
  const open = all.filter(isOpen);
  if (open.length === 0) return null;
  return (
    agreed(all.map(({ dateOrders }) => only(dateOrders))) ??
    agreed(open.map(byWeekday)) ??
    byKnownDays(open, all) ??
    byOrder(entries.filter(isOpen))
  );
}

/** Whether day and month of its date may change places. */
export function isOpen({ dateReadings }: Timestamp): boolean {
  return dateReadings.length > 1;
}

/** The timestamp with its date read in that order. */
export function inOrder(
  timestamp: Timestamp,
  order: DayMonthOrder | null,
): Timestamp {
  if (order === null || !isOpen(timestamp)) return timestamp;
  const date = readingOf(timestamp, order);
  if (!date) return timestamp;
  return { ...timestamp, date, dateReadings: [date], dateOrders: [order] };
}

function readingOf(
  { dateReadings, dateOrders }: Timestamp,
  order: DayMonthOrder,
): CalendarDate | null {
  return dateReadings[dateOrders.indexOf(order)] ?? null;
}

function only(orders: readonly DayMonthOrder[]): DayMonthOrder | null {
  return orders.length === 1 ? (orders[0] ?? null) : null;
}

/** The one order that the evidence tells of; null where there is none or it contradicts itself. */
function agreed(
  evidence: readonly (DayMonthOrder | null)[],
): DayMonthOrder | null {
  const told = new Set(evidence.filter((order) => order !== null));
  return told.size === 1 ? ([...told][0] ?? null) : null;
}

function byWeekday(stamp: Timestamp): DayMonthOrder | null {
  const weekday = weekdayNames.indexOf(stamp.weekday ?? "");
  if (weekday < 0) return null;
  return only(
    stamp.dateOrders.filter((_, index) => {
      const date = stamp.dateReadings[index];
      return date !== undefined && dayOfWeek(date) === weekday;
    }),
  );
}

/** The order by which a date is one of the days, or next to one, that the document names in another way. */
function byKnownDays(
  open: readonly Timestamp[],
  all: readonly Timestamp[],
): DayMonthOrder | null {
  const days = all
    .filter((stamp) => stamp.date && stamp.dateOrders.length === 0)
    .map(({ date }) => date)
    .filter((date) => date !== null);
  if (days.length === 0) return null;
  const isNear = (date: CalendarDate): boolean =>
    days.some((day) => daysApart(day, date) <= nearDays);
  return agreed(
    open.map((stamp) =>
      only(
        stamp.dateOrders.filter((_, index) => {
          const date = stamp.dateReadings[index];
          return date !== undefined && isNear(date);
        }),
      ),
    ),
  );
}

/** Days between two dates, in the same year where one of them names none. */
function daysApart(a: CalendarDate, b: CalendarDate): number {
  const year = a.year !== null && b.year !== null ? null : 2000;
  const inYear = (date: CalendarDate): CalendarDate =>
    year === null ? date : { ...date, year };
  return Math.abs(daysSinceEpoch(inYear(a)) - daysSinceEpoch(inYear(b)));
}

function byOrder(entries: readonly Timestamp[]): DayMonthOrder | null {
  const daysBy = (order: DayMonthOrder): number[] =>
    entries.flatMap((stamp) => {
      const date = readingOf(stamp, order);
      return date ? [daysSinceEpoch(date)] : [];
    });
  const [monthFirst, dayFirst] = [daysBy("monthFirst"), daysBy("dayFirst")];
  return (
    better(isAscending(monthFirst), isAscending(dayFirst)) ??
    better(isClose(monthFirst), isClose(dayFirst))
  );
}

function better(monthFirst: boolean, dayFirst: boolean): DayMonthOrder | null {
  if (monthFirst === dayFirst) return null;
  return monthFirst ? "monthFirst" : "dayFirst";
}

function isAscending(days: readonly number[]): boolean {
  return days.every((day, index) => day >= (days[index - 1] ?? day));
}

function isClose(days: readonly number[]): boolean {
  return (
    -leastOf(days, (day) => -day) - leastOf(days, (day) => day) <= closeTogether
  );
}
