import type { Measurements } from "../metrics/metrics";

/** “2 d 3 h”, “1 h 30 min”, “45 min”, “30 s” of a length in minutes; the two largest units that are not zero. */
export function durationText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) return `${seconds} s`;
  const parts = [
    [Math.floor(seconds / 86400), "d"],
    [Math.floor((seconds % 86400) / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

/** “Outage 1 h 30 min · 50 % of users”: what is known of the two; null where nothing is. */
export function outageText(measurements: Measurements): string | null {
  const { durationMinutes, affected } = measurements;
  const parts: string[] = [];
  if (durationMinutes !== null) {
    parts.push(`Outage ${durationText(durationMinutes)}`);
  }
  if (affected !== null) {
    parts.push(`${percentText(affected.share)} of ${affected.of}`);
  }
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** “50 %” of 0.5; one decimal where the share has one. */
export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
