import type { Settings } from "../settings";
import { eachInSteps, type Steps } from "../steps";
import type { TextRange } from "../text";
import type { DayMonthOrder } from "./calendarDates";
import { readFields } from "./fields";
import type { FrontMatter } from "./frontMatter";
import { readImpact, type Impact } from "./impact";
import type { SourceLine } from "./lines";
import { milestoneOf, type Milestone } from "./milestones";
import { readMilestones, type MilestoneMoments } from "./milestoneMoments";
import { minutesBetween, type PointInTime } from "./pointInTime";
import { isOfKind, type Section } from "./sections";
import { readStatedTimes, type StatedTimes } from "./statedTimes";
import type { SourcedZone } from "./sourcedZones";
import type { TableText } from "./tables";
import {
  findDisorder,
  findNewestFirst,
  resolveTimeline,
  type Disorder,
  type NewestFirst,
  type TimelineEntry as TimedEntry,
} from "./timeline";
import { readTimelineEntries, type RawEntry } from "./timelineEntries";
import { timeZoneAt } from "./timeZones";

/** The event that a postmortem tells of. */
export interface Incident {
  readonly timeline: readonly TimelineEntry[];
  /** When each milestone was reached, by field, timeline, section or sentence, and which words say so. */
  readonly milestones: MilestoneMoments;
  readonly disorder: readonly Disorder[];
  /** The lists of the timeline that run from the latest to the earliest. */
  readonly newestFirst: readonly NewestFirst[];
  /** Which of day and month dates in digits write first; null where there are none or nothing tells. */
  readonly dateOrder: DayMonthOrder | null;
  readonly stated: StatedTimes;
  readonly outage: Outage | null;
  readonly impact: Impact;
}

export interface TimelineEntry extends TimedEntry {
  readonly milestone: Milestone | null;
}

/** From when to when the outage went, and what says so. */
export interface Outage {
  readonly start: PointInTime;
  readonly end: PointInTime;
  /** Elapsed, in UTC where the zone is known; null where the two moments don't compare. */
  readonly minutes: number | null;
  readonly source: "stated" | "timeline";
  readonly range: TextRange;
}

export function* readIncident(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
  tables: ReadonlyMap<number, TableText>,
  frontMatter: FrontMatter | null,
  settings: Settings,
): Steps<Incident> {
  const fields = readFields(text, lines, sections, tables, frontMatter);
  const stated = readStatedTimes(text, lines, sections, fields);
  yield;
  const entries: RawEntry[] = [];
  let until = -1;
  let timelines = 0;
  for (const section of sections) {
    // A timeline inside a timeline has been read with it.
    if (!isOfKind(section, "timeline") || section.line <= until) continue;
    const group = (entries.at(-1)?.group ?? -1) + 1;
    yield* readTimelineEntries(text, lines, section, tables, group, entries);
    until = section.endLine;
    timelines++;
  }
  const { entries: timed, dateOrder } = resolveTimeline(text, entries, {
    date: stated.date,
    zone: stated.zoneSource ?? zoneOfSetting(settings.defaultTimeZone),
    start: stated.windows[0]?.start ?? null,
    stamps: stated.stamps,
  });
  yield;
  const timeline: TimelineEntry[] = [];
  yield* eachInSteps(timed, (entry) => {
    const milestone = milestoneOf(entry.text, entry.label);
    timeline.push({ ...entry, milestone });
  });
  const context = { date: stated.date, zone: stated.zone };
  return {
    timeline,
    milestones: readMilestones(
      text,
      timeline,
      fields,
      sections,
      stated.prose,
      context,
    ),
    disorder: findDisorder(timeline),
    newestFirst: findNewestFirst(timeline),
    dateOrder,
    stated,
    // Several timelines tell of several incidents, whose hull is no outage.
    outage: outageOf(stated, timelines > 1 ? [] : timeline),
    impact: readImpact(text, lines, sections),
  };
}

/**
 * The entries with a time of day, from the earliest to the latest wherever they stand: a list may run newest first. All
 * stay where they stand where some don't compare.
 */
export function chronological(
  timeline: readonly TimelineEntry[],
): TimelineEntry[] {
  const timed = timeline.filter((entry) => entry.start?.time);
  const first = timed[0]?.start;
  const since = timed.map(({ start }) =>
    first && start ? minutesBetween(first, start) : null,
  );
  if (since.includes(null)) return timed;
  return timed
    .map((entry, index) => ({ entry, minutes: since[index] ?? 0 }))
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ entry }) => entry);
}

function zoneOfSetting(name: string): SourcedZone | null {
  const zone = name === "" ? null : timeZoneAt(name, 0, name.length);
  if (!zone) return null;
  const nowhere = { start: 0, end: 0 };
  return { zone: { ...zone, range: nowhere }, place: "setting", title: null };
}

/** A window that gives no length (a day alone) is worth less than what the timeline gives. */
function outageOf(
  stated: StatedTimes,
  timeline: readonly TimelineEntry[],
): Outage | null {
  const [window] = stated.windows;
  const told: Outage | null = window ? { ...window, source: "stated" } : null;
  return told && told.minutes !== null
    ? told
    : (outageOfTimeline(timeline) ?? told);
}

/** From the entry that starts the incident, or its first, to the last one that mitigates or resolves it, or its last. */
function outageOfTimeline(timeline: readonly TimelineEntry[]): Outage | null {
  const timed = chronological(timeline);
  const first =
    timed.find((entry) => entry.milestone === "started") ?? timed[0];
  const last =
    timed.findLast(
      ({ milestone }) => milestone === "resolved" || milestone === "mitigated",
    ) ?? timed.at(-1);
  if (!first?.start || !last?.start || first === last) return null;
  const minutes = minutesBetween(first.start, last.start);
  if (minutes !== null && minutes < 0) return null;
  return {
    start: first.start,
    end: last.start,
    minutes,
    source: "timeline",
    range: first.range,
  };
}
