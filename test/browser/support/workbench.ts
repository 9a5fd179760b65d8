// What a person does in VS Code's workbench, and what is then to be seen. Waits are for elements, never for time.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { temporaryFolder } from "../../../scripts/support/processes.mjs";
import { newPage } from "./session";

// For scripts that drive VS Code without Mocha, and so without its root hooks.
export { closePages, startSession, stopSession } from "./session";

/** A colour theme of VS Code's own, by the kind it declares to extensions. */
export type Theme = keyof typeof themes;

const themes = {
  light: { name: "Light Modern", class: "vs" },
  dark: { name: "Dark Modern", class: "vs-dark" },
  "hc-black": { name: "Default High Contrast", class: "hc-black" },
  "hc-light": { name: "Default High Contrast Light", class: "hc-light" },
};

export interface OpenOptions {
  /** Name of the document; by default `incident.md`. */
  readonly name?: string;
  /** More files of the workspace: their texts by their names. */
  readonly files?: Readonly<Record<string, string>>;
  readonly theme?: Theme;
  /** Settings of the workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { width: number; height: number };
}

/** A document that is open in the only editor of a new window. */
export interface OpenDocument {
  readonly page: Page;
  /** The workspace, a temporary folder. */
  readonly folder: string;
  /** Path of the document. */
  readonly file: string;
}

/** Opens a text as a document of a new workspace in a new window, and waits until the editor shows it. */
export async function openDocument(
  text: string,
  options: OpenOptions = {},
): Promise<OpenDocument> {
  const folder = join(temporaryFolder("workspace"), "incidents");
  const name = options.name ?? "incident.md";
  const file = join(folder, name);
  for (const [path, content] of Object.entries({
    ...options.files,
    [name]: text,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const theme = options.theme ?? "dark";
  writeSettings(folder, {
    // Its heading would lie over what a test wants to click.
    "editor.stickyScroll.enabled": false,
    ...options.settings,
    "workbench.colorTheme": themes[theme].name,
  });
  const { page, server } = await newPage(
    options.viewport ?? { width: 1280, height: 800 },
  );
  await page.goto(
    server.address(folder, [["openFile", server.remoteUri(file)]]),
    { waitUntil: "commit" },
  );
  await workbenchReady(page, name);
  await themeApplied(page, theme);
  return { page, folder, file };
}

/** Changes the colour theme of a window, and waits until it is applied. */
export async function setTheme(
  document: OpenDocument,
  theme: Theme,
): Promise<void> {
  const settings: Record<string, unknown> = JSON.parse(
    readFileSync(settingsFile(document.folder), "utf8"),
  );
  const changed = { ...settings, "workbench.colorTheme": themes[theme].name };
  await changeFile(
    settingsFile(document.folder),
    JSON.stringify(changed, undefined, 2),
    document.page.locator(`.monaco-workbench.${themes[theme].class}`),
  );
}

/** Runs a command from the palette by its whole title, such as `Postmortem: Open Preview to the Side`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await patiently(page, `command "${title}"`, async () => {
    await pickCommand(page, title);
    await quickInput(page).waitFor({ state: "hidden", timeout: 15_000 });
  });
}

/** The same for a command that goes on to ask for something in the place of the palette. */
export async function startCommand(page: Page, title: string): Promise<void> {
  await patiently(page, `command "${title}"`, () => pickCommand(page, title));
}

/** Opens a file of the workspace in the active group of editors, by its name. */
export async function openByName(page: Page, name: string): Promise<void> {
  await patiently(page, `file ${name}`, async () => {
    await page.keyboard.press("ControlOrMeta+p");
    await quickInput(page).fill(name, { timeout: 3000 });
    await quickPicks(page)
      .filter({ hasText: name })
      .first()
      .click({ timeout: 5000 });
    await quickInput(page).waitFor({ state: "hidden", timeout: 5000 });
  });
}

/** Opens a file of the workspace with a click in the explorer, by its name. */
export async function openFromExplorer(
  page: Page,
  name: string,
): Promise<void> {
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`);
  await patiently(page, `file ${name}`, async () => {
    await explorerRow(page, name).click({ timeout: 5000 });
    await tab.waitFor({ timeout: 5000 });
  });
}

/** Renames a file of the workspace in the explorer. */
export async function renameFile(
  page: Page,
  name: string,
  newName: string,
): Promise<void> {
  const renamed = explorerRow(page, newName);
  await patiently(page, `file ${newName}`, async () => {
    // An attempt that was given up may have done it yet.
    if (await renamed.isVisible()) return;
    await explorerRow(page, name).click({ timeout: 5000 });
    await page.keyboard.press("F2");
    await page
      .locator(".explorer-folders-view input")
      .fill(newName, { timeout: 3000 });
    await page.keyboard.press("Enter");
    await renamed.waitFor({ timeout: 5000 });
  });
}

/** The row of a file in the explorer. */
export function explorerRow(page: Page, name: string): Locator {
  return page.locator(".explorer-folders-view .monaco-list-row", {
    hasText: name,
  });
}

/** Puts the cursor somewhere in the first text editor; line and column are 1-based. */
export async function goTo(
  page: Page,
  line: number,
  column = 1,
): Promise<void> {
  await patiently(page, `line ${line}`, async () => {
    await focusEditor(page);
    await page.keyboard.press("Control+g");
    await quickInput(page).fill(`:${line}:${column}`, { timeout: 3000 });
    await page.keyboard.press("Enter");
    await quickInput(page).waitFor({ state: "hidden", timeout: 3000 });
    // What is typed before the editor has the focus again goes elsewhere.
    await editorFocused(page, 3000);
    await page
      .locator(".statusbar-item", {
        hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`),
      })
      // The status bar tells the place also where it is hidden.
      .waitFor({ state: "attached", timeout: 3000 });
  });
}

