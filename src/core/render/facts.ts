import {
  measure,
  type Measurements,
  type MetricsSettings,
} from "../metrics/metrics";
import {
  isOneEntry,
  responseMetrics,
  type ResponseMetric,
  type ResponseTime,
} from "../metrics/responseTimes";
import type { Postmortem } from "../model/postmortem";
import type { SectionKind } from "../model/sectionNames";
import { isOfKind } from "../model/sections";
import { isMilestone } from "../model/milestones";
import { lineColumnAt, lineStarts, type TextRange } from "../text";
import type { Finding } from "./annotations";
import {
  figureText,
  lengthText,
  percentText,
  type NumberStyle,
} from "./numbers";
import { isIncomparable } from "./story";
import { objectiveText } from "./text";
import { quoted } from "./words";

/** One figure of the incident, as the strip over the preview shows it. */
export interface Fact {
  readonly id: string;
  readonly title: string;
  /** Null where the document does not tell it. */
  readonly value: string | null;
  /** Where it comes from; of an unknown one, what would fill it. */
  readonly explanation: string;
  /** The 0-based line that it comes from, or of the section that would tell it; null where there is no such place. */
  readonly line: number | null;
}

/** What a fact is made from. */
interface Source {
  readonly postmortem: Postmortem;
  readonly measurements: Measurements;
  readonly findings: readonly Finding[];
  readonly style: NumberStyle;
}

interface Told {
  /** Null where what the document says of it is not enough. */
  readonly value: string | null;
  readonly explanation: string;
  readonly range: TextRange | null;
}

interface FactKind {
  readonly id: string;
  readonly title: string;
  /** What a writer would add for it to be known. */
  readonly wanted: string;
  /** The sections that it would stand in, the best one first. */
  readonly home: readonly SectionKind[];
  readonly tell: (source: Source) => Told | null;
}

/** The facts of an incident in the order in which people ask for them, the unknown ones among them. */
export function factsOf(
  postmortem: Postmortem,
  findings: readonly Finding[],
  settings: MetricsSettings,
  style: NumberStyle,
): Fact[] {
  const starts = lineStarts(postmortem.text);
  const source: Source = {
    postmortem,
    measurements: measure(postmortem, settings),
    findings,
    style,
  };
  return kinds.map(({ id, title, wanted, home, tell }) => {
    const told = tell(source);
    if (!told) {
      const line = homeLine(postmortem, home);
      return { id, title, value: null, explanation: wanted, line };
    }
    const { value, explanation, range } = told;
    const line = range && lineColumnAt(starts, range.start).line;
    return { id, title, value, explanation, line };
  });
}

function homeLine(
  { sections }: Postmortem,
  home: readonly SectionKind[],
): number | null {
  for (const kind of home) {
    const section = sections.find((each) => isOfKind(each, kind));
    if (section) return section.line;
  }
  return sections.find(({ kind }) => kind === "title")?.line ?? null;
}

