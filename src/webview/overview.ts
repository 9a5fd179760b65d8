import morphdom from "morphdom";
import type { Fact, Overview } from "../protocol";
import { make } from "./elements";
import { incidentBar } from "./incident-bar";

/** Shows the incident's facts over the document, in place of those shown before; null shows none. */
export function showOverview(
  header: HTMLElement,
  overview: Overview | null,
): void {
  header.hidden = overview === null;
  const wanted = header.cloneNode() as HTMLElement;
  if (overview) {
    wanted.append(
      make(
        "ul",
        { class: "facts", "aria-label": "Facts of the incident" },
        ...overview.facts.map(factItem),
      ),
    );
    if (overview.bar) wanted.append(incidentBar(overview.bar));
  }
  morphdom(header, wanted, { childrenOnly: true });
}

/** Characters of a value that has room in its column; of a longer one, the hint shows what may be cut off. */
const longestShort = 20;

function factItem(fact: Fact): HTMLElement {
  const { id, title, value, explanation, line } = fact;
  const hint = `hint-${id}`;
  const isLong = value !== null && value.length > longestShort;
  const classes = [
    "fact",
    ...(value === null ? ["unknown"] : []),
    ...(isLong ? ["long"] : []),
  ];
  return make(
    "li",
    { class: classes.join(" "), "data-fact": id },
    make(
      "button",
      {
        type: "button",
        "data-goto": line === null ? undefined : String(line),
        "aria-describedby": hint,
      },
      make("span", { class: "fact-title" }, title),
      make("span", { class: "fact-value" }, value ?? "Unknown"),
    ),
    make(
      "span",
      { class: "hint", role: "tooltip", id: hint },
      // The button itself says all of it to who hears it.
      ...(isLong
        ? [make("span", { class: "hint-whole", "aria-hidden": "true" }, value)]
        : []),
      explanation,
    ),
  );
}
