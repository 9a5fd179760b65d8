import { between } from "../metrics/figures";
import { fractionOf, times } from "../metrics/fractions";
import type { IncidentData } from "../metrics/metrics";
import { pointOf, type Anchor } from "../metrics/moments";
import { responseMetrics } from "../metrics/responseTimes";
import { durationsIn } from "../model/durations";
import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import { timestampAt } from "../model/timestamps";
import { offsetAt, timeZoneAt, type TimeZone } from "../model/timeZones";
import type { TextEdit, TextRange } from "../text";
import { unknownMoment, type Draft } from "./draft";
import type { Input } from "./fields";
import { clockLike, clockTimesIn } from "./values";

const wrongTime = "Write a time such as 14:05 or 2026-03-04 14:05.";

/** A time as somebody writes it into a field, with the day and the zone of the moment that it is measured from. */
function readTime(
  value: string,
  from: PointInTime | null,
  zone: TimeZone | null,
): PointInTime | null {
  const stamp = timestampAt(value, { start: 0, end: value.length });
  if (!stamp?.time || stamp.unknown) return null;
  return pointOf(stamp, zone, from ?? undefined);
}

/** “2026-03-04 14:05”, or the time alone where the day is that of the other moment. */
function timeText(
  point: PointInTime | null,
  beside: PointInTime | null,
): string {
  if (!point?.time) return "";
  const { date, time } = point;
  const pad = (part: number): string => String(part).padStart(2, "0");
  const clock = `${pad(time.hour)}:${pad(time.minute)}${time.second === null ? "" : `:${pad(Math.floor(time.second))}`}`;
  const isSameDay =
    beside?.date?.year === date?.year &&
    beside?.date?.month === date?.month &&
    beside?.date?.day === date?.day;
  return date?.year == null || (beside && isSameDay)
    ? clock
    : `${date.year}-${pad(date.month)}-${pad(date.day)} ${clock}`;
}

/** Puts a time into the place of another one, in that one's notation; the day must be the same. */
function writeTime(
  text: string,
  place: TextRange | null,
  told: PointInTime | null,
  value: string,
): TextEdit | null {
  const point = readTime(value, told, null);
  if (!place || !point?.time) return null;
  const isSameDay =
    JSON.stringify(point.date) === JSON.stringify(told?.date ?? null);
  if (told && !isSameDay) return null;
  const newText = clockLike(text.slice(place.start, place.end), point.time);
  return newText === null ? null : { range: place, newText };
}

function clockPlace(
  text: string,
  range: TextRange | undefined,
  which: "first" | "last",
): TextRange | null {
  if (!range || range.end <= range.start) return null;
  const clocks = clockTimesIn(text.slice(range.start, range.end));
  const found = which === "first" ? clocks[0] : clocks.at(-1);
  return found
    ? { start: range.start + found.start, end: range.start + found.end }
    : null;
}

export function zoneInput({ text, incident }: Postmortem): Input {
  const zone =
    incident.stated.zone ??
    incident.timeline.find((entry) => entry.zone)?.zone?.zone ??
    null;
  const place = zone && zone.range.end > zone.range.start ? zone.range : null;
  return {
    id: "zone",
    group: "times",
    label: "Time zone",
    told: place ? text.slice(place.start, place.end) : (zone?.text ?? ""),
    example: "UTC",
    place,
    apply(draft, value) {
      const read = timeZoneAt(value, 0, value.length);
      if (!read || read.range.end < value.length) {
        return "Write a zone such as UTC, UTC+2 or Europe/Berlin.";
      }
      const moved = (point: PointInTime): PointInTime => ({
        ...point,
        offsetMinutes: offsetAt(read, point.date, point.time),
      });
      const first = draft.windows[0]?.start;
      if (first && moved(first).offsetMinutes === null) {
        return "This zone could be several, or needs a date with its year.";
      }
      draft.zone = read;
      draft.windows = draft.windows.map(({ start, end }) => ({
        start: start && moved(start),
        end: end && moved(end),
      }));
      for (const [anchor, moment] of Object.entries(draft.moments)) {
        draft.moments[anchor as Anchor] = {
          ...moment,
          point: moved(moment.point),
        };
      }
      return null;
    },
    write: (value) => place && { range: place, newText: value },
  };
}

