import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { findBarriers } from "./support/axe";
import {
  acceptPlace,
  changeFile,
  editorText,
  goTo,
  insertAt,
  openByName,
  openDocument,
  openFromExplorer,
  previewFrame,
  renameFile,
  runCommand,
  savedFile,
  setTheme,
  startCommand,
  typeAt,
} from "./support/workbench";

const incident = `---
status: draft
---

# Postmortem: checkout fails

Half of all orders were lost.

## Timeline

- 14:05 Deployed
- 14:12 Paged

\`\`\`mermaid
flowchart LR
  customer["Customer"] --> checkout["Checkout"]
\`\`\`

\`\`\`mermaid
flowchart LR
  checkout -->
\`\`\`

\`\`\`mermaid
pie
  "Card" : 60
  "Invoice" : 40
\`\`\`
`;

async function openPreview(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("main > *").first().waitFor();
  return preview;
}

function previewTabs(page: Page): Locator {
  return page.locator('.tab[aria-label*="Preview"][aria-label*="incident.md"]');
}

/** Clicks until the preview is there: while extensions load, VS Code makes the icons anew, now and then under a click. */
async function clickTitleIcon(page: Page): Promise<void> {
  const icon = page.locator(
    '.editor-actions [aria-label="Open Preview to the Side"]',
  );
  for (let click = 1; ; click++) {
    await icon.click();
    try {
      await previewTabs(page).waitFor({ timeout: 10_000 });
      return;
    } catch (error) {
      if (click === 4) throw error;
    }
  }
}

/**
 * Opens the window anew as a reload does. VS Code in a browser saves what is open every few seconds, and restores it only
 * where the address does not name a file to open.
 */
