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

/** CSS pixels between a hint and the page's edge. */
const hintMargin = 8;

/** Moves the hint of a fact that is pointed at or has the focus to where the page's edge does not cut it off. */
export function listenToHints(header: HTMLElement): void {
  const place = ({ target }: Event): void => {
    const fact = target instanceof Element ? target.closest(".fact") : null;
    const hint = fact?.querySelector<HTMLElement>(".hint");
    if (!hint) return;
    hint.style.translate = "";
    const { right } = hint.getBoundingClientRect();
    const room = document.documentElement.clientWidth - hintMargin;
    if (right > room) hint.style.translate = `${room - right}px`;
  };
  header.addEventListener("pointerover", place);
  header.addEventListener("focusin", place);
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
