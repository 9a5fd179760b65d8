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
  writeSettings(document.folder, {
    ...settings,
    "workbench.colorTheme": themes[theme].name,
  });
  await themeApplied(document.page, theme);
}

/** Runs a command from the palette by its whole title, such as `Postmortem: Open Preview to the Side`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await startCommand(page, title);
  await quickInput(page).waitFor({ state: "hidden" });
}

/** The same for a command that goes on to ask for something in the place of the palette. */
export async function startCommand(page: Page, title: string): Promise<void> {
  const row = await findCommand(page, title);
  if (!row) throw new Error(`The palette has no command "${title}".`);
  await row.click();
}

/** Whether the palette offers a command, by its whole title. */
export async function hasCommand(page: Page, title: string): Promise<boolean> {
  const row = await findCommand(page, title, 8000);
  await page.keyboard.press("Escape");
  return row !== undefined;
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
  });
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
  await quickInput(page).waitFor();
  const began = Date.now();
  while (!(await quickInput(page).inputValue()).endsWith(`/${name}`)) {
    if (Date.now() - began > 20_000) throw new Error(`No place for ${name}.`);
    await delay(100);
  }
  await page.keyboard.press("Enter");
}

export interface ProblemRow {
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** 1-based. */
  readonly line: number;
}

/** Opens the Problems panel and reads its rows, as soon as there are as many as awaited. */
export async function readProblems(
  page: Page,
  awaited = 1,
): Promise<ProblemRow[]> {
  await runCommand(page, "Problems: Focus on Problems View");
  const rows = page.locator(
    ".markers-panel-container .monaco-list-row:has(.marker-message)",
  );
  await rows.nth(awaited - 1).waitFor();
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

/** Names of the extensions that are active, as VS Code's own list of running extensions has them. */
export async function runningExtensions(page: Page): Promise<string[]> {
  await runCommand(page, "Developer: Show Running Extensions");
  const names = page.locator(".runtime-extensions-editor .extension .name");
  await names.first().waitFor();
  return names.allTextContents();
}

/** The page inside the preview's webview. */
export function previewFrame(page: Page): FrameLocator {
  return page
    .frameLocator("iframe.webview.ready")
    .frameLocator("iframe#active-frame");
}

/**
 * What the editor holds, to the character: saves the document with the keyboard and reads it from the disk. Again and
 * again until the text is as awaited, for an edit may take its time; after ten seconds the text as it is, so that the
 * test's own assertion shows what is different.
 */
export async function editorText(
  { page, file }: OpenDocument,
  isAwaited: (text: string) => boolean = () => true,
): Promise<string> {
  const began = Date.now();
  for (;;) {
    const before = statSync(file).mtimeMs;
    await focusEditor(page);
    await page.keyboard.press("ControlOrMeta+s");
    // VS Code writes the file even when nothing changed.
    const text = await readAfter(file, before);
    if (isAwaited(text) || Date.now() - began > 10_000) return text;
  }
}

/** Reads a file that is being written: when it is newer than the given time, and twice the same. */
async function readAfter(file: string, mtimeMs: number): Promise<string> {
  let previous: string | undefined;
  for (const _ of Array.from({ length: 100 })) {
    await delay(50);
    if (statSync(file).mtimeMs === mtimeMs) continue;
    const text = readFileSync(file, "utf8");
    if (text === previous) return text;
    previous = text;
  }
  throw new Error(`${file} was not saved.`);
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
 * Types a command's title into the palette. Commands of extensions appear there only once VS Code has read the
 * extensions, and an open palette does not learn of them: it is opened again.
 */
async function findCommand(
  page: Page,
  title: string,
  patience?: number,
): Promise<Locator | undefined> {
  const row = page
    .locator(".quick-input-list .monaco-list-row")
    .filter({ has: page.getByText(title, { exact: true }) })
    .first();
  try {
    return await patiently(
      page,
      title,
      async () => {
        await page.keyboard.press("F1");
        // A key can come to nothing while the focus moves into a webview: then it is pressed again.
        await quickInput(page).fill(`>${title}`, { timeout: 3000 });
        await row.waitFor({ timeout: 2000 });
        return row;
      },
      patience,
    );
  } catch {
    return undefined;
  }
}

async function quickFixTitles(page: Page): Promise<string[]> {
  const rows = page.locator(".action-widget .monaco-list-row.action");
  await rows.first().waitFor({ timeout: 2000 });
  return (await rows.allTextContents()).map((text) => text.trim());
}

/** Tries what depends on extensions, which answer when they are ready, again and again; `patience` in milliseconds. */
async function patiently<Result>(
  page: Page,
  what: string,
  attempt: () => Promise<Result>,
  patience = 40_000,
): Promise<Result> {
  const began = Date.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - began > patience) {
        throw new Error(`VS Code shows no ${what}.`, { cause: error });
      }
      await page.keyboard.press("Escape");
    }
  }
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget input.input");
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
