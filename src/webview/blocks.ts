import morphdom from "morphdom";
import type { PreviewBlock } from "../protocol";
import { isDiagram, keepDiagram } from "./diagrams";

interface ShownBlock {
  readonly html: string;
  readonly element: HTMLElement;
}

let shown: readonly ShownBlock[] = [];

/**
 * Makes the page show the blocks. What is there already stays untouched, with its drawings, selection and scroll position;
 * a block that was edited is patched in place. `sanitize` makes safe nodes of a block's HTML.
 */
export function showBlocks(
  page: Element,
  blocks: readonly PreviewBlock[],
  sanitize: (html: string) => DocumentFragment,
): void {
  const same = (
    a: ShownBlock | undefined,
    b: PreviewBlock | undefined,
  ): boolean => a?.html === b?.html;
  const shorter = Math.min(shown.length, blocks.length);
  let before = 0;
  while (before < shorter && same(shown[before], blocks[before])) before++;
  let after = 0;
  while (
    after < shorter - before &&
    same(shown.at(-1 - after), blocks.at(-1 - after))
  )
    after++;

  const changed = blocks.slice(before, blocks.length - after);
  const moved = takeByHtml(shown.slice(before, shown.length - after), changed);
  const now = [
    ...shown.slice(0, before),
    ...changed.map(
      ({ html }, index) =>
        moved.kept[index] ?? make(html, moved.left.shift()?.element, sanitize),
    ),
    ...shown.slice(shown.length - after),
  ];
  for (const { element } of moved.left) element.remove();

  if (shown.length === 0) page.replaceChildren();
  let next: Element | null =
    before > 0
      ? (shown[before - 1]?.element.nextElementSibling ?? null)
      : page.firstElementChild;
  for (const { element } of now.slice(before, now.length - after)) {
    if (element === next) next = next.nextElementSibling;
    else page.insertBefore(element, next);
  }
  now.forEach(({ element }, index) => {
    const line = String(blocks[index]?.line);
    if (element.dataset["line"] !== line) element.dataset["line"] = line;
  });
  shown = now;
}

/** For each wanted block the shown one that is equal, each taken once, and the shown ones that are left over. */
function takeByHtml(
  old: readonly ShownBlock[],
  wanted: readonly PreviewBlock[],
): { kept: (ShownBlock | undefined)[]; left: ShownBlock[] } {
  const byHtml = new Map<string, ShownBlock[]>();
  for (const block of old) {
    const equal = byHtml.get(block.html);
    if (equal) equal.push(block);
    else byHtml.set(block.html, [block]);
  }
  const kept = wanted.map(({ html }) => byHtml.get(html)?.shift());
  const taken = new Set(kept);
  return { kept, left: old.filter((block) => !taken.has(block)) };
}

function make(
  html: string,
  old: HTMLElement | undefined,
  sanitize: (html: string) => DocumentFragment,
): ShownBlock {
  const element = old ?? document.createElement("div");
  element.dir = "auto";
  const wanted = element.cloneNode() as HTMLElement;
  wanted.append(sanitize(html));
  if (old) morph(old, wanted);
  else element.append(...wanted.childNodes);
  return { html, element };
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
