/**
 * Writes a line of the suite's own. The mark at its beginning tells it from what VS Code and other extensions write to the
 * same console.
 */
export function report(line = "", ...values: unknown[]): void {
  console.log(`[suite] ${line}`, ...values);
}
