/** Where the page's blocks, items and rows stand: tops in CSS pixels from the page's own, lines 0-based. */
interface Place {
  readonly top: number;
  readonly line: number;
}

/** Where the page has scrolled itself to, or has been left by what changed its height: no reader did that. */
let settledAt = 0;
/** What the page holds on to while what stands above it changes its height. */
let held: number | undefined;

/** Scrolls so that the given 0-based line of the document is at the top, as near as the places on the page tell. */
export function scrollToLine(page: Element, line: number): void {
  held = line;
  window.scrollTo({ top: line === 0 ? 0 : topOf(page, line) });
  settledAt = window.scrollY;
}

/** Tells which line is at the top when the reader has scrolled, at most once a frame. */
export function listenToScrolling(
  page: Element,
  tell: (line: number) => void,
): void {
  let isAsked = false;
  window.addEventListener("scroll", () => {
    if (Math.abs(window.scrollY - settledAt) < 1) return;
    // The browser itself scrolls to keep in its place what is shown when a diagram above it grows.
    if (held !== undefined && Math.abs(topLine(page) - held) < 1) {
      settledAt = window.scrollY;
      return;
    }
    settledAt = Number.NaN;
    held = undefined;
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      tell(topLine(page));
    });
  });
  // Diagrams and images come later than the text: the line that was asked for stays at the top.
  new ResizeObserver(() => {
    if (held !== undefined && held > 0) scrollToLine(page, held);
    else settledAt = window.scrollY;
  }).observe(page);
}

/** The 0-based line at the top of the window, with the fraction of it that is out of sight. */
function topLine(page: Element): number {
  if (window.scrollY <= 0) return 0;
  const places = placesOf(page);
  const after = places.findIndex(({ top }) => top > window.scrollY + 1);
  const above = places[after < 0 ? places.length - 1 : after - 1];
  const below = places[after];
  if (!above) return 0;
  if (!below) return above.line;
  const part = (window.scrollY - above.top) / (below.top - above.top);
  return above.line + Math.max(0, part) * (below.line - above.line);
}

function topOf(page: Element, line: number): number {
  const places = placesOf(page);
  const after = places.findIndex((place) => place.line > line);
  const above = places[after < 0 ? places.length - 1 : after - 1];
  if (!above) return 0;
  const below = places[after] ?? {
    top: page.getBoundingClientRect().bottom + window.scrollY,
    line: above.line + 1,
  };
  const part = (line - above.line) / Math.max(1, below.line - above.line);
  return above.top + Math.min(1, part) * (below.top - above.top);
}

/** In the order of their lines; of several on one line the outermost. */
function placesOf(page: Element): Place[] {
  const places: Place[] = [];
  for (const block of page.children) {
    const start = Number(block.getAttribute("data-line") ?? Number.NaN);
    if (Number.isNaN(start)) continue;
    add(places, block, start);
    for (const inner of block.querySelectorAll("li[data-line], tr[data-line]"))
      add(places, inner, start + Number(inner.getAttribute("data-line")));
  }
  return places;
}

function add(places: Place[], element: Element, line: number): void {
  const top = element.getBoundingClientRect().top + window.scrollY;
  const last = places.at(-1);
  if (!last || (line > last.line && top >= last.top))
    places.push({ top, line });
}