/** Waits until the keys go to a text editor. */
export async function editorFocused(
  page: Page,
  timeout?: number,
): Promise<void> {
  await page
    .locator(".editor-instance .monaco-editor.focused")
    .first()
    .waitFor(timeout === undefined ? {} : { timeout });
}

/** Types text at a place of the first text editor, key by key as a person would; line and column are 1-based. */
export async function typeAt(
  page: Page,
  line: number,
  column: number,
  text: string,
): Promise<void> {
  await goTo(page, line, column);
  await page.keyboard.type(text);
}

/** Inserts text at a place of the first text editor at once, without the editor's help in closing brackets and so on. */
export async function insertAt(
  page: Page,
  line: number,
  column: number,
  text: string,
): Promise<void> {
  await goTo(page, line, column);
  await page.keyboard.insertText(text);
}

/** The squiggles in sight; wait for the first by `squiggles(page).first().waitFor()`. */
export function squiggles(
  page: Page,
  severity?: "error" | "warning" | "info",
): Locator {
  return page.locator(
    severity
      ? `.squiggly-${severity}`
      : ".squiggly-error, .squiggly-warning, .squiggly-info",
  );
}

/** Opens the menu of quick fixes at a place by the keyboard, and gives their titles; line and column are 1-based. */
export async function openQuickFixes(
  page: Page,
  line: number,
  column = 1,
): Promise<string[]> {
  return patiently(page, `quick fixes at ${line}:${column}`, async () => {
    await goTo(page, line, column);
    await page.keyboard.press("ControlOrMeta+.");
    return quickFixTitles(page);
  });
}

/** Opens the same menu by clicking the light bulb of the line, as a person would. */
export async function openLightBulb(
  page: Page,
  line: number,
  column = 1,
): Promise<string[]> {
  return patiently(page, `a light bulb at ${line}:${column}`, async () => {
    await goTo(page, line, column);
    await page
      .locator(".lightBulbWidget, .margin [class*=codicon-gutter-lightbulb]")
      .first()
      .click({ timeout: 5000 });
    return quickFixTitles(page);
  });
}

/** Takes a quick fix from the open menu by its title. */
export async function pickQuickFix(page: Page, title: string): Promise<void> {
  await page
    .locator(".action-widget")
    .getByText(title, { exact: true })
    .click();
  await page.locator(".action-widget").first().waitFor({ state: "hidden" });
}

/** Takes the place that a dialog offers for a file, as soon as it offers one of that name. */
export async function acceptPlace(page: Page, name: string): Promise<void> {
  const input = quickInput(page);
  await input.waitFor();
  const place = await eventually(
    () => input.inputValue(),
    (value) => value.endsWith(`/${name}`),
  );
  if (!place.endsWith(`/${name}`)) throw new Error(`No place for ${name}.`);
  // The dialog hears no key while it looks at the disk.
  while (await input.isVisible()) {
    await input.press("Enter");
    await input.waitFor({ state: "hidden", timeout: 5000 }).catch(() => {});
  }
}

