import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  Fix,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from "sarif";
import manifest from "../../../package.json";
import { rules } from "../../core/rules";
import {
  rulePage,
  type Diagnostic,
  type QuickFix,
} from "../../core/rules/rule";
import type { Severity } from "../../core/settings";
import { lineStarts } from "../../core/text";
import { placeOf, type Place, type Reporter } from "./report";
import { standardInput } from "../expand";

/** A SARIF 2.1.0 log (OASIS), for code scanning. */
export function sarifReporter(): Reporter {
  const results: Result[] = [];
  const notifications: Notification[] = [];
  return {
    file(report) {
      const starts = lineStarts(report.text);
      for (const diagnostic of report.diagnostics) {
        results.push(resultOf(report.file, diagnostic, starts));
      }
      return null;
    },
    unread({ file, reason }) {
      notifications.push({
        level: "error",
        message: { text: reason },
        locations: [
          { physicalLocation: { artifactLocation: { uri: uriOf(file) } } },
        ],
      });
    },
    end: () => JSON.stringify(log(results, notifications), null, 1),
  };
}

function log(results: Result[], notifications: Notification[]): Log {
  return {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: manifest.displayName,
            semanticVersion: manifest.version,
            informationUri: manifest.homepage,
            rules: rules.map(descriptorOf),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            toolExecutionNotifications: notifications,
          },
        ],
        results,
      },
    ],
  };
}

function descriptorOf({
  id,
  description,
  severity,
}: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: description },
    helpUri: rulePage(id),
    defaultConfiguration: { level: levels[severity] },
  };
}

const levels = {
  error: "error",
  warning: "warning",
  information: "note",
} as const satisfies Record<Severity, string>;

function resultOf(
  file: string,
  { code, severity, message, range, related = [], quickFixes = [] }: Diagnostic,
  starts: readonly number[],
): Result {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(({ id }) => id === code),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(file, placeOf(starts, range))],
    relatedLocations: related.map((place, index) => ({
      id: index,
      ...locationOf(file, placeOf(starts, place.range)),
      message: { text: place.message },
    })),
    ...(quickFixes.length > 0 && {
      fixes: quickFixes.map((fix) => fixOf(file, fix, starts)),
    }),
  };
}

function fixOf(file: string, fix: QuickFix, starts: readonly number[]): Fix {
  return {
    description: { text: fix.title },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(file) },
        replacements: fix.edits.map(({ range, newText }) => ({
          deletedRegion: regionOf(placeOf(starts, range)),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

function locationOf(file: string, place: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: regionOf(place),
    },
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the working folder where the file is in it, as code scanning wants it. */
function uriOf(file: string): string {
  if (file === standardInput) return "stdin.md";
  const base = `${pathToFileURL(resolve(".")).href}/`;
  const { href } = pathToFileURL(resolve(file));
  return href.startsWith(base) ? href.slice(base.length) : href;
}
