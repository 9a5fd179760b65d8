/** How much larger than on the screen a picture is made, so that it is sharp in print. */
const pictureScale = 2;

/** A picture may have no more pixels than this: browsers give none that are larger. */
const mostPixels = 60_000_000;

/** The drawing as a file of its own, on the page's ground. */
export function svgFile(drawing: SVGSVGElement): string {
  const { width, height } = sizeOf(drawing);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const ground = getComputedStyle(document.body).backgroundColor;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("style");
  copy.style.background = ground;
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as a PNG, in base64. Fails where it is too large, or where the browser makes no picture of it. */
export async function pngFile(drawing: SVGSVGElement): Promise<string> {
  const { width, height } = sizeOf(drawing);
  const scale = Math.min(
    pictureScale,
    Math.sqrt(mostPixels / (width * height)),
  );
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(drawing))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No picture can be made here.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
}

function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  const { width, height } = drawing.viewBox.baseVal;
  return { width: Math.ceil(width) || 300, height: Math.ceil(height) || 150 };
}
