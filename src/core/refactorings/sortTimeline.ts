import { memo } from "../memo";
import { comparableMinutes, type PointInTime } from "../model/pointInTime";
import type { TimelineEntry } from "../model/timeline";
import { keepsStarts } from "../model/timelineOrder";
import type { TextEdit, TextRange } from "../text";

/** The entries of a timeline that may change places with each other. */
export interface TimelineRun {
  /** Indices into the timeline, in its order. */
  readonly members: readonly number[];
  /** Whether a time of their group takes its zone from the group's first time with one. */
  readonly sharesZone: boolean;
}

/** The runs of a timeline, for each of its entries the one that it is in. */
export const timelineRuns = memo(
  (timeline: readonly TimelineEntry[]): readonly TimelineRun[] => {
    const sharing = new Set<number>();
    for (const { group, zone } of timeline) {
      if (zone?.place === "neighbour") sharing.add(group);
    }
    const runs = new Map<string, TimelineRun & { members: number[] }>();
    return timeline.map(({ group, run }, index) => {
      const key = `${group}/${run}`;
      const sharesZone = sharing.has(group);
      const found = runs.get(key) ?? { members: [], sharesZone };
      found.members.push(index);
      runs.set(key, found);
      return found;
    });
  },
);

/**
 * The edit that brings the entries of a run into order, earliest first, equal times as they stand. Whole entries change
 * places, with what is nested in them; what stands between them, ordered markers and hard line breaks stay where they are,
 * so that no character is lost. Null where they are in order, their times don't compare, or an entry would be read
 * differently in its new place: with another date or zone, or outside of its list.
 */
export function sortTimeline(
  text: string,
  timeline: readonly TimelineEntry[],
  run: TimelineRun,
): TextEdit | null {
  const units = unitsOf(text, timeline, run);
  const sorted = units
    .map((unit, place) => ({ unit, place }))
    .sort((a, b) => a.unit.minutes - b.unit.minutes || a.place - b.place)
    .map(({ unit }) => unit);
  const first = units.findIndex((unit, place) => unit !== sorted[place]);
  if (first < 0) return null;
  const last = units.findLastIndex((unit, place) => unit !== sorted[place]);
  const slots = units.slice(first, last + 1);
  const moved = sorted.slice(first, last + 1);
  if (!knowTheSame(units, timeline) || !fit(slots, moved)) return null;
  const order = moved.flatMap((unit) =>
    timeline.slice(unit.first, unit.afterLast),
  );
  const from = slots[0]?.first ?? 0;
  if (run.sharesZone && !keepsFirstZone(timeline, from, order)) return null;
  if (!keepsStarts(timeline, from, order)) return null;
  return editOf(text, slots, moved);
}

/** An entry with a time and what follows it without one: they move together. */
interface Unit {
  readonly range: TextRange;
  readonly minutes: number;
  /** What stays in front of it: indentation and an ordered marker. */
  readonly marker: string;
  readonly margin: string;
  readonly isLong: boolean;
  /** Of its entries, those nested in it included: the index of the first, and the one after the last. */
  readonly first: number;
  readonly afterLast: number;
}

function unitsOf(
  text: string,
  timeline: readonly TimelineEntry[],
  { members }: TimelineRun,
): Unit[] {
  const starts = members.filter((index) => timeline[index]?.start?.time);
  const lastMember = timeline[members.at(-1) ?? 0];
  let end = members.at(-1) ?? 0;
  while (
    (timeline[end]?.range.start ?? Infinity) < (lastMember?.range.end ?? 0)
  )
    end++;
  const closing = new Map<number, TimelineEntry>();
  let place = -1;
  for (const index of members) {
    const entry = timeline[index];
    if (index === starts[place + 1]) place++;
    if (entry && place >= 0) closing.set(place, entry);
  }
  return starts.flatMap((first, at) => {
    const entry = timeline[first];
    const closed = closing.get(at);
    const minutes = entry?.start ? comparableMinutes(entry.start) : null;
    if (!entry || !closed || minutes === null) return [];
    const whole = { start: entry.range.start, end: closed.range.end };
    const afterLast = starts[at + 1] ?? end;
    // Behind a spread, new properties would give each object a shape of its own.
    return [{ minutes, first, afterLast, ...movablePart(text, whole) }];
  });
}

/** The lines without an ordered list's marker and without the hard line break at their end. */
function movablePart(
  text: string,
  range: TextRange,
): Pick<Unit, "range" | "marker" | "margin" | "isLong"> {
  const source = text.slice(range.start, range.end).trimEnd();
  const marker = /^[ \t]*\d{1,9}[.)][ \t]+/.exec(source)?.[0] ?? "";
  const lineBreak = /(?:\\|<br ?\/?>)$/i.exec(source)?.[0] ?? "";
  const end = source.slice(0, source.length - lineBreak.length).trimEnd();
  return {
    range: {
      start: range.start + marker.length,
      end: range.start + Math.max(end.length, marker.length),
    },
    marker,
    margin: /^[ \t]*/.exec(source)?.[0] ?? "",
    isLong: /[\r\n]/.test(source),
  };
}

/** Whether all units know the same parts of their moment. */
function knowTheSame(
  units: readonly Unit[],
  timeline: readonly TimelineEntry[],
): boolean {
  const startOf = (unit: Unit | undefined): PointInTime | null =>
    timeline[unit?.first ?? -1]?.start ?? null;
  const first = startOf(units[0]);
  return units.every((unit) => {
    const start = startOf(unit);
    return (
      (start?.date == null) === (first?.date == null) &&
      (start?.date?.year == null) === (first?.date?.year == null) &&
      (start?.offsetMinutes == null) === (first?.offsetMinutes == null)
    );
  });
}

/** Whether each unit is as far indented in its new place as in its own, so that it stays the list item or line that it is. */
function fit(slots: readonly Unit[], moved: readonly Unit[]): boolean {
  return slots.every((slot, place) => {
    const unit = moved[place];
    if (!unit || (slot.marker === "") !== (unit.marker === "")) return false;
    return slot.marker === ""
      ? slot.margin === unit.margin
      : !unit.isLong || slot.marker.length === unit.marker.length;
  });
}

/** Whether the first zone among the entries stays the first. */
function keepsFirstZone(
  timeline: readonly TimelineEntry[],
  from: number,
  order: readonly TimelineEntry[],
): boolean {
  const before = timeline.slice(from, from + order.length);
  const [was, is] = [before, order].map(
    (entries) => entries.find((entry) => entry.timestamp?.zone)?.timestamp,
  );
  return JSON.stringify(was?.zone) === JSON.stringify(is?.zone);
}

function editOf(
  text: string,
  slots: readonly Unit[],
  moved: readonly Unit[],
): TextEdit {
  let newText = "";
  for (const [place, { range }] of moved.entries()) {
    newText += text.slice(range.start, range.end);
    const [slot, next] = [slots[place], slots[place + 1]];
    if (slot && next) newText += text.slice(slot.range.end, next.range.start);
  }
  const start = slots[0]?.range.start ?? 0;
  const end = slots.at(-1)?.range.end ?? 0;
  return { range: { start, end }, newText };
}
