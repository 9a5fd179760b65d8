// Builds and packages the extension.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { installExtensions } from "./code-server.mjs";
import { cacheFolder, root } from "./paths.mjs";
import { atExit, isRunning, runOrFail, temporaryFolder } from "./processes.mjs";
import { sayWhile } from "./say.mjs";
import { nodeForTools } from "./setup.mjs";

/**
 * Builds dist/ and packages it.
 * @returns {Promise<string>} path of the VSIX, `postmortem-<version>.vsix` in the checkout
 */
export async function packageExtension() {
  const node = await nodeForTools();
  return sayWhile("Building and packaging the extension", () =>
    alone(() => buildAndPackage(node)),
  );
}

/**
 * Packages an extension that needs no building.
 * @param {string} folder
 * @param {string} vsix path of the package to be written
 */
export async function packageFolder(folder, vsix) {
  await packWith(await nodeForTools(), folder, vsix, [
    "--skip-license",
    "--allow-missing-repository",
  ]);
}

/**
 * The packaged extension, where tests find what ships: the VSIX, and the same unpacked by VS Code.
 * @param {string} [packaged] a VSIX; by default the one that POSTMORTEM_VSIX names, else a new one
 * @returns {Promise<{ extensions: string, unpacked: string }>} a folder of installed extensions that has it, and its own
 * folder in there
 */
export async function installedExtension(
  packaged = process.env["POSTMORTEM_VSIX"],
) {
  const folder = temporaryFolder("extension");
  const vsix = join(folder, "postmortem.vsix");
  copyFileSync(packaged ?? (await packageExtension()), vsix);
  const extensions = join(folder, "extensions");
  await installExtensions([vsix], extensions);
  const name = readdirSync(extensions).find((entry) =>
    entry.startsWith("postmortem."),
  );
  if (!name) throw new Error("VS Code did not unpack the VSIX.");
  return { extensions, unpacked: join(extensions, name) };
}

/** @param {string} node */
async function buildAndPackage(node) {
  await runOrFail(process.execPath, ["esbuild.mjs"], { cwd: root });
  const { name, version } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const vsix = join(root, `${name}-${version}.vsix`);
  await packWith(node, root, vsix);
  return vsix;
}

/**
 * @param {string} node
 * @param {string} folder
 * @param {string} vsix
 * @param {readonly string[]} [options]
 */
async function packWith(node, folder, vsix, options = []) {
  await runOrFail(
    node,
    [
      join(root, "node_modules/@vscode/vsce/vsce"),
      "package",
      "--no-dependencies",
      ...options,
      "--out",
      vsix,
    ],
    { cwd: folder },
  );
}

/**
 * Does the work while no other process of this checkout builds, since all write into the same dist/. The lock tells who
 * holds it: one that has ended holds it no longer.
 * @template T
 * @param {() => Promise<T>} work
 */
async function alone(work) {
  mkdirSync(cacheFolder, { recursive: true });
  const lock = join(cacheFolder, "building");
  while (!tryLock(lock)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const unlock = () => rmSync(lock, { force: true });
  const forget = atExit(unlock);
  try {
    return await work();
  } finally {
    forget();
    unlock();
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    if (holder && !isRunning(holder)) rmSync(lock, { force: true });
    return false;
  }
}
