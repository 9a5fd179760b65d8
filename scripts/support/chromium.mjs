// Finds a Chromium to drive, or gets one.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./executables.mjs";
import { cacheFolder, root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { say, sayWhile } from "./say.mjs";

/**
 * playwright-core, told to keep its downloads in our cache, which it looks up when it is loaded.
 * @returns {Promise<import("playwright-core").BrowserType>}
 */
export async function loadPlaywright() {
  process.env["PLAYWRIGHT_BROWSERS_PATH"] ??= join(cacheFolder, "browsers");
  return (await import("playwright-core")).chromium;
}

/**
 * A Chromium, Chrome or Edge that is there already: the one named by CHROMIUM_PATH, one on the PATH, one in its usual
 * place, or one downloaded before.
 * @returns {Promise<string | undefined>} path of the executable
 */
export async function findChromium() {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (await starts(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not start.`);
  }
  const downloaded = (await loadPlaywright()).executablePath();
  for (const candidate of [...onPath(), ...usualPlaces(), downloaded]) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return undefined;
}

/**
 * Downloads a Chromium by playwright-core's installer, or installs the system's package where that is possible.
 * @returns {Promise<string>} path of the executable
 */
export async function installChromium() {
  for (const attempt of [download, installPackage]) {
    await attempt();
    const found = await findChromium();
    if (found) return found;
  }
  throw new Error(
    "No Chromium was found and none could be installed. Install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}

async function download() {
  await sayWhile("Downloading Chromium", async () => {
    const installer = join(root, "node_modules/playwright-core/cli.js");
    const { code } = await run(
      process.execPath,
      [installer, "install", "chromium", "--no-shell"],
      { env: process.env },
    );
    if (code !== 0) say("  the download is not possible from here");
  });
}

async function installPackage() {
  const mayInstall = process.getuid?.() === 0 && findOnPath("apt-get");
  if (!mayInstall) return;
  const lock = ["-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await sayWhile("Installing the system's package chromium", async () => {
    for (const step of [
      ["update"],
      ["install", "-y", "--no-install-recommends", "chromium"],
    ]) {
      const { code, output } = await run("apt-get", [...lock, ...step], {
        env,
      });
      if (code !== 0) say(output);
    }
  });
}

function onPath() {
  return [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
  ].flatMap((name) => findOnPath(name) ?? []);
}

function usualPlaces() {
  const { env, platform } = process;
  if (platform === "darwin") {
    return ["Chromium", "Google Chrome", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === "win32") {
    const roots = [
      env["ProgramFiles"],
      env["ProgramFiles(x86)"],
      env["LOCALAPPDATA"],
    ];
    return roots.flatMap((folder) =>
      folder
        ? [
            join(folder, "Chromium/Application/chrome.exe"),
            join(folder, "Google/Chrome/Application/chrome.exe"),
            join(folder, "Microsoft/Edge/Application/msedge.exe"),
          ]
        : [],
    );
  }
  return [];
}

/**
 * Whether it runs at all: a file may be there whose libraries are missing, or that only tells how to install it. On
 * Windows `--version` would open a window, and installations are whole.
 * @param {string} executable
 */
async function starts(executable) {
  if (process.platform === "win32") return true;
  const { code, output } = await run(executable, ["--version"]);
  return code === 0 && /\d+\.\d+/.test(output);
}
