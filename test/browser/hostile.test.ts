import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Page } from "playwright-core";
import { frontMatter, payloads, swallowing } from "./hostile-payloads";
import { tabledPayloads } from "./hostile-tables";
import {
  acceptPlace,
  changeFile,
  openDocument,
  previewFrame,
  runCommand,
  typeAt,
} from "./support/workbench";

/** The payload with a script that names it, and an address that no one may ask for. */
function armed(payload: string, index: number): string {
  return payload
    .replaceAll("RUN", `ran(${index})`)
    .replaceAll("LOAD", "https://evil.test")
    .replaceAll("HOST", "evil.test");
}

async function openPreview(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("main > *").first().waitFor();
  return preview;
}

function isOutside(url: string): boolean {
  return new URL(url).hostname.endsWith("evil.test");
}

/** Notes down whatever a payload may bring about. */
async function watch(page: Page): Promise<string[]> {
  const noted: string[] = [];
  page.on("console", (message) => {
    if (message.text().startsWith("RAN")) noted.push(message.text());
  });
  page.on("dialog", (dialog) => {
    noted.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on("page", (opened) => noted.push(`window: ${opened.url()}`));
  page.on("requestfinished", (request) => {
    if (isOutside(request.url())) noted.push(request.url());
  });
  page.on("requestfailed", (request) => {
    // What the page's own policy stops was never asked for.
    const reason = request.failure()?.errorText;
    if (isOutside(request.url()) && reason !== "csp") {
      noted.push(`${request.url()}: ${reason}`);
    }
  });
  page.on("framenavigated", (frame) =>
    noted.push(`navigated: ${frame.url().slice(0, 100)}`),
  );
  page.on("framedetached", (frame) =>
    noted.push(`gone: ${frame.url().slice(0, 100)}`),
  );
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      Object.assign(globalThis, {
        ran: (index: number) => console.log(`RAN ${index}`),
      });
    });
  }
  return noted;
}

