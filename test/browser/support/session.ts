// One VS Code and one Chromium for all browser tests of a run, with the packaged extension installed. Mocha loads this
// file as a plug-in of root hooks.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startBrowser, stayLocal } from "../../../scripts/support/browser.mjs";
import { installedExtension } from "../../../scripts/support/build.mjs";
import {
  startCodeServer,
  type CodeServer,
} from "../../../scripts/support/code-server.mjs";
import { cacheFolder } from "../../../scripts/support/paths.mjs";

let server: CodeServer;
let browser: Browser;
const contexts: BrowserContext[] = [];

export const mochaHooks: Mocha.RootHookObject = {
  async beforeAll(this: Mocha.Context) {
    this.timeout(0);
    await startSession();
  },
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state === "failed") {
      await keepPictures(this.currentTest.fullTitle());
    }
    await closePages();
  },
  async afterAll() {
    await stopSession();
  },
};

/** Starts VS Code and Chromium, for those who drive them without Mocha. */
export async function startSession(): Promise<void> {
  const { extensions } = await installedExtension();
  [server, browser] = await Promise.all([
    startCodeServer({ extensions }),
    startBrowser(),
  ]);
}

export async function stopSession(): Promise<void> {
  await browser?.close();
  await server?.stop();
}

/** A page of VS Code with nothing kept from another one; it reaches nothing but VS Code's server. */
export async function newPage(viewport: {
  width: number;
  height: number;
}): Promise<{ page: Page; server: CodeServer }> {
  const context = await browser.newContext({
    viewport,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  contexts.push(context);
  context.setDefaultTimeout(60_000);
  // tsx names functions by a helper, which those that run in the page would miss there.
  await context.addInitScript("globalThis.__name ??= (value) => value");
  await stayLocal(context, server.origin);
  return { page: await context.newPage(), server };
}

/** Closes what a test opened. */
export async function closePages(): Promise<void> {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

/** Keeps what was to be seen when a test failed. */
async function keepPictures(title: string): Promise<void> {
  const folder = join(cacheFolder, "failures");
  mkdirSync(folder, { recursive: true });
  for (const page of contexts.flatMap((context) => context.pages())) {
    const path = join(folder, `${title.replace(/\W+/g, "-")}.png`);
    await page.screenshot({ path });
    console.log(`      picture: ${path}`);
  }
}
