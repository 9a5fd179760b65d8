import { parseArgs } from "node:util";
import { severities, type Severity } from "../core/settings";
import { templates } from "../core/templates";

/** What `check` was asked for. */
export interface CheckOptions {
  /** A template's id; empty for the one that fits each document. */
  readonly template: string;
  readonly format: Format;
  /** The least severity that makes the exit status 1. */
  readonly failOn: Severity;
  readonly fix: boolean;
  readonly dryRun: boolean;
}

export const formats = ["text", "json", "github", "sarif", "junit"] as const;
export type Format = (typeof formats)[number];

/** A command line as understood. */
export type Command =
  | { readonly name: "help" | "version" }
  | {
      readonly name: "check";
      readonly files: readonly string[];
      readonly options: CheckOptions;
    }
  | { readonly name: "inspect"; readonly files: readonly string[] };

/** Why a command line was not understood, as a sentence without its point. */
export class UsageError extends Error {}

/** Throws a UsageError for anything but a whole command. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [name, ...files] = positionals;
  if (name === undefined) throw new UsageError("no command given");
  if (name !== "check" && name !== "inspect") {
    throw new UsageError(`unknown command “${name}”`);
  }
  if (files.length === 0) throw new UsageError("no file given");
  if (name === "inspect") {
    if (!values.json) {
      throw new UsageError("inspect prints JSON only: give --json");
    }
    return { name, files };
  }
  const fix = values.fix ?? false;
  const dryRun = values["dry-run"] ?? false;
  if (dryRun && !fix) throw new UsageError("--dry-run goes with --fix");
  if (fix && !dryRun && files.includes("-")) {
    throw new UsageError(
      "standard input can't be written to: give --dry-run with --fix",
    );
  }
  const ids = ["", ...templates.map(({ id }) => id)];
  return {
    name,
    files,
    options: {
      template: oneOf(ids, values.template ?? "", "--template"),
      format: oneOf(formats, values.format ?? "text", "--format"),
      failOn: oneOf(
        severities,
        values["fail-on"] ?? "information",
        "--fail-on",
      ),
      fix,
      dryRun,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
        json: { type: "boolean" },
        template: { type: "string" },
        format: { type: "string" },
        "fail-on": { type: "string" },
        fix: { type: "boolean" },
        "dry-run": { type: "boolean" },
      },
    });
  } catch (error) {
    // parseArgs says what is wrong with an option in its message.
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function oneOf<Value extends string>(
  known: readonly Value[],
  given: string,
  option: string,
): Value {
  const value = known.find((each) => each === given);
  if (value !== undefined) return value;
  const names = known.filter((each) => each !== "").join(", ");
  throw new UsageError(`${option} is one of ${names}`);
}
