import type { TimelineEntry } from "../model/incident";
import type { Postmortem } from "../model/postmortem";
import type { Timestamp } from "../model/timestamps";
import type { TextRange } from "../text";
import type { Problem, QuickFix, Rule, RuleDocumentation } from "./rule";

/** Times and dates that no clock and no calendar shows. */
export const invalidTime: Rule = {
  id: "invalid-time",
  description:
    "Times are ones that a clock can show, dates ones that the calendar has.",
  severity: "error",
  *check({ text, incident: { timeline } }: Postmortem) {
    const redundant: Timestamp[] = [];
    let year: number | null = null;
    for (const entry of timeline) {
      const { timestamp } = entry;
      if (!timestamp) {
        yield* impossibleClock(text, entry, timeline);
        continue;
      }
      if (timestamp.invalidDate) yield impossibleDate(timestamp, year);
      year = entry.start?.date?.year ?? year;
      const { time } = timestamp;
      if (!time?.meridiem || time.twelveHour) continue;
      if (time.meridiem === "am" && time.hour > 12)
        yield contradiction(timestamp);
      else if (time.meridiem === "pm") redundant.push(timestamp);
    }
    yield* redundantMeridiems(redundant);
  },
};

const meridiem = /\s?[ap]\.?m\b\.?/i;

function meridiemRange({ raw, range }: Timestamp): TextRange | null {
  const match = meridiem.exec(raw);
  if (!match) return null;
  const start = range.start + match.index;
  return { start, end: start + match[0].length };
}

/** “23:00 AM” may be either. */
function contradiction(timestamp: Timestamp): Problem {
  const range = meridiemRange(timestamp);
  const hour = /\d{1,2}/.exec(timestamp.raw);
  const quickFixes: QuickFix[] = [];
  if (range && hour) {
    const at = timestamp.range.start + hour.index;
    const morning = String(Number(hour[0]) - 12);
    quickFixes.push(
      {
        title: "Write it on the 24-hour clock",
        edits: [{ range, newText: "" }],
        preferred: true,
      },
      {
        title: `Write ${morning} in the morning`,
        edits: [
          { range: { start: at, end: at + hour[0].length }, newText: morning },
        ],
        preferred: false,
      },
    );
  }
  return {
    range: timestamp.range,
    message: `“${timestamp.raw}” is no time: ${hour?.[0] ?? ""} o'clock is not in the morning.`,
    quickFixes,
  };
}

/** One habit is one finding. */
function* redundantMeridiems(
  timestamps: readonly Timestamp[],
): Iterable<Problem> {
  const [first, ...others] = timestamps;
  if (!first) return;
  const edits = timestamps
    .map(meridiemRange)
    .filter((range) => range !== null)
    .map((range) => ({ range, newText: "" }));
  yield {
    range: meridiemRange(first) ?? first.range,
    severity: "information",
    tag: "unnecessary",
    message: `“${first.raw}” is written on the 24-hour clock, which needs no PM.`,
    related: others.map(({ range, raw }) => ({
      range,
      message: `“${raw}” too`,
    })),
    quickFixes: [
      {
        title: "Drop PM from 24-hour times",
        edits,
        preferred: true,
        safe: true,
      },
    ],
  };
}

function impossibleDate(timestamp: Timestamp, year: number | null): Problem {
  const { raw, range } = timestamp;
  const written = /(?<!\d)\d{5}(?!\d)/.exec(raw);
  const isTypo =
    written !== null &&
    year !== null &&
    isOneDigitMore(written[0], String(year));
  const at = range.start + (written?.index ?? 0);
  return {
    range,
    message: `“${raw}” holds a date that the calendar does not have.`,
    quickFixes: isTypo
      ? [
          {
            title: `Write “${year}”, the year of the entry before`,
            edits: [
              { range: { start: at, end: at + 5 }, newText: String(year) },
            ],
            preferred: true,
          },
        ]
      : [],
  };
}

function isOneDigitMore(long: string, short: string): boolean {
  for (let at = 0; at < long.length; at++) {
    if (long.slice(0, at) + long.slice(at + 1) === short) return true;
  }
  return false;
}

const clockLike =
  /^[\s*_`[(]*(\d{1,2}):(\d{2})(?![\d:])(?!\s*(?:split|ratio|[/%]))/i;

/** “25:10” and “14:75”, where the other entries begin with times. */
function* impossibleClock(
  text: string,
  { textRange }: TimelineEntry,
  timeline: readonly TimelineEntry[],
): Iterable<Problem> {
  const source = text.slice(
    textRange.start,
    Math.min(textRange.end, textRange.start + 40),
  );
  const match = clockLike.exec(source);
  if (!match) return;
  const [whole, hour = "", minute = ""] = match;
  if (Number(hour) <= 24 && Number(minute) <= 59) return;
  const timed = timeline.filter(({ timestamp }) => timestamp?.time).length;
  if (timed < timeline.length / 2) return;
  const end = textRange.start + whole.length;
  const raw = `${hour}:${minute}`;
  yield {
    range: { start: end - raw.length, end },
    message: `“${raw}” is no time: hours go to 24, minutes to 59.`,
  };
}

export const documentation: RuleDocumentation = {
  why: `A time that no clock shows was mistyped, and what was meant can't be told from it: “23:00 AM” may be eleven at night or eleven in the morning.

“14:15 PM” says what it means and is told as information only; “24:00” is the end of a day.`,
  bad: `## Timeline (UTC)

- 11:05 Deployment of the checkout service
- 23:30 AM On-call engineer paged
- 23:45 Deployment rolled back
`,
  good: `## Timeline (UTC)

- 11:05 Deployment of the checkout service
- 23:30 On-call engineer paged
- 23:45 Deployment rolled back
`,
  fix: "Drops the meridiem, or writes the hour of the morning; writes the year of the entry before where a digit is too many.",
  source:
    "ISO 8601-1, 4.3.8 to 4.3.10: hours from 00 to 24, minutes from 00 to 59.",
};
