import {
  atMost,
  combined,
  exactly,
  product,
  sum,
  type Figure,
} from "./figures";
import { one } from "./fractions";
import type { Window } from "./windows";

/** A share of users that holds for a part of the outage. */
export interface SharePhase {
  readonly share: Figure;
  /** Milliseconds on the windows' axis; null for the outage's start, or where the phase before it ends. */
  readonly from: number | null;
  /** Null where it holds until the next phase begins, or to the outage's end. */
  readonly to: number | null;
}

/**
 * Downtime weighted by the share of users who had it, in milliseconds: the sum of each window's length times its share
 * (Microsoft's “Service Level Agreements for Online Services” counts user minutes the same way, with users for shares).
 *
 * `always` is the share where no phase says another. Where no share is known at all the sum is a lower bound, and says so;
 * null where none is known anywhere. The windows are merged ones.
 */
export function weightedDowntime(
  windows: readonly Window[],
  always: Figure | null,
  phases: readonly SharePhase[],
): Figure | null {
  if (always === null && phases.length === 0) return null;
  let total = exactly(0);
  for (const { start, end, share } of stretches(windows, always, phases)) {
    total =
      share === null
        ? { ...total, qualifier: combined(total.qualifier, "over") }
        : sum(total, product(exactly(end - start), atMost(one, share)));
  }
  return total;
}

/** The windows cut where a phase begins or ends, each piece with the share that holds in it. */
function stretches(
  windows: readonly Window[],
  always: Figure | null,
  phases: readonly SharePhase[],
): (Window & { readonly share: Figure | null })[] {
  const timed = bounded(windows, phases);
  const cuts = timed.flatMap(({ start, end }) => [start, end]);
  return windows.flatMap(({ start, end }) => {
    const bounds = [start, ...cuts, end]
      .filter((at) => at >= start && at <= end)
      .sort((a, b) => a - b);
    return bounds.slice(1).flatMap((to, index) => {
      const from = bounds[index] ?? to;
      if (from === to) return [];
      const holding = timed.findLast(
        (phase) => phase.start <= from && phase.end >= to,
      );
      return [{ start: from, end: to, share: holding?.share ?? always }];
    });
  });
}

/** Each phase with both its ends, in the order in which they begin. */
function bounded(
  windows: readonly Window[],
  phases: readonly SharePhase[],
): (Window & { readonly share: Figure })[] {
  const begin = windows[0]?.start ?? 0;
  const finish = windows.at(-1)?.end ?? 0;
  const ordered = [...phases].sort(
    (a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity),
  );
  return ordered.map(({ share, from, to }, index) => {
    const start = from ?? begin;
    const next = ordered
      .slice(index + 1)
      .find((each) => each.from !== null && each.from > start);
    return { share, start, end: to ?? next?.from ?? finish };
  });
}
