import type {
  CalculatedFigure,
  Calculation,
  CalculatorField,
  ToCalculator,
} from "../../protocol";
import { make } from "../elements";

type Show = Extract<ToCalculator, { type: "show" }>;

/**
 * The page of one document's figures. Elements have ids, by which an update knows them again, and what there is nothing to
 * show in is hidden, not left out: putting it in would move what comes after, and the focus would be lost.
 */
export function calculatorPage({ name, calculation }: Show): HTMLElement {
  const { fields, figures } = calculation;
  const supposed = fields.filter(({ value, told }) => value.trim() !== told);
  const known = figures.filter(({ value }) => value !== null);
  const missing = figures.filter(({ value }) => value === null);
  return make(
    "div",
    { id: "calculator", class: "calculator" },
    make("h1", { id: "name", dir: "auto" }, name),
    tiles(figures),
    make(
      "p",
      { id: "status", role: "status", class: "sr-only" },
      supposed.length > 0 ? spoken(figures) : "",
    ),
    whatIf(supposed.length),
    ...groups.map(({ id, title, hint }) =>
      group(
        id,
        title,
        hint,
        fields.filter((field) => field.group === id),
      ),
    ),
    figureSection(
      "figures",
      "Figures",
      known.filter(({ isMain }) => isMain),
    ),
    moreFigures(known.filter(({ isMain }) => !isMain)),
    missingFigures(missing),
    actions(calculation, supposed.length > 0),
  );
}

export function noticePage(text: string): HTMLElement {
  return make("p", { id: "notice", class: "notice", role: "status" }, text);
}

const groups = [
  { id: "times", title: "Outage", hint: null },
  { id: "milestones", title: "Milestones", hint: null },
  { id: "impact", title: "Impact", hint: null },
  { id: "objective", title: "Objective", hint: "openSettings" },
] as const;

/** The figures that people ask for first, in large. */
const tileIds = ["duration", "affectedShare", "budget-0-used"];

function tiles(figures: readonly CalculatedFigure[]): HTMLElement {
  return make(
    "dl",
    { id: "tiles", class: "tiles" },
    ...figures
      .filter(({ id }) => tileIds.includes(id))
      .map(({ id, title, value, isChanged }) => {
        const parts = (value ?? "–").split(", ");
        return make(
          "div",
          {
            id: `tile-${id}`,
            class: isChanged ? "tile changed" : "tile",
          },
          make("dt", {}, title),
          make("dd", {}, ...parts.map(tilePart)),
        );
      }),
  );
}

/** “208 % by time”, the number in large. */
function tilePart(part: string): HTMLElement {
  const [number = "", by] = part.split(" by ");
  return make(
    "span",
    {},
    make("span", { class: "main" }, number),
    by === undefined ? undefined : make("span", { class: "by" }, ` by ${by}`),
  );
}

function spoken(figures: readonly CalculatedFigure[]): string {
  return figures
    .filter(({ id, isChanged }) => tileIds.includes(id) && isChanged)
    .map(({ title, value }) => `${title}: ${value ?? "unknown"}.`)
    .join(" ");
}

function whatIf(count: number): HTMLElement {
  return make(
    "div",
    { id: "what-if", class: "what-if", hidden: count === 0 ? "" : undefined },
    make(
      "p",
      {},
      count === 1
        ? "What if: one value is not the document’s."
        : `What if: ${count} values are not the document’s.`,
    ),
    make(
      "button",
      { type: "button", class: "quiet", "data-action": "forget" },
      "Reset all",
    ),
  );
}

function group(
  id: string,
  title: string,
  hint: "openSettings" | null,
  fields: readonly CalculatorField[],
): HTMLElement {
  return make(
    "fieldset",
    { id: `group-${id}` },
    make("legend", {}, title),
    ...fields.map(fieldRow),
    hint === null
      ? undefined
      : make(
          "button",
          { type: "button", class: "link", "data-action": hint },
          "Objectives in the settings",
        ),
  );
}

