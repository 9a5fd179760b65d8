import type { Affected, ToldShare } from "../metrics/affected";
import { windowsOf, type ToldWindow } from "../metrics/downtime";
import { atMost, between, product, sum, type Figure } from "../metrics/figures";
import { compare, one } from "../metrics/fractions";
import type { IncidentData, MetricsSettings } from "../metrics/metrics";
import type { Anchor, Moment } from "../metrics/moments";
import { responseTimesOf } from "../metrics/responseTimes";
import { totalLength } from "../metrics/windows";
import { minutesBetween, type PointInTime } from "../model/pointInTime";
import type { Postmortem } from "../model/postmortem";
import type { TimeZone } from "../model/timeZones";
import type { Objective } from "../settings";

/** What the figures will be worked out from, open to change. */
export interface Draft {
  windows: { start: PointInTime | null; end: PointInTime | null }[];
  length: Figure | null;
  readonly moments: Partial<Record<Anchor, Moment>>;
  shares: (ToldShare | null)[];
  base: Figure | null;
  objectives: Objective[];
  zone: TimeZone | null;
  /** The data as it is now. */
  data(): IncidentData;
}

/** The data as the document tells it. */
export function draftOf(
  { incident }: Postmortem,
  data: IncidentData,
  settings: MetricsSettings,
): Draft {
  const told = data.downtime?.told ?? [];
  const draft: Draft = {
    windows:
      told.length > 0
        ? told.map(({ start, end }) => ({ start, end }))
        : [{ start: data.moments.started?.point ?? null, end: null }],
    length: data.downtime?.source === "length" ? data.downtime.length : null,
    moments: { ...data.moments },
    shares: [...(data.affected?.told ?? [null])],
    base: data.users?.base ?? null,
    objectives: [...settings.objectives],
    zone: incident.stated.zone,
    data: () => dataOf(draft, data),
  };
  return draft;
}

function dataOf(draft: Draft, before: IncidentData): IncidentData {
  const { moments } = draft;
  const start = draft.windows[0]?.start ?? null;
  const started: Moment | undefined = start
    ? { ...(moments.started ?? unknownMoment), point: start }
    : undefined;
  const { started: _, ...later } = moments;
  const all = started ? { ...later, started } : later;
  const affected = affectedOf(draft.shares, before.affected);
  const untimed = Object.fromEntries(
    before.responseTimes.flatMap((each) =>
      each.untimed ? [[each.metric.to, each.untimed]] : [],
    ),
  );
  const { base } = draft;
  const isSameBase = base === before.users?.base;
  return {
    ...before,
    moments: all,
    responseTimes: responseTimesOf({ moments: all, untimed }),
    downtime: downtimeOf(draft, before),
    affected,
    users:
      isSameBase && affected?.share === before.affected?.share
        ? before.users
        : base && affected
          ? {
              count: product(base, affected.share),
              base,
              unit: before.users?.unit ?? affected.of,
              range: before.users?.range ?? null,
            }
          : null,
  };
}

/** A moment that the document does not tell. */
export const unknownMoment: Moment = {
  point: { date: null, dayOffset: 0, time: null, offsetMinutes: null },
  approximate: false,
  range: { start: 0, end: 0 },
  source: "stated",
  text: "",
};

function downtimeOf(
  draft: Draft,
  { downtime }: IncidentData,
): IncidentData["downtime"] {
  const nowhere = { start: 0, end: 0 };
  const told = draft.windows.flatMap(({ start, end }, index): ToldWindow[] =>
    start && end && minutesBetween(start, end) !== null
      ? [{ start, end, range: downtime?.told[index]?.range ?? nowhere }]
      : [],
  );
  if (told.length > 0) {
    const windows = windowsOf(told);
    const length = totalLength(windows);
    const qualifier = downtime?.length.qualifier ?? null;
    return {
      length: between(length, length, qualifier),
      windows,
      told,
      ranges: downtime?.ranges ?? [],
      source: downtime?.source === "timeline" ? "timeline" : "windows",
    };
  }
  return draft.length
    ? {
        length: draft.length,
        windows: [],
        told: [],
        ranges: downtime?.ranges ?? [],
        source: "length",
      }
    : null;
}

function affectedOf(
  shares: readonly (ToldShare | null)[],
  before: Affected | null,
): Affected | null {
  const told = shares.filter((share) => share !== null);
  const [first] = told;
  if (!first) return null;
  const phases = told.filter(({ from, to }) => from !== null || to !== null);
  const lasting = told.filter((each) => !phases.includes(each));
  const always =
    lasting.length > 0
      ? lasting
          .map(({ share }) => share)
          .reduce((a, b) => atMost(one, sum(a, b)))
      : null;
  const greatest = phases.reduce<Figure>(
    (most, { share }) => (compare(share.most, most.most) > 0 ? share : most),
    first.share,
  );
  return {
    of: first.of,
    share: always ?? greatest,
    always,
    phases,
    told,
    contradicting: before?.contradicting ?? [],
  };
}
