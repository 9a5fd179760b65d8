import { incidentDataOf } from "../metrics/metrics";
import { millisecondsBetween } from "../metrics/moments";
import type { PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { NumberStyle } from "./numbers";
import { elapsedText } from "./words";

/** The time since the start of the impact, for the end of an entry's timestamp. */
interface ElapsedHint {
  readonly offset: number;
  /** “+45 min”. */
  readonly text: string;
}

/** One for each entry of the timeline whose time compares with the start of the impact. */
export function elapsedHints(
  postmortem: Postmortem,
  style: NumberStyle,
): ElapsedHint[] {
  return postmortem.incident.timeline.flatMap(({ start, timestamp }) => {
    const text = start && elapsedSinceStart(postmortem, start, style);
    // “T+45m” says so itself.
    return text && timestamp && timestamp.elapsedMinutes === null
      ? [{ offset: timestamp.range.end, text }]
      : [];
  });
}

/** “+45 min” after the start of the impact, “−5 min” before it; null where the two don't compare. */
export function elapsedSinceStart(
  postmortem: Postmortem,
  point: PointInTime,
  style: NumberStyle,
): string | null {
  const { started } = incidentDataOf(postmortem).moments;
  const elapsed = started && millisecondsBetween(started.point, point);
  if (elapsed === null || elapsed === undefined) return null;
  return elapsedText(elapsed, style);
}
