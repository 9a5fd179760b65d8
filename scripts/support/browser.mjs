// Chromium, driven by playwright-core. It reaches nothing but this machine: VS Code's page would ask a marketplace.
import { loadPlaywright } from "./chromium.mjs";
import { atExit, temporaryFolder } from "./processes.mjs";
import { ensureChromium } from "./setup.mjs";

const onlyLocal = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"];

/**
 * Starts a Chromium that ends with this process.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function startBrowser() {
  const executablePath = await ensureChromium();
  const chromium = await loadPlaywright();
  const browser = await chromium.launch({ executablePath, args: onlyLocal });
  const forget = atExit(() => void browser.close());
  browser.on("disconnected", forget);
  return browser;
}

/**
 * Starts a Chromium with a temporary profile on the disk, where it caches what it loads: VS Code's page opens a good deal
 * faster from the second time on.
 * @returns {Promise<import("playwright-core").BrowserContext>}
 */
export async function startBrowserProfile() {
  const executablePath = await ensureChromium();
  const chromium = await loadPlaywright();
  const context = await chromium.launchPersistentContext(
    temporaryFolder("chromium"),
    { executablePath, args: onlyLocal },
  );
  const forget = atExit(() => void context.close());
  context.on("close", forget);
  return context;
}
