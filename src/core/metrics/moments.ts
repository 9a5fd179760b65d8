import { chronological, type TimelineEntry } from "../model/incident";
import type { MilestoneMoment } from "../model/milestoneMoments";
import { pickMilestones, type Milestone } from "../model/milestones";
import {
  addDays,
  comparableMinutes,
  minutesBetween,
  type PointInTime,
} from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { timestampsIn, type Timestamp } from "../model/timestamps";
import { offsetAt } from "../model/timeZones";
import type { TextRange } from "../text";

/** What response times are measured between: the milestones, the incident's declaration, and the end of the response. */
export type Anchor = Milestone | "declared" | "closed";

/** A moment of the incident, and the place that tells it. */
export interface Moment {
  readonly point: PointInTime;
  readonly approximate: boolean;
  /** The words that say when. */
  readonly range: TextRange;
  readonly source: "timeline" | "stated";
  /** What happened, as the timeline says it, or the title of the field that states it; may be empty. */
  readonly text: string;
}

export type Moments = { readonly [anchor in Anchor]?: Moment };

/** Moments of an incident, and the timeline's entries that tell of a milestone but not when it was reached. */
export interface MomentsTold {
  readonly moments: Moments;
  readonly untimed: { readonly [anchor in Anchor]?: TimelineEntry };
}

/**
 * The moments that response times are measured between: the start of the impact as stated, else of the timeline's first
 * entry; the others of the fields made for them, of the entries that `pickMilestones` picks, of a time within the words of
 * an entry that begins with none (“restored by 2:00 PM”), of other sections and sentences; the end, where nothing else
 * tells it, as the stated window's. None but the start lies before it.
 */
export function readMoments(postmortem: Postmortem): MomentsTold {
  const { timeline, outage } = postmortem.incident;
  const timed = chronological(timeline);
  const picked: Partial<Record<Anchor, TimelineEntry>> = pickMilestones(timed);
  for (const [anchor, words] of furtherAnchors) {
    const entry = timed.find(({ text }) => words.test(text));
    if (entry) picked[anchor] = entry;
  }
  const moments: Partial<Record<Anchor, Moment>> = {};
  const started =
    startOf(postmortem) ??
    momentOf(picked.started) ??
    toldMoment(postmortem, "started");
  if (started) moments.started = started;
  const isSince = (point: PointInTime): boolean => {
    const minutes = started ? minutesBetween(started.point, point) : null;
    return minutes !== null && minutes >= 0;
  };
  for (const anchor of laterAnchors) {
    const entry = picked[anchor];
    // An alarm before the outage was about something else, or the outage's forerunner.
    const since =
      entry?.start && isSince(entry.start)
        ? entry
        : anchor === "detected" &&
          timed.find(
            ({ milestone, start }) =>
              milestone === anchor && start && isSince(start),
          );
    const candidates = [
      toldMoment(postmortem, anchor, ["field", "frontMatter"]),
      momentOf(since || undefined),
      momentWithin(postmortem, anchor, started?.point),
      toldMoment(postmortem, anchor, ["section", "prose"]),
    ];
    const moment = candidates.find((each) => each && isSince(each.point));
    if (moment) moments[anchor] = moment;
  }
  if (!moments.resolved && outage?.source === "stated") {
    const { end } = outage;
    if (isSince(end)) moments.resolved = statedMoment(postmortem, end);
  }
  return { moments, untimed: untimedEntries(timeline, moments) };
}

/** Milliseconds on the axis on which two moments compare; integer. Null where the point has no time. */
export function millisecondsOf(point: PointInTime): number | null {
  const minutes = point.time === null ? null : comparableMinutes(point);
  return minutes === null ? null : Math.round(minutes * 60_000);
}

/** Milliseconds elapsed between two moments; null where they don't compare. Integer. */
export function millisecondsBetween(
  from: PointInTime,
  to: PointInTime,
): number | null {
  const minutes = minutesBetween(from, to);
  return minutes === null ? null : Math.round(minutes * 60_000);
}

/** Remarks that open and close the response, as in the example of the SRE book (appendix D). */
const furtherAnchors: readonly (readonly ["declared" | "closed", RegExp])[] = [
  [
    "declared",
    /\bINCIDENT (?:BEGINS|DECLARED)\b|\bdeclar(?:es|ed|ing) (?:(?:an?|the) )?(?:major )?(?:incident|outage|sev)|\bincident (?:is |was )?declared\b/i,
  ],
  [
    "closed",
    /\bINCIDENT (?:ENDS|ENDED|CLOSED)\b|\bincident (?:is |was )?closed\b/i,
  ],
];

