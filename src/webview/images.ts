import type { ImageFolders } from "../protocol";
import { make } from "./elements";

/**
 * Points images at the files of the workspace and puts a quiet placeholder in place of every other one but small ones that
 * are part of the text: a confidential document asks nothing of the network, unless its reader allows it.
 */
export function resolveImages(
  fragment: DocumentFragment,
  folders: ImageFolders,
  allowRemote: boolean,
): void {
  for (const image of fragment.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    if (/^data:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,]/i.test(source))
      continue;
    const address = addressInWorkspace(source, folders);
    if (address) {
      image.dataset["source"] = source;
      image.src = address;
    } else if (!/^https:/i.test(source)) {
      image.replaceWith(placeholder("span", image.alt, source));
    } else if (!allowRemote) {
      const button = placeholder("button", image.alt, source);
      button.dataset["remote"] = "";
      image.replaceWith(button);
    }
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

function placeholder(
  name: "span" | "button",
  alt: string,
  source: string,
): HTMLElement {
  const words = alt ? `Image not loaded: ${alt}` : "Image not loaded";
  const address = source.slice(0, 500);
  // With a direction of its own, for the block's text alone is to say from where it is read.
  const own = { class: "blocked-image", dir: "auto" };
  return name === "span"
    ? make("span", { ...own, title: address }, words)
    : make(
        "button",
        {
          type: "button",
          ...own,
          title: `Load images of other hosts in this workspace: ${address}`,
        },
        words,
      );
}

/** Asks for the images of other hosts when one that is not loaded is clicked. */
export function listenToBlockedImages(
  page: HTMLElement,
  allow: () => void,
): void {
  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    // By the reader alone.
    if (event.isTrusted && target?.closest("[data-remote]")) allow();
  });
}
