import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { isOfKind } from "../model/sections";
import type { TextRange } from "../text";
import { between, type Figure } from "./figures";
import { fractionOf, times } from "./fractions";
import { isApproximate, millisecondsOf } from "./moments";
import { mergeWindows, totalLength, type Window } from "./windows";

/** How long the outage went. */
export interface Downtime {
  /** Milliseconds, elapsed: of all windows together, overlapping ones counted once. */
  readonly length: Figure;
  /** In order and apart from each other, on the axis of `millisecondsOf`; empty where only a length is stated. */
  readonly windows: readonly Window[];
  /** The windows as told, before they are merged; empty where only a length is stated. */
  readonly told: readonly ToldWindow[];
  /** The words that it came from. */
  readonly ranges: readonly TextRange[];
  /** Which kind of words they are: stated windows, a stated length, or the timeline's entries. */
  readonly source: "windows" | "length" | "timeline";
}

/**
 * The outage's windows as stated, else what the timeline gives, else a stated length, else what several timelines give
 * together; null where the text gives none.
 */
export function readDowntime(postmortem: Postmortem): Downtime | null {
  const { outage, stated } = postmortem.incident;
  if (outage && outage.minutes !== null) {
    const isStated = outage.source === "stated";
    return downtimeOf(
      postmortem,
      isStated ? statedWindows(postmortem) : [outage],
      isStated ? "windows" : "timeline",
    );
  }
  const several = stated.length ? [] : outagesOfTimelines(postmortem);
  if (several.length > 0) return downtimeOf(postmortem, several, "timeline");
  if (!stated.length) return null;
  const { minutes, approximate, range } = stated.length;
  const length = times(fractionOf(minutes), fractionOf(60_000));
  return {
    length: between(length, length, approximate),
    windows: [],
    told: [],
    ranges: [range],
    source: "length",
  };
}

function downtimeOf(
  { text, incident }: Postmortem,
  told: readonly ToldWindow[],
  source: "windows" | "timeline",
): Downtime {
  const windows = windowsOf(told);
  const length = totalLength(windows);
  const isEnd = (point: PointInTime | null): boolean =>
    told.some(({ start, end }) => point === start || point === end);
  const isAbout =
    source === "windows"
      ? told.some(({ range }) => isApproximate(text, range))
      : incident.timeline.some(
          ({ start, approximate }) => approximate && isEnd(start),
        );
  return {
    length: between(length, length, isAbout ? "about" : null),
    windows,
    told,
    ranges: told.map(({ range }) => range),
    source,
  };
}

/** One of each timeline of several; empty where one of them can't be measured or tells no day, and might lie anywhere. */
function outagesOfTimelines({ incident }: Postmortem): readonly ToldWindow[] {
  const { outages } = incident;
  const isKnown = outages.every(
    ({ source, minutes, start }) =>
      source === "timeline" && minutes !== null && start.date !== null,
  );
  return isKnown ? outages : [];
}

/** A window as points in time, and the words that tell it. */
export interface ToldWindow {
  readonly start: PointInTime;
  readonly end: PointInTime;
  readonly range: TextRange;
}

/** The windows on one axis, in order and apart from each other; those that end before they start are left out. */
export function windowsOf(told: readonly ToldWindow[]): Window[] {
  return mergeWindows(told.flatMap(windowOf));
}

function windowOf({ start, end }: ToldWindow): Window[] {
  const [from, to] = [millisecondsOf(start), millisecondsOf(end)];
  return from === null || to === null || to < from
    ? []
    : [{ start: from, end: to }];
}

/** No document states more windows of one outage. */
const mostWindows = 20;

/** The first stated window, and those that are told with it: in the same sentence or in the same field for the duration. */
function statedWindows({ text, sections, incident }: Postmortem): ToldWindow[] {
  const [first, ...others] = incident.stated.windows
    .filter(({ minutes }) => minutes !== null)
    .slice(0, mostWindows);
  if (!first) return [];
  const told = [first];
  const field = sections.find(
    (section) =>
      isOfKind(section, "duration") &&
      section.body.start <= first.range.start &&
      first.range.end <= section.body.end,
  );
  for (const window of others) {
    const before = told.at(-1) ?? first;
    const gap = text.slice(before.range.end, window.range.start);
    const isTogether =
      (field !== undefined && window.range.end <= field.body.end) ||
      (gap.length < 120 && !/[.!?]\s|\n\s*\n/.test(gap));
    if (!isTogether || minutesBetween(first.start, window.start) === null)
      break;
    told.push(window);
  }
  return told;
}
