import type { StatedDuration } from "./durations";

/** The share of an approximate length that it may be off. */
const approximateShare = 0.25;

/**
 * Whether a length (minutes) is another one than the stated: by more than half of the smallest unit stated, a minute at
 * least where minutes are stated; a quarter of the length where it is approximate. “Over” and “under” bound one side only.
 * Hours of business or support compare with nothing.
 */
export function differsFrom(stated: StatedDuration, minutes: number): boolean {
  if (stated.businessHours) return false;
  const unit = stated.smallestUnitMinutes;
  const exact = unit > 1 ? unit / 2 : unit;
  const difference = minutes - stated.minutes;
  switch (stated.approximate) {
    case "over":
      return difference < -exact;
    case "under":
      return difference > exact;
    case "about":
      return (
        Math.abs(difference) >
        Math.max(exact, stated.minutes * approximateShare)
      );
    case null:
      return Math.abs(difference) > exact;
  }
}
