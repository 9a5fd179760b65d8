import { Graph } from "dagre-d3-es/src/graphlib/index.js";
import dayjs from "dayjs";

/** When (by `performance.now()`) nobody waits any longer for the drawing that was begun last. */
let deadline = Infinity;

const seconds = 5;

/** Fails, or has the work fail, when a drawing takes longer than anybody waits for one. */
export async function withinDeadline<Result>(
  draw: () => Promise<Result>,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), 1000 * seconds);
  });
  deadline = performance.now() + 1000 * seconds;
  try {
    return await Promise.race([draw(), isOver]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): Error {
  return new Error(
    `It was stopped: it took longer than ${seconds} seconds to draw.`,
  );
}

/** Has functions of Mermaid's, and of what it stands on, fail once the time is over, for elements of the page only those that are drawn on. */
function stopAt<Owner extends object>(
  owner: Owner,
  names: readonly (keyof Owner & string)[],
): void {
  for (const name of names) {
    const call = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      if (performance.now() > deadline && isDrawing(this)) throw tooSlow();
      return call.apply(this, args);
    });
  }
}

function isDrawing(at: unknown): boolean {
  return !(at instanceof Element) || at.closest(".drawing-board") !== null;
}

// Mermaid draws at one go: no timer runs meanwhile, nor can it be told anything. But what it takes long over calls these
// again and again, to measure words, to lay out a graph or to count days.
stopAt(SVGGraphicsElement.prototype, ["getBBox"]);
stopAt(SVGTextContentElement.prototype, ["getComputedTextLength"]);
stopAt(Element.prototype, ["getBoundingClientRect"]);
stopAt(Graph.prototype, ["node", "edge"]);
stopAt(dayjs.prototype, ["add"]);
