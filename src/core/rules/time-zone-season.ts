import type { CalendarDate } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { regionOffsets } from "../model/timeZoneDatabase";
import { nameOfOffset } from "../model/timeZoneNames";
import type { TimeZone } from "../model/timeZones";
import { replacement, type Rule, type RuleDocumentation } from "./rule";

/** “PST” on a day of July, when Pacific clocks show PDT; “PST (UTC-7)”. */
export const timeZoneSeason: Rule = {
  id: "time-zone-season",
  description:
    "An abbreviation of summer or winter time fits the date and the offset beside it.",
  severity: "information",
  *check(postmortem) {
    const told = new Set<string>();
    for (const use of zoneUses(postmortem)) {
      const { zone, dates } = use;
      const right = rightOffset(use);
      const written = abbreviation.exec(zone.text)?.[0];
      if (right === null || written === undefined || told.has(zone.text))
        continue;
      const name = nameOfOffset(zone.iana ?? "", right);
      if (name === null || name === written) continue;
      told.add(zone.text);
      const start = zone.range.start + zone.text.indexOf(written);
      const range = { start, end: start + written.length };
      yield {
        range,
        message:
          dates.length > 0
            ? `“${written}” is not in use on that day, but ${name}.`
            : `The offset beside “${written}” is that of ${name}.`,
        quickFixes: [replacement(range, name, false)],
      };
    }
  },
};

const abbreviation = /\b[A-Z]{3,4}\b/;

/** Whose regions have parts that keep one clock all year, so that the abbreviation is right in any season. */
const kept: ReadonlySet<string> = new Set([
  "America/Denver",
  "Australia/Sydney",
  "Australia/Adelaide",
]);

/**
 * The offset that the zone's region has on those days, where it is none of the abbreviation's on any of them; without days
 * the one that is written beside the abbreviation, where that is another.
 */
function rightOffset({ zone, dates }: ZoneUse): number | null {
  const { iana, offsetMinutes, readings } = zone;
  if (iana === null || offsetMinutes === null || kept.has(iana)) return null;
  const named = readings[0] ?? offsetMinutes;
  if (dates.length === 0) {
    return readings.length === 1 && named !== offsetMinutes
      ? offsetMinutes
      : null;
  }
  const offsets = dates.flatMap(
    (date) => regionOffsets(iana, date, null).offsets,
  );
  return offsets.includes(named) ? null : (offsets[0] ?? null);
}

interface ZoneUse {
  readonly zone: TimeZone;
  /** The days that it is used for, as far as they are known. */
  readonly dates: readonly CalendarDate[];
}

/** Zones as written, in the order of the text. */
function zoneUses({ incident: { stated, timeline } }: Postmortem): ZoneUse[] {
  const uses = new Map<number, ZoneUse & { dates: CalendarDate[] }>();
  const use = (zone: TimeZone | null, date: CalendarDate | null): void => {
    if (!zone) return;
    const known = uses.get(zone.range.start) ?? { zone, dates: [] };
    if (date?.year != null) known.dates.push(date);
    uses.set(zone.range.start, known);
  };
  use(stated.zone, stated.date);
  for (const { timestamp, assumedZone, start } of timeline) {
    use(timestamp?.zone ?? assumedZone, start?.date ?? null);
  }
  return [...uses.values()].sort(
    (a, b) => a.zone.range.start - b.zone.range.start,
  );
}

export const documentation: RuleDocumentation = {
  why: `“PST” written in July is nearly always meant as the clock on the wall, which shows PDT then: an hour lies between the two, and whoever reads the abbreviation as written is off by it.

Regions in which some places never change their clocks (Arizona, Queensland) are left alone.`,
  bad: `**Date:** 2026-07-14

## Timeline (PST)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  good: `**Date:** 2026-07-14

## Timeline (PDT)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  fix: "Writes the abbreviation that fits the day, or the offset beside it.",
  source:
    "[IANA, Time Zone Database](https://www.iana.org/time-zones): the changes of each region's clock.",
};
