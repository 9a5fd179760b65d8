/** Shows the source of what is double-clicked, of a finding whose mark is clicked, and of what names a line itself. */
export function listenToReveals(
  page: HTMLElement,
  reveal: (line: number) => void,
): void {
  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const goto = target?.closest<HTMLElement>("[data-goto]");
    const line = goto
      ? Number(goto.dataset["goto"])
      : target?.closest(".finding") && lineOf(target);
    if (typeof line === "number") reveal(line);
  });
  page.addEventListener("dblclick", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("a, button, input, summary, .diagram-view"))
      return;
    const line = lineOf(target);
    if (line !== undefined) reveal(line);
  });
}

/** The 0-based line of the document on which the innermost block, item or row around an element begins. */
export function lineOf(element: Element): number | undefined {
  const block = element.closest<HTMLElement>("main > [data-line]");
  if (!block) return undefined;
  const inner = element.closest<HTMLElement>("[data-line]");
  const start = Number(block.dataset["line"]);
  return inner === block ? start : start + Number(inner?.dataset["line"] ?? 0);
}
