import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { FrameLocator, Page } from "playwright-core";
import {
  insertAt,
  openDocument,
  previewFrame,
  runCommand,
  squiggles,
  typeAt,
} from "./support/workbench";

const incident = `# Postmortem: checkout fails

Half of all orders were lost.

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Resolved

The end.
`;

async function openPreview(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("main > *").first().waitFor();
  return preview;
}

interface Update {
  readonly changes: readonly Record<string, unknown>[];
  readonly overview?: unknown;
}

/** Notes what the page is told from now on. */
async function listen(preview: FrameLocator): Promise<() => Promise<Update[]>> {
  const html = preview.locator("html");
  await html.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    window.addEventListener("message", ({ data }: MessageEvent) => {
      if (data?.type === "update") told.push(data);
    });
  });
  return () =>
    html.evaluate(() => (Reflect.get(window, "told") as Update[]).splice(0));
}

describe("updates of the preview", () => {
  it("come to all of a long document, though its beginning is shown first", async () => {
    const paragraphs = Array.from({ length: 120 }, (_, i) => `Shard ${i}.`);
    const { page } = await openDocument(paragraphs.join("\n\n"));
    const preview = await openPreview(page);
    await preview.getByText("Shard 119.").waitFor();
    const blocks = preview.locator("main > [data-line]");
    assert.deepEqual(await blocks.allInnerTexts(), paragraphs);

    await insertAt(page, 239, 11, " It was the last.");
    await preview.getByText("Shard 119. It was the last.").waitFor();
    assert.equal(await blocks.count(), paragraphs.length);
  });

  it("tell only what has changed", async () => {
    const { page } = await openDocument(incident);
    const preview = await openPreview(page);
    const told = await listen(preview);

    await insertAt(page, 3, 30, " Everybody noticed.");
    await preview.getByText("lost. Everybody noticed.").waitFor();
    assert.deepEqual(
      (await told()).map(({ changes, overview }) => ({ changes, overview })),
      [
        {
          changes: [
            { from: 0, count: 1, lines: 0 },
            {
              line: 2,
              html: "<p>Half of all orders were lost. Everybody noticed.</p>",
            },
            { from: 2, count: 3, lines: 0 },
          ],
          overview: undefined,
        },
      ],
    );

    await insertAt(page, 1, 1, "\n");
    await preview.locator('main > [data-line="10"]').waitFor();
    assert.deepEqual(
      (await told()).map(({ changes }) => changes),
      [[{ from: 0, count: 5, lines: 1 }]],
    );
  });

  it("are asked for whole by a page that has missed one", async () => {
    const { page } = await openDocument(incident);
    const preview = await openPreview(page);
    const told = await listen(preview);
    await preview.locator("main").evaluate((main) => {
      main.firstElementChild?.remove();
      window.postMessage(
        { type: "update", version: 1, id: 99, base: 98, changes: [] },
        "*",
      );
    });
    await preview.locator("main h1").waitFor();
    assert.equal((await told()).at(-1)?.changes.length, 5);
    await typeAt(page, 3, 1, "Nearly ");
    await preview.getByText("Nearly Half").waitFor();
  });

  it("are none while the preview is hidden or closed", async () => {
    // Nothing is found in it, so that what is typed is the first finding.
    const text = readFileSync("test/samples/login-plain.md", "utf8");
    const { page } = await openDocument(text);
    const preview = await openPreview(page);
    const posted = await countUpdates(page);
    const tab = page.locator('.tab[aria-label^="[Preview] incident.md"]');

    await typeAt(page, 3, 1, "Seen. ");
    await preview.getByText("Seen. Root Cause").waitFor();
    assert.notEqual(posted(), 0);

    await runCommand(page, "Postmortem: Toggle Preview Locking");
    await tab.click();
    await runCommand(page, "File: New Untitled Text File");
    await page.locator("iframe.webview").waitFor({ state: "detached" });
    const before = posted();
    await insertAt(page, 3, 1, "TODO: say why. ");
    await squiggles(page).first().waitFor();
    await insertAt(page, 5, 1, "TODO: say how many. ");
    await squiggles(page).nth(1).waitFor();
    assert.equal(posted(), before);

    await tab.click();
    await preview
      .locator("main p", { hasText: "TODO: say how many." })
      .waitFor();
    const again = posted();
    assert.notEqual(again, before);
    await runCommand(page, "View: Close Editor");
    await tab.waitFor({ state: "detached" });
    await insertAt(page, 4, 1, "\nTODO: ask @bob.\n");
    await squiggles(page).nth(2).waitFor();
    await insertAt(page, 4, 1, "\nTODO: ask @carol.\n");
    await squiggles(page).nth(3).waitFor();
    assert.equal(posted(), again);
  });
});

/** Counts the updates that any page of a preview in the window is sent from now on, as they come from the extension. */
async function countUpdates(page: Page): Promise<() => number> {
  let posted = 0;
  const chromium = await page.context().newCDPSession(page);
  chromium.on("Network.webSocketFrameReceived", ({ response }) => {
    const { opcode, payloadData } = response;
    const text =
      opcode === 2
        ? Buffer.from(payloadData, "base64").toString("latin1")
        : payloadData;
    if (/"type\W+update\W/.test(text)) posted++;
  });
  await chromium.send("Network.enable");
  return () => posted;
}
