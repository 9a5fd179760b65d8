/** Scrolls so that the given 0-based line of the document is at the top, as near as the blocks' own lines tell. */
export function scrollToLine(page: Element, line: number): void {
  let above: { top: number; line: number } | undefined;
  let below: { top: number; line: number } | undefined;
  for (const block of page.children) {
    const start = Number(block.getAttribute("data-line") ?? Number.NaN);
    if (Number.isNaN(start)) continue;
    const place = {
      top: block.getBoundingClientRect().top + window.scrollY,
      line: start,
    };
    if (start > line) {
      below = place;
      break;
    }
    above = place;
  }
  if (!above || line === 0) {
    window.scrollTo({ top: 0 });
    return;
  }
  const end = below ?? {
    top: page.getBoundingClientRect().bottom + window.scrollY,
    line: above.line + 1,
  };
  const part = Math.min(
    1,
    (line - above.line) / Math.max(1, end.line - above.line),
  );
  window.scrollTo({ top: above.top + part * (end.top - above.top) });
}