/** Saves the text, and waits until the preview shows its heading and has drawn all there is to draw. */
async function show(
  file: string,
  text: string,
  heading: string,
  preview: FrameLocator,
): Promise<void> {
  await changeFile(file, text, preview.getByRole("heading", { name: heading }));
  await preview.locator("main").evaluate(async (main) => {
    for (const diagram of main.querySelectorAll(".postmortem-diagram")) {
      // Those out of view are drawn when they come near.
      diagram.scrollIntoView();
      while (!diagram.querySelector("svg[id], .diagram-error")) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    window.scrollTo({ top: 0 });
  });
}

/** Exports the page, and opens the file where nothing but the file itself holds its scripts back. */
async function exportsSafely(
  page: Page,
  preview: FrameLocator,
  folder: string,
): Promise<void> {
  await preview.getByRole("button", { name: "Export as HTML" }).click();
  await acceptPlace(page, "incident.html");
  await page.getByText("Exported to “incident.html”").first().waitFor();
  const exported = await page.context().newPage();
  const noted: string[] = [];
  await exported.exposeFunction("ran", (index: number) => {
    noted.push(`RAN ${index}`);
  });
  exported.on("request", (request) => {
    const url = request.url();
    if (!/^(?:file|data):/.test(url)) noted.push(url);
  });
  await exported.goto(pathToFileURL(join(folder, "incident.html")).href);
  const file = exported.url();
  const active = await exported.evaluate(() => {
    const elements = [...document.querySelectorAll("body *")];
    return {
      tags: elements
        .map(({ localName }) => localName)
        .filter((name) =>
          /^(?:script|link|iframe|frame|object|embed|form|button|base|meta|video|audio)$/.test(
            name,
          ),
        ),
      handlers: elements
        .flatMap((element) => element.getAttributeNames())
        .filter((name) => name.startsWith("on")),
      schemes: elements
        .map((element) => (element.getAttribute("href") ?? "").trim())
        .filter((href) => /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(href)),
    };
  });
  assert.deepEqual(active, { tags: [], handlers: [], schemes: [] });
  assert.deepEqual(noted, []);
  assert.equal(exported.url(), file);
  await exported.close();
}

const known = [...payloads, ...tabledPayloads];

describe("the preview of a hostile text", () => {
  it(`runs none of ${known.length + swallowing.length + 1} known payloads, loads nothing and goes nowhere`, async () => {
    const { page, file, folder } = await openDocument("# Postmortem\n");
    const preview = await openPreview(page);
    const noted = await watch(page);
    await preview.locator("body").evaluate((body) => {
      const element = body.ownerDocument.createElement("b");
      // What the watch has to see where a payload runs, written so that the page's policy does not stop it.
      element.addEventListener("click", () =>
        Reflect.get(globalThis, "ran")(-1),
      );
      element.click();
    });
    assert.deepEqual(noted.splice(0), ["RAN -1"]);

    const all = [frontMatter, "# All of them", ...known].map(armed);
    await show(file, all.join("\n\n---\n\n"), "All of them", preview);
    const found = await preview.locator("main").evaluate((main) => {
      // The page's own buttons; no attribute of these is allowed in a document.
      const own =
        "[data-tool], [data-goto], [data-remote], .finding-mark[aria-label]";
      const elements = [...main.querySelectorAll("*")].filter(
        (element) => !element.matches(own),
      );
      const attributes = elements.flatMap((element) => [...element.attributes]);
      return {
        diagrams: main.querySelectorAll(".postmortem-diagram").length,
        drawings: main.querySelectorAll("svg[id]").length,
        tags: [...new Set(elements.map((element) => element.localName))],
        handlers: attributes.filter(({ name }) => /^on/i.test(name)).length,
        addresses: attributes
          // What an image shows runs nothing and loads nothing.
          .filter(
            ({ ownerElement, value }) =>
              ownerElement?.localName !== "img" ||
              !value.startsWith("data:image/"),
          )
          .filter(({ name }) => /href|src|action|data$|poster/.test(name))
          .map(({ value }) => value.trim().toLowerCase())
          .filter((value) => /^[a-z][a-z0-9+.-]*:/.test(value)),
      };
    });
    const mermaid = payloads.filter((text) => text.startsWith("```mermaid"));
    assert.ok(found.diagrams >= mermaid.length, `${found.diagrams} diagrams`);
    assert.ok(found.drawings > 0.6 * mermaid.length, `${found.drawings} drawn`);
    assert.equal(found.handlers, 0);
    const forbidden =
      /^(?:script|link|meta|base|iframe|frame|object|embed|form|button|select|textarea|video|audio|source|template|image|use|animate|set|map|area|portal)$/;
    assert.deepEqual(
      found.tags.filter((tag) => forbidden.test(tag)),
      [],
    );
    assert.deepEqual(
      found.addresses.filter(
        (address) =>
          !/^https?:\/\/127\.0\.0\.1|vscode-cdn\.net\//.test(address),
      ),
      [],
    );

    await preview.locator("main").evaluate((main) => {
      for (const element of main.querySelectorAll(
        "a, [class]:not([data-tool]), td, g",
      )) {
        for (const type of ["click", "auxclick", "pointerover", "focus"]) {
          element.dispatchEvent(
            new MouseEvent(type, { bubbles: true, cancelable: true }),
          );
        }
      }
    });
    await preview.locator("body").evaluate(() => {
      const whole = {
        type: "update",
        version: 1,
        id: 1,
        base: null,
        changes: [],
        overview: null,
      };
      const messages: unknown[] = [
        null,
        "update",
        { type: "run", code: "ran(1)" },
        { type: "update" },
        { type: "document", uri: 1, imageFolders: {}, isLocked: false },
        { ...whole, changes: [{ line: 0 }] },
        { ...whole, changes: [{ html: "<p>x</p>", line: "0" }] },
        { ...whole, changes: [{ from: "0", count: 1, lines: 0 }] },
        { ...whole, overview: {} },
        { ...whole, base: "1" },
        { type: "notice", text: { toString: null } },
        { type: "scroll", line: "1" },
      ];
      for (const message of messages) window.postMessage(message, "*");
    });

    await exportsSafely(page, preview, folder);
    // The window in which the test looked at the file.
    assert.equal(noted.pop(), "window: about:blank");
    for (const [index, payload] of swallowing.entries()) {
      const heading = `Payload ${index}.`;
      const text = `# ${heading}\n\n${armed(payload, 1000 + index)}\n`;
      await show(file, text, heading, preview);
    }
    assert.deepEqual(noted, []);
    assert.equal(await page.locator(".terminal-outer-container").count(), 0);
  });

  it("refuses diagrams that would hold it up, and goes on", async () => {
    const many = (count: number, line: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => line(index)).join("\n");
    const bombs = {
      "It has 49,014 characters": `flowchart LR\n${"A-->B\n".repeat(8166)}A-->B`,
      "It has 901 statements": `timeline\n${many(900, (i) => `a${i} : b`)}`,
      "statements; only": `flowchart LR\n${many(1, () => `${"a & ".repeat(2000)}b`)}`,
      "It has a space of 1,000 columns": "block-beta\n a space:100000000 b",
      "nested more than 12 deep": `block-beta\n${"block:a\n".repeat(40)}b\n${"end\n".repeat(40)}`,
      "only up to 150 are drawn": `architecture-beta\n${many(200, (i) => `service s${i}(server)[S]`)}`,
      "only up to 60 are drawn": `venn-beta\n${many(200, (i) => `set S${i}`)}`,
      "It has 206 statements": `---\nconfig:\n  layout: elk\n---\nflowchart TB\n${many(201, (i) => `s${i} --> s${i + 1}`)}`,
      "It has 300 connections or more": `flowchart LR\n${"a & b & c & d & e & f & g & h --> i & j & k & l & m & n & o & p\n".repeat(20)}`,
    };
    const fences = Object.values(bombs).map(
      (source) => `\`\`\`mermaid\n${source}\n\`\`\``,
    );
    const good = '```mermaid\npie\n  "Card" : 1\n```';
    const { page } = await openDocument(
      `# Postmortem\n\nText.\n\n${fences.join("\n\n")}\n\n${good}\n`,
    );
    const preview = await openPreview(page);
    await preview.locator("svg[id]").waitFor();
    const errors = await preview
      .locator(".diagram-error-title + pre")
      .allInnerTexts();
    for (const [index, message] of Object.keys(bombs).entries()) {
      assert.ok(
        errors[index]?.includes(message),
        `${message}: ${errors[index]}`,
      );
    }
    await typeAt(page, 3, 6, " It goes on.");
    await preview.getByText("Text. It goes on.").waitFor();
  });
});