const kinds: readonly FactKind[] = [
  stated("severity", "Severity", "Severity: SEV-1"),
  stated("status", "Status", "Status: Draft"),
  {
    id: "duration",
    title: "Duration",
    wanted:
      "Unknown: a line such as “Duration: 14:05 to 15:35 (UTC)”, or a timeline with times, would tell it.",
    home: ["duration", "summary", "impact", "timeline"],
    tell({ measurements: { data }, style }) {
      const { downtime } = data;
      if (!downtime) return null;
      const isFromTimeline = downtime.source === "timeline";
      return {
        value: figureText(downtime.length, (length) =>
          lengthText(length, style),
        ),
        explanation: isFromTimeline
          ? "Worked out from the timeline"
          : "As the document states it",
        range: downtime.ranges[0] ?? null,
      };
    },
  },
  {
    id: "affected",
    title: "Affected",
    wanted:
      "Unknown: the share of those affected, such as “50% of customers”, under Impact would tell it.",
    home: ["impact", "summary"],
    tell({ measurements: { data }, style }) {
      const { affected } = data;
      if (!affected) return null;
      const [told] = affected.told;
      return {
        value: `${figureText(affected.share, (share) => percentText(share, style))} of ${affected.of}`,
        explanation: told
          ? `As the document states it: “${quoted(told.raw)}”`
          : "As the document states it",
        range: told?.range ?? null,
      };
    },
  },
  timeTo("timeToDetectMinutes"),
  timeTo("timeToMitigateMinutes"),
  timeTo("timeToResolveMinutes"),
  {
    id: "errorBudget",
    title: "Error budget used",
    wanted:
      "Unknown: it takes an objective in the settings, and the outage's duration in the document.",
    home: ["duration", "summary", "impact"],
    tell({ measurements: { errorBudgets, data }, style }) {
      const [first] = errorBudgets;
      const use = first?.byTime;
      if (!first || !use) return null;
      const { name, objective, windowDays } = first.budget;
      const weighted =
        first.byUsers &&
        `; weighted by those affected, ${figureText(first.byUsers.used, (used) => percentText(used, style))}`;
      return {
        value: figureText(use.used, (used) => percentText(used, style)),
        explanation: `Of what ${name || "an objective"} of ${objectiveText(objective, style)} leaves in ${windowDays} days${weighted ?? ""}`,
        range: data.downtime?.ranges[0] ?? null,
      };
    },
  },
  {
    id: "actionItems",
    title: "Open action items",
    wanted:
      "None found: a list such as “- [ ] Alert on the pool (@alice)” under Action Items would tell them.",
    home: ["actionItems"],
    tell({ postmortem: { actionItems } }) {
      if (actionItems.length === 0) return null;
      const open = actionItems.filter(({ done }) => !done);
      const ownerless = open.filter(({ owner }) => owner === null).length;
      return {
        value: `${open.length} of ${actionItems.length}`,
        explanation:
          ownerless > 0
            ? `${ownerless} without an owner`
            : "Every open one has an owner",
        range: (open[0] ?? actionItems[0])?.range ?? null,
      };
    },
  },
  {
    id: "findings",
    title: "Findings",
    wanted: "",
    home: [],
    tell({ findings }) {
      const [first] = findings;
      return {
        value: findings.length === 0 ? "None" : String(findings.length),
        explanation: first?.message ?? "No rule has anything to say",
        range: first?.range ?? null,
      };
    },
  },
];

/** What the document says of itself in a field of its own. */
function stated(
  id: "severity" | "status",
  title: string,
  example: string,
): FactKind {
  return {
    id,
    title,
    wanted: `Unknown: a line such as “${example}” near the title would tell it.`,
    home: ["metadata", "title"],
    tell({ postmortem }) {
      const fact = postmortem[id];
      return (
        fact && {
          // Some write a sentence or two; who shows it has to see to the room.
          value: quoted(fact.text, 300),
          explanation: "As the document states it",
          range: fact.range,
        }
      );
    },
  };
}

function timeTo(id: ResponseMetric["id"]): FactKind {
  const metric = responseMetrics.find((each) => each.id === id);
  const { title = "", to = "started", example = "" } = metric ?? {};
  return {
    id: to,
    title,
    wanted: `Unknown: no timeline entry tells of it. One such as “${example}” would.`,
    home: ["timeline"],
    tell({ postmortem, measurements: { data }, style }) {
      const time = data.responseTimes.find(({ metric }) => metric.id === id);
      if (!time) return null;
      const { elapsed, to: moment } = time;
      if (!elapsed || !moment) return lackOf(time, postmortem);
      return {
        value: figureText(elapsed, (length) => lengthText(length, style)),
        explanation: moment.text
          ? `From the start of the impact to “${quoted(moment.text)}”`
          : "From the start of the impact, as the document states it",
        range: moment.range,
      };
    },
  };
}

/** What the document says of a moment without telling when it was. */
function lackOf(
  { metric, from, to, untimed }: ResponseTime,
  { text, incident }: Postmortem,
): Told | null {
  if (untimed) {
    return {
      value: null,
      explanation: `Unknown: a time at “${quoted(untimed.text)}” would tell it.`,
      range: untimed.textRange,
    };
  }
  if (from && to && isOneEntry(from, to)) {
    return {
      value: null,
      explanation: `Unknown: the timeline begins with “${quoted(to.text)}”. An entry before it, such as “14:05 Outage begins”, would tell it.`,
      range: to.range,
    };
  }
  const told = isMilestone(metric.to)
    ? incident.milestones[metric.to]
    : undefined;
  if (!told || !isIncomparable(from?.point ?? null, told)) return null;
  const { range } = told;
  return {
    value: null,
    explanation: `Unknown: “${quoted(text.slice(range.start, range.end))}” can’t be compared with the start, since only one of them has a date or a zone that is certain.`,
    range,
  };
}
