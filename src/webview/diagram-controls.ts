import { sourceOf } from "./diagrams";
import { partsOf, type DiagramTool } from "./diagram-view";

/** How a diagram is looked at: moved by CSS pixels, then scaled from its upper left corner. */
interface Look {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const asDrawn: Look = { scale: 1, x: 0, y: 0 };
const looks = new WeakMap<Element, Look>();

const step = 1.25;
const smallest = 0.2;
const largest = 8;
/** CSS pixels by which an arrow key moves a diagram. */
const stride = 40;

/** What the page does with a diagram beyond looking at it. */
interface DiagramActions {
  readonly copy: (source: string) => void;
  readonly save: (drawing: SVGSVGElement, kind: "svg" | "png") => void;
}

/** Has diagrams moved, zoomed, shown in full view, copied and saved, by mouse, wheel and keyboard. */
export function listenToDiagrams(
  page: HTMLElement,
  actions: DiagramActions,
): void {
  page.addEventListener("click", (event) => {
    const button = within(event, "[data-tool]");
    const diagram = button?.closest<HTMLElement>(".postmortem-diagram");
    const tool = button?.dataset["tool"] as DiagramTool | undefined;
    if (diagram && tool) use(tool, diagram, actions);
  });
  page.addEventListener("keydown", onKey);
  page.addEventListener("focusout", onFocusOut);
  page.addEventListener("wheel", onWheel, { passive: false });
  page.addEventListener("pointerdown", onPointerDown);
}

function use(
  tool: DiagramTool,
  diagram: HTMLElement,
  { copy, save }: DiagramActions,
): void {
  const drawing = diagram.querySelector<SVGSVGElement>(".diagram-view svg");
  switch (tool) {
    case "zoom-in":
      zoom(diagram, step);
      break;
    case "zoom-out":
      zoom(diagram, 1 / step);
      break;
    case "fit":
      look(diagram, asDrawn);
      break;
    case "full":
      toggleFullView(diagram);
      break;
    case "copy":
      copy(sourceOf(diagram));
      break;
    case "svg":
    case "png":
      if (drawing) save(drawing, tool);
      break;
  }
}

function onKey(event: KeyboardEvent): void {
  const view = within(event, ".diagram-view");
  const diagram = within(event, ".postmortem-diagram");
  if (!diagram || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isFullView(diagram)) toggleFullView(diagram);
  else if (!view) return;
  else if (event.key === "+" || event.key === "=") zoom(diagram, step);
  else if (event.key === "-") zoom(diagram, 1 / step);
  else if (event.key === "0") look(diagram, asDrawn);
  else if (event.key === "Enter") toggleFullView(diagram);
  else {
    const [x, y] = arrows[event.key] ?? [0, 0];
    if (x === 0 && y === 0) return;
    move(diagram, x * stride, y * stride);
  }
  event.preventDefault();
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The focus is not to go on behind a full view, where nobody sees it. */
function onFocusOut(event: FocusEvent): void {
  const diagram = within(event, ".postmortem-diagram");
  const next = event.relatedTarget;
  if (!diagram || !(next instanceof Node) || diagram.contains(next)) return;
  if (isFullView(diagram)) leaveFullView(diagram);
}

/** The wheel scrolls the page as everywhere; with Ctrl or Alt it zooms at the pointer. */
function onWheel(event: WheelEvent): void {
  const diagram = within(event, ".postmortem-diagram");
  if (!diagram || !(event.ctrlKey || event.altKey)) return;
  event.preventDefault();
  zoom(diagram, event.deltaY < 0 ? 1.1 : 1 / 1.1, event);
}

function onPointerDown(event: PointerEvent): void {
  const view = within(event, ".diagram-view");
  const diagram = within(event, ".postmortem-diagram");
  if (!view || !diagram || event.button !== 0) return;
  if (lookOf(diagram).scale === 1 && !isFullView(diagram)) return;
  event.preventDefault();
  view.focus({ preventScroll: true });
  view.setPointerCapture(event.pointerId);
  let { clientX, clientY } = event;
  const drag = (moved: PointerEvent): void => {
    move(diagram, moved.clientX - clientX, moved.clientY - clientY);
    ({ clientX, clientY } = moved);
  };
  view.addEventListener("pointermove", drag);
  view.addEventListener(
    "lostpointercapture",
    () => view.removeEventListener("pointermove", drag),
    { once: true },
  );
}

/** Scales about a point of the window, by default the middle of what is seen. */
function zoom(
  diagram: HTMLElement,
  factor: number,
  at?: { readonly clientX: number; readonly clientY: number },
): void {
  const { view } = partsOf(diagram);
  const box = view.getBoundingClientRect();
  const before = lookOf(diagram);
  // A drawing narrower than its view stands in the middle of it.
  const drawing = view.querySelector("svg")?.getBoundingClientRect() ?? box;
  const x = (at?.clientX ?? box.left + box.width / 2) - drawing.left + before.x;
  const y = (at?.clientY ?? box.top + box.height / 2) - drawing.top + before.y;
  const scale = Math.min(largest, Math.max(smallest, before.scale * factor));
  const grown = scale / before.scale;
  look(diagram, {
    scale,
    x: x - (x - before.x) * grown,
    y: y - (y - before.y) * grown,
  });
}

function move(diagram: HTMLElement, x: number, y: number): void {
  const before = lookOf(diagram);
  look(diagram, { ...before, x: before.x + x, y: before.y + y });
}

function look(diagram: HTMLElement, to: Look): void {
  looks.set(diagram, to);
  const { view } = partsOf(diagram);
  const isMoved = to.scale !== 1 || to.x !== 0 || to.y !== 0;
  view.classList.toggle("moved", isMoved);
  const drawing = view.querySelector("svg");
  if (!drawing) return;
  drawing.style.transform = isMoved
    ? `translate(${to.x}px, ${to.y}px) scale(${to.scale})`
    : "";
}

function lookOf(diagram: HTMLElement): Look {
  return looks.get(diagram) ?? asDrawn;
}

function isFullView(diagram: HTMLElement): boolean {
  return partsOf(diagram).stage.matches(":popover-open");
}

/** Shows a diagram over the whole page, its place in the text being kept; and puts it back. */
function toggleFullView(diagram: HTMLElement): void {
  const { stage, view } = partsOf(diagram);
  if (isFullView(diagram)) leaveFullView(diagram);
  else {
    diagram.style.minHeight = `${diagram.offsetHeight}px`;
    stage.showPopover();
    look(diagram, asDrawn);
  }
  view.focus({ preventScroll: true });
}

function leaveFullView(diagram: HTMLElement): void {
  partsOf(diagram).stage.hidePopover();
  diagram.style.minHeight = "";
  look(diagram, asDrawn);
}

function within(event: Event, selector: string): HTMLElement | null {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>(selector)
    : null;
}
