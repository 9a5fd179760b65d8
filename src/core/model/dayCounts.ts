import { matchAt } from "./scanning";

/** Words beside a time that count its day, and where the text after them goes on. */
interface DayCount {
  /** Days after that of the entry before: 1 of "next day". */
  readonly dayShift: number | null;
  /** The number of the day: 2 of "Day 2" and "+1 day". */
  readonly dayNumber: number | null;
  readonly end: number;
}

const nextDayBefore =
  /(?:the )?(?:next|following) (?:day|morning|afternoon|evening)(?:,? at|[,:]|\s[-–—])?\s{1,3}(?=[\d~*_`(])/iy;
const numberBefore =
  /day (\d{1,2})(?:,? at|\s?[,:|]|\s[-–—])?\s{1,3}(?=[\d~*_`(])/iy;
const nextDayBehind =
  /,?\s{0,2}(?:\((?:the )?(?:next|following) (?:day|morning)\)|(?:the )?(?:next|following) (?:day|morning)\b)/iy;
const numberBehind =
  /\s{0,2}(?:\(\+\s?(\d{1,2})(?:\s?d(?:ays?)?)?\)|\+\s?(\d{1,2})\s?d(?:ays?)?\b|\(day (\d{1,2})\))/iy;

/** "next day", "Day 2" in front of a time; null where no time follows at once. */
export function readDayCountBefore(
  source: string,
  at: number,
): DayCount | null {
  const shift = matchAt(nextDayBefore, source, at);
  if (shift) return { dayShift: 1, dayNumber: null, end: at + shift[0].length };
  const number = matchAt(numberBefore, source, at);
  if (!number) return null;
  const dayNumber = Number(number[1]);
  return { dayShift: null, dayNumber, end: at + number[0].length };
}

/** "(+1 day)", "next morning", "(Day 2)" behind a time. */
export function readDayCountBehind(
  source: string,
  at: number,
): DayCount | null {
  const shift = matchAt(nextDayBehind, source, at);
  if (shift) return { dayShift: 1, dayNumber: null, end: at + shift[0].length };
  const number = matchAt(numberBehind, source, at);
  if (!number) return null;
  const later = number[1] ?? number[2];
  const dayNumber = later === undefined ? Number(number[3]) : Number(later) + 1;
  return { dayShift: null, dayNumber, end: at + number[0].length };
}
