// One VS Code and one Chromium for all browser tests of a run, with the packaged extension installed. Mocha loads this
// file as a plug-in of root hooks.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { startBrowserProfile } from "../../../scripts/support/browser.mjs";
import { installedExtension } from "../../../scripts/support/build.mjs";
import {
  installExtensions,
  startCodeServer,
  type CodeServer,
} from "../../../scripts/support/code-server.mjs";
import { cacheFolder } from "../../../scripts/support/paths.mjs";

let server: CodeServer;
/** The folder of the packaged extension as VS Code has installed it. */
export let installed: string;
let context: BrowserContext;
/** Stays open, for Chromium ends with its last page. */
let firstPage: Page;

export const mochaHooks: Mocha.RootHookObject = {
  async beforeAll(this: Mocha.Context) {
    this.timeout(0);
    await startSession();
  },
  async afterEach(this: Mocha.Context) {
    // One that is tried once more has not failed yet.
    if (this.currentTest && !this.currentTest.isPassed()) {
      await keepPictures(this.currentTest.fullTitle());
    }
    await closePages();
  },
  async afterAll() {
    await stopSession();
  },
};

/** Starts VS Code and Chromium, for those who drive them without Mocha. `more` are packages of further extensions. */
export async function startSession(
  more: readonly string[] = [],
): Promise<void> {
  const { extensions, unpacked } = await installedExtension();
  installed = unpacked;
  if (more.length > 0) await installExtensions([...more], extensions);
  [server, context] = await Promise.all([
    startCodeServer({ extensions }),
    startBrowserProfile(),
  ]);
  context.setDefaultTimeout(60_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // tsx names functions by a helper, which those that run in the page would miss there.
  await context.addInitScript("globalThis.__name ??= (value) => value");
  firstPage = context.pages()[0] ?? (await context.newPage());
}

export async function stopSession(): Promise<void> {
  await context?.close();
  await server?.stop();
}

/** A page of VS Code's server; what earlier windows stored in the browser is gone. */
export async function newPage(viewport: {
  width: number;
  height: number;
}): Promise<{ page: Page; server: CodeServer }> {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  return { page, server };
}

/** Closes what a test opened, and forgets what its windows stored in the browser. */
export async function closePages(): Promise<void> {
  await Promise.all(testPages().map((page) => page.close()));
  const chromium = await context.newCDPSession(firstPage);
  await chromium.send("Storage.clearDataForOrigin", {
    origin: server.origin,
    storageTypes: "cookies,indexeddb,local_storage",
  });
  await chromium.detach();
}

function testPages(): Page[] {
  return context.pages().filter((page) => page !== firstPage);
}

/** Keeps what was to be seen when a test failed. */
async function keepPictures(title: string): Promise<void> {
  const folder = join(cacheFolder, "failures");
  mkdirSync(folder, { recursive: true });
  for (const page of testPages()) {
    const path = join(folder, `${title.replace(/\W+/g, "-")}.png`);
    // A window that hangs is not to keep the tests that follow from running.
    await page.screenshot({ path, timeout: 10_000 }).then(
      () => console.log(`      picture: ${path}`),
      (error: unknown) => console.log(`      no picture: ${String(error)}`),
    );
  }
}
