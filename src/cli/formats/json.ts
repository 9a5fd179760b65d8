import type { FileReport, Reporter } from "./report";

/** One JSON array with an object a file, findings as in `inspect --json`. */
export function jsonReporter(): Reporter {
  const reports: object[] = [];
  return {
    file({ file, findings }: FileReport) {
      reports.push({ file, diagnostics: findings });
      return null;
    },
    unread({ file, reason }) {
      reports.push({ file, error: reason });
    },
    end: () => JSON.stringify(reports, null, 1),
  };
}
