import type { Mermaid } from "mermaid";
import { longestSource, mostEdges, whyTooLarge } from "../mermaid/limits";
import { makeLegible } from "./diagram-contrast";
import { withinDeadline } from "./diagram-deadline";
import type { DiagramTheme } from "./diagram-theme";
import { isNotLoaded, loadMermaid, whenLoaded } from "./loading";
import { sanitizeDrawing } from "./sanitize";

export type Drawing =
  | { readonly key: string; readonly id: string; readonly svg: string }
  | {
      readonly key: string;
      readonly error: string;
      /** 1-based, in the source; null where Mermaid names none. */
      readonly errorLine: number | null;
      /** Whether it lies in nothing that the source or the theme says, so that it may well be drawn later. */
      readonly isPassing?: boolean;
    };

/** Draws a source, or says why it cannot be drawn; never fails. `key` names source and theme. */
export async function draw(
  source: string,
  key: string,
  colors: DiagramTheme,
): Promise<Drawing> {
  const refusal = whyTooLarge(source);
  if (refusal) return { key, error: refusal, errorLine: null };
  const id = `postmortem-diagram-${hash(key)}`;
  const board = document.createElement("div");
  board.className = "drawing-board";
  board.ariaHidden = "true";
  document.body.prepend(board);
  try {
    const { svg } = await whenLoaded(async () => {
      const mermaid = await configuredMermaid(colors);
      return withinDeadline(() => mermaid.render(id, source, board));
    });
    return { key, id, svg: legible(svg, board, colors) };
  } catch (error) {
    if (isNotLoaded(error)) return { key, ...notLoaded };
    return { key, error: messageOf(error), errorLine: lineOf(error) };
  } finally {
    board.remove();
  }
}

const notLoaded = {
  error:
    "VS Code did not load what draws it. It is tried again with the next change; else close the preview and open it again.",
  errorLine: null,
  isPassing: true,
};

/** The drawing with words that can be read on what they stand on. */
function legible(svg: string, board: Element, { page }: DiagramTheme): string {
  board.replaceChildren(sanitizeDrawing(svg));
  const drawing = board.querySelector("svg");
  if (!drawing) return svg;
  makeLegible(drawing, page);
  return drawing.outerHTML;
}

let configuredFor: DiagramTheme | undefined;

async function configuredMermaid(colors: DiagramTheme): Promise<Mermaid> {
  const mermaid = await loadMermaid();
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
      // Else lines show through the labels on them, and a Sankey's flows are too strong for the words on them.
      themeCSS:
        ".edgeLabel rect { opacity: 1 } .links .link { stroke-opacity: 0.3 }",
    });
    configuredFor = colors;
  }
  return mermaid;
}

function messageOf(error: unknown): string {
  const message = wordsOf(error);
  // Mermaid goes on to say which setting would allow more.
  return message.startsWith("Edge limit exceeded")
    ? `It has ${mostEdges} connections or more; only fewer are drawn.`
    : message;
}

/** Mermaid throws errors, strings and plain objects. */
function wordsOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error === "object" && error !== null) {
    if ("message" in error && typeof error.message === "string")
      return error.message;
    if ("str" in error && typeof error.str === "string") return error.str;
  }
  return "Mermaid gives no reason.";
}

function lineOf(error: unknown): number | null {
  const line =
    /\b(?:on|at|line:?) (?:line )?(\d+)/i.exec(messageOf(error))?.[1] ?? null;
  return line === null ? null : Number(line);
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
