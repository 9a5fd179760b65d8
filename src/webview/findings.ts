import { make } from "./elements";

const severities: Readonly<Record<string, string>> = {
  error: "Error",
  warning: "Warning",
  information: "Information",
};

/** Makes a mark in the margin of each finding of a block, which shows its message when it is pointed at or has the focus. */
export function furnishFindings(block: DocumentFragment): void {
  for (const finding of block.querySelectorAll(".findings > .finding")) {
    const severity =
      Object.keys(severities).find((name) =>
        finding.classList.contains(`finding-${name}`),
      ) ?? "information";
    const message = finding.textContent;
    finding.replaceWith(
      make(
        "span",
        { class: `finding finding-${severity}` },
        make("button", {
          type: "button",
          class: "finding-mark",
          "aria-label": `${severities[severity]}: ${message}`,
        }),
        make(
          "span",
          { class: "hint", "aria-hidden": "true" },
          // The block's own text alone says from where it is read.
          make("bdi", {}, message),
        ),
      ),
    );
  }
}
