import { draw } from "./diagram-drawing";
import {
  darkDiagramTheme,
  lightDiagramTheme,
  type DiagramTheme,
} from "./diagram-theme";
import { drawingNodes } from "./diagram-view";
import { describeDrawing } from "./diagram-description";
import { sourceOf } from "./diagrams";
import { make } from "./elements";
import { decode } from "./links";

/** What is the page's alone: it does nothing, or says nothing, in a document that is handed on. */
const ownParts =
  ".findings, .diagram-tools, .diagram-error, [data-fact='findings'], .fact.unknown, .gaps";

/**
 * The page as HTML for a file of its own: no script, no control, each diagram drawn for light and for dark readers.
 * Images are left as they are written, in `data-source`, for who makes the file to put them in.
 */
export async function exportedHtml(
  header: HTMLElement,
  page: HTMLElement,
): Promise<string> {
  const [head, body] = [header, page].map(
    (part) => part.cloneNode(true) as HTMLElement,
  ) as [HTMLElement, HTMLElement];
  await drawDiagrams(page, body);
  anchorLines(head, body);
  for (const part of [head, body]) clean(part);
  return `${head.hidden ? "" : head.outerHTML}${body.outerHTML}`;
}

async function drawDiagrams(
  page: HTMLElement,
  copy: HTMLElement,
): Promise<void> {
  const originals = page.querySelectorAll(".postmortem-diagram");
  const copies = copy.querySelectorAll<HTMLElement>(".postmortem-diagram");
  for (const [index, diagram] of [...copies].entries()) {
    const original = originals[index];
    const source = original ? sourceOf(original) : "";
    diagram.removeAttribute("style");
    diagram.replaceChildren(
      ...(await drawingFor("light", lightDiagramTheme(), source, index)),
      ...(await drawingFor("dark", darkDiagramTheme(), source, index)),
    );
    // What can't be drawn is handed on as it is written.
    if (diagram.childElementCount === 0) {
      diagram.replaceWith(make("pre", {}, make("code", {}, source)));
    }
  }
}

async function drawingFor(
  scheme: "light" | "dark",
  theme: DiagramTheme,
  source: string,
  index: number,
): Promise<HTMLElement[]> {
  const drawing = await draw(source, `${theme.key}\n${source}`, theme);
  if ("error" in drawing) return [];
  const nodes = drawingNodes(
    drawing.svg.replaceAll(drawing.id, `diagram-${index}-${scheme}`),
    `diagram-${index}-${scheme}`,
  );
  const svg = nodes.querySelector("svg");
  if (svg) describeDrawing(svg);
  return [make("div", { class: `for-${scheme}` }, nodes)];
}

/** What leads to a line of the source leads to its place in the document instead. */
function anchorLines(head: HTMLElement, body: HTMLElement): void {
  const targets = new Map<string, Element>();
  for (const block of body.querySelectorAll(":scope > [data-line]")) {
    const start = Number(block.getAttribute("data-line"));
    if (!targets.has(String(start))) targets.set(String(start), block);
    for (const inner of block.querySelectorAll("li[data-line], tr[data-line]"))
      targets.set(
        String(start + Number(inner.getAttribute("data-line"))),
        inner,
      );
  }
  for (const button of head.querySelectorAll<HTMLElement>("button")) {
    const line = button.dataset["goto"] ?? "";
    const target = targets.get(line);
    if (target) target.id ||= `line-${Number(line) + 1}`;
    const link = make(
      "a",
      target ? { href: `#${target.id}` } : { tabindex: "0" },
    );
    for (const name of ["aria-label", "aria-describedby", "class"]) {
      const value = button.getAttribute(name);
      if (value !== null) link.setAttribute(name, value);
    }
    link.append(...button.childNodes);
    button.replaceWith(link);
  }
}

function clean(part: HTMLElement): void {
  for (const own of part.querySelectorAll(ownParts)) own.remove();
  for (const button of part.querySelectorAll("button")) {
    button.replaceWith(...button.childNodes);
  }
  for (const box of part.querySelectorAll("input")) box.disabled = true;
  // Without a script, no one can tell whether they are cut off in the reader's window, to be scrolled by keyboard.
  for (const wide of part.querySelectorAll<HTMLElement>(
    "pre, table, .for-light, .for-dark",
  ))
    wide.tabIndex = 0;
  for (const hint of part.querySelectorAll(".fact > .hint")) {
    hint.removeAttribute("style");
  }
  for (const element of part.querySelectorAll(".current")) {
    element.classList.remove("current");
  }
  for (const element of part.querySelectorAll("[data-line], [data-goto]")) {
    element.removeAttribute("data-line");
    element.removeAttribute("data-goto");
  }
  for (const link of part.querySelectorAll('a[href^="#"]')) {
    const name = decode(link.getAttribute("href")?.slice(1) ?? "");
    const prefixed = `user-content-${name}`;
    if (part.querySelector(`[id="${CSS.escape(prefixed)}"]`))
      link.setAttribute("href", `#${encodeURIComponent(prefixed)}`);
  }
  for (const image of part.querySelectorAll("img")) {
    if (image.dataset["source"] !== undefined) image.removeAttribute("src");
    else if (!image.src.startsWith("data:")) {
      // A file that asks for nothing has no images of other hosts.
      image.replaceWith(make("a", { href: image.src }, image.alt || image.src));
    }
  }
  for (const link of part.querySelectorAll("a[href^='http']")) {
    // On paper, the address stands behind what does not give it already.
    const [address, words] = [
      link.getAttribute("href") ?? "",
      link.textContent,
    ].map((text) => text.trim().replace(/^https?:\/\//, ""));
    if (address === words) link.classList.add("bare-address");
  }
}
