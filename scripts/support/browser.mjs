// Chromium, driven by playwright-core.
import { loadPlaywright } from "./chromium.mjs";
import { atExit } from "./processes.mjs";
import { ensureChromium } from "./setup.mjs";

/**
 * Starts a Chromium that ends with this process.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function startBrowser() {
  const executablePath = await ensureChromium();
  const chromium = await loadPlaywright();
  const browser = await chromium.launch({ executablePath });
  const forget = atExit(() => void browser.close());
  browser.on("disconnected", forget);
  return browser;
}

/**
 * Lets the pages of a context reach nothing but VS Code's own server.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} origin
 */
export async function stayLocal(context, origin) {
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => route.abort(),
  );
}
