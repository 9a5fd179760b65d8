import type { Format } from "../options";
import { githubReporter } from "./github";
import { jsonReporter } from "./json";
import { junitReporter } from "./junit";
import type { Reporter } from "./report";
import { sarifReporter } from "./sarif";
import { textReporter } from "./text";

/** The reporter of a format; only text is coloured. */
export function reporterOf(format: Format, hasColour: boolean): Reporter {
  switch (format) {
    case "text":
      return textReporter(hasColour);
    case "json":
      return jsonReporter();
    case "github":
      return githubReporter();
    case "sarif":
      return sarifReporter();
    case "junit":
      return junitReporter();
  }
}
