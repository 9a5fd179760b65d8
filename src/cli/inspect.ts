import type { Analysis } from "../core/analyze";
import { measure } from "../core/metrics/metrics";
import type { DiagramParser } from "../core/mermaid/diagramError";
import { metricsReport } from "../core/metrics/report";
import type { TimelineEntry } from "../core/model/incident";
import { formatPoint } from "../core/model/pointInTime";
import type { Postmortem } from "../core/model/postmortem";
import type { Settings } from "../core/settings";
import { lineColumnAt, lineStarts, type TextRange } from "../core/text";
import { expand } from "./expand";
import { analyzeFile, withDiagrams } from "./files";
import { findingsOf } from "./formats/report";
import type { Output } from "./output";

/** Prints a JSON array with what each file tells, in the order given. Gives the exit status. */
export async function inspect(
  args: readonly string[],
  output: Output,
  loadParser: () => Promise<DiagramParser>,
): Promise<number> {
  const { files, unmatched } = await expand(args);
  const reports: unknown[] = [];
  const giveUp = (file: string, reason: string): void => {
    output.warn(`postmortem: cannot read ${file}: ${reason}`);
  };
  for (const arg of unmatched) giveUp(arg, "no such file");
  for (const file of files) {
    const analysis = analyzeFile(file, {}, output);
    if ("reason" in analysis) giveUp(file, analysis.reason);
    else {
      reports.push(report(file, await withDiagrams(analysis, loadParser)));
    }
  }
  output.print(JSON.stringify(reports, null, 1));
  return unmatched.length > 0 || reports.length < files.length ? 2 : 0;
}

type LineOf = (offset: number) => number;

/** Lines and columns are 1-based; lengths are minutes, shares percent under `impact` and fractions under `metrics`. */
function report(file: string, analysis: Analysis): object {
  const starts = lineStarts(analysis.text);
  const lineOf: LineOf = (offset) => lineColumnAt(starts, offset).line + 1;
  return {
    file,
    isPostmortem: analysis.postmortem !== null,
    template: analysis.template?.id ?? null,
    ...(analysis.reading && told(analysis.reading, analysis.settings, lineOf)),
    diagnostics: findingsOf(analysis.text, analysis.diagnostics),
  };
}

function told(
  postmortem: Postmortem,
  settings: Settings,
  lineOf: LineOf,
): object {
  const { text, sections, incident } = postmortem;
  const { timeline, disorder, stated, outage, impact } = incident;
  const lineOfEntry = (index: number): number =>
    (timeline[index]?.line ?? 0) + 1;
  return {
    title: titleOf(postmortem),
    severity: postmortem.severity?.text ?? null,
    status: postmortem.status?.text ?? null,
    authors: postmortem.authors.map(({ text: name }) => name),
    sections: sections.map((section) => ({
      kind: section.kind,
      also: section.also,
      title: section.title,
      line: section.line + 1,
      endLine: section.endLine + 1,
      style: section.style,
    })),
    missingSections: postmortem.missingSections,
    timeline: timeline.map((entry) => ({
      line: entry.line + 1,
      raw: entry.timestamp?.raw ?? null,
      start: entry.start && formatPoint(entry.start),
      end: entry.end && formatPoint(entry.end),
      approximate: entry.timestamp?.approximate ?? false,
      text: entry.text,
      milestone: entry.milestone,
    })),
    outOfOrder: disorder.map(({ entry, previous }) => ({
      line: lineOfEntry(entry),
      previousLine: lineOfEntry(previous),
    })),
    duration: {
      raw: rawOf(text, stated.windows[0]?.range ?? stated.length?.range),
      statedMinutes: rounded(stated.length?.minutes),
      start: outage && formatPoint(outage.start),
      end: outage && formatPoint(outage.end),
      rangeMinutes: rounded(outage?.minutes),
      timeZone: stated.zone?.text ?? zoneOf(timeline),
    },
    impact: {
      percent: impact.shares.map(({ fraction }) => rounded(fraction * 100)),
    },
    placeholders: postmortem.placeholders.map(({ range, raw }) => ({
      line: lineOf(range.start),
      raw,
    })),
    actionItems: postmortem.actionItems.map((item) => ({
      line: item.line + 1,
      text: item.text,
      kind: item.kind,
      owner: item.owner,
      due: item.due,
      priority: item.priority,
      type: item.type,
      tracker: item.tracker,
      done: item.done,
    })),
    diagrams: postmortem.diagrams.map(({ line, type }) => ({
      line: line + 1,
      type,
    })),
    metrics: metricsReport(measure(postmortem, settings)),
  };
}

/** The title's words, or what front matter calls the document. */
function titleOf({ sections, frontMatter }: Postmortem): string | null {
  const title = sections.find(({ kind }) => kind === "title")?.title;
  const named = frontMatter?.fields["title"];
  return title ?? (typeof named === "string" ? named : null);
}

/** The zone that the document says its entries are in. */
function zoneOf(timeline: readonly TimelineEntry[]): string | null {
  const named = timeline.find(({ zone }) => zone && zone.place !== "setting");
  return named?.zone?.zone.text ?? null;
}

function rawOf(text: string, range: TextRange | undefined): string | null {
  return range ? text.slice(range.start, range.end) : null;
}

/** Without the tail that binary fractions leave; null where there is no number. */
function rounded(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 1e6) / 1e6;
}
