import type { Measurements } from "../metrics/metrics";

/** “1 d 1 h 30 min”, “45 min”, “1 min 30 s” of a length in minutes; seconds only of less than an hour. */
export function durationText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const units = [
    [Math.floor(seconds / 86400), "d"],
    [Math.floor((seconds % 86400) / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds < 3600 ? seconds % 60 : 0, "s"],
  ] as const;
  const parts = units.filter(([count]) => count > 0);
  return parts.map(([count, unit]) => `${count} ${unit}`).join(" ") || "0 s";
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
