import type { TimelineEntry } from "../model/incident";
import { minuteOfDay } from "../model/pointInTime";
import { clockLike } from "../model/clockText";
import type { TimeZone } from "../model/timeZones";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** Entries in another zone than most of the timeline. */
export const mixedTimeZones: Rule = {
  id: "mixed-time-zones",
  description: "The times of a timeline are in one zone.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    const groups = new Map<number, TimelineEntry[]>();
    for (const entry of timeline) {
      if (zoneOf(entry) === null || !entry.start?.time) continue;
      const members = groups.get(entry.group) ?? [];
      members.push(entry);
      groups.set(entry.group, members);
    }
    for (const entries of groups.values()) {
      const usual = mostUsual(entries);
      if (!usual) continue;
      const odd = entries.filter(
        (entry) => entry.timestamp?.zone && isOther(entry, usual),
      );
      const [first, ...others] = odd;
      if (!first?.timestamp?.zone || odd.length > entries.length / 3) continue;
      const usualText = zoneOf(usual)?.text ?? "";
      yield {
        range: first.timestamp.zone.range,
        message: `“${first.timestamp.zone.text}” among times in ${usualText}. Readers compare times of one zone only.`,
        related: others.flatMap(({ timestamp }) =>
          timestamp?.zone
            ? [
                {
                  range: timestamp.zone.range,
                  message: `“${timestamp.raw}” too`,
                },
              ]
            : [],
        ),
        quickFixes: fixes(odd, usual, entries),
      };
    }
  },
};

function zoneOf({ timestamp, assumedZone }: TimelineEntry): TimeZone | null {
  return timestamp?.zone ?? assumedZone;
}

/** One of the entries whose offset most have; null where offsets aren't known. */
function mostUsual(entries: readonly TimelineEntry[]): TimelineEntry | null {
  const counts = new Map<number, number>();
  for (const { start } of entries) {
    const offset = start?.offsetMinutes;
    if (offset != null) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return (
    entries.find(({ start }) => start?.offsetMinutes === most?.[0]) ?? null
  );
}

/** Not the same place's clock before or after it was changed. */
function isOther(entry: TimelineEntry, usual: TimelineEntry): boolean {
  const offset = entry.start?.offsetMinutes ?? null;
  if (offset === null || offset === usual.start?.offsetMinutes) return false;
  const [region, usualRegion] = [zoneOf(entry)?.iana, zoneOf(usual)?.iana];
  return region == null || region !== usualRegion;
}

/** The zone may be the slip, or the time may really be that of another clock. */
function fixes(
  odd: readonly TimelineEntry[],
  usual: TimelineEntry,
  entries: readonly TimelineEntry[],
): QuickFix[] {
  const usualText = zoneOf(usual)?.text ?? "";
  const renamed = odd.flatMap(({ timestamp }) =>
    timestamp?.zone
      ? [{ range: timestamp.zone.range, newText: usualText }]
      : [],
  );
  const converted = odd.flatMap((entry) => conversion(entry, usual, usualText));
  const isOdd = new Set(odd);
  const isSlip = entries.every(
    (entry, place) => !isOdd.has(entry) || fitsAsWritten(entries, place),
  );
  const rename = {
    title: `Write “${usualText}”, leave the time`,
    edits: renamed,
    preferred: isSlip,
  };
  const convert = {
    title: `Convert to ${usualText}`,
    edits: converted,
    preferred: !isSlip,
  };
  return converted.length === odd.length * 2 ? [convert, rename] : [rename];
}

/** Whether the clock as written stands between its neighbours'. */
function fitsAsWritten(
  entries: readonly TimelineEntry[],
  place: number,
): boolean {
  const minutes = (other: TimelineEntry | undefined): number | null =>
    other?.start?.time ? minuteOfDay(other.start.time) : null;
  const own = minutes(entries[place]) ?? 0;
  return (
    (minutes(entries[place - 1]) ?? -Infinity) <= own &&
    own <= (minutes(entries[place + 1]) ?? Infinity)
  );
}

/** Clock and zone as two edits; none where the day would change or the time is a range. */
function conversion(
  { timestamp, start }: TimelineEntry,
  usual: TimelineEntry,
  usualText: string,
): { range: { start: number; end: number }; newText: string }[] {
  const time = timestamp?.time;
  if (!timestamp?.zone || !time || timestamp.end || !start) return [];
  const shift = (usual.start?.offsetMinutes ?? 0) - (start.offsetMinutes ?? 0);
  const clock = clockLike(timestamp.raw, time, minuteOfDay(time) + shift);
  if (!clock) return [];
  const at = timestamp.range.start;
  return [
    {
      range: { start: at + clock.start, end: at + clock.end },
      newText: clock.text,
    },
    { range: timestamp.zone.range, newText: usualText },
  ];
}

export const documentation: RuleDocumentation = {
  why: "One entry in another zone is read as if it were in the zone of the others, and then stands hours away from where it belongs. Mostly the zone's abbreviation is a slip; sometimes the time was copied from a place with another clock.",
  bad: `## Timeline

- 14:05 UTC Deployment of the checkout service
- 14:12 UTC Error rate rises to 50 %
- 10:30 EDT On-call engineer paged
- 15:35 UTC Deployment rolled back
`,
  good: `## Timeline

- 14:05 UTC Deployment of the checkout service
- 14:12 UTC Error rate rises to 50 %
- 14:30 UTC On-call engineer paged
- 15:35 UTC Deployment rolled back
`,
  fix: "Converts the time to the zone of the others, or writes their zone and leaves the time: only you know which it is.",
  source:
    "[Atlassian, Incident postmortem template](https://www.atlassian.com/incident-management/postmortem/templates): one zone, best UTC.",
};
