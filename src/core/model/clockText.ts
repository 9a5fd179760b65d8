import { minutesPerDay, type ClockTime } from "./pointInTime";

/** A clock's new text and the place of the old one in what it was read from. */
interface ClockReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const clock =
  /(?<!\d)(\d{1,2})(?:([:;.h])(\d{2}))?(?::(\d{2}))?(\s?)([ap]\.?m\.?)?(?![\d/-])/gi;

/**
 * How the clock that `raw` holds is written at another minute of its day, in the same notation. Null where the minute is on
 * another day, or where `raw` holds no such clock.
 */
export function clockLike(
  raw: string,
  time: ClockTime,
  minuteOfDay: number,
): ClockReplacement | null {
  if (minuteOfDay < 0 || minuteOfDay >= minutesPerDay) return null;
  const found = [...raw.matchAll(clock)].find(
    ([, , separator, , , , meridiem]) => separator ?? meridiem,
  );
  if (!found) return null;
  const [
    whole,
    hourText = "",
    separator,
    minuteText,
    seconds,
    gap = "",
    meridiem,
  ] = found;
  const hour = Math.floor(minuteOfDay / 60);
  const minute = Math.floor(minuteOfDay % 60);
  // “6 PM” can't say half past six.
  if (minuteText === undefined && minute !== 0) return null;
  const onTwelve = time.twelveHour && meridiem !== undefined;
  const shown = onTwelve ? hour % 12 || 12 : hour;
  const text = [
    hourText.length === 2 ? String(shown).padStart(2, "0") : String(shown),
    minuteText === undefined
      ? ""
      : `${separator}${String(minute).padStart(2, "0")}`,
    seconds === undefined ? "" : `:${seconds}`,
    meridiem === undefined
      ? ""
      : gap + (onTwelve ? meridiemLike(meridiem, hour >= 12) : meridiem),
  ].join("");
  const tail = meridiem === undefined ? gap.length : 0;
  return {
    start: found.index,
    end: found.index + whole.length - tail,
    text,
  };
}

function meridiemLike(written: string, isAfternoon: boolean): string {
  const letter = isAfternoon ? "p" : "a";
  const isCapital = /^[AP]/.test(written);
  return (isCapital ? letter.toUpperCase() : letter) + written.slice(1);
}
