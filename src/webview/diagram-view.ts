import { describeDrawing } from "./diagram-description";
import { make } from "./elements";
import { lineOf } from "./reveal";
import { sanitizeDrawing } from "./sanitize";

/** The parts of a shown diagram: what is seen of it, why there is nothing newer, and what can be done with it. */
interface Parts {
  readonly stage: HTMLElement;
  readonly view: HTMLElement;
}

const tools = [
  ["zoom-in", "Zoom in"],
  ["zoom-out", "Zoom out"],
  ["fit", "Fit"],
  ["full", "Full view"],
  ["copy", "Copy source"],
  ["svg", "Save as SVG"],
  ["png", "Save as PNG"],
] as const;

/** What a button of a diagram does; its `data-tool`. */
export type DiagramTool = (typeof tools)[number][0];

/** Puts a new drawing in the place of the last one, with the place and size in which that was looked at. */
export function showDrawing(
  diagram: HTMLElement,
  svg: string,
  id: string,
): void {
  const { view, stage } = partsOf(diagram);
  const transform = view.querySelector("svg")?.style.transform;
  const nodes = drawingNodes(svg, id);
  const drawing = nodes.querySelector("svg");
  if (drawing) {
    drawing.style.transform = transform ?? "";
    describeDrawing(drawing);
  }
  view.replaceChildren(nodes);
  if (!stage.querySelector(".diagram-tools")) stage.append(toolbar());
}

/** Shows over the last good drawing, or in its place, why the source as it is now can't be drawn; null takes that away. */
export function showError(
  diagram: HTMLElement,
  failure: { readonly error: string; readonly errorLine: number | null } | null,
): void {
  const known = diagram.querySelector<HTMLElement>(".diagram-error");
  if (!failure) {
    known?.remove();
    return;
  }
  const error = known ?? make("div", { class: "diagram-error" });
  if (!known) partsOf(diagram).stage.prepend(error);
  const fence = lineOf(diagram) ?? 0;
  const title = `The diagram on line ${fence + 1} cannot be drawn`;
  const line = fence + (failure.errorLine ?? 0);
  const key = `${title}\n${line}\n${failure.error}`;
  if (error.dataset["key"] === key) return;
  error.dataset["key"] = key;
  error.replaceChildren(
    make(
      "button",
      {
        type: "button",
        class: "diagram-error-title",
        title: `Go to line ${line + 1}`,
        "data-goto": String(line),
      },
      title,
    ),
    make("pre", {}, failure.error),
  );
}

/** The parts of a diagram that has been shown; made where it has none yet. */
export function partsOf(diagram: HTMLElement): Parts {
  const known = diagram.querySelector<HTMLElement>(".diagram-stage");
  const view = known?.querySelector<HTMLElement>(".diagram-view");
  if (known && view) return { stage: known, view };
  const made = make("div", {
    class: "diagram-view",
    tabindex: "0",
    role: "group",
    "aria-label": "Diagram: plus and minus zoom, arrows move, 0 fits",
  });
  const stage = make(
    "div",
    { class: "diagram-stage", popover: "manual" },
    made,
  );
  diagram.replaceChildren(stage);
  return { stage, view: made };
}

function toolbar(): HTMLElement {
  return make(
    "div",
    { class: "diagram-tools", role: "toolbar", "aria-label": "Diagram" },
    ...tools.map(([tool, title]) =>
      make("button", {
        type: "button",
        class: `icon icon-${tool}`,
        "data-tool": tool,
        title,
        "aria-label": title,
      }),
    ),
  );
}

/** Safe nodes of a drawing, under an id that no other element of the page has. */
export function drawingNodes(svg: string, id: string): DocumentFragment {
  // A diagram that stands twice in the document has two drawings, whose ids and styles must not meet.
  let unique = id;
  for (let i = 2; document.getElementById(unique); i++) unique = `${id}-${i}`;
  const nodes = sanitizeDrawing(svg.replaceAll(id, unique));
  const drawing = nodes.querySelector("svg");
  // A wide drawing shrinks while it stays legible; from there on it scrolls.
  if (drawing)
    drawing.style.minWidth = `${0.6 * drawing.viewBox.baseVal.width}px`;
  return nodes;
}
