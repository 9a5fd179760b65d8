import type { TimelineEntry } from "../model/incident";
import type { QuickFix, Rule, RuleDocumentation } from "./rule";

/** Times on a twelve-hour clock that don't say which half of the day they are in. */
export const missingMeridiem: Rule = {
  id: "missing-meridiem",
  description: "Times on a twelve-hour clock say AM or PM.",
  severity: "warning",
  *check({ incident: { timeline } }) {
    const missing = timeline.filter(({ doubts }) => doubts.missesMeridiem);
    const [first, ...others] = missing;
    if (!first?.timestamp) return;
    const style = meridiemStyle(timeline);
    yield {
      range: first.timestamp.range,
      message: `“${first.timestamp.raw}” may be in the morning or in the afternoon. Write AM or PM.`,
      related: others.flatMap(({ timestamp }) =>
        timestamp
          ? [{ range: timestamp.range, message: `“${timestamp.raw}” too` }]
          : [],
      ),
      quickFixes: [
        asRead(missing, style),
        ...(["am", "pm"] as const).map((half) => only(first, half, style)),
      ].filter((fix) => fix !== null),
    };
  },
};

/** How the timeline's other times write it: “PM”, “pm”, “ p.m.”. */
function meridiemStyle(
  timeline: readonly TimelineEntry[],
): (half: "am" | "pm") => string {
  for (const { timestamp } of timeline) {
    const written = /\d(\s?)([ap])(\.?)(m)(\.?)/i.exec(timestamp?.raw ?? "");
    if (!written) continue;
    const [, gap = "", letter = "", dot = "", m = "", lastDot = ""] = written;
    return (half) =>
      gap +
      (letter === "A" || letter === "P"
        ? half.charAt(0).toUpperCase()
        : half.charAt(0)) +
      dot +
      m +
      lastDot;
  }
  return (half) => ` ${half.toUpperCase()}`;
}

/** What their neighbours make of them, where they make something of all. */
function asRead(
  missing: readonly TimelineEntry[],
  style: (half: "am" | "pm") => string,
): QuickFix | null {
  const edits = missing.flatMap((entry) => {
    const hour = entry.reading?.time?.hour;
    if (hour === undefined) return [];
    return insertion(entry, style(hour < 12 ? "am" : "pm"));
  });
  return edits.length === missing.length
    ? {
        title:
          missing.length === 1
            ? "Write the half of the day that keeps the order"
            : "Write the halves of the day that keep the order",
        edits,
        preferred: true,
      }
    : null;
}

function only(
  entry: TimelineEntry,
  half: "am" | "pm",
  style: (half: "am" | "pm") => string,
): QuickFix | null {
  const edits = insertion(entry, style(half));
  const time = entry.timestamp && clock.exec(entry.timestamp.raw)?.[0];
  return edits.length > 0
    ? { title: `Write “${time}${style(half)}”`, edits, preferred: false }
    : null;
}

const clock = /\d{1,2}[:.]\d{2}/;

function insertion(
  { timestamp }: TimelineEntry,
  newText: string,
): QuickFix["edits"] {
  const found = timestamp && clock.exec(timestamp.raw);
  if (!timestamp || !found) return [];
  const at = timestamp.range.start + found.index + found[0].length;
  return [{ range: { start: at, end: at }, newText }];
}

export const documentation: RuleDocumentation = {
  why: "Among times such as “11:30 AM”, a bare “1:05” may be an hour after midnight or an hour after noon. Readers guess, and so does every figure that is worked out from it.",
  bad: `## Timeline (UTC)

- 11:30 AM Deployment of the checkout service
- 1:05 On-call engineer paged
- 2:10 PM Deployment rolled back
`,
  good: `## Timeline (UTC)

- 11:30 AM Deployment of the checkout service
- 1:05 PM On-call engineer paged
- 2:10 PM Deployment rolled back
`,
  fix: "Writes the half of the day that keeps the entries in order, or the one that you choose.",
  source:
    "ISO 8601-1, 4.3.8: hours from 00 to 24 need no half of the day; twelve-hour clocks do.",
};
