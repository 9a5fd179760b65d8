import { listed } from "../render/words";
import type { Postmortem } from "../model/postmortem";
import { formatOffset } from "../model/pointInTime";
import type { TimeZone } from "../model/timeZones";
import type { Rule, RuleDocumentation } from "./rule";

/** An abbreviation that stands for several zones. */
export const ambiguousTimeZone: Rule = {
  id: "ambiguous-time-zone",
  description: "A time zone's abbreviation stands for one zone only.",
  severity: "warning",
  *check(postmortem) {
    for (const [name, uses] of ambiguousZones(postmortem)) {
      const [first, ...others] = uses;
      if (!first) continue;
      const offsets = first.readings.map((minutes) => `UTC${signed(minutes)}`);
      yield {
        range: first.range,
        message: `“${name}” may be ${listed(offsets, "or")}. Write the offset.`,
        related: others.map(({ range }) => ({
          range,
          message: `“${name}” too`,
        })),
        quickFixes: offsets.map((offset) => ({
          title: `Write “${offset}”`,
          edits: uses.map(({ range }) => ({ range, newText: offset })),
          preferred: false,
        })),
      };
    }
  },
};

/** By abbreviation, every place where it stands for times. */
function ambiguousZones({
  incident: { stated, timeline },
}: Postmortem): Map<string, TimeZone[]> {
  const places = new Map<number, TimeZone>();
  const see = (zone: TimeZone | null | undefined): void => {
    if (!zone || zone.offsetMinutes !== null || zone.iana !== null) return;
    if (zone.readings.length > 1) places.set(zone.range.start, zone);
  };
  see(stated.zone);
  for (const { timestamp, zone } of timeline) {
    see(timestamp?.zone);
    see(timestamp?.end?.zone);
    if (zone?.place !== "setting") see(zone?.zone);
  }
  const found = new Map<string, TimeZone[]>();
  for (const zone of [...places.values()].sort(
    (a, b) => a.range.start - b.range.start,
  )) {
    found.set(zone.text, [...(found.get(zone.text) ?? []), zone]);
  }
  return found;
}

/** “−6”, “+5:30”, as people write offsets behind UTC, with a hyphen for the minus. */
function signed(minutes: number): string {
  return formatOffset(minutes)
    .replace("Z", "+0")
    .replace(/^([+-])0/, "$1")
    .replace(/:00$/, "");
}

export const documentation: RuleDocumentation = {
  why: "Abbreviations of time zones are not standardized: CST is the time of Chicago, of Shanghai and of Havana, IST that of India, Ireland and Israel. Fourteen hours lie between the readings, and times that can't be placed can't be compared.",
  bad: `## Timeline (CST)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  good: `## Timeline (UTC-6)

- 14:05 Deployment of the checkout service
- 15:35 Deployment rolled back
`,
  fix: "Writes the offset of the reading that you choose, everywhere.",
  source:
    "[PostgreSQL, Date/Time Configuration Files](https://www.postgresql.org/docs/current/datetime-config-files.html): abbreviations are not well standardized.",
};