export function windowInputs(
  { text, incident }: Postmortem,
  data: IncidentData,
): Input[] {
  const told = data.downtime?.told ?? [];
  const count = Math.max(1, told.length);
  return Array.from({ length: count }, (_, index) => {
    const window = told[index];
    const start =
      window?.start ??
      (index === 0 ? data.moments.started?.point : null) ??
      null;
    const end = window?.end ?? null;
    const isStated = data.downtime?.source === "windows";
    const entryRange = (point: PointInTime | null): TextRange | undefined =>
      incident.timeline.find((entry) => entry.start === point)?.timestamp
        ?.range;
    const number = count > 1 ? ` ${index + 1}` : "";
    const places = {
      start: clockPlace(
        text,
        isStated
          ? window?.range
          : (entryRange(start) ?? data.moments.started?.range),
        "first",
      ),
      end: clockPlace(text, isStated ? window?.range : entryRange(end), "last"),
    };
    const input = (
      which: "start" | "end",
      label: string,
      point: PointInTime | null,
    ): Input => ({
      id: `${which}-${index}`,
      group: "times",
      label: `${label}${number}`,
      told: timeText(point, which === "start" ? null : start),
      example: which === "start" ? "2026-03-04 14:05" : "15:35",
      place: places[which],
      apply(draft, value) {
        const now = draft.windows[index];
        if (!now) return null;
        if (value === "") {
          now[which] = null;
          if (which === "start" && index === 0) delete draft.moments.started;
          return null;
        }
        const from = which === "end" ? (now.start ?? point) : point;
        const read = readTime(value, from, draft.zone);
        if (!read) return wrongTime;
        const previous = now[which];
        now[which] = read;
        const minutes =
          now.start && now.end ? minutesBetween(now.start, now.end) : null;
        if (minutes !== null && minutes < 0) {
          now[which] = previous;
          return "The end is before the start.";
        }
        if (which === "end") follow(draft, "resolved", point, read);
        return null;
      },
      write: (value) => writeTime(text, places[which], point, value),
    });
    return [input("start", "Start", start), input("end", "End", end)];
  }).flat();
}

/** A resolution that was only told by the outage's end goes with it. */
function follow(
  draft: Draft,
  anchor: Anchor,
  before: PointInTime | null,
  now: PointInTime,
): void {
  const moment = draft.moments[anchor];
  if (moment?.source === "stated" && moment.point === before) {
    draft.moments[anchor] = { ...moment, point: now };
  }
}

export function lengthInputs(
  { downtime }: IncidentData,
  { text }: Postmortem,
): Input[] {
  const isStated = downtime?.source === "length";
  if (downtime && !isStated) return [];
  const place = downtime?.ranges[0] ?? null;
  return [
    {
      id: "length",
      group: "times",
      label: "Or its length",
      told: place ? text.slice(place.start, place.end) : "",
      example: "about 45 minutes",
      place,
      apply(draft, value) {
        if (value === "") {
          draft.length = null;
          return null;
        }
        const [read] = durationsIn(value, { start: 0, end: value.length });
        if (!read) return "Write a length such as 45 minutes or 2 h 30 min.";
        const length = times(fractionOf(read.minutes), fractionOf(60_000));
        draft.length = between(length, length, read.approximate);
        return null;
      },
      write: (value) => place && { range: place, newText: value },
    },
  ];
}

const milestoneLabels: Partial<Readonly<Record<Anchor, string>>> = {
  detected: "Detected",
  acknowledged: "Acknowledged",
  escalated: "Escalated",
  identified: "Cause identified",
  mitigated: "Mitigated",
  resolved: "Resolved",
};

export function milestoneInputs(
  { text }: Postmortem,
  data: IncidentData,
): Input[] {
  const start = data.moments.started?.point ?? null;
  return responseMetrics.flatMap(({ to, example }): Input[] => {
    const label = milestoneLabels[to];
    if (!label) return [];
    const moment = data.moments[to];
    const point = moment?.point ?? null;
    const place = clockPlace(
      text,
      moment?.range,
      to === "resolved" ? "last" : "first",
    );
    return [
      {
        id: to,
        group: "milestones",
        label,
        told: timeText(point, start),
        example: example.slice(0, 5),
        place: place ?? moment?.range ?? null,
        apply(draft, value) {
          if (value === "") {
            delete draft.moments[to];
            return null;
          }
          const from = draft.windows[0]?.start ?? start;
          const read = readTime(value, from, draft.zone);
          if (!read) return wrongTime;
          const minutes = from && minutesBetween(from, read);
          if (minutes !== null && minutes < 0) {
            return "This is before the start.";
          }
          draft.moments[to] = { ...(moment ?? unknownMoment), point: read };
          return null;
        },
        write: (value) => writeTime(text, place, point, value),
      },
    ];
  });
}
