// Takes the README's pictures: the sample beside its preview, in light and in dark; further ones of the preview's states in
// every theme, to be looked at, into .vscode-test/pictures/; and draws the icon from its source.
// Run by `npm run screenshots`, that is through tsx, since it drives VS Code by the browser tests' own helpers.
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  closePages,
  goTo,
  insertAt,
  openDocument,
  previewFrame,
  runCommand,
  startSession,
  stopSession,
} from "../test/browser/support/workbench.ts";
import { diagramTypes } from "../test/browser/diagram-types.ts";
import { startBrowser } from "./support/browser.mjs";
import { cacheFolder, root, sample } from "./support/paths.mjs";
import { say } from "./support/say.mjs";

const pictures = join(root, "media/screenshots");
mkdirSync(pictures, { recursive: true });
await drawIcon(join(root, "media/icon.svg"), join(root, "media/icon.png"));
await startSession();
const states = join(cacheFolder, "pictures");
mkdirSync(states, { recursive: true });
for (const theme of /** @type {const} */ ([
  "light",
  "dark",
  "hc-light",
  "hc-black",
])) {
  const isShown = theme === "light" || theme === "dark";
  const first = join(
    isShown ? pictures : states,
    `${isShown ? "preview-" : "top-"}${theme}.png`,
  );
  await takePictures(theme, first);
}
await stopSession();
process.exit();

/**
 * @param {import("../test/browser/support/workbench.ts").Theme} theme
 * @param {string} first path of the picture of the preview as it opens
 */
async function takePictures(theme, first) {
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
  await preview.locator("main").evaluate(() => window.scrollTo({ top: 0 }));
  /** @param {string} path */
  const take = async (path) => {
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    say(path);
  };
  await take(first);

  await preview.locator(".bar-entry button").nth(5).hover();
  await take(join(states, `entry-${theme}.png`));
  await preview.getByRole("button", { name: "Contents" }).click();
  await take(join(states, `contents-${theme}.png`));
  await page.keyboard.press("Escape");
  await preview.locator(".postmortem-diagram").scrollIntoViewIfNeeded();
  await preview.locator(".postmortem-diagram").hover();
  await take(join(states, `diagram-${theme}.png`));
  await insertAt(page, 28, 4, "-->");
  await preview.locator(".diagram-error").waitFor();
  await take(join(states, `diagram-error-${theme}.png`));
  await preview.locator("main").evaluate(() => window.scrollTo({ top: 0 }));
  await page.setViewportSize({ width: 640, height: 800 });
  await take(join(states, `narrow-${theme}.png`));
  await page.setViewportSize({ width: 1280, height: 1200 });
  await runCommand(page, "Postmortem: Open Incident Calculator");
  await page
    .frameLocator("iframe.webview.ready")
    .last()
    .frameLocator("iframe#active-frame")
    .locator("#calculator")
    .waitFor();
  await take(join(states, `calculator-${theme}.png`));
  await closePages();
  await takeDiagrams(theme);
}

/**
 * Pictures of the diagrams of every type.
 * @param {import("../test/browser/support/workbench.ts").Theme} theme
 */
async function takeDiagrams(theme) {
  const fences = Object.values(diagramTypes).map(
    (source) => `\`\`\`mermaid\n${source}\n\`\`\`\n`,
  );
  const { page } = await openDocument(`# Postmortem\n\n${fences.join("\n")}`, {
    theme,
    viewport: { width: 1600, height: 2000 },
  });
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const diagrams = previewFrame(page).locator(".postmortem-diagram");
  await diagrams.first().waitFor();
  for (let index = 0; index < fences.length; index += 4) {
    const last = Math.min(index + 4, fences.length) - 1;
    for (let each = index; each <= last; each++) {
      await diagrams.nth(each).scrollIntoViewIfNeeded();
      await diagrams.nth(each).locator("svg[id]").waitFor();
    }
    await diagrams.nth(index).evaluate((diagram) => diagram.scrollIntoView());
    const path = join(states, `diagrams-${index}-${theme}.png`);
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    say(path);
  }
  await closePages();
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
