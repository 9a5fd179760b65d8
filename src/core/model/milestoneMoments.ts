import type { TextRange } from "../text";
import type { Field } from "./fields";
import {
  isMilestone,
  milestoneOf,
  milestones,
  pickMilestones,
  type Milestone,
} from "./milestones";
import { utcOf, type PointInTime } from "./pointInTime";
import { isOfKind, type Section } from "./sections";
import type { TimelineEntry } from "./timeline";
import { resolve, startOfSequence } from "./timelineSequence";
import { timestampsIn, type Timestamp } from "./timestamps";
import type { TimeZone } from "./timeZones";

/** When a milestone was reached, and which words of the document say so. */
export interface MilestoneMoment {
  readonly milestone: Milestone;
  readonly point: PointInTime;
  /** Milliseconds since 1970-01-01T00:00Z; null where the day, its year or the zone is not known. */
  readonly utc: number | null;
  readonly approximate: boolean;
  /** The words: the time in a field or sentence, the timestamp of an entry. */
  readonly range: TextRange;
  readonly place: "field" | "frontMatter" | "entry" | "section" | "prose";
  /** Of the field or section, as written: "Detected"; null of an entry and in a sentence. */
  readonly title: string | null;
  /** The index of the timeline's entry; null of any other place. */
  readonly entry: number | null;
}

/** By milestone; one that the document does not tell of is left out. */
export type MilestoneMoments = Partial<
  Readonly<Record<Milestone, MilestoneMoment>>
>;

/** The day and zone of times that name none. */
interface MomentContext {
  readonly date: TimelineEntry["day"];
  readonly zone: TimeZone | null;
}

/**
 * When each milestone was reached: a field made for it goes first, then the timeline, then a section about it ("Detection")
 * that names a time, then a sentence of the summary. `timeline` are the entries with the milestone each tells of.
 */
export function readMilestones(
  text: string,
  timeline: readonly TimelineEntry[],
  fields: readonly Field[],
  sections: readonly Section[],
  prose: readonly TextRange[],
  context: MomentContext,
): MilestoneMoments {
  const found = new Map<Milestone, MilestoneMoment>();
  const add = (moment: MilestoneMoment | null): void => {
    if (moment && !found.has(moment.milestone)) {
      found.set(moment.milestone, moment);
    }
  };
  for (const field of fields) add(fieldMoment(text, field, context));
  for (const moment of entryMoments(timeline)) add(moment);
  for (const section of sections) {
    if (found.has("detected")) break;
    add(sectionMoment(text, section, context));
  }
  for (const range of prose) {
    for (const moment of sentenceMoments(text, range, context)) add(moment);
  }
  return Object.fromEntries(found);
}

function fieldMoment(
  text: string,
  { kind, title, value, place }: Field,
  context: MomentContext,
): MilestoneMoment | null {
  if (!isMilestone(kind)) return null;
  const stamp = timestampsIn(text, value).find(({ time }) => time !== null);
  // “Resolution: …” over a whole story names its end nowhere in particular.
  if (!stamp || stamp.range.start - value.start > longestLead) return null;
  const isStory = value.end - stamp.range.end > longestTail;
  if (place === "section" && isStory) return null;
  const from = place === "frontMatter" ? "frontMatter" : "field";
  return momentOf(kind, stamp, context, from, title);
}

/** Words before a field's time: "Approximately", "Wednesday,". UTF-16 units. */
const longestLead = 30;
/** Words behind the time under a heading that is a field: "(first alert)". UTF-16 units. */
const longestTail = 60;

function entryMoments(timeline: readonly TimelineEntry[]): MilestoneMoment[] {
  const timed = timeline.filter((entry) => entry.start?.time);
  const picked = pickMilestones(timed);
  return milestones.flatMap((milestone) => {
    const entry = picked[milestone];
    if (!entry?.start) return [];
    return {
      milestone,
      point: entry.start,
      utc: entry.startUtc,
      approximate: entry.approximate,
      range: entry.timestamp?.range ?? entry.range,
      place: "entry" as const,
      title: null,
      entry: timeline.indexOf(entry),
    };
  });
}

/** A section “Detection” in which one time stands first. */
function sectionMoment(
  text: string,
  section: Section,
  context: MomentContext,
): MilestoneMoment | null {
  if (!isOfKind(section, "detection") || section.also.length > 0) return null;
  // “Detected by” names a person or a monitor.
  if (/\bby$/i.test(section.title)) return null;
  const { start, end } = section.body;
  const beginning = { start, end: Math.min(end, start + 600) };
  const stamp = timestampsIn(text, beginning).find(({ time }) => time !== null);
  return stamp
    ? momentOf("detected", stamp, context, "section", section.title)
    : null;
}

/** “Detected at 14:12 and resolved at 15:35.”, “At 14:12 monitoring alerted.” */
function sentenceMoments(
  text: string,
  range: TextRange,
  context: MomentContext,
): MilestoneMoment[] {
  const stamps = timestampsIn(text, range).filter(({ time }) => time !== null);
  return stamps.flatMap((stamp, index) => {
    const before = clauseBefore(text, range, stamps[index - 1], stamp);
    const after = clauseAfter(text, range, stamp, stamps[index + 1]);
    const milestone = milestoneOf(before, null) ?? milestoneOf(after, null);
    return (
      (milestone && momentOf(milestone, stamp, context, "prose", null)) ?? []
    );
  });
}

const longestClause = 120;
const clauseEnd = /[.!?;:]\s|,\s|\n\s*\n|\band\b/;

function clauseBefore(
  text: string,
  range: TextRange,
  previous: Timestamp | undefined,
  stamp: Timestamp,
): string {
  const from = Math.max(
    range.start,
    previous?.range.end ?? 0,
    stamp.range.start - longestClause,
  );
  return text.slice(from, stamp.range.start).split(clauseEnd).at(-1) ?? "";
}

function clauseAfter(
  text: string,
  range: TextRange,
  stamp: Timestamp,
  next: Timestamp | undefined,
): string {
  const until = Math.min(
    range.end,
    next?.range.start ?? Infinity,
    stamp.range.end + longestClause,
  );
  const words = text.slice(stamp.range.end, until).replace(/^[\s,:–—-]+/, "");
  return words.split(/[.!?;]\s|\n\s*\n/)[0] ?? "";
}

function momentOf(
  milestone: Milestone,
  stamp: Timestamp,
  context: MomentContext,
  place: MilestoneMoment["place"],
  title: string | null,
): MilestoneMoment | null {
  const sequence = startOfSequence(context.date, false);
  const point = resolve(stamp, context.zone, sequence).start;
  if (!point?.time) return null;
  return {
    milestone,
    point,
    utc: utcOf(point),
    approximate: stamp.approximate,
    range: stamp.range,
    place,
    title,
    entry: null,
  };
}
