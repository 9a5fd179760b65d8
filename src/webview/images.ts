import type { ImageFolders } from "../protocol";

/**
 * Points images at the files of the workspace and puts a quiet placeholder in place of every other one but small ones that
 * are part of the text: a confidential document asks nothing of the network.
 */
export function resolveImages(
  fragment: DocumentFragment,
  folders: ImageFolders,
): void {
  for (const image of fragment.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    if (/^data:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,]/i.test(source))
      continue;
    const address = addressInWorkspace(source, folders);
    if (address) image.src = address;
    else image.replaceWith(placeholder(image.alt, source));
  }
}

function addressInWorkspace(
  source: string,
  folders: ImageFolders,
): string | undefined {
  const fromWorkspace = source.startsWith("/");
  const folder = fromWorkspace ? folders.workspace : folders.document;
  if (!folder || !source || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(source))
    return undefined;
  try {
    const address = new URL(fromWorkspace ? `.${source}` : source, folder);
    // What else names a host without a scheme.
    return address.origin === new URL(folder).origin ? address.href : undefined;
  } catch {
    return undefined;
  }
}

function placeholder(alt: string, source: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "blocked-image";
  element.title = source.slice(0, 500);
  element.textContent = alt ? `Image not loaded: ${alt}` : "Image not loaded";
  return element;
}
