/** What a drawing's words are cut to, in UTF-16 units. */
const longestDescription = 600;

/** Gives a drawing whose writer gave no title (`accTitle`) a text in its place: its kind, and the words that stand in it. */
export function describeDrawing(drawing: SVGSVGElement): void {
  drawing.setAttribute("role", "img");
  if (drawing.getAttribute("aria-labelledby")) return;
  const kind = kindOf(drawing.getAttribute("aria-roledescription") ?? "");
  const words = new Set<string>();
  for (const text of drawing.querySelectorAll("text, foreignObject")) {
    const content = text.textContent.replace(/\s+/g, " ").trim();
    if (content) words.add(content);
  }
  const list = [...words].join(", ");
  const cut =
    list.length > longestDescription
      ? `${list.slice(0, longestDescription)}…`
      : list;
  drawing.setAttribute("aria-label", cut ? `${kind}: ${cut}` : kind);
}

/** “Flowchart” of Mermaid's `flowchart-v2`, “State diagram” of `stateDiagram`. */
function kindOf(role: string): string {
  const words = role
    .replace(/-.*$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words ? words.slice(0, 1).toUpperCase() + words.slice(1) : "Diagram";
}
