/** Longer sources (UTF-16 units) are refused, for Mermaid would hold its host for many seconds. */
export const longestSource = 20_000;
const mostStatements = 500;
export const mostEdges = 300;

/** Why a diagram is refused, as a sentence for the user; undefined where it is not. */
export function whyTooLarge(source: string): string | undefined {
  const statements = source.split(/[\n;&]/).length;
  if (source.length > longestSource) {
    return `It has ${source.length.toLocaleString("en")} characters; only up to ${longestSource.toLocaleString("en")} are drawn.`;
  }
  if (statements > mostStatements) {
    return `It has ${statements.toLocaleString("en")} statements; only up to ${mostStatements} are drawn.`;
  }
  // Block diagrams make as many boxes as a space says.
  if (/\bspace:\d{4}/.test(source))
    return "It has a space of 1,000 columns or more.";
  return undefined;
}
