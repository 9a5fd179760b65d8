import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  projectFileName,
  readProjectFile,
  type ProjectSettings,
} from "../core/projectFile";
import { lineColumnAt, lineStarts } from "../core/text";
import type { Output } from "./output";

const read = new Map<string, ProjectSettings | undefined>();

/**
 * What the project file beside a document, or the nearest in a folder above, sets; nothing where there is none. What is
 * wrong in it is said once on standard error, and the rest of it is taken.
 */
export function projectSettingsFor(
  path: string,
  output: Output,
): ProjectSettings {
  let folder = dirname(resolve(path));
  for (;;) {
    if (!read.has(folder)) read.set(folder, readIn(folder, output));
    const settings = read.get(folder);
    if (settings) return settings;
    const above = dirname(folder);
    if (above === folder) return {};
    folder = above;
  }
}

function readIn(folder: string, output: Output): ProjectSettings | undefined {
  const file = join(folder, projectFileName);
  let text: string;
  try {
    text = new TextDecoder().decode(readFileSync(file));
  } catch {
    return undefined;
  }
  const { settings, problems } = readProjectFile(text);
  const starts = lineStarts(text);
  for (const { range, message } of problems) {
    const { line, column } = lineColumnAt(starts, range.start);
    output.warn(`postmortem: ${file}:${line + 1}:${column + 1}: ${message}`);
  }
  return settings;
}
