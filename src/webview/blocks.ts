import morphdom from "morphdom";
import type { BlockChanges } from "../protocol";
import { wantedBlocks } from "./changes";
import { isDiagram, keepDiagram } from "./diagrams";

interface ShownBlock {
  /** 0-based line on which the block begins. */
  readonly line: number;
  readonly element: HTMLElement;
}

let shown: readonly ShownBlock[] = [];

/**
 * Makes the page show other blocks. Those that are kept stay untouched, with their drawings, selection and scroll position;
 * a block that was edited is patched in place. `sanitize` makes safe nodes of a block's HTML.
 */
export function showBlocks(
  page: Element,
  changes: BlockChanges,
  sanitize: (html: string) => DocumentFragment,
): void {
  if (shown.length === 0) page.replaceChildren();
  const wanted = wantedBlocks(shown, changes);
  const kept = new Set(
    wanted.flatMap((block) => ("kept" in block ? block.kept.element : [])),
  );
  const edited = shown
    .map(({ element }) => element)
    .filter((element) => !kept.has(element));
  shown = wanted.map((block) =>
    "kept" in block
      ? moved(block.kept, block.line)
      : { line: block.line, element: make(block, edited.shift(), sanitize) },
  );
  for (const element of edited) element.remove();
  let next = page.firstElementChild;
  for (const { element } of shown) {
    if (element === next) next = next.nextElementSibling;
    else page.insertBefore(element, next);
  }
}

function moved(block: ShownBlock, line: number): ShownBlock {
  if (block.line === line) return block;
  block.element.dataset["line"] = String(line);
  return { ...block, line };
}

function make(
  { line, html }: { readonly line: number; readonly html: string },
  old: HTMLElement | undefined,
  sanitize: (html: string) => DocumentFragment,
): HTMLElement {
  const element = old ?? document.createElement("div");
  element.dir = "auto";
  element.dataset["line"] = String(line);
  const wanted = element.cloneNode() as HTMLElement;
  wanted.append(sanitize(html));
  if (old) morph(old, wanted);
  else element.append(...wanted.childNodes);
  return element;
}

function morph(old: HTMLElement, wanted: HTMLElement): void {
  morphdom(old, wanted, {
    childrenOnly: true,
    onBeforeElUpdated(from, to) {
      if (from.isEqualNode(to)) return false;
      if (isDiagram(from)) return !keepDiagram(from, to);
      // Whether a reader has opened it is not for the document to say again on every edit.
      if (from instanceof HTMLDetailsElement)
        to.toggleAttribute("open", from.open);
      return true;
    },
  });
}
