// How soon the preview shows what is typed, beside VS Code's own Markdown preview and a probe that only echoes the text, in
// one run in the real workbench. Run by `npm run bench:preview`, that is through tsx, since it drives VS Code by the browser
// tests' own helpers. Trust the ratios: the milliseconds are the machine's as much as ours.
import { join } from "node:path";
import { packageFolder } from "../scripts/support/build.mjs";
import { temporaryFolder } from "../scripts/support/processes.mjs";
import { root } from "../scripts/support/paths.mjs";
import { say } from "../scripts/support/say.mjs";
import {
  closePages,
  goTo,
  openDocument,
  previewFrame,
  runCommand,
  startSession,
  stopSession,
} from "../test/browser/support/workbench.ts";

/** In each, every preview has its turn in the same window, so that what else the machine does meanwhile falls upon all. */
const rounds = 6;
const keystrokesPerRound = 8;

/** Of the markup that each of them makes: where the text stands, and what a drawn diagram is. */
const previews = [
  {
    name: "ours",
    command: "Postmortem: Open Preview to the Side",
    text: "main",
    diagram: ".diagram-view svg",
  },
  {
    name: "VS Code's",
    command: "Markdown: Open Preview to the Side",
    text: ".markdown-body",
    diagram: ".mermaid svg",
  },
  {
    name: "probe",
    command: "Probe: Open to the Side",
    text: "main",
    diagram: null,
  },
];

const allDocuments = [
  { name: "5 KB", text: documentOf(5_000, 0) },
  { name: "20 KB", text: documentOf(20_000, 0) },
  { name: "20 diagrams", text: documentOf(8_000, 20) },
];
/** Those that are named as arguments; by default all. */
const wanted = process.argv.slice(2);
const documents = allDocuments.filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
);

const probe = join(temporaryFolder("probe"), "probe.vsix");
await packageFolder(join(root, "bench/probe-preview"), probe);
await startSession([probe]);
/** Widths of the table's columns. */
const widths = [28, 9, 10, 9, 16, 13];
printRow([
  "",
  ...previews.map(({ name }) => name),
  "ours / VS Code's",
  "ours / probe",
]);
for (const { name, text } of documents) printRows(name, await measure(text));
await stopSession();
process.exit();

/**
 * @typedef {object} Times milliseconds
 * @property {number[]} typed from each keystroke to the page that shows it
 * @property {number[]} shown from the click on the command to the text
 * @property {number[]} drawn from the click on the command to the first diagram; empty where there is none
 */

/** @param {string} text @returns {Promise<Record<string, Times>>} by the preview's name */
async function measure(text) {
  const { page } = await openDocument(text, {
    viewport: { width: 1400, height: 900 },
    settings: {
      "editor.quickSuggestions": false,
      "editor.minimap.enabled": false,
    },
  });
  await page.context().addInitScript(watchPages);
  // What is asked for is there before it is measured.
  await page.getByText("Spaces:").waitFor();
  await page.evaluate(noteInput);
  /** @type {Record<string, Times>} */
  const times = {};
  for (let round = 0; round <= rounds; round++) {
    for (const preview of previews) {
      const hasDiagrams =
        preview.diagram !== null && text.includes("```mermaid");
      const { shown, drawn } = await open(page, preview, hasDiagrams);
      const typed = await typing(page, preview.text);
      await runCommand(page, "View: Close Editors in Other Groups");
      await page.locator("iframe.webview").waitFor({ state: "detached" });
      // The first of all waits for the browser to start its parts and to read the code of all pages.
      if (round === 0) continue;
      const known = (times[preview.name] ??= {
        typed: [],
        shown: [],
        drawn: [],
      });
      known.shown.push(shown);
      if (hasDiagrams) known.drawn.push(drawn);
      known.typed.push(...typed);
    }
  }
  await closePages();
  return times;
}

/** Runs in the window: notes when it was last clicked, and when the key was last pressed that is typed. */
function noteInput() {
  const note = (/** @type {string} */ name) =>
    Reflect.set(window, name, performance.timeOrigin + performance.now());
  window.addEventListener("click", () => note("clicked"), true);
  window.addEventListener(
    "keydown",
    ({ key }) => {
      if (key === "z") note("pressed");
    },
    true,
  );
}

/**
 * Opens a preview, and tells how many milliseconds after the click the text and the first diagram were there.
 * @param {import("playwright-core").Page} page
 * @param {typeof previews[number]} preview
 * @param {boolean} hasDiagrams
 */
async function open(page, { command, text, diagram }, hasDiagrams) {
  await runCommand(page, "View: Focus Active Editor Group");
  await runCommand(page, command);
  const frame = previewFrame(page);
  await frame.locator(text).getByText("Where one types.").first().waitFor();
  if (hasDiagrams && diagram) await frame.locator(diagram).first().waitFor();
  const clicked = await page.evaluate(() =>
    Number(Reflect.get(window, "clicked")),
  );
  const around = pageOf(page).parentFrame() ?? page.mainFrame();
  const { shown, drawn } = await around.evaluate(async (isDrawn) => {
    const seen = Reflect.get(window, "firstSeen");
    while (!seen.shown || (isDrawn && !seen.drawn))
      await new Promise(requestAnimationFrame);
    seen.isDone = true;
    return seen;
  }, hasDiagrams);
  return { shown: shown - clicked, drawn: drawn - clicked };
}

/**
 * Runs in every frame. In the one that VS Code puts around a page: notes when the page within first paints the text, and a
 * diagram.
 */
