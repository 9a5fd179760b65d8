import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** The frame of the webview that is open in a window. */
export function webviewOf(page: Page): Frame {
  const frame = page
    .frames()
    .find((candidate) => candidate.url().includes("/pre/fake.html"));
  if (!frame) throw new Error("No webview is open.");
  return frame;
}

/** What axe finds that keeps people out of a page, as soon as its colours stand still. */
export async function findBarriers(page: Frame | Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // Colours fade from one theme to the next.
    await Promise.all(
      globalThis.document.getAnimations().map(({ finished }) => finished),
    );
    const run = Reflect.get(globalThis, "axe").run;
    const { violations } = await run(globalThis.document);
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: { target: string[] }[] }) =>
        nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
    );
  });
}

/** Waits until a webview has the colours of a theme. */
export async function themeReached(
  page: Frame,
  theme: "light" | "dark" | "hc-black" | "hc-light",
): Promise<void> {
  const classes = {
    dark: ".vscode-dark",
    light: ".vscode-light",
    "hc-black": ".vscode-high-contrast:not(.vscode-high-contrast-light)",
    "hc-light": ".vscode-high-contrast-light",
  };
  await page.locator(`body${classes[theme]}`).waitFor();
}
