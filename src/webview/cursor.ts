let marked: Element | undefined;
let cursor: number | undefined;

/** Marks the block, item or row in which the editor's cursor stands, by its 0-based line. */
export function moveCursor(page: Element, line: number): void {
  cursor = line;
  markCursor(page);
}

/** Marks it again after the page has changed. */
export function markCursor(page: Element): void {
  if (cursor === undefined) return;
  const element = innermostAt(page, cursor);
  if (element !== marked) marked?.classList.remove("current");
  element?.classList.add("current");
  marked = element;
}

function innermostAt(page: Element, line: number): Element | undefined {
  let found: Element | undefined;
  let start = 0;
  for (const block of page.children) {
    const at = Number(block.getAttribute("data-line") ?? Number.NaN);
    if (at > line) break;
    if (Number.isNaN(at)) continue;
    found = block;
    start = at;
  }
  for (const inner of found?.querySelectorAll("li[data-line], tr[data-line]") ??
    []) {
    if (start + Number(inner.getAttribute("data-line")) <= line) found = inner;
  }
  return found;
}