function fieldRow(field: CalculatorField): HTMLElement {
  const { id, label, value, told, example, place, error, canWrite } = field;
  const isSupposed = value.trim() !== told;
  const input = make("input", {
    id: `field-${id}`,
    type: "text",
    dir: "auto",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: told === "" ? `such as ${example}` : told,
    value,
    "data-field": id,
    "data-told": told,
    "aria-describedby": `about-${id}`,
    "aria-invalid": error === null ? undefined : "true",
  });
  return make(
    "div",
    { id: `row-${id}`, class: isSupposed ? "row supposed" : "row" },
    make("label", { for: `field-${id}` }, label),
    make(
      "span",
      { class: "control" },
      input,
      isSupposed
        ? iconButton("forget", id, `Reset ${label}`, reset)
        : undefined,
      place
        ? iconButton("revealField", id, `Show ${label} in the document`, arrow)
        : undefined,
    ),
    make(
      "span",
      { class: "aside" },
      make(
        "span",
        { id: `about-${id}`, class: error === null ? "about" : "about error" },
        error ?? (isSupposed ? `In the document: ${told || "nothing"}` : ""),
      ),
      canWrite
        ? make(
            "button",
            {
              type: "button",
              class: "write",
              "data-action": "write",
              "data-id": id,
              "aria-label": `Write ${label} to the document`,
            },
            "Write to document",
          )
        : undefined,
    ),
  );
}

function figureSection(
  id: string,
  title: string,
  figures: readonly CalculatedFigure[],
): HTMLElement {
  return make(
    "section",
    { id, "aria-labelledby": `${id}-title`, hidden: hiddenIf(figures) },
    make("h2", { id: `${id}-title` }, title),
    make("dl", { class: "figures" }, ...figures.map(figureRow)),
  );
}

function figureRow(figure: CalculatedFigure): HTMLElement {
  const { id, title, value, told, basis, places, isChanged } = figure;
  return make(
    "div",
    {
      id: `figure-${id}`,
      class: isChanged ? "figure changed" : "figure",
    },
    make("dt", {}, title),
    make(
      "dd",
      { class: "value" },
      value ?? "–",
      told === null
        ? undefined
        : make("span", { class: "was" }, ` (document: ${told})`),
    ),
    make(
      "dd",
      { class: "basis" },
      basis,
      ...places.flatMap(({ label }, index) => [
        " ",
        make(
          "button",
          {
            type: "button",
            class: "link",
            dir: "auto",
            "data-action": "revealFigure",
            "data-id": id,
            "data-place": String(index),
            title: "Show in the document",
          },
          label,
        ),
      ]),
    ),
  );
}

function hiddenIf(figures: readonly CalculatedFigure[]): "" | undefined {
  return figures.length === 0 ? "" : undefined;
}

function moreFigures(figures: readonly CalculatedFigure[]): HTMLElement {
  return make(
    "details",
    { id: "more", hidden: hiddenIf(figures) },
    make("summary", {}, "Availability, burn rate and more"),
    make("dl", { class: "figures" }, ...figures.map(figureRow)),
  );
}

function missingFigures(figures: readonly CalculatedFigure[]): HTMLElement {
  return make(
    "details",
    { id: "missing", hidden: hiddenIf(figures) },
    make("summary", {}, `Not told yet (${figures.length})`),
    make("dl", { class: "figures" }, ...figures.map(figureRow)),
  );
}

const tableWords = {
  none: "Insert table into document",
  stale: "Update table in document",
  current: "Table in document is up to date",
} as const;

function actions({ block }: Calculation, isSupposed: boolean): HTMLElement {
  const copy = (format: string, label: string): HTMLElement =>
    make(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-action": "copy",
        "data-format": format,
        "aria-label": `Copy figures as ${label}`,
      },
      label,
    );
  return make(
    "footer",
    { id: "actions" },
    make(
      "button",
      {
        id: "write-table",
        type: "button",
        class: "primary",
        "data-action": "writeTable",
        disabled: block === "current" ? "" : undefined,
      },
      tableWords[block],
    ),
    make(
      "p",
      { class: "copy" },
      make("span", {}, "Copy figures as"),
      copy("markdown", "Markdown"),
      copy("text", "Text"),
      copy("json", "JSON"),
    ),
    isSupposed
      ? make(
          "p",
          { class: "about" },
          "Table and copies hold the document’s own figures.",
        )
      : undefined,
  );
}

const arrow = "M6 3h7v7h-1V4.7l-7.65 7.65-.7-.7L11.3 4H6V3Z";
const reset =
  "M3 2v4h4V5H4.7a4.5 4.5 0 1 1-1.2 3.1h-1A5.5 5.5 0 1 0 4 4.2V2H3Z";

function iconButton(
  action: string,
  id: string,
  label: string,
  path: string,
): HTMLElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(namespace, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return make(
    "button",
    {
      type: "button",
      class: `icon ${action}`,
      "data-action": action,
      "data-id": id,
      "aria-label": label,
      title: label,
    },
    svg,
  );
}
