import { contrast, hex, legibleOn, mix, type Rgb } from "./colors";

/** WCAG's least contrast of text with what it stands on. */
const leastContrast = 4.5;

interface Paint {
  readonly color: Rgb;
  /** 0 to 1. */
  readonly opacity: number;
}

interface Shape extends Paint {
  readonly element: SVGGeometryElement;
  readonly box: DOMRect;
}

/** The colours of a page on which a drawing stands. */
export interface PageColors {
  readonly ground: Rgb;
  readonly text: Rgb;
}

/**
 * Gives words of a drawing that can't be read on what they stand on a colour that can: the colours that a writer or Mermaid
 * itself sets know nothing of the theme. The drawing must be laid out.
 */
export function makeLegible(drawing: SVGSVGElement, page: PageColors): void {
  const shapes = [
    ...drawing.querySelectorAll<SVGGeometryElement>(
      "rect, path, polygon, circle, ellipse",
    ),
  ]
    .filter((element) => !element.closest("defs, marker, clipPath, mask"))
    .flatMap(shapeOf);
  for (const words of wordsOf(drawing)) {
    const property = words instanceof SVGElement ? "fill" : "color";
    const paint = paintOf(words, property);
    if (!paint) continue;
    const ground = groundUnder(words, shapes, page.ground);
    if (
      contrast(mix(ground, paint.color, paint.opacity), ground) >= leastContrast
    )
      continue;
    const color = [page.text, page.ground, legibleOn(ground)].find(
      (each) => contrast(each, ground) >= leastContrast,
    );
    if (color) words.style.setProperty(property, hex(color), "important");
    words.style.setProperty("fill-opacity", "1", "important");
    words.style.setProperty("opacity", "1", "important");
  }
}

/** The elements in which words stand by themselves. */
function wordsOf(drawing: SVGSVGElement): (SVGElement | HTMLElement)[] {
  return [
    ...drawing.querySelectorAll<SVGElement | HTMLElement>(
      // The number of a message stands on a marker, which has no place of its own.
      ":is(text, tspan, foreignObject *):not(.sequenceNumber)",
    ),
  ].filter(({ childNodes }) =>
    [...childNodes].some(
      (node) => node instanceof Text && node.data.trim() !== "",
    ),
  );
}

function shapeOf(element: SVGGeometryElement): Shape[] {
  const paint = paintOf(element, "fill");
  return paint
    ? [{ ...paint, element, box: element.getBoundingClientRect() }]
    : [];
}

/** What the shapes that are drawn before some words show in the middle of these. */
function groundUnder(
  words: Element,
  shapes: readonly Shape[],
  ground: Rgb,
): Rgb {
  const { left, top, width, height } = words.getBoundingClientRect();
  const point = new DOMPoint(left + width / 2, top + height / 2);
  let color = ground;
  for (const shape of shapes) {
    if (isBefore(shape.element, words) && isIn(shape, point))
      color = mix(color, shape.color, shape.opacity);
  }
  return color;
}

function isBefore(one: Element, other: Element): boolean {
  return (
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !==
    0
  );
}

function isIn({ element, box }: Shape, point: DOMPoint): boolean {
  if (point.x < box.left || point.x > box.right) return false;
  if (point.y < box.top || point.y > box.bottom) return false;
  const matrix = element.getScreenCTM();
  return (
    !!matrix && element.isPointInFill(point.matrixTransform(matrix.inverse()))
  );
}

/** The colour that an element is filled or written with; undefined where it is none, or a pattern. */
function paintOf(
  element: Element,
  property: "fill" | "color",
): Paint | undefined {
  const style = getComputedStyle(element);
  const [red, green, blue, alpha = 1] =
    /^rgba?\((.*)\)$/.exec(style[property])?.[1]?.split(",").map(Number) ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    return undefined;
  const filled = property === "fill" ? Number(style.fillOpacity) : 1;
  const opacity = alpha * filled * opacityOf(element);
  return opacity > 0 ? { color: [red, green, blue], opacity } : undefined;
}

/** How far an element and those around it, up to the drawing, let through what they stand on. */
function opacityOf(element: Element): number {
  let opacity = 1;
  for (
    let each: Element | null = element;
    each && !(each instanceof HTMLBodyElement);
    each = each.parentElement
  )
    opacity *= Number(getComputedStyle(each).opacity);
  return opacity;
}
