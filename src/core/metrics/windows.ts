/** A stretch of time between two moments on one axis, in integer milliseconds; the end is not before the start. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The same stretches, in order, those that overlap or touch as one. */
export function mergeWindows(windows: readonly Window[]): Window[] {
  const merged: Window[] = [];
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && window.start <= last.end) {
      const end = Math.max(last.end, window.end);
      merged[merged.length - 1] = { start: last.start, end };
    } else merged.push({ start: window.start, end: window.end });
  }
  return merged;
}

/** Downtime: how long merged windows are together (Google SRE book, appendix A), in milliseconds. */
export function totalLength(merged: readonly Window[]): number {
  return merged.reduce((total, { start, end }) => total + end - start, 0);
}
