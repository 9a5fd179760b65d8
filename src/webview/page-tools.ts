import { make, ownText } from "./elements";
import { leadTo } from "./links";
import {
  chosenZone,
  chooseZone,
  zoneChoices,
  zoneTitle,
  type ZoneChoice,
} from "./zones";

interface PageActions {
  readonly exportHtml: () => void;
  /** After another zone was chosen. */
  readonly zoneChosen: (zone: ZoneChoice) => void;
}

/** The page's own buttons, beside the text: contents, time zone and export. */
export function showPageTools(
  tools: HTMLElement,
  page: HTMLElement,
  actions: PageActions,
): void {
  const contents = menu("contents-menu", "Contents");
  const zones = menu("zones-menu", "Time zone");
  contents.addEventListener("beforetoggle", () => fillContents(contents, page));
  zones.addEventListener("beforetoggle", () => fillZones(zones, actions));
  tools.replaceChildren(
    opener("contents", "Contents", contents),
    opener("zone", "Time zone", zones),
    exporter(actions),
    contents,
    zones,
  );
  tools.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element ? event.target : null;
    if (chosen?.closest(".menu button")) {
      chosen.closest<HTMLElement>("[popover]")?.hidePopover();
    }
  });
}

/** Offers zones where the document has times whose moment is known. */
export function refreshPageTools(tools: HTMLElement): void {
  const zone = tools.querySelector<HTMLElement>(".icon-zone");
  if (zone) zone.hidden = !document.querySelector("time[datetime]");
}

let writtenZone: string | null = null;

/** The zone in which the document gives its times, as it writes it. */
export function setWrittenZone(zone: string | null): void {
  writtenZone = zone;
}

function menu(id: string, title: string): HTMLElement {
  return make("div", {
    id,
    popover: "auto",
    class: "menu",
    role: "group",
    "aria-label": title,
  });
}

function opener(name: string, title: string, opened: HTMLElement): HTMLElement {
  return make("button", {
    type: "button",
    class: `icon icon-${name}`,
    title,
    "aria-label": title,
    popovertarget: opened.id,
  });
}

function exporter({ exportHtml }: PageActions): HTMLElement {
  const title = "Export as HTML";
  const button = make("button", {
    type: "button",
    class: "icon icon-export",
    title,
    "aria-label": title,
  });
  button.addEventListener("click", exportHtml);
  return button;
}

function fillContents(contents: HTMLElement, page: HTMLElement): void {
  const headings = [
    ...page.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6"),
  ];
  contents.replaceChildren(
    ...headings.map((heading) => {
      const entry = make(
        "button",
        { type: "button", class: `level-${heading.localName.slice(1)}` },
        ownText(heading),
      );
      entry.addEventListener("click", () => leadTo(heading));
      return entry;
    }),
    ...(headings.length === 0 ? ["No headings"] : []),
  );
}

function fillZones(zones: HTMLElement, { zoneChosen }: PageActions): void {
  zones.replaceChildren(
    ...zoneChoices.map((choice) => {
      const entry = make(
        "button",
        {
          type: "button",
          "aria-pressed": String(choice === chosenZone()),
        },
        zoneTitle(choice, writtenZone),
      );
      entry.addEventListener("click", () => {
        chooseZone(document, choice);
        zoneChosen(choice);
      });
      return entry;
    }),
  );
}
