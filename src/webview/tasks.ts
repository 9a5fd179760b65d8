import { ownText } from "./elements";
import { lineOf } from "./reveal";

/** Makes the boxes of tasks ones that can be ticked, and names them by their text. */
export function furnishTasks(block: DocumentFragment): void {
  for (const box of block.querySelectorAll<HTMLInputElement>(
    ".task-list-item > input, .task-list-item > p:first-of-type > input",
  )) {
    box.disabled = false;
    const words = box.parentElement && ownText(box.parentElement);
    box.setAttribute("aria-label", words?.slice(0, 200) || "Task");
  }
}

/** The source is what decides whether a task is done: a box changes when the document does. */
export function listenToTasks(
  page: HTMLElement,
  toggle: (line: number) => void,
): void {
  page.addEventListener("click", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    const item = box.closest(".task-list-item");
    const line = item && lineOf(item);
    if (typeof line === "number") toggle(line);
  });
}
