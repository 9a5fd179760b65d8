import { draw, type Drawing } from "./diagram-drawing";
import { readDiagramTheme, type DiagramTheme } from "./diagram-theme";
import { showDrawing, showError } from "./diagram-view";

/** How many drawings are kept, so that undoing an edit or a theme draws nothing again. */
const keptDrawings = 200;

/** How far out of view (CSS pixels) a diagram is drawn already. */
const nearby = 800;

interface Diagram {
  readonly source: string;
  /** What was drawn last, or why it could not be. */
  readonly shown?: Drawing;
}

const diagrams = new WeakMap<Element, Diagram>();
const drawings = new Map<string, Drawing>();
const inReach = new WeakSet<Element>();
let theme: DiagramTheme | undefined;
let atWork = false;

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inReach.add(target);
      else inReach.delete(target);
    }
    refreshDiagrams(document.body);
  },
  // Named, since margins of the window itself are not heeded within frames.
  { root: document, rootMargin: `${nearby}px 0px` },
);

export function isDiagram(element: Element): boolean {
  return element.classList.contains("postmortem-diagram");
}

/** Takes over the source from an edited diagram, while the old drawing stays until the new one is there. */
export function keepDiagram(
  diagram: HTMLElement,
  edited: HTMLElement,
): boolean {
  const known = diagrams.get(diagram);
  diagrams.delete(diagram);
  if (!isDiagram(edited)) return false;
  diagrams.set(diagram, { ...known, source: edited.textContent });
  diagram.dataset["line"] = edited.dataset["line"] ?? "0";
  return true;
}

/** Shows what has been drawn already, and starts drawing what has not and is in view or near it. */
export function refreshDiagrams(page: Element): void {
  for (const diagram of diagramsOf(page)) {
    const drawing = drawings.get(keyOf(diagram));
    if (drawing) show(diagram, drawing);
    else if (inReach.has(diagram)) diagram.setAttribute("aria-busy", "true");
    else diagram.removeAttribute("aria-busy");
  }
  if (!atWork) void drawMissing(page);
}

/** Draws the diagrams again when VS Code's colours change. */
export function followTheme(page: Element): void {
  const colors = new MutationObserver(() => {
    theme = undefined;
    refreshDiagrams(page);
  });
  colors.observe(document.body, { attributeFilter: ["class"] });
  colors.observe(document.documentElement, { attributeFilter: ["style"] });
}

/** The Mermaid source of a diagram on the page. */
export function sourceOf(diagram: Element): string {
  return diagrams.get(diagram)?.source ?? "";
}

function diagramsOf(page: Element): HTMLElement[] {
  const elements = [
    ...page.querySelectorAll<HTMLElement>(".postmortem-diagram"),
  ];
  for (const element of elements) {
    if (diagrams.has(element)) continue;
    diagrams.set(element, { source: element.textContent });
    element.replaceChildren();
    observer.observe(element);
  }
  return elements;
}

function currentTheme(): DiagramTheme {
  theme ??= readDiagramTheme();
  return theme;
}

function keyOf(diagram: Element): string {
  return `${currentTheme().key}\n${sourceOf(diagram)}`;
}

/** One after another, giving way to input between them; what changes meanwhile is looked at again each time. */
async function drawMissing(page: Element): Promise<void> {
  atWork = true;
  /** What is left to the next time. */
  const failed = new Set<string>();
  try {
    for (;;) {
      const next = diagramsOf(page).find(
        (diagram) =>
          inReach.has(diagram) &&
          !failed.has(keyOf(diagram)) &&
          diagrams.get(diagram)?.shown?.key !== keyOf(diagram),
      );
      if (!next) return;
      const drawing = await draw(sourceOf(next), keyOf(next), currentTheme());
      if (isPassing(drawing)) failed.add(drawing.key);
      else keep(drawing);
      for (const diagram of diagramsOf(page))
        if (keyOf(diagram) === drawing.key) show(diagram, drawing);
      await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    atWork = false;
  }
}

function keep(drawing: Drawing): void {
  drawings.set(drawing.key, drawing);
  for (const key of drawings.keys()) {
    if (drawings.size <= keptDrawings) break;
    drawings.delete(key);
  }
}

function isPassing(drawing: Drawing): boolean {
  return "error" in drawing && drawing.isPassing === true;
}

function show(diagram: HTMLElement, drawing: Drawing): void {
  diagram.removeAttribute("aria-busy");
  if (diagrams.get(diagram)?.shown !== drawing && !isPassing(drawing)) {
    diagrams.set(diagram, { source: sourceOf(diagram), shown: drawing });
    if ("svg" in drawing) showDrawing(diagram, drawing.svg, drawing.id);
  }
  showError(diagram, "error" in drawing ? drawing : null);
}
