/** In which zone the page shows times: as the document writes them, in UTC, or in the reader's own. */
export type ZoneChoice = "written" | "utc" | "mine";

export const zoneChoices: readonly ZoneChoice[] = ["written", "utc", "mine"];

let chosen: ZoneChoice = "written";

/** What a choice is called; the reader's own zone by its name. */
export function zoneTitle(choice: ZoneChoice, written: string | null): string {
  if (choice === "utc") return "UTC";
  if (choice === "written") {
    return written ? `As written (${written})` : "As written";
  }
  return `My time zone (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
}

/** Shows every time whose moment is known in the chosen zone; the text itself is not touched. */
export function chooseZone(root: ParentNode, choice: ZoneChoice): void {
  chosen = choice;
  furnishTimes(root);
}

export function chosenZone(): ZoneChoice {
  return chosen;
}

/** Shows the times of a block, or of the whole page, in the zone that is chosen. */
export function furnishTimes(root: ParentNode): void {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const written = time.getAttribute("data-written") ?? time.textContent;
    time.setAttribute("data-written", written);
    const shown = chosen === "written" ? written : converted(time, written);
    if (time.textContent !== shown) time.textContent = shown;
    if (chosen === "written") {
      time.removeAttribute("title");
      time.removeAttribute("dir");
    } else {
      time.setAttribute("title", `${written} in the text`);
      // A month's name is not to turn the text around it.
      time.setAttribute("dir", "auto");
    }
  }
}

function converted(time: Element, written: string): string {
  const instants = (time.getAttribute("datetime") ?? "").split("/");
  const [start, end] = instants.map((instant) => new Date(instant));
  if (!start || Number.isNaN(start.getTime())) return written;
  const zone = chosen === "utc" ? { timeZone: "UTC" } : {};
  // The instants are written on the clock of the text: without the day, one of another day would be read as of the same.
  const isMoved = instants.some(
    (instant) =>
      !instant.startsWith(new Date(instant).toLocaleDateString("sv-SE", zone)),
  );
  const isDated = time.classList.contains("dated");
  const isZoned = isDated || time.classList.contains("zoned");
  const format = new Intl.DateTimeFormat("en-GB", {
    ...(isDated && { year: "numeric" }),
    ...((isDated || isMoved) && { month: "short", day: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    ...(start.getUTCSeconds() > 0 && { second: "2-digit" }),
    ...(isZoned && { timeZoneName: "short" }),
    hourCycle: "h23",
    ...zone,
  });
  return end && !Number.isNaN(end.getTime())
    ? format.formatRange(start, end)
    : format.format(start);
}
