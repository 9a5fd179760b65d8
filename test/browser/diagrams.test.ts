import assert from "node:assert/strict";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { installed } from "./support/session";
import {
  acceptPlace,
  changeFile,
  editorFocused,
  eventually,
  explorerRow,
  insertAt,
  openDocument,
  previewFrame,
  runCommand,
  savedFile,
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
    // Nor does it stay over what has the focus instead.
    await page.keyboard.press("Enter");
    await full.waitFor();
    await page.keyboard.press("Shift+Tab");
    await preview.locator("#page-tools :focus").waitFor();
    await full.waitFor({ state: "detached" });
    await preview.locator(".postmortem-diagram").hover();
    await preview.getByRole("button", { name: "Full view" }).click();
    await full.waitFor();
    await preview.getByRole("button", { name: "Full view" }).click();
    await full.waitFor({ state: "detached" });

    await preview.locator(".postmortem-diagram").hover();
    await preview.getByRole("button", { name: "Copy source" }).click();
    // The clipboard has it a moment later.
    await eventually(
      () => page.evaluate(() => navigator.clipboard.readText()),
      (text) => text.startsWith("flowchart"),
    );
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
    await editorFocused(page);
    await page.keyboard.press("ControlOrMeta+z");
    await error.waitFor({ state: "detached" });
  });

  it("are stopped when they take too long, and hold up nothing that follows", async () => {
    const good = (name: string): string =>
      `\`\`\`mermaid\npie\n  "${name}" : 1\n\`\`\`\n`;
    const { page, file } = await openDocument(
      `# Postmortem\n\n${good("Card")}`,
    );
    const preview = await openPreview(page);
    await preview.locator("svg[id]", { hasText: "Card" }).waitFor();
    // Five seconds are over twenty times as fast.
    await preview.locator("body").evaluate(() => {
      const now = performance.now.bind(performance);
      const start = now();
      performance.now = () => start + 20 * (now() - start);
      Object.assign(globalThis, {
        setClockRight: () => (performance.now = now),
      });
    });
    const slow = {
      "in laying out": `flowchart TB\n${Array.from({ length: 290 }, (_, i) => `n${(i * 7) % 60}${"-".repeat(40)}>n${(i * 13) % 59}`).join("\n")}`,
      "in measuring words": `timeline\n  a : ${"word ".repeat(3900)}`,
      "in counting days": `gantt\n  dateFormat YYYY-MM-DD\n  excludes weekends\n${Array.from({ length: 60 }, (_, i) => `  T${i} : t${i}, 2000-03-04, 9000d`).join("\n")}`,
    };
    const fences = Object.values(slow).map(
      (source) => `\`\`\`mermaid\n${source}\n\`\`\`\n`,
    );
    const stopped = preview
      .locator(".diagram-error")
      .getByText("It was stopped: it took longer than 5 seconds to draw.");
    await changeFile(
      file,
      `# Postmortem\n\nText.\n\n${fences.join("\n")}\n${good("Card")}`,
      stopped.nth(2),
    );
    await preview
      .locator("body")
      .evaluate(() => Reflect.get(globalThis, "setClockRight")());
    await changeFile(
      file,
      `# Postmortem\n\nText.\n\n${fences.join("\n")}\n${good("Invoice")}`,
      preview.locator("svg[id]", { hasText: "Invoice" }),
    );
    assert.equal(await stopped.count(), 3);
  });

  it("have the page ask for all files of Mermaid at once, and for each once", async () => {
    const { page } = await openDocument(`# Postmortem\n\n${fence("checkout")}`);
    const preview = await openPreview(page);
    await preview.locator("svg[id]").waitFor();
    const requests = await preview.locator("html").evaluate((html) =>
      [...html.querySelectorAll<HTMLLinkElement>("[rel=modulepreload]")].map(
        ({ href }) =>
          performance.getEntriesByName(href).map((entry) => ({
            began: entry.startTime,
            ended: entry.startTime + entry.duration,
          })),
      ),
    );
    assert.ok(requests.length > 10, `${requests.length} files`);
    assert.deepEqual(
      requests.filter(({ length }) => length !== 1),
      [],
    );
    const all = requests.flat();
    assert.ok(
      Math.max(...all.map(({ began }) => began)) <=
        Math.min(...all.map(({ ended }) => ended)),
    );
  });

  it("are drawn after all where what draws them did not come at first", async () => {
    const script = join(installed, "dist/webview/mermaid.js");
    const away = `${script}.away`;
    renameSync(script, away);
    try {
      const { page } = await openDocument(
        `# Postmortem\n\nText.\n\n${fence("checkout")}`,
      );
      const preview = await openPreview(page);
      await preview
        .locator(".diagram-error")
        .getByText("VS Code did not load what draws it.")
        .waitFor();
      renameSync(away, script);
      await typeAt(page, 3, 1, "More ");
      await preview.locator("svg[id]", { hasText: "checkout" }).waitFor();
      await preview.locator(".diagram-error").waitFor({ state: "detached" });
    } finally {
      if (existsSync(away)) renameSync(away, script);
    }
  });

  it("are saved as SVG and as PNG, as they look", async () => {
    const document = await openDocument(
      `# Postmortem\n\n${fence("checkout")}`,
      { theme: "light" },
    );
    const { page, folder } = document;
    const preview = await openPreview(page);
    const drawing = preview.locator("svg[id]");
    await drawing.waitFor();
    const [width, height] = await drawing.evaluate((svg) => {
      const box = (svg as SVGSVGElement).viewBox.baseVal;
      return [Math.ceil(box.width), Math.ceil(box.height)];
    });
    const save = async (kind: string): Promise<Buffer> => {
      await preview.locator(".diagram-view").focus();
      await preview.getByRole("button", { name: `Save as ${kind}` }).click();
      const name = `incident-diagram.${kind.toLowerCase()}`;
      await acceptPlace(page, name);
      await explorerRow(page, name).waitFor();
      return savedFile(join(folder, name));
    };
    const png = await save("PNG");
    const svg = (await save("SVG")).toString("utf8");
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(svg, /<script|foreignObject|\son\w+=|href="http/i);

    const viewer = await page.context().newPage();
    for (const [type, data] of [
      ["image/png", png.toString("base64")],
      ["image/svg+xml", Buffer.from(svg).toString("base64")],
    ]) {
      const seen = await viewer.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = globalThis.document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext("2d");
        context?.drawImage(image, 0, 0);
        const { data: pixels } = context?.getImageData(
          0,
          0,
          canvas.width,
          canvas.height,
        ) ?? { data: [] };
        const colors = new Set<string>();
        for (let at = 0; at < pixels.length; at += 4)
          colors.add(pixels.slice(at, at + 4).join(" "));
        return {
          size: [canvas.width, canvas.height],
          corner: pixels.slice(0, 4).join(" "),
          colors: colors.size,
        };
      }, `data:${type};base64,${data}`);
      const scale = type === "image/png" ? 2 : 1;
      assert.deepEqual(seen.size, [
        scale * Number(width),
        scale * Number(height),
      ]);
      assert.equal(seen.corner, "255 255 255 255", type);
      assert.ok(seen.colors > 20, `${type} is blank: ${seen.colors} colours`);
    }
    await viewer.close();
  });
});
