import type { Settings } from "../settings";
import type { Steps } from "../steps";
import type { DayMonthOrder } from "./calendarDates";
import { readFields } from "./fields";
import type { FrontMatter } from "./frontMatter";
import { readImpact, type Impact } from "./impact";
import type { SourceLine } from "./lines";
import { readMilestones, type MilestoneMoments } from "./milestoneMoments";
import { readOutages, type Outage } from "./outage";
import { isOfKind, type Section } from "./sections";
import { readStatedTimes, type StatedTimes } from "./statedTimes";
import type { SourcedZone } from "./sourcedZones";
import type { TableText } from "./tables";
import {
  findDisorder,
  findNewestFirst,
  resolveTimelines,
  type Disorder,
  type NewestFirst,
  type RawTimeline,
  type TimelineEntry,
} from "./timeline";
import { readTimelineEntries } from "./timelineEntries";
import { timeZoneAt } from "./timeZones";

export { chronological, type Outage } from "./outage";
export type { TimelineEntry } from "./timeline";

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
  /** Null where the document tells of none, or of several in several timelines. */
  readonly outage: Outage | null;
  /** All of them: each stated window, else the outage part of each timeline. */
  readonly outages: readonly Outage[];
  readonly impact: Impact;
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
  const raw: RawTimeline[] = [];
  const unnamed = new Set<number>();
  let until = -1;
  for (const section of sections) {
    // A timeline inside a timeline has been read with it.
    if (!isOfKind(section, "timeline") || section.line <= until) continue;
    const entries = yield* readTimelineEntries(text, lines, section, tables);
    const start = lines[section.line]?.start ?? 0;
    if (section.kind === "background") unnamed.add(raw.length);
    raw.push({ place: { start, line: section.line }, entries });
    until = section.endLine;
  }
  const { timelines, dateOrder } = resolveTimelines(text, raw, {
    date: stated.date,
    zone: stated.zoneSource ?? zoneOfSetting(settings.defaultTimeZone),
    start: stated.windows[0]?.start ?? null,
    stamps: stated.stamps,
  });
  yield;
  const timeline = timelines.flat();
  const context = { date: stated.date, zone: stated.zone };
  const milestones = readMilestones(
    text,
    timeline,
    fields,
    sections,
    stated.prose,
    context,
  );
  // What is called a timeline tells of the outage, if there is one.
  const telling = timelines.filter((_, index) => !unnamed.has(index));
  const outages = readOutages(
    text,
    stated,
    telling.some((entries) => entries.length > 0) ? telling : timelines,
    milestones,
  );
  return {
    timeline,
    milestones,
    disorder: findDisorder(timeline),
    newestFirst: findNewestFirst(timeline),
    dateOrder,
    stated,
    // Several timelines tell of several incidents, whose hull is no outage.
    outage:
      outages[0]?.source === "timeline" && outages.length > 1
        ? null
        : (outages[0] ?? null),
    outages,
    impact: readImpact(text, lines, sections),
  };
}

function zoneOfSetting(name: string): SourcedZone | null {
  const zone = name === "" ? null : timeZoneAt(name, 0, name.length);
  if (!zone) return null;
  const nowhere = { start: 0, end: 0 };
  return { zone: { ...zone, range: nowhere }, place: "setting", title: null };
}
