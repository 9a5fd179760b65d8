import { comparableMinutes } from "../model/pointInTime";
import type { TimelineEntry } from "../model/timeline";
import type { TextEdit, TextRange } from "../text";

/** An entry with a time and what follows it without one: they move together. */
interface Unit {
  readonly range: TextRange;
  readonly minutes: number;
}

/**
 * The edit that brings the entries around the given one into order, earliest first, equal times as they stand. Whole
 * entries change places, with their nested lines; what stands between them, ordered markers and hard line breaks stay where
 * they are, so that no character is lost. Null where they are in order or their times don't compare.
 */
export function sortTimeline(
  text: string,
  timeline: readonly TimelineEntry[],
  index: number,
): TextEdit | null {
  const units = unitsAround(text, timeline, index);
  if (!units) return null;
  const sorted = units
    .map((unit, place) => ({ unit, place }))
    .sort((a, b) => a.unit.minutes - b.unit.minutes || a.place - b.place)
    .map(({ unit }) => unit);
  const first = units.findIndex((unit, place) => unit !== sorted[place]);
  if (first < 0) return null;
  const last = units.findLastIndex((unit, place) => unit !== sorted[place]);
  let newText = "";
  for (let place = first; place <= last; place++) {
    const slot = units[place];
    const moved = sorted[place];
    const next = place < last ? units[place + 1] : undefined;
    if (!slot || !moved) return null;
    newText += text.slice(moved.range.start, moved.range.end);
    if (next) newText += text.slice(slot.range.end, next.range.start);
  }
  const start = units[first]?.range.start ?? 0;
  const end = units[last]?.range.end ?? 0;
  return { range: { start, end }, newText };
}

function unitsAround(
  text: string,
  timeline: readonly TimelineEntry[],
  index: number,
): Unit[] | null {
  const chosen = timeline[index];
  if (!chosen) return null;
  const run = timeline.filter(
    (entry) => entry.group === chosen.group && entry.run === chosen.run,
  );
  const zones = new Set<boolean>();
  const units: Unit[] = [];
  for (const entry of run) {
    const minutes = entry.start?.time ? comparableMinutes(entry.start) : null;
    const range = movableRange(text, entry.range);
    const last = units.at(-1);
    if (minutes !== null) {
      zones.add(entry.start?.offsetMinutes === null);
      units.push({ range, minutes });
    } else if (last) {
      const whole = { start: last.range.start, end: range.end };
      units[units.length - 1] = { ...last, range: whole };
    }
  }
  return zones.size === 1 ? units : null;
}

/** The entry without an ordered list's marker and without the hard line break at its end. */
function movableRange(text: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const marker = /^[ \t]*\d{1,9}[.)][ \t]+/.exec(source)?.[0].length ?? 0;
  let end = source.length;
  const lineBreak = /(?:\\|<br ?\/?>)$/i.exec(source.trimEnd());
  end = source.trimEnd().length - (lineBreak?.[0].length ?? 0);
  end = source.slice(0, end).trimEnd().length;
  return {
    start: range.start + marker,
    end: range.start + Math.max(end, marker),
  };
}
