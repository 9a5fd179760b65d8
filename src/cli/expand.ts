import { existsSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { glob } from "tinyglobby";

/** Standard input, as a name on the command line. */
export const standardInput = "-";

/** The files that the arguments name, in order, and the arguments that name none. */
interface Expansion {
  readonly files: readonly string[];
  readonly unmatched: readonly string[];
}

/**
 * Files as they are named; of a folder its Markdown files, of a glob what it matches, by name and without those named
 * before. What version control and package managers keep (`.git`, `node_modules`) is left out.
 */
export async function expand(args: readonly string[]): Promise<Expansion> {
  const files: string[] = [];
  const unmatched: string[] = [];
  for (const arg of args) {
    if (arg === standardInput || isFile(arg)) {
      files.push(arg);
      continue;
    }
    const found = await filesOf(arg);
    if (found.length === 0) unmatched.push(arg);
    const known = new Set(files);
    files.push(...found.filter((file) => !known.has(file)));
  }
  return { files, unmatched };
}

function isFile(path: string): boolean {
  return existsSync(path) && !statSync(path).isDirectory();
}

async function filesOf(arg: string): Promise<string[]> {
  const isFolder = existsSync(arg);
  const found = await glob(isFolder ? ["**/*.{md,markdown}"] : [arg], {
    ...(isFolder && { cwd: arg }),
    ignore: ["**/node_modules/**", "**/.git/**"],
    expandDirectories: false,
    absolute: !isFolder && isAbsolute(arg),
  });
  const prefix = isFolder ? `${arg.replace(/[\\/]+$/, "")}/` : "";
  return found.map((file) => prefix + file).sort();
}
