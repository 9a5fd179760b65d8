import type { TimelineEntry } from "./incident";
import type { Postmortem } from "./postmortem";
import { isOfKind, type Section } from "./sections";

/** A timeline's section and the entries that stand in it. */
interface TimelineSection {
  readonly section: Section;
  readonly entries: readonly TimelineEntry[];
}

/** The document's timelines in order; one inside another belongs to the outer one. */
export function timelineSections({
  sections,
  incident,
}: Postmortem): TimelineSection[] {
  const found: TimelineSection[] = [];
  let until = -1;
  for (const section of sections) {
    if (!isOfKind(section, "timeline") || section.line <= until) continue;
    until = section.endLine;
    const entries = incident.timeline.filter(
      ({ line }) => section.line <= line && line <= section.endLine,
    );
    found.push({ section, entries });
  }
  return found;
}
