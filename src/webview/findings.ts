import { make } from "./elements";

/** The worst first. */
const severities = {
  error: "Error",
  warning: "Warning",
  information: "Information",
};

type Severity = keyof typeof severities;

const severityOrder = Object.keys(severities) as Severity[];

/**
 * Makes a mark in the margin of each place at which something was found, which shows the messages when it is pointed at or
 * has the focus. One for all of them: a place has the height of a line, and the next place its own mark below.
 */
export function furnishFindings(block: DocumentFragment): void {
  for (const findings of block.querySelectorAll(".findings")) {
    const found = [...findings.querySelectorAll(":scope > .finding")].map(
      (finding) => ({
        severity: severityOf(finding),
        message: finding.textContent,
      }),
    );
    const worst = severityOrder.find((each) =>
      found.some(({ severity }) => severity === each),
    );
    if (!worst) continue;
    findings.replaceChildren(
      make(
        "span",
        { class: `finding finding-${worst}` },
        make("button", {
          type: "button",
          class: "finding-mark",
          "aria-label": found
            .map(
              ({ severity, message }) => `${severities[severity]}: ${message}`,
            )
            .join(" "),
          "data-count": found.length > 1 ? String(found.length) : undefined,
        }),
        make(
          "span",
          { class: "hint", "aria-hidden": "true" },
          // The block's own text alone says from where it is read.
          ...found.map(({ severity, message }) =>
            make("bdi", { class: `finding-${severity}` }, message),
          ),
        ),
      ),
    );
  }
}

function severityOf(finding: Element): Severity {
  return (
    severityOrder.find((each) =>
      finding.classList.contains(`finding-${each}`),
    ) ?? "information"
  );
}
