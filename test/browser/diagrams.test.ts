import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  insertAt,
  openDocument,
  previewFrame,
  runCommand,
  typeAt,
} from "./support/workbench";

async function openPreview(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("main > *").first().waitFor();
  return preview;
}

function fence(name: string): string {
  return `\`\`\`mermaid\nflowchart LR\n  ${name}["${name}"] --> pool["Pool"]\n\`\`\`\n`;
}

describe("diagrams in the preview", () => {
  it("stand still while one types among twenty of them, and draw again only what was edited", async () => {
    const diagrams = Array.from(
      { length: 20 },
      (_, index) => `Paragraph ${index}.\n\n${fence(`service${index}`)}`,
    );
    const { page } = await openDocument(
      `# Postmortem\n\nText.\n\n${diagrams.join("\n")}`,
    );
    const preview = await openPreview(page);
    await preview.locator("main").evaluate(async (main) => {
      for (const diagram of main.querySelectorAll(".postmortem-diagram")) {
        diagram.scrollIntoView();
        while (!diagram.querySelector("svg[id]"))
          await new Promise(requestAnimationFrame);
      }
      window.scrollTo({ top: 0 });
      const counts = { drawn: 0, shift: 0 };
      Object.assign(window, { counts });
      // Mermaid draws each diagram on a board of its own.
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node instanceof Element && node.matches(".drawing-board"))
              counts.drawn++;
      }).observe(document.body, { childList: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          counts.shift += Number(Reflect.get(entry, "value"));
      }).observe({ type: "layout-shift" });
    });
    const counts = (): Promise<unknown> =>
      preview
        .locator("html")
        .evaluate(() => ({ ...Reflect.get(window, "counts") }));

    await typeAt(page, 3, 6, " More words.");
    await preview.getByText("Text. More words.").waitFor();
    assert.deepEqual(await counts(), { drawn: 0, shift: 0 });

    await insertAt(page, 9, 13, "New ");
    await preview.locator("svg[id]", { hasText: "New service0" }).waitFor();
    assert.deepEqual(await counts(), { drawn: 1, shift: 0 });
  });

  it("can be zoomed, moved and shown in full view by keyboard and by button", async () => {
    const { page } = await openDocument(`# Postmortem\n\n${fence("checkout")}`);
    const preview = await openPreview(page);
    const drawing = preview.locator("svg[id]");
    await drawing.waitFor();
    assert.equal(
      await drawing.getAttribute("aria-label"),
      "Flowchart: checkout, Pool",
    );
    const width = async (): Promise<number> =>
      (await drawing.boundingBox())?.width ?? 0;
    const asDrawn = await width();

    await preview.locator(".diagram-view").focus();
    await page.keyboard.press("+");
    assert.equal(Math.round((await width()) / asDrawn / 0.05), 25);
    await page.keyboard.press("0");
    assert.equal(await width(), asDrawn);

    await page.keyboard.press("Enter");
    const full = preview.locator(".diagram-stage:popover-open");
    await full.waitFor();
    await page.keyboard.press("Escape");
    await full.waitFor({ state: "detached" });
    await preview.locator(".postmortem-diagram").hover();
    await preview.getByRole("button", { name: "Full view" }).click();
    await full.waitFor();
    await preview.getByRole("button", { name: "Full view" }).click();
    await full.waitFor({ state: "detached" });

    await preview.locator(".postmortem-diagram").hover();
    await preview.getByRole("button", { name: "Copy source" }).click();
    await insertAt(page, 1, 13, " ");
    await page.keyboard.press("ControlOrMeta+v");
    await page
      .locator(".view-line")
      .getByText("# Postmortem flowchart LR", { exact: true })
      .waitFor();
  });

  it("keep the last good drawing under an error that leads to its line", async () => {
    const { page } = await openDocument(`# Postmortem\n\n${fence("checkout")}`);
    const preview = await openPreview(page);
    await preview.locator("svg[id]").waitFor();
    await insertAt(page, 5, 25, "-->");
    const error = preview.getByRole("button", {
      name: "The diagram on line 3 cannot be drawn",
    });
    await error.waitFor();
    assert.ok(await preview.locator("svg[id]").isVisible());
    await typeAt(page, 1, 1, "");
    await error.click();
    await page.locator(".statusbar-item", { hasText: "Ln 5, Col" }).waitFor();
    await page.keyboard.press("ControlOrMeta+z");
    await error.waitFor({ state: "detached" });
  });
});
