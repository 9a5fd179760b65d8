import { measure, type Measurements } from "../metrics/metrics";
import type { Milestone } from "../model/milestones";
import type { Postmortem } from "../model/postmortem";
import type { SectionKind } from "../model/sectionNames";
import { isOfKind } from "../model/sections";
import { lineColumnAt, lineStarts, type TextRange } from "../text";
import type { Finding } from "./annotations";
import { storyOf, type Story } from "./story";
import { durationText, percentText, quoted } from "./text";

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
  readonly story: Story;
  readonly findings: readonly Finding[];
}

interface Told {
  readonly value: string;
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
): Fact[] {
  const starts = lineStarts(postmortem.text);
  const source: Source = {
    postmortem,
    measurements: measure(postmortem),
    story: storyOf(postmortem.incident),
    findings,
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
  {
    id: "duration",
    title: "Duration",
    wanted:
      "Unknown: a line such as “Duration: 14:05 to 15:35 (UTC)”, or a timeline with times, would tell it.",
    home: ["duration", "summary", "impact", "timeline"],
    tell({ measurements, postmortem: { incident } }) {
      const { durationMinutes } = measurements;
      if (durationMinutes === null) return null;
      const { outage, stated } = incident;
      const isFromTimeline =
        outage?.minutes != null && outage.source === "timeline";
      return {
        value: durationText(durationMinutes),
        explanation: isFromTimeline
          ? "Worked out from the timeline"
          : "As the document states it",
        range:
          outage?.minutes == null
            ? (stated.length?.range ?? null)
            : outage.range,
      };
    },
  },
  {
    id: "affected",
    title: "Affected",
    wanted:
      "Unknown: the share of those affected, such as “50% of customers”, under Impact would tell it.",
    home: ["impact", "summary"],
    tell({ measurements: { affected }, postmortem: { incident } }) {
      if (!affected) return null;
      const { shares, quantifiers } = incident.impact;
      const share =
        shares.find(
          ({ fraction, boundTo }) =>
            fraction === affected.share && boundTo === affected.of,
        ) ?? quantifiers[0];
      return {
        value: `${percentText(affected.share)} of ${affected.of}`,
        explanation: share
          ? `As the document states it: “${share.raw}”`
          : "As the document states it",
        range: share?.range ?? null,
      };
    },
  },
  timeTo("detected", "Time to detect", "14:12 Monitoring pages @alice"),
  timeTo("mitigated", "Time to mitigate", "15:10 Deployment rolled back"),
  timeTo("resolved", "Time to resolve", "15:35 Checkout fully restored"),
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

function timeTo(
  milestone: Milestone,
  title: string,
  example: string,
): FactKind {
  return {
    id: milestone,
    title,
    wanted: `Unknown: no timeline entry tells of it. One such as “${example}” would.`,
    home: ["timeline"],
    tell({ story }) {
      const reached = story.reached.find(
        (each) => each.milestone === milestone,
      );
      if (!reached) return null;
      return {
        value: durationText(reached.minutes),
        explanation: `From the start of the impact to “${quoted(reached.entry.text)}”`,
        range: reached.entry.range,
      };
    },
  };
}
