import type { Anchor } from "../metrics/moments";
import { instantOf, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { lineColumnAt, lineStarts } from "../text";
import { lengthText, plainStyle } from "./numbers";
import {
  anchorTitles,
  isIncomparable,
  markedEntries,
  minutesFrom,
  storyOf,
  type Reached,
} from "./story";
import { elapsedText, quoted } from "./words";

/** The incident to scale: its phases, and the timeline's entries upon them. Places are fractions of the whole, 0 to 1. */
export interface IncidentBar {
  readonly phases: readonly IncidentPhase[];
  readonly entries: readonly BarEntry[];
  /** What the timeline does not tell, and what would; empty where it tells all. */
  readonly gaps: readonly string[];
}

export interface IncidentPhase {
  readonly id: PhaseId;
  readonly title: string;
  /** Such as “7 min”. */
  readonly length: string;
  readonly from: number;
  readonly to: number;
  /** The 0-based line of the entry that it begins with, or of what else says when it began; null where nothing does. */
  readonly line: number | null;
}

type PhaseId =
  | "outage"
  | "undetected"
  | "detected"
  | "diagnosing"
  | "mitigating"
  | "mitigated"
  | "resolved";

export interface BarEntry {
  readonly at: number;
  readonly line: number;
  /** As written in the entry's zone: “14:05”. */
  readonly time: string;
  /** On the clock of its zone as ISO 8601 has it, where it is known. */
  readonly instant: string | null;
  /** “+7 min” since the start. */
  readonly elapsed: string;
  readonly text: string;
  readonly milestone: string | null;
}

/** What goes on from a milestone until the next. */
const phaseAfter: Readonly<
  Partial<Record<Anchor, { readonly id: PhaseId; readonly title: string }>>
> = {
  started: { id: "undetected", title: "Undetected" },
  detected: { id: "detected", title: "Detected" },
  acknowledged: { id: "diagnosing", title: "Diagnosing" },
  identified: { id: "mitigating", title: "Mitigating" },
  mitigated: { id: "mitigated", title: "Mitigated" },
  resolved: { id: "resolved", title: "Resolved" },
};

const phaseOrder = Object.keys(phaseAfter) as Anchor[];

/** Milestones without which a phase can't be told from the one before it. */
const wanted = [
  {
    id: "detected",
    when: "when it was detected",
    example: "14:12 Monitoring pages @alice",
  },
  {
    id: "mitigated",
    when: "when it was mitigated",
    example: "15:10 Deployment rolled back",
  },
  {
    id: "resolved",
    when: "when it was resolved",
    example: "15:35 Checkout fully restored",
  },
] as const;

/** How far beyond the outage the bar goes at each end, as a part of it, for entries there. */
const margin = 0.15;

/** Null where fewer than two moments of the incident are known. */
export function incidentBarOf(postmortem: Postmortem): IncidentBar | null {
  const { incident } = postmortem;
  const story = storyOf(postmortem);
  const { start, reached } = story;
  const timed = incident.timeline.flatMap((entry) => {
    const minutes = minutesFrom(start, entry.start);
    return minutes === null ? [] : [{ entry, minutes }];
  });
  const end = endOf(reached, minutesFrom(start, incident.outage?.end ?? null));
  const last = end ?? Math.max(0, ...timed.map(({ minutes }) => minutes));
  if (!start || last <= 0) return null;

  const inside = timed.filter(
    ({ minutes }) =>
      minutes >= -margin * last && minutes <= (1 + margin) * last,
  );
  const first = Math.min(0, ...inside.map(({ minutes }) => minutes));
  const whole = Math.max(last, ...inside.map(({ minutes }) => minutes)) - first;
  const place = (minutes: number): number => (minutes - first) / whole;
  const marked = markedEntries(story);
  return {
    phases: phasesOf(postmortem.text, reached, last, first + whole).map(
      (phase) => ({
        id: phase.id,
        title: phase.title,
        line: phase.line,
        length: lengthText((phase.end - phase.start) * 60_000, plainStyle),
        from: place(phase.start),
        to: place(phase.end),
      }),
    ),
    entries: inside.map(({ entry, minutes }) => {
      const anchor = marked.get(entry);
      return {
        at: place(minutes),
        line: entry.line,
        time: clockText(entry.start),
        instant: entry.start && instantOf(entry.start),
        elapsed: elapsedText(minutes * 60_000, plainStyle),
        text: quoted(entry.text),
        milestone: anchor ? anchorTitles[anchor] : null,
      };
    }),
    gaps: wanted
      .filter(({ id }) => !reached.some(({ anchor }) => anchor === id))
      .map(({ id, when, example }) =>
        isIncomparable(start, incident.milestones[id])
          ? `${when}, with a date and a zone as the start has them`
          : `${when} (“${example}”)`,
      ),
  };
}

/** When the outage was over, in minutes since its start; null where nothing tells it. */
function endOf(
  reached: readonly Reached[],
  outageEnd: number | null,
): number | null {
  const resolved = reached.find(({ anchor }) => anchor === "resolved");
  return resolved?.minutes ?? outageEnd;
}

interface Phase {
  readonly id: PhaseId;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly line: number | null;
}

/** One milestone's phase ends with the next milestone that was reached; those that come out of their order divide nothing. */
function phasesOf(
  text: string,
  reached: readonly Reached[],
  outageEnd: number,
  barEnd: number,
): Phase[] {
  const cuts: Omit<Phase, "end">[] = [];
  const starts = lineStarts(text);
  const lineOf = ({ entry, range }: Reached): number =>
    entry?.line ?? lineColumnAt(starts, range.start).line;
  const startedBy = reached.find(({ anchor }) => anchor === "started");
  const line = startedBy ? lineOf(startedBy) : null;
  cuts.push({ id: "undetected", title: "Undetected", start: 0, line });
  let order = 0;
  for (const each of reached) {
    const { anchor, minutes } = each;
    const phase = phaseAfter[anchor];
    const place = phaseOrder.indexOf(anchor);
    if (!phase || place <= order || minutes > outageEnd) continue;
    order = place;
    cuts.push({ ...phase, start: minutes, line: lineOf(each) });
  }
  const isNoticed = reached.some(
    ({ anchor }) => anchor === "detected" || anchor === "acknowledged",
  );
  if (cuts[0] && !isNoticed) {
    // Nothing tells how long it went unnoticed.
    cuts[0] = { ...cuts[0], id: "outage", title: "Outage" };
  }
  if (outageEnd < barEnd && order < phaseOrder.length - 1) {
    cuts.push({ id: "resolved", title: "Over", start: outageEnd, line: null });
  }
  return cuts
    .map((cut, index) => ({ ...cut, end: cuts[index + 1]?.start ?? barEnd }))
    .filter(({ start, end }) => end > start);
}

function clockText(point: PointInTime | null): string {
  const time = point?.time;
  if (!time) return "";
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(time.hour)}:${two(time.minute)}`;
}
