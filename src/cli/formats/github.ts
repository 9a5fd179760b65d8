import type { Severity } from "../../core/settings";
import type { Finding, Reporter } from "./report";

/** Workflow commands that GitHub Actions shows as annotations of the changed files. */
export function githubReporter(): Reporter {
  return {
    file: ({ file, findings }) =>
      findings.length === 0
        ? null
        : findings.map((finding) => annotation(file, finding)).join("\n"),
    unread: () => undefined,
    end: () => null,
  };
}

const commands = {
  error: "error",
  warning: "warning",
  information: "notice",
} as const satisfies Record<Severity, string>;

function annotation(file: string, finding: Finding): string {
  const { line, column, endLine, endColumn, severity, rule, message } = finding;
  const properties = {
    file,
    line,
    endLine,
    // Columns are shown of one line only.
    ...(line === endLine && { col: column, endColumn }),
    title: rule,
  };
  const list = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${commands[severity]} ${list}::${escapeData(message)}`;
}

/** As the toolkit of GitHub Actions escapes a message (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
