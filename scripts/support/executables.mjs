// Programs on the PATH.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Finds a program as a shell would.
 * @param {string} name without an extension
 * @returns {string | undefined} path of the executable
 */
export function findOnPath(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const extensions =
    process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  return folders
    .flatMap((folder) =>
      extensions.map((extension) => join(folder, name + extension)),
    )
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