export interface ProblemRow {
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * Opens the Problems panel and reads its rows as soon as they are as awaited: they follow the text a moment later than its
 * squiggles.
 */
export async function readProblems(
  page: Page,
  isAwaited: (problems: readonly ProblemRow[]) => boolean,
): Promise<ProblemRow[]> {
  await runCommand(page, "Problems: Focus on Problems View");
  return eventually(() => problemRows(page), isAwaited);
}

function problemRows(page: Page): Promise<ProblemRow[]> {
  const rows = page.locator(
    ".markers-panel-container .monaco-list-row:has(.marker-message)",
  );
  return rows.evaluateAll((elements) =>
    elements.map((row) => {
      const text = (selector: string) =>
        row.querySelector(selector)?.textContent ?? "";
      const icon = row.querySelector(".marker-icon")?.classList;
      return {
        severity:
          ["error", "warning", "info"].find((name) => icon?.contains(name)) ??
          "",
        message: text(".marker-message"),
        source: text(".marker-source"),
        code: text(".marker-code"),
        line: Number(/Ln (\d+)/.exec(text(".marker-line"))?.[1]),
      };
    }),
  );
}

/** Names of the extensions that are active, as VS Code's own list has them as soon as the awaited one is among them. */
export async function runningExtensions(
  page: Page,
  awaited: string,
): Promise<string[]> {
  await runCommand(page, "Developer: Show Running Extensions");
  const names = page.locator(".runtime-extensions-editor .extension .name");
  return eventually(
    () => names.allTextContents(),
    (running) => running.includes(awaited),
  );
}

/** The page inside the preview's webview. */
export function previewFrame(page: Page): FrameLocator {
  return page
    .frameLocator("iframe.webview.ready")
    .frameLocator("iframe#active-frame");
}

/**
 * What the editor holds, to the character: saves the document with the keyboard and reads it from the disk. Again and
 * again until the text is as awaited, for an edit may take its time.
 */
export async function editorText(
  { page, file }: OpenDocument,
  isAwaited: (text: string) => boolean = () => true,
): Promise<string> {
  const text = await eventually(
    async () => {
      const before = statSync(file).mtimeMs;
      await focusEditor(page);
      await page.keyboard.press("ControlOrMeta+s");
      // VS Code writes the file even when nothing changed.
      return readAfter(file, before);
    },
    (saved) => saved !== undefined && isAwaited(saved),
  );
  if (text === undefined) throw new Error(`${file} was not saved.`);
  return text;
}

/** Reads a file that is being written: when it is newer than the given time, and twice the same. */
async function readAfter(
  file: string,
  mtimeMs: number,
): Promise<string | undefined> {
  let previous: string | undefined;
  for (const _ of Array.from({ length: 100 })) {
    await delay(50);
    if (statSync(file).mtimeMs === mtimeMs) continue;
    const text = readFileSync(file, "utf8");
    if (text === previous) return text;
    previous = text;
  }
  return undefined;
}

/**
 * Writes a file as another program does, until VS Code has seen it: it overlooks a change that comes while it has not yet
 * done with a save of its own.
 */
export async function changeFile(
  file: string,
  text: string,
  shown: Locator,
): Promise<void> {
  const began = Date.now();
  for (;;) {
    writeFileSync(file, text);
    try {
      return await shown.waitFor({ timeout: 15_000 });
    } catch (error) {
      if (Date.now() - began > 60_000) throw error;
    }
  }
}

/** Reads a file that VS Code writes just now, as soon as it stays the same. */
export async function savedFile(file: string): Promise<Buffer> {
  let previous: Buffer | undefined;
  return eventually(
    async () => readFileSync(file),
    (bytes) => {
      const isWhole = bytes.length > 0 && previous?.equals(bytes) === true;
      previous = bytes;
      return isWhole;
    },
  );
}

/**
 * Reads again and again until what is read is as awaited; after half a minute as it is, so that the test's own assertion
 * shows what is different.
 */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isAwaited: (value: Value) => boolean,
): Promise<Value> {
  const began = Date.now();
  for (;;) {
    const value = await read();
    if (isAwaited(value) || Date.now() - began > 30_000) return value;
    await delay(100);
  }
}

async function focusEditor(page: Page): Promise<void> {
  await page
    .locator(
      ".editor-instance .native-edit-context, .editor-instance textarea.inputarea",
    )
    .first()
    .focus();
}

async function workbenchReady(page: Page, name: string): Promise<void> {
  await page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

async function themeApplied(page: Page, theme: Theme): Promise<void> {
  await page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor();
}

/**
 * Types a command's title into the palette and takes it. Commands of extensions appear there only once VS Code has read the
 * extensions, and an open palette does not learn of them: it is opened again. So it is where the key came to nothing or the
 * palette was closed since the focus moved into a webview.
 */
async function pickCommand(page: Page, title: string): Promise<void> {
  const row = quickPicks(page)
    .filter({ has: page.getByText(title, { exact: true }) })
    .first();
  await page.keyboard.press("F1");
  await quickInput(page).fill(`>${title}`, { timeout: 3000 });
  await row.waitFor({ timeout: 3000 });
  await row.click({ timeout: 3000 });
}

async function quickFixTitles(page: Page): Promise<string[]> {
  const rows = page.locator(".action-widget .monaco-list-row.action");
  await rows.first().waitFor({ timeout: 5000 });
  return (await rows.allTextContents()).map((text) => text.trim());
}

/**
 * Tries again and again what may come to nothing: extensions answer when they are ready, and a key or a click is lost where
 * the focus moves or something is made anew just then. Each attempt begins where no menu is open, so it has to be harmless
 * after one that did half of it.
 */
export async function patiently<Result>(
  page: Page,
  what: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const began = Date.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - began > 60_000) {
        throw new Error(`VS Code shows no ${what}.`, { cause: error });
      }
      await page.keyboard.press("Escape");
    }
  }
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget input.input");
}

function quickPicks(page: Page): Locator {
  return page.locator(".quick-input-list .monaco-list-row");
}

function settingsFile(folder: string): string {
  return join(folder, ".vscode/settings.json");
}

function writeSettings(
  folder: string,
  settings: Readonly<Record<string, unknown>>,
): void {
  mkdirSync(dirname(settingsFile(folder)), { recursive: true });
  writeFileSync(settingsFile(folder), JSON.stringify(settings, undefined, 2));
}
