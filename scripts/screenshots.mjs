// Takes the README's pictures: the sample beside its preview, in light and in dark; and draws the icon from its source.
// Run by `npm run screenshots`, that is through tsx, since it drives VS Code by the browser tests' own helpers.
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  closePages,
  goTo,
  openDocument,
  previewFrame,
  runCommand,
  startSession,
  stopSession,
} from "../test/browser/support/workbench.ts";
import { startBrowser } from "./support/browser.mjs";
import { root, sample } from "./support/paths.mjs";
import { say } from "./support/say.mjs";

const pictures = join(root, "media/screenshots");
mkdirSync(pictures, { recursive: true });
await drawIcon(join(root, "media/icon.svg"), join(root, "media/icon.png"));
await startSession();
for (const theme of /** @type {const} */ (["light", "dark"])) {
  await takePicture(theme, join(pictures, `preview-${theme}.png`));
}
await stopSession();
process.exit();

/** @param {"light" | "dark"} theme @param {string} path */
async function takePicture(theme, path) {
  const { page } = await openDocument(readFileSync(sample, "utf8"), {
    name: basename(sample),
    theme,
    viewport: { width: 1280, height: 800 },
    settings: {
      "editor.minimap.enabled": false,
      "editor.wordWrap": "on",
      "window.commandCenter": false,
      "workbench.activityBar.location": "hidden",
      "workbench.layoutControl.enabled": false,
      "workbench.statusBar.visible": false,
    },
  });
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("h1").waitFor();
  await preview.locator("svg").first().waitFor();
  await runCommand(page, "View: Toggle Primary Side Bar Visibility");
  await page.locator(".part.sidebar").waitFor({ state: "hidden" });
  await goTo(page, 1);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  await closePages();
  say(path);
}

/** @param {string} source @param {string} path */
async function drawIcon(source, path) {
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const svg = readFileSync(source, "utf8");
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path, omitBackground: true });
  await browser.close();
  say(path);
}