const laterAnchors = [
  "detected",
  "acknowledged",
  "declared",
  "escalated",
  "identified",
  "mitigated",
  "resolved",
  "closed",
] as const;

function momentOf(entry: TimelineEntry | undefined): Moment | null {
  if (!entry?.start) return null;
  return {
    point: entry.start,
    approximate: entry.approximate,
    range: entry.timestamp?.range ?? entry.textRange,
    source: "timeline",
    text: entry.text,
  };
}

/** The moment of a milestone that words outside of the timeline tell, in one of these places. */
function toldMoment(
  { incident, text }: Postmortem,
  anchor: Anchor,
  places: readonly MilestoneMoment["place"][] = allPlaces,
): Moment | null {
  if (anchor === "declared" || anchor === "closed") return null;
  const told = incident.milestones[anchor];
  if (!told || !places.includes(told.place)) return null;
  const { point, approximate, range, title } = told;
  return {
    point,
    approximate,
    range,
    source: "stated",
    text: title ?? text.slice(range.start, range.end),
  };
}

const allPlaces = ["field", "frontMatter", "section", "prose"] as const;

function startOf(postmortem: Postmortem): Moment | null {
  const { outage, timeline } = postmortem.incident;
  if (!outage) return null;
  if (outage.source === "stated") return statedMoment(postmortem, outage.start);
  return momentOf(timeline.find(({ start }) => start === outage.start));
}

function statedMoment(postmortem: Postmortem, point: PointInTime): Moment {
  const { outage } = postmortem.incident;
  const range = outage?.range ?? { start: 0, end: 0 };
  const approximate = isApproximate(postmortem.text, range);
  return { point, approximate, range, source: "stated", text: "" };
}

const approximateBefore =
  /(?:[~≈]|\b(?:about|around|approx\.?|approximately|roughly|circa|ca\.|estimated))[\s*_]{0,4}(?:from |between )?$/i;
const approximateWithin =
  /[~≈]|\b(?:about|around|approx\.?|approximately|roughly|circa|ca\.)/i;

/** Whether a time is given as about right. */
export function isApproximate(text: string, range: TextRange): boolean {
  const before = text.slice(Math.max(0, range.start - 24), range.start);
  return (
    approximateBefore.test(before) ||
    approximateWithin.test(text.slice(range.start, range.end))
  );
}

const saidWhen =
  /(?:^|\W)(?:at|by|around|about|until|since|from|on|~)[\s*_`(]{0,3}$/i;

/** A time that stands within the words of an entry of this milestone which begins with none. */
function momentWithin(
  { text, incident }: Postmortem,
  anchor: Anchor,
  start: PointInTime | undefined,
): Moment | null {
  for (const entry of incident.timeline) {
    if (entry.milestone !== anchor || entry.start) continue;
    const stamps = timestampsIn(text, entry.textRange).filter(
      ({ time, unknown, range }) =>
        time !== null &&
        !unknown &&
        saidWhen.test(text.slice(0, range.start).slice(-16)),
    );
    const [stamp] = stamps;
    if (!stamp || stamps.length > 1) continue;
    const point = pointOf(stamp, incident.stated.zone, start);
    return {
      point,
      approximate: stamp.approximate,
      range: stamp.range,
      source: "timeline",
      text: entry.text,
    };
  }
  return null;
}

/** A time in running text as a moment, with the day and the zone of the moment that it is measured from. */
export function pointOf(
  { date, time, zone }: Pick<Timestamp, "date" | "time" | "zone">,
  documentZone: Timestamp["zone"],
  start: PointInTime | undefined,
): PointInTime {
  const known = zone ?? documentZone;
  const day = date
    ? { ...date, year: date.year ?? start?.date?.year ?? null }
    : (start?.date ?? null);
  const offsetMinutes = known
    ? offsetAt(known, day, time)
    : (start?.offsetMinutes ?? null);
  const point = {
    date: day,
    dayOffset: start?.dayOffset ?? 0,
    time,
    offsetMinutes,
  };
  const minutes = start && !date ? minutesBetween(start, point) : null;
  if (minutes === null || minutes > -12 * 60) return point;
  return nextDay(point);
}

function nextDay(point: PointInTime): PointInTime {
  const { date } = point;
  return date
    ? { ...point, date: addDays(date, 1) }
    : { ...point, dayOffset: point.dayOffset + 1 };
}

function untimedEntries(
  timeline: readonly TimelineEntry[],
  moments: Moments,
): MomentsTold["untimed"] {
  const untimed: Partial<Record<Anchor, TimelineEntry>> = {};
  for (const entry of timeline) {
    const { milestone } = entry;
    if (milestone && !entry.start && !moments[milestone]) {
      untimed[milestone] ??= entry;
    }
  }
  return untimed;
}
