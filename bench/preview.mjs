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

const keystrokes = 20;
const openings = 2;

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

const documents = [
  { name: "5 KB", text: documentOf(5_000, 0) },
  { name: "20 KB", text: documentOf(20_000, 0) },
  { name: "20 diagrams", text: documentOf(8_000, 20) },
];

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
for (const { name, text } of documents) {
  /** @type {Record<string, Times>} */
  const times = {};
  for (const preview of previews) {
    times[preview.name] = await measure(preview, text);
  }
  printRows(name, times);
}
await stopSession();
process.exit();

/**
 * @typedef {object} Times milliseconds
 * @property {number[]} typed from each keystroke to the page that shows it
 * @property {number[]} shown from the command to the text
 * @property {number[]} drawn from the command to the first diagram; empty where there is none
 */

/** @param {typeof previews[number]} preview @param {string} text @returns {Promise<Times>} */
async function measure({ command, text: place, diagram }, text) {
  const hasDiagrams = diagram !== null && text.includes("```mermaid");
  /** @type {Times} */
  const times = { typed: [], shown: [], drawn: [] };
  for (let opening = 0; opening < openings; opening++) {
    const { page } = await openDocument(text, {
      viewport: { width: 1400, height: 900 },
      settings: {
        "editor.quickSuggestions": false,
        "editor.minimap.enabled": false,
      },
    });
    // What is asked for is there before it is measured.
    await page.getByText("Spaces:").waitFor();
    await runCommand(page, "View: Focus Active Editor Group");
    const began = performance.now();
    await runCommand(page, command);
    const frame = previewFrame(page);
    await frame.locator(place).getByText("Where one types.").first().waitFor();
    times.shown.push(performance.now() - began);
    if (hasDiagrams) {
      await frame.locator(diagram).first().waitFor();
      times.drawn.push(performance.now() - began);
    }
    if (opening === openings - 1) times.typed = await typing(page, place);
    await closePages();
  }
  return times;
}

/** @param {import("playwright-core").Page} page @param {string} place */
async function typing(page, place) {
  await page.evaluate(() => {
    window.addEventListener(
      "keydown",
      ({ key }) => {
        if (key === "z")
          Reflect.set(
            window,
            "pressed",
            performance.timeOrigin + performance.now(),
          );
      },
      true,
    );
  });
  const inner = page
    .frames()
    .find((frame) => frame.url().includes("/pre/fake.html"));
  if (!inner) throw new Error("There is no preview.");
  await inner.evaluate((selector) => {
    const text = document.querySelector(selector);
    const count = () =>
      (
        document
          .querySelector(selector)
          ?.textContent.match(/Where one types\.(z*)/)?.[1] ?? ""
      ).length;
    Reflect.set(window, "seen", { count: 0, at: 0 });
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
  }, place);
  await goTo(page, 3, 17);
  /** @type {number[]} */
  const times = [];
  for (let typed = 1; typed <= keystrokes; typed++) {
    await page.keyboard.press("z");
    const seen = await inner.waitForFunction(
      (wanted) => {
        const known = Reflect.get(window, "seen");
        return known.count >= wanted ? known.at : undefined;
      },
      typed,
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
  const parts = [
    "# Postmortem: checkout fails",
    "Where one types.",
    "## Timeline (UTC)",
  ];
  let entries = "";
  for (let minute = 0; minute < 50; minute++) {
    entries += `- 14:${String(minute + 5).padStart(2, "0")} ${minute === 0 ? "Outage begins" : `@alice looks at shard ${minute} of the orders`}\n`;
  }
  parts.push(entries.trimEnd());
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
  for (let index = 0; parts.join("\n\n").length < length; index++) {
    parts.push(
      `## Shard ${index}`,
      `Version 2026.${index} read its pool size from a **new setting**, whose default is 10 instead of 20. Under the load of the afternoon [every connection](#shard-${index}) was taken within minutes.`,
    );
  }
  return `${parts.join("\n\n")}\n`;
}
