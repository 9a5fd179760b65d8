import type { Mermaid } from "mermaid";
import { longestSource, mostEdges, whyTooLarge } from "../mermaid/limits";
import { readDiagramTheme, type DiagramTheme } from "./diagram-theme";
import { sanitizeDrawing } from "./sanitize";

type Drawing =
  | { readonly key: string; readonly id: string; readonly svg: string }
  | { readonly key: string; readonly error: string };

/** How many drawings are kept, so that undoing an edit or a theme draws nothing again. */
const keptDrawings = 200;

const diagrams = new WeakMap<Element, { source: string; shown?: Drawing }>();
const drawings = new Map<string, Drawing>();
let theme: DiagramTheme | undefined;
let atWork = false;

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

/** Shows what has been drawn already and starts drawing what has not. */
export function refreshDiagrams(page: Element): void {
  for (const diagram of diagramsOf(page)) {
    const drawing = drawings.get(keyOf(diagram));
    if (drawing) show(diagram, drawing);
    else diagram.setAttribute("aria-busy", "true");
  }
  if (!atWork) void drawMissing(page);
}

/** Draws the diagrams again when VS Code's colours change. */
export function followTheme(page: Element): void {
  const observer = new MutationObserver(() => {
    theme = undefined;
    refreshDiagrams(page);
  });
  observer.observe(document.body, { attributeFilter: ["class"] });
  observer.observe(document.documentElement, { attributeFilter: ["style"] });
}

function diagramsOf(page: Element): HTMLElement[] {
  const elements = [
    ...page.querySelectorAll<HTMLElement>(".postmortem-diagram"),
  ];
  for (const element of elements) {
    if (diagrams.has(element)) continue;
    diagrams.set(element, { source: element.textContent });
    element.replaceChildren();
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

function sourceOf(diagram: Element): string {
  return diagrams.get(diagram)?.source ?? "";
}

/** One after another, giving way to input between them; what changes meanwhile is looked at again each time. */
async function drawMissing(page: Element): Promise<void> {
  atWork = true;
  try {
    for (;;) {
      const next = diagramsOf(page).find(
        (diagram) => diagrams.get(diagram)?.shown?.key !== keyOf(diagram),
      );
      if (!next) return;
      const drawing = await draw(sourceOf(next), keyOf(next), currentTheme());
      keep(drawing);
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

async function draw(
  source: string,
  key: string,
  colors: DiagramTheme,
): Promise<Drawing> {
  const refusal = whyTooLarge(source);
  if (refusal) return { key, error: refusal };
  const id = `postmortem-diagram-${hash(key)}`;
  const board = document.createElement("div");
  board.className = "drawing-board";
  board.ariaHidden = "true";
  document.body.prepend(board);
  try {
    const mermaid = await loadMermaid(colors);
    const { svg } = await mermaid.render(id, source, board);
    return { key, id, svg };
  } catch (error) {
    return { key, error: messageOf(error) };
  } finally {
    board.remove();
  }
}

let configuredFor: DiagramTheme | undefined;

async function loadMermaid(colors: DiagramTheme): Promise<Mermaid> {
  const { default: mermaid } = await import("mermaid");
  if (configuredFor !== colors) {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      maxTextSize: longestSource,
      maxEdges: mostEdges,
      // What a diagram may not set for itself.
      secure: [
        ..."secure securityLevel startOnLoad suppressErrorRendering maxTextSize maxEdges".split(
          " ",
        ),
        ..."themeCSS fontFamily altFontFamily htmlLabels dompurifyConfig arrowMarkerAbsolute logLevel".split(
          " ",
        ),
      ],
      // ELK, the default, costs 1.5 MB and nearly a second for the first flowchart.
      layout: "dagre",
      look: "classic",
      // Labels as SVG text: no HTML inside the drawing, which other viewers of an SVG don't show.
      htmlLabels: false,
      // Padding to a minimum would leave such labels at the left of their box.
      state: { minNodeWidth: 0 },
      theme: "base",
      fontFamily: colors.fontFamily,
      fontSize: 14,
      themeVariables: colors.variables,
      // Else the line shows through the label on it.
      themeCSS: ".edgeLabel rect { opacity: 1 }",
    });
    configuredFor = colors;
  }
  return mermaid;
}

function show(diagram: HTMLElement, drawing: Drawing): void {
  diagram.removeAttribute("aria-busy");
  if (diagrams.get(diagram)?.shown !== drawing) {
    diagram.replaceChildren(
      "svg" in drawing
        ? drawingNodes(drawing.svg, drawing.id)
        : errorNodes(drawing.error),
    );
    diagrams.set(diagram, { source: sourceOf(diagram), shown: drawing });
  }
  const title = diagram.querySelector(".diagram-error-title");
  const text = `The diagram on line ${lineOf(diagram)} cannot be drawn`;
  if (title && title.textContent !== text) title.textContent = text;
}

function drawingNodes(svg: string, id: string): DocumentFragment {
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

function errorNodes(message: string): DocumentFragment {
  const nodes = document.createDocumentFragment();
  const title = document.createElement("p");
  title.className = "diagram-error-title";
  const text = document.createElement("pre");
  text.textContent = message;
  nodes.append(title, text);
  return nodes;
}

/** The 1-based line of the document on which the diagram's fence opens. */
function lineOf(diagram: HTMLElement): number {
  const block =
    diagram.parentElement?.closest<HTMLElement>("main > [data-line]");
  return (
    Number(block?.dataset["line"] ?? 0) +
    Number(diagram.dataset["line"] ?? 0) +
    1
  );
}

/** Mermaid throws errors, strings and plain objects. */
function messageOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error === "object" && error !== null) {
    if ("message" in error && typeof error.message === "string")
      return error.message;
    if ("str" in error && typeof error.str === "string") return error.str;
  }
  return "Mermaid gives no reason.";
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
