let isAsked = false;

/** Has code and tables that are wider than the page reached by keyboard, so that they can be scrolled by it. */
export function furnishScrollers(page: Element): void {
  if (isAsked) return;
  isAsked = true;
  // When there is nothing better to do, since it takes the layout.
  requestIdleCallback(
    () => {
      isAsked = false;
      for (const part of page.querySelectorAll<HTMLElement>("pre, table")) {
        const isCut = part.scrollWidth > part.clientWidth;
        if (isCut) part.tabIndex = 0;
        else part.removeAttribute("tabindex");
      }
    },
    { timeout: 1000 },
  );
}
