import type { MetricsSettings } from "../metrics/metrics";
import type { Postmortem } from "../model/postmortem";
import type { Finding } from "./annotations";
import { factsOf, type Fact } from "./facts";
import type { NumberStyle } from "./numbers";
import { incidentBarOf, type IncidentBar } from "./incident-bar";

/** The incident at a glance, for the top of the preview. */
export interface Overview {
  readonly facts: readonly Fact[];
  readonly bar: IncidentBar | null;
  /** The zone in which the document gives its times, as written; null where it names none. */
  readonly zone: string | null;
}

export function overviewOf(
  postmortem: Postmortem,
  findings: readonly Finding[],
  settings: MetricsSettings,
  style: NumberStyle,
): Overview {
  const { stated, timeline } = postmortem.incident;
  const zone =
    stated.zone ??
    timeline.find(({ timestamp }) => timestamp?.zone)?.timestamp?.zone ??
    timeline.find(({ assumedZone }) => assumedZone)?.assumedZone;
  return {
    facts: factsOf(postmortem, findings, settings, style),
    bar: incidentBarOf(postmortem),
    zone: zone?.text ?? null,
  };
}
