import createDOMPurify, { type Config } from "dompurify";
import type { ImageFolders } from "../protocol";
import { resolveImages } from "./images";

/** Put before every id and name of the document, so that none can stand for a property of the window or the page. */
export const idPrefix = "user-content-";

const allowedTags = [
  ..."h1 h2 h3 h4 h5 h6 p br hr div span section blockquote pre figure figcaption details summary".split(
    " ",
  ),
  ..."ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td img a input".split(
    " ",
  ),
  ..."b strong i em u s strike del ins sub sup small mark abbr cite code kbd samp var tt q dfn".split(
    " ",
  ),
  ..."bdi bdo ruby rt rp time wbr".split(" "),
];

const allowedAttributes = [
  ..."id class dir lang title align href src alt width height start reversed type checked disabled".split(
    " ",
  ),
  ..."name colspan rowspan scope headers span open datetime cite data-line aria-label aria-describedby".split(
    " ",
  ),
];

/** Values that name a scheme, where they name one at all, name one of these. Tested on attributes of every kind. */
const allowedUris =
  /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

const sanitizedBlock = sanitizer({
  ALLOWED_TAGS: allowedTags,
  ALLOWED_ATTR: allowedAttributes,
  ALLOWED_URI_REGEXP: allowedUris,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  SANITIZE_NAMED_PROPS: true,
});

/** Safe nodes from a block's HTML: no scripts, styles, frames or forms, no address but web, mail and relative ones. */
export function sanitizeBlock(
  html: string,
  imageFolders: ImageFolders = {},
  allowRemoteImages = false,
): DocumentFragment {
  // A frameset takes the place of the body, and then there is nothing to give.
  const sanitized: DocumentFragment | null = sanitizedBlock(html);
  const fragment = sanitized ?? document.createDocumentFragment();
  for (const input of fragment.querySelectorAll("input")) {
    if (input.type !== "checkbox" || !input.disabled) input.remove();
  }
  for (const named of fragment.querySelectorAll("[name]")) {
    // The older way to write an anchor; it is prefixed as an id is.
    if (named.localName === "a") named.id ||= named.getAttribute("name") ?? "";
    named.removeAttribute("name");
  }
  for (const element of fragment.querySelectorAll("[aria-describedby]")) {
    element.setAttribute(
      "aria-describedby",
      `${idPrefix}${element.getAttribute("aria-describedby")}`,
    );
  }
  resolveImages(fragment, imageFolders, allowRemoteImages);
  return fragment;
}

/** Safe nodes from code whose words have classes. */
export const sanitizeCode = sanitizer({
  ALLOWED_TAGS: ["span"],
  ALLOWED_ATTR: ["class"],
});

/** Safe nodes from a drawing that Mermaid made; it has sanitised the labels, but not what comes of putting them together. */
export const sanitizeDrawing = sanitizer({
  USE_PROFILES: { svg: true, svgFilters: true, html: true, mathMl: true },
  ADD_TAGS: ["foreignobject"],
  HTML_INTEGRATION_POINTS: { foreignobject: true },
  ADD_ATTR: ["dominant-baseline"],
  FORBID_TAGS:
    "img image audio video source form input button textarea select option template".split(
      " ",
    ),
  FORBID_ATTR: ["srcset", "background", "poster", "name"],
  ALLOWED_URI_REGEXP: allowedUris,
});

/**
 * An instance of our own, since Mermaid adds hooks to the shared one. It reads its configuration once: reading it with every
 * block takes longer than the block.
 */
function sanitizer(config: Config): (html: string) => DocumentFragment {
  const purifier = createDOMPurify(window);
  purifier.setConfig({ ...config, RETURN_DOM_FRAGMENT: true });
  // Said again for the type alone.
  return (html) => purifier.sanitize(html, { RETURN_DOM_FRAGMENT: true });
}
