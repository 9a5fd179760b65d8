import { memo } from "../memo";
import { lineColumnAt } from "../text";
import type { TimelineEntry } from "./incident";
import type { Postmortem } from "./postmortem";
import { isOfKind, type Section } from "./sections";

/** A timeline's section and the entries that stand in it. */
interface TimelineSection {
  readonly section: Section;
  readonly entries: readonly TimelineEntry[];
}

/** The document's timelines in order; one inside another belongs to the outer one. */
export const timelineSections = memo(
  ({ sections, incident }: Postmortem): readonly TimelineSection[] => {
    const found: { section: Section; entries: TimelineEntry[] }[] = [];
    let until = -1;
    for (const section of sections) {
      if (!isOfKind(section, "timeline") || section.line <= until) continue;
      until = section.endLine;
      found.push({ section, entries: [] });
    }
    const starts = found.map(({ section }) => section.line);
    for (const entry of incident.timeline) {
      const around = found[lineColumnAt(starts, entry.line).line];
      const { line = Infinity, endLine = 0 } = around?.section ?? {};
      if (line <= entry.line && entry.line <= endLine) {
        around?.entries.push(entry);
      }
    }
    return found;
  },
);
