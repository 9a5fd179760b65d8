import type { BarEntry, IncidentBar, IncidentPhase } from "../protocol";
import { make } from "./elements";

/** The incident's phases to scale, with the timeline's entries upon them and a legend below. */
export function incidentBar(bar: IncidentBar): HTMLElement {
  return make(
    "section",
    { class: "incident-bar", "aria-label": "Course of the incident" },
    make(
      "div",
      { class: "bar" },
      ...bar.phases.map(phaseSegment),
      make("ol", { class: "bar-entries" }, ...bar.entries.map(entryItem)),
    ),
    make("ul", { class: "legend" }, ...bar.phases.map(legendItem)),
    bar.gaps.length > 0
      ? make("p", { class: "gaps" }, `Not told: ${bar.gaps.join("; ")}.`)
      : undefined,
  );
}

function phaseSegment({ id, from, to }: IncidentPhase): HTMLElement {
  const segment = make("div", { class: `phase phase-${id}` });
  segment.style.insetInlineStart = percent(from);
  segment.style.width = percent(to - from);
  return segment;
}

function legendItem({ id, title, length, line }: IncidentPhase): HTMLElement {
  const words = [
    make("span", { class: `swatch phase-${id}`, "aria-hidden": "true" }),
    make("span", { class: "legend-title" }, title),
    " ",
    make("span", { class: "legend-length" }, length),
  ];
  return make(
    "li",
    {},
    line === null
      ? make("span", {}, ...words)
      : make("button", { type: "button", "data-goto": String(line) }, ...words),
  );
}

function entryItem(entry: BarEntry, index: number): HTMLElement {
  const { at, line, time, instant, elapsed, text, milestone } = entry;
  const hint = `entry-hint-${index}`;
  const item = make(
    "li",
    { class: milestone ? "bar-entry marked" : "bar-entry" },
    make("button", {
      type: "button",
      "data-goto": String(line),
      "aria-label": `${time} ${text}`,
      "aria-describedby": hint,
    }),
    make(
      "span",
      {
        class: at > 0.5 ? "hint hint-end" : "hint",
        role: "tooltip",
        id: hint,
      },
      make(
        "span",
        { class: "hint-head" },
        instant === null
          ? make("b", {}, time)
          : make("b", {}, make("time", { datetime: instant }, time)),
        ` ${elapsed}`,
        milestone ? make("span", { class: "milestone" }, milestone) : undefined,
      ),
      text,
    ),
  );
  item.style.insetInlineStart = percent(at);
  return item;
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}
