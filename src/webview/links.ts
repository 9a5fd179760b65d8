import { idPrefix } from "./sanitize";

/** Follows anchors within the page and hands every other link to `open`; the page itself never navigates. */
export function listenToLinks(open: (href: string) => void): void {
  const follow = (event: Event): void => {
    const link =
      event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    // Before VS Code's own listener, which would open links that were not validated.
    event.preventDefault();
    event.stopImmediatePropagation();
    const href = link.getAttribute("href") ?? link.getAttribute("xlink:href");
    if (href?.startsWith("#")) scrollToAnchor(href.slice(1));
    else if (href && event.type === "click") open(href);
  };
  document.addEventListener("click", follow, true);
  document.addEventListener("auxclick", follow, true);
}

function scrollToAnchor(fragment: string): void {
  const name = decode(fragment);
  const target =
    document.getElementById(idPrefix + name) ??
    document.getElementById(idPrefix + name.toLowerCase());
  if (target) leadTo(target);
}

/** Scrolls to a part of the page, and has keyboard and screen reader go on from there. */
export function leadTo(target: HTMLElement): void {
  target.scrollIntoView();
  if (!target.matches("a[href], [tabindex]")) {
    target.tabIndex = -1;
    target.addEventListener("blur", () => target.removeAttribute("tabindex"), {
      once: true,
    });
  }
  target.focus({ preventScroll: true });
}

/** The anchor that a link names; as it is written where it is not well encoded. */
export function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
