import morphdom from "morphdom";
import type { FromCalculator } from "../protocol";
import { isToCalculator } from "./calculator/messages";
import { calculatorPage, noticePage } from "./calculator/view";

declare function acquireVsCodeApi(): {
  postMessage(message: FromCalculator): void;
};

const vscode = acquireVsCodeApi();
const page = document.querySelector("main") ?? document.body;

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isToCalculator(data)) return;
  show(data.type === "show" ? calculatorPage(data) : noticePage(data.text));
});
page.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const id = target.dataset["field"];
  if (id !== undefined) post({ type: "suppose", id, value: target.value });
});
page.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (key !== "Escape" || !(target instanceof HTMLInputElement)) return;
  const id = target.dataset["field"];
  if (id === undefined) return;
  // The value comes back with the answer, which leaves a field alone while somebody writes in it.
  target.value = target.dataset["told"] ?? "";
  post({ type: "forget", id });
});
page.addEventListener("click", ({ target }) => {
  const button =
    target instanceof Element ? target.closest("button[data-action]") : null;
  if (button instanceof HTMLButtonElement) act(button);
});
post({ type: "ready" });

function post(message: FromCalculator): void {
  vscode.postMessage(message);
}

function act(button: HTMLButtonElement): void {
  const { action, id = "", place = "0", format } = button.dataset;
  switch (action) {
    case "forget":
      post({ type: "forget", id: id === "" ? null : id });
      restore(id);
      break;
    case "write":
      post({ type: "write", id });
      fieldOf(id)?.focus();
      break;
    case "revealField":
      post({ type: "revealField", id });
      break;
    case "revealFigure":
      post({ type: "revealFigure", id, place: Number(place) });
      break;
    case "writeTable":
      post({ type: "writeTable" });
      break;
    case "copy":
      if (format === "markdown" || format === "text" || format === "json") {
        post({ type: "copy", format });
      }
      break;
    case "openSettings":
      post({ type: "openSettings" });
      break;
  }
}

/** The button that was pressed goes with the answer; the focus goes to the field. */
function restore(id: string): void {
  const field = id === "" ? document.querySelector("input") : fieldOf(id);
  field?.focus();
  for (const input of document.querySelectorAll("input")) {
    if (id === "" || input === field) {
      input.value = input.dataset["told"] ?? "";
    }
  }
}

function fieldOf(id: string): HTMLElement | null {
  return document.getElementById(`field-${id}`);
}

/** Changes what is different, so that focus, selection and scroll position stay. */
function show(content: HTMLElement): void {
  const next = page.cloneNode(false);
  if (!(next instanceof HTMLElement)) return;
  next.append(content);
  morphdom(page, next, {
    childrenOnly: true,
    onBeforeElUpdated(from, to) {
      if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
        if (from === document.activeElement) to.value = from.value;
        else from.value = to.value;
      }
      if (
        from instanceof HTMLDetailsElement &&
        to instanceof HTMLDetailsElement
      ) {
        to.open = from.open;
      }
      return true;
    },
  });
}
