import {
  incidentDataOf,
  measure,
  type Measurements,
  type MetricsSettings,
} from "../metrics/metrics";
import { formatOffset, utcOf, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { SourcedZone, ZonePlace } from "../model/sourcedZones";
import type { TextRange } from "../text";
import { elapsedSinceStart } from "./elapsed";
import { figureRows } from "./figureRows";
import { supported, type NumberStyle } from "./numbers";

/** What there is to say of a time, a duration or a share, in plain text. */
interface FigureHover {
  readonly range: TextRange;
  readonly lines: readonly HoverLine[];
}

interface HoverLine {
  readonly title: string;
  readonly text: string;
}

/** How the reader's own clock is shown. */
interface ReaderStyle extends NumberStyle {
  /** The region of the reader's clock, such as “Europe/Berlin”. */
  readonly timeZone: string;
}

/** What to show for the words at an offset; null where they are none of which anything was worked out. */
export function figureHoverAt(
  postmortem: Postmortem,
  settings: MetricsSettings,
  offset: number,
  style: ReaderStyle,
): FigureHover | null {
  return (
    timeHover(postmortem, offset, style) ??
    figureHover(postmortem, settings, offset, style)
  );
}

function timeHover(
  postmortem: Postmortem,
  offset: number,
  style: ReaderStyle,
): FigureHover | null {
  const { incident } = postmortem;
  const entry = incident.timeline.find(
    ({ timestamp }) => timestamp && contains(timestamp.range, offset),
  );
  if (entry?.timestamp && entry.start) {
    return {
      range: entry.timestamp.range,
      lines: pointLines(postmortem, entry.start, entry.zone, style),
    };
  }
  const told = Object.values(incident.milestones).find(
    ({ range, entry: index }) => index === null && contains(range, offset),
  );
  return told
    ? {
        range: told.range,
        lines: pointLines(
          postmortem,
          told.point,
          incident.stated.zoneSource,
          style,
        ),
      }
    : null;
}

function pointLines(
  postmortem: Postmortem,
  point: PointInTime,
  zone: SourcedZone | null,
  style: ReaderStyle,
): HoverLine[] {
  const utc = utcOf(point);
  const elapsed = elapsedSinceStart(postmortem, point, style);
  return [
    ...(utc === null
      ? utcClock(point)
      : [
          { title: "UTC", text: momentText(utc, "UTC", style) },
          {
            title: "Your time",
            text: momentText(utc, style.timeZone, style),
          },
        ]),
    ...(elapsed === null
      ? []
      : [{ title: "Since the start of the impact", text: elapsed }]),
    {
      title: "Time zone",
      text: zone ? originText(zone) : "not stated anywhere",
    },
  ];
}

/** Of a time whose day is not known, the clock in UTC. */
function utcClock({ time, offsetMinutes }: PointInTime): HoverLine[] {
  if (!time || offsetMinutes === null) return [];
  const minutes =
    (((time.hour * 60 + time.minute - offsetMinutes) % 1440) + 1440) % 1440;
  const pad = (part: number): string => String(part).padStart(2, "0");
  return [
    {
      title: "UTC",
      text: `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)} (the day is not stated)`,
    },
  ];
}

function momentText(
  utc: number,
  timeZone: string,
  { locale }: ReaderStyle,
): string {
  const options = {
    dateStyle: "medium",
    timeStyle: "short",
  } as const;
  const language = supported(locale ?? "en");
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(
      utc,
    );
  } catch {
    return new Intl.DateTimeFormat(language, {
      ...options,
      timeZone: "UTC",
    }).format(utc);
  }
}

const places: Readonly<Record<ZonePlace, string>> = {
  entry: "beside the time",
  column: "from the column",
  heading: "from the heading",
  sentence: "from a sentence of the timeline",
  neighbour: "from the first entry that names one",
  field: "from the field",
  prose: "from the text",
  frontMatter: "from the front matter",
  setting: "from the setting postmortem.defaultTimeZone",
};

/** “UTC−5, from Duration” */
function originText({ zone, place, title }: SourcedZone): string {
  const offset = zone.offsetMinutes;
  const text = zone.text.trim();
  const isSaid = /\d|UTC|GMT|^Z$/i.test(text);
  const shown =
    offset === null || isSaid
      ? text
      : `${text} (UTC${offset === 0 ? "" : formatOffset(offset)})`;
  return `${shown.replace("-", "−")}, ${title ? `from ${title}` : places[place]}`;
}

function figureHover(
  postmortem: Postmortem,
  settings: MetricsSettings,
  offset: number,
  style: ReaderStyle,
): FigureHover | null {
  const { downtime, affected } = incidentDataOf(postmortem);
  const isOfOutage = downtime?.source !== "timeline";
  const length = isOfOutage
    ? downtime?.ranges.find((range) => contains(range, offset))
    : undefined;
  const share = affected?.told.find(({ range }) => contains(range, offset));
  const range = length ?? share?.range;
  if (!range) return null;
  const ids = length
    ? ["duration", "timeToResolveMinutes", "weightedDowntime"]
    : ["weightedDowntime", "affectedUsers", "failedRequests", "userMinutes"];
  const window = downtime?.told.find((told) => told.range === length);
  const lines = [
    ...(window
      ? [
          ...endLines("Start", window.start, style),
          ...endLines("End", window.end, style),
        ]
      : []),
    ...linesOf(measure(postmortem, settings), ids, style),
  ];
  return lines.length > 0 ? { range, lines } : null;
}

function endLines(
  title: string,
  point: PointInTime,
  style: ReaderStyle,
): HoverLine[] {
  const utc = utcOf(point);
  if (utc === null) return [];
  return [
    { title: `${title}, UTC`, text: momentText(utc, "UTC", style) },
    {
      title: `${title}, your time`,
      text: momentText(utc, style.timeZone, style),
    },
  ];
}

/** The figures of these ids, and those of error budgets. */
function linesOf(
  measurements: Measurements,
  ids: readonly string[],
  style: NumberStyle,
): HoverLine[] {
  return figureRows(measurements, style).flatMap(({ id, title, value }) =>
    value !== null &&
    (ids.includes(id) || /^budget-\d+-(?:used|availability)$/.test(id))
      ? [{ title, text: value }]
      : [],
  );
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