async function restoreWindow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const saved = async (name: string): Promise<boolean> => {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const reading = opening.result
        .transaction("ItemTable")
        .objectStore("ItemTable")
        .get("memento/workbench.parts.editor");
      await new Promise((resolve) => (reading.onsuccess = resolve));
      opening.result.close();
      return /postmortem\.preview[^]*state\W+uri\W/.test(
        String(reading.result),
      );
    };
    for (;;) {
      for (const { name = "" } of await indexedDB.databases()) {
        if (name.startsWith("vscode-web-state-db") && (await saved(name))) {
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  const address = new URL(page.url());
  address.searchParams.delete("payload");
  await page.goto(address.href, { waitUntil: "commit" });
}

/** Marks the drawings that are there, so that one that is made anew is told from one that stayed. */
async function markDrawings(preview: FrameLocator): Promise<void> {
  await preview
    .locator("svg[id]")
    .evaluateAll((drawings) =>
      drawings.forEach((drawing, index) =>
        drawing.setAttribute("data-mark", String(index)),
      ),
    );
}

describe("the preview", () => {
  it("opens beside the editor, draws the diagrams and follows typing", async () => {
    const { page } = await openDocument(incident);
    const preview = await openPreview(page);
    const diagrams = preview.locator(".postmortem-diagram");

    await diagrams.nth(0).locator("svg[id]").waitFor();
    await diagrams.nth(2).locator("svg[id]").waitFor();
    await diagrams.nth(1).locator(".diagram-error").waitFor();
    assert.equal(await preview.locator("svg[id]").count(), 2);
    assert.match(
      await diagrams.nth(1).innerText(),
      /^The diagram on line 19 cannot be drawn\n+Parse error on line 3/,
    );
    assert.equal(await preview.getByText("status: draft").count(), 0);
    assert.equal(await preview.locator("body > *:visible").count(), 3);

    await runCommand(page, "Postmortem: Open Preview to the Side");
    assert.equal(await previewTabs(page).count(), 1);

    await markDrawings(preview);
    await typeAt(page, 7, 30, " Everybody noticed.");
    await preview
      .getByText("Half of all orders were lost. Everybody noticed.")
      .waitFor();
    await insertAt(page, 7, 1, "\n\n\n");
    await preview.getByText("The diagram on line 22").waitFor();
    assert.equal(await preview.locator("svg[data-mark]").count(), 2);

    await insertAt(page, 19, 13, "Happy ");
    await diagrams
      .nth(0)
      .locator("svg[id]", { hasText: "Happy Customer" })
      .waitFor();
    assert.equal(await preview.locator("svg[data-mark]").count(), 1);

    await insertAt(page, 24, 15, " order");
    await diagrams.nth(1).locator("svg[id]").waitFor();
    await insertAt(page, 28, 4, "-->");
    await diagrams.nth(2).getByText("cannot be drawn").waitFor();
    // The last good drawing stays beneath.
    assert.equal(await preview.locator("svg[id]").count(), 3);
  });

  it("opens from the icon in the editor's title, survives a reload, and tells when its document is gone or unreadable", async () => {
    const document = await openDocument(incident);
    const { page } = document;
    await clickTitleIcon(page);
    const preview = previewFrame(page);
    await preview.locator("svg[id]").nth(1).waitFor();

    await restoreWindow(page);
    await preview.locator("svg[id]").nth(1).waitFor();
    assert.equal(await previewTabs(page).count(), 1);
    await insertAt(page, 7, 1, "After the reload. ");
    await preview.getByText("After the reload.").waitFor();
    await editorText(document);

    // Beyond where VS Code itself looks for what tells a binary file.
    await changeFile(
      document.file,
      `# Postmortem\n\n${"x".repeat(2000)}\0\n`,
      preview.getByText("This file is not a text file"),
    );

    rmSync(document.file);
    await restoreWindow(page);
    await preview.getByText("“incident.md” cannot be opened.").waitFor();
    assert.equal(await previewTabs(page).count(), 1);
  });

  it("shows the latest when it is shown again, and goes along when the file is renamed", async () => {
    const { page } = await openDocument("# Postmortem\n\nDraft\n", {
      files: { "other.md": "# Other\n" },
    });
    const preview = await openPreview(page);
    const group = page.locator(".editor-group-container").nth(1);
    await goTo(page, 1);
    await runCommand(page, "Postmortem: Toggle Preview Locking");
    await previewTabs(page).click();
    await openByName(page, "other.md");
    await group.locator('.tab[data-resource-name="other.md"]').waitFor();
    await page.locator("iframe.webview").waitFor({ state: "detached" });

    await typeAt(page, 3, 6, ", to be reviewed");
    await previewTabs(page).click();
    await preview.getByText("Draft, to be reviewed").waitFor();

    await renameFile(page, "incident.md", "2026-03-04-checkout.md");
    await page
      .locator('.tab[aria-label^="[Preview] 2026-03-04-checkout.md"]')
      .click();
    await typeAt(page, 3, 1, "Renamed. ");
    await preview.getByText("Renamed. Draft, to be reviewed").waitFor();
  });

  it("follows the active editor until it is locked", async () => {
    const { page } = await openDocument("# Postmortem\n\nThe first.\n", {
      files: { "other.md": "# Other\n\nThe second.\n" },
    });
    const preview = await openPreview(page);
    await openFromExplorer(page, "other.md");
    await preview.getByText("The second.").waitFor();
    await runCommand(page, "Postmortem: Toggle Preview Locking");
    await page.locator('.tab[aria-label^="[Preview] other.md"]').waitFor();
    await openFromExplorer(page, "incident.md");
    await typeAt(page, 3, 1, "Typed. ");
    assert.ok(await preview.getByText("The second.").isVisible());
    await runCommand(page, "Postmortem: Open Preview to the Side");
    await page.locator('.tab[aria-label^="Preview incident.md"]').waitFor();
    await preview.getByText("Typed. The first.").waitFor();
  });

  it("hands on one file of its own, without scripts, for light, dark and paper", async () => {
    const { page, folder } = await openDocument(
      `${incident}
![Graph](./graph.svg) ![Remote](https://example.com/a.png)

![Photo](./photo.PNG)

<details>
<summary>Logs</summary>

https://example.com/logs and [dashboards](https://example.com/d)

</details>

| Time | ${Array.from({ length: 12 }, (_, i) => `Column ${i}`).join(" | ")} |
| ${"--- | ".repeat(13)}
| 14:05 | ${"https://example.com/".padEnd(90, "a")} ${"| `code_of_it` ".repeat(11)}|

\`\`\`sh
kubectl rollout undo deployment/checkout --namespace payments --to-revision 8 # back to what ran until 14:05 UTC
\`\`\`

| Pool | Alert |
| --- | --- |
| checkout_payments_connections_of_eu_central_1 | checkout_payments_connections_exhausted_in_eu |

\`\`\`mermaid
flowchart LR
  ${Array.from({ length: 16 }, (_, index) => `step${index}`).join(" --> ")}
\`\`\`
`,
      {
        files: {
          "graph.svg":
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
          "photo.PNG": "not looked into",
        },
      },
    );
    // A browser that runs elsewhere can't open the extension's own file: it is saved first.
    await startCommand(page, "Postmortem: Print…");
    await acceptPlace(page, "incident.html");
    await page.getByText("Exported to “incident.html”").first().waitFor();
    const html = String(await savedFile(join(folder, "incident.html")));
    assert.match(html, /<title>Postmortem: checkout fails<\/title>/);
    assert.doesNotMatch(html, /<script|<button|\son\w+=/i);
    assert.equal(html.match(/<svg /g)?.length, 6);
    assert.match(html, /<img[^>]* src="data:image\/svg\+xml;base64,/);
    assert.match(
      html,
      /<img[^>]*alt="Photo"[^>]* src="data:image\/png;base64,/,
    );
    assert.doesNotMatch(html, /src="http/);

    const reader = await page.context().newPage();
    const asked: string[] = [];
    reader.on("request", (request) => asked.push(request.url()));
    await reader.goto(pathToFileURL(join(folder, "incident.html")).href);
    const ground = (): Promise<string> =>
      reader.evaluate(
        () => getComputedStyle(globalThis.document.body).backgroundColor,
      );
    for (const [colorScheme, color] of [
      ["light", "rgb(255, 255, 255)"],
      ["dark", "rgb(31, 31, 31)"],
    ] as const) {
      await reader.emulateMedia({ colorScheme });
      assert.equal(await ground(), color);
      assert.equal(await reader.locator("svg:visible").count(), 3);
      assert.equal(
        await reader.locator(`.for-${colorScheme}:visible`).count(),
        3,
      );
      const node = await reader
        .locator(`.for-${colorScheme} .node :is(rect, path)`)
        .first()
        .evaluate((shape) => getComputedStyle(shape).fill);
      const [red = 0, green = 0, blue = 0] = (node.match(/\d+/g) ?? []).map(
        Number,
      );
      assert.equal(red + green + blue < 384, colorScheme === "dark", node);
      // What is cut off in a narrow window is reached by keyboard.
      for (const width of [330, 1280]) {
        await reader.setViewportSize({ width, height: 800 });
        assert.deepEqual(await findBarriers(reader), [], colorScheme);
      }
    }
    await reader.emulateMedia({ colorScheme: "dark", media: "print" });
    assert.equal(await ground(), "rgb(255, 255, 255)");
    assert.equal(await reader.locator(".for-light:visible").count(), 3);
    assert.equal(await reader.locator(".for-dark:visible").count(), 0);
    assert.deepEqual(
      await reader
        .locator("h2, .postmortem-diagram:visible")
        .evaluateAll((parts) => [
          ...new Set(
            parts.map((part) => {
              const { breakAfter, breakInside } = getComputedStyle(part);
              return `${part.localName} ${breakAfter} ${breakInside}`;
            }),
          ),
        ]),
      ["h2 avoid auto", "div auto avoid"],
    );
    assert.deepEqual(
      await reader
        .locator("details a")
        .evaluateAll((links) =>
          links.map((link) => [
            link.checkVisibility({ contentVisibilityAuto: true }),
            getComputedStyle(link, "::after").content,
          ]),
        ),
      [
        [true, "none"],
        [true, '" (https://example.com/d)"'],
      ],
    );
    // What scrolls on the screen is cut off on paper, which is this wide between its margins.
    await reader.setViewportSize({ width: 657, height: 900 });
    assert.deepEqual(
      await reader
        .locator("body *")
        .evaluateAll((parts) =>
          parts
            .filter(
              (part) =>
                part.scrollWidth > part.clientWidth + 1 &&
                getComputedStyle(part).overflowX !== "visible",
            )
            .map(({ className, localName }) => `${localName}.${className}`),
        ),
      [],
    );
    assert.deepEqual(
      asked.filter((url) => !/^(?:file|data):/.test(url)),
      [],
    );
    await reader.close();
  });

  it("keeps selection and opened details, and scrolls with the editor", async () => {
    const paragraphs = Array.from({ length: 150 }, (_, i) => `Entry ${i}.`);
    // Drawn only when they come near, and then of another height.
    paragraphs.splice(
      100,
      0,
      ...["a", "b", "c"].map(
        (name) => `\`\`\`mermaid\nflowchart TB\n${name}-->1-->2-->3\n\`\`\``,
      ),
    );
    const text = `# Postmortem\n\n<details><summary>Log</summary>\n\nInside.\n\n</details>\n\n${paragraphs.join("\n\n")}\n`;
    const { page } = await openDocument(text);
    const preview = await openPreview(page);
    const top = (): Promise<number> =>
      preview.locator("html").evaluate((html) => html.scrollTop);

    await preview.getByText("Log").click();
    await preview
      .getByText("Entry 3.", { exact: true })
      .evaluate((entry) => getSelection()?.selectAllChildren(entry));
    await insertAt(page, 5, 8, " More.");
    await preview.getByText("Inside. More.").waitFor();
    await insertAt(page, 9, 1, "New.\n\n");
    await preview.getByText("New.").waitFor();
    assert.equal(
      await preview.locator("html").evaluate(() => String(getSelection())),
      "Entry 3.",
    );
    assert.equal(await top(), 0);

    await goTo(page, text.split("\n").indexOf("Entry 119.") + 3);
    await preview.locator("svg[id]").nth(2).waitFor();
    await preview
      .getByText("Entry 119.", { exact: true })
      .evaluate(async (entry) => {
        const isInView = (): boolean => {
          const { top, bottom } = entry.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        };
        while (!isInView()) await new Promise(requestAnimationFrame);
      });
    await goTo(page, 1);
    await preview.locator("html").evaluate(async (html) => {
      while (html.scrollTop > 0) await new Promise(requestAnimationFrame);
    });
  });

  it("follows the theme", async () => {
    const document = await openDocument(incident, { theme: "dark" });
    const preview = await openPreview(document.page);
    const label = preview.locator("svg[id]").first().getByText("Customer");
    await label.waitFor();
    const colors = (): Promise<string[]> =>
      label.evaluate((text) => [
        getComputedStyle(text).fill,
        getComputedStyle(text.ownerDocument.body).color,
        getComputedStyle(text.ownerDocument.body).backgroundColor,
      ]);
    const [fill, text, ground] = await colors();
    assert.equal(fill, text);

    await setTheme(document, "light");
    await preview.locator("body.vscode-light").waitFor();
    await label.evaluate(async (node, old) => {
      while (
        getComputedStyle(
          node.ownerDocument.querySelector("svg[id] text") ?? node,
        ).fill === old
      ) {
        await new Promise(requestAnimationFrame);
      }
    }, fill);
    const [lightFill, lightText, lightGround] = await colors();
    assert.equal(lightFill, lightText);
    assert.notEqual(lightGround, ground);
  });

  it("follows links, and shows images of the workspace only", async () => {
    const pixel = "R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=";
    const text = `# Postmortem

[down](#the-end) [web](https://example.com/status?a=b) [file](runbooks/checkout.md#Roll-back) [outside](../../../secret.md)

![workspace](./graph.svg) ![data](data:image/gif;base64,${pixel}) ![remote](https://example.com/graph.png)

${"Text.\n\n".repeat(100)}
## The end
`;
    const { page } = await openDocument(text, {
      files: {
        "runbooks/checkout.md": "# Runbook\n\n## Roll back\n",
        "graph.svg":
          '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
      },
    });
    const preview = await openPreview(page);

    const image = preview.locator('img[alt="workspace"]');
    await image.evaluate(async (element) => {
      await (element as HTMLImageElement).decode();
    });
    assert.equal(
      await image.evaluate(
        (element) => (element as HTMLImageElement).naturalWidth,
      ),
      40,
    );
    assert.equal(await preview.locator("img").count(), 2);
    assert.equal(
      await preview.locator(".blocked-image").innerText(),
      "Image not loaded: remote",
    );

    // A click allows images of other hosts, in this workspace.
    await preview.locator(".blocked-image").click();
    await preview.locator('img[src^="https://example.com"]').waitFor();
    await runCommand(
      page,
      "Postmortem: Toggle Remote Images in Previews of This Workspace",
    );
    await preview.locator(".blocked-image").waitFor();

    await preview.getByText("down").click();
    await preview.locator("html").evaluate(async (html) => {
      while (html.scrollTop === 0) await new Promise(requestAnimationFrame);
    });

    await preview.getByText("outside").click();
    await preview.getByText("web").click();
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match(
      await dialog.innerText(),
      /https:\/\/example\.com\/status\?a=b/,
    );
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });

    await preview.getByText("file", { exact: true }).click();
    await page.locator('.tab[data-resource-name="checkout.md"]').waitFor();
    await page.getByText("Ln 3, Col 1").first().waitFor();
    assert.equal(
      await page.locator('.tab[data-resource-name="secret.md"]').count(),
      0,
    );
  });
});