function watchPages() {
  if (!location.href.includes("/pre/index.html")) return;
  if (Reflect.has(window, "firstSeen")) return;
  const seen = { shown: 0, drawn: 0, isDone: false };
  Reflect.set(window, "firstSeen", seen);
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    for (const frame of document.querySelectorAll("iframe")) {
      const inner = frame.contentDocument;
      if (getComputedStyle(frame).visibility !== "visible" || !inner) continue;
      const text = inner.querySelector(".markdown-body, main")?.textContent;
      if (text?.includes("Where one types.")) seen.shown ||= now;
      if (inner.querySelector(".diagram-view svg, .mermaid svg"))
        seen.drawn ||= now;
    }
    if (!seen.isDone) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The frame of the preview that is open. @param {import("playwright-core").Page} page */
function pageOf(page) {
  const frame = page
    .frames()
    .find((each) => each.url().includes("/pre/fake.html"));
  if (!frame) throw new Error("There is no preview.");
  return frame;
}

/** @param {import("playwright-core").Page} page @param {string} place */
async function typing(page, place) {
  const inner = pageOf(page);
  // Diagrams below the first may still be being drawn.
  await inner.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = setTimeout(resolve, 1000);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 1000);
        }).observe(document, { childList: true, subtree: true });
      }),
  );
  const before = await inner.evaluate((selector) => {
    const text = document.querySelector(selector);
    const count = () =>
      (
        document
          .querySelector(selector)
          ?.textContent.match(/Where one types\.(z*)/)?.[1] ?? ""
      ).length;
    Reflect.set(window, "seen", { count: count(), at: 0 });
    new MutationObserver(() => {
      const known = Reflect.get(window, "seen");
      const now = count();
      if (now !== known.count)
        Reflect.set(window, "seen", {
          count: now,
          at: performance.timeOrigin + performance.now(),
        });
    }).observe(text?.parentElement ?? document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return count();
  }, place);
  await goTo(page, 3, 17);
  /** @type {number[]} */
  const times = [];
  for (let typed = 1; typed <= keystrokesPerRound; typed++) {
    await page.keyboard.press("z");
    const seen = await inner.waitForFunction(
      (wanted) => {
        const known = Reflect.get(window, "seen");
        return known.count >= wanted ? known.at : undefined;
      },
      before + typed,
      { polling: 20 },
    );
    const pressed = await page.evaluate(() =>
      Number(Reflect.get(window, "pressed")),
    );
    times.push(Number(await seen.jsonValue()) - pressed);
    // Longer than VS Code's own preview holds updates back, so that each of its keystrokes is the first of a row, too.
    await page.waitForTimeout(typed % 2 === 0 ? 450 : 120);
  }
  return times;
}

/** @param {string} name @param {Record<string, Times>} times */
function printRows(name, times) {
  print(`${name}: keystroke, p50`, times, ({ typed }) => quantile(typed, 0.5));
  print(`${name}: keystroke, p95`, times, ({ typed }) => quantile(typed, 0.95));
  print(`${name}: first paint`, times, ({ shown }) => quantile(shown, 0.5));
  if (times["ours"]?.drawn.length) {
    print(`${name}: first diagram`, times, ({ drawn }) => quantile(drawn, 0.5));
  }
}

/** @param {string} what @param {Record<string, Times>} times @param {(times: Times) => number | undefined} pick */
function print(what, times, pick) {
  const [ours, theirs, echo] = previews.map(({ name }) => {
    const known = times[name];
    return known && pick(known);
  });
  const ms = (/** @type {number | undefined} */ value) =>
    value === undefined ? "–" : `${Math.round(value)} ms`;
  const ratio = (/** @type {number | undefined} */ other) =>
    ours === undefined || other === undefined
      ? "–"
      : `${(ours / other).toFixed(2)} ×`;
  printRow([what, ms(ours), ms(theirs), ms(echo), ratio(theirs), ratio(echo)]);
}

/** @param {readonly string[]} cells */
function printRow(cells) {
  const padded = cells.map((cell, i) =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
  );
  say(padded.join("  ").trimEnd());
}

/** @param {readonly number[]} values @param {number} part @returns {number | undefined} undefined where there are none */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/**
 * A postmortem of about so many characters, with so many diagrams, of words of our own.
 * @param {number} length @param {number} diagrams
 */
function documentOf(length, diagrams) {
  const parts = ["# Postmortem: checkout fails", "Where one types."];
  for (let index = 0; index < diagrams; index++) {
    parts.push(
      "```mermaid\nflowchart LR\n  a" +
        index +
        "[Checkout " +
        index +
        "] --> b[Pool] --> c[(Orders)]\n```",
    );
    parts.push(`The pool of shard ${index} was exhausted.`);
  }
  parts.push("## Timeline (UTC)");
  let entries = "";
  for (let minute = 0; minute < 50; minute++) {
    entries += `- 14:${String(minute + 5).padStart(2, "0")} ${minute === 0 ? "Outage begins" : `@alice looks at shard ${minute} of the orders`}\n`;
  }
  parts.push(entries.trimEnd());
  for (let index = 0; parts.join("\n\n").length < length; index++) {
    parts.push(
      `## Shard ${index}`,
      `Version 2026.${index} read its pool size from a **new setting**, whose default is 10 instead of 20. Under the load of the afternoon [every connection](#shard-${index}) was taken within minutes.`,
    );
  }
  return `${parts.join("\n\n")}\n`;
}
