import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  editorText,
  eventually,
  goTo,
  openDocument,
  patiently,
  previewFrame,
  runCommand,
} from "./support/workbench";

const incident = `---
severity: SEV-1
---

# Postmortem: checkout fails

> [!WARNING]
> Draft.

On March 4, 2026, half of all orders were lost.

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Resolved

\`\`\`json
{ "pool": 10 }
\`\`\`

## Action items

- [x] Set the pool size (@bob)
- [ ] Alert on the pool (@alice)
`;

async function openPreview(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Preview to the Side");
  const preview = previewFrame(page);
  await preview.locator("main > *").first().waitFor();
  return preview;
}

describe("the document in the preview", () => {
  it("ticks tasks in the source, one undo step each", async () => {
    const document = await openDocument(incident);
    const preview = await openPreview(document.page);
    const box = preview.getByRole("checkbox", { name: "Alert on the pool" });
    const ticked = incident.replace("- [ ] Alert", "- [x] Alert");
    await box.click();
    await preview.locator('input[aria-label^="Alert"]:checked').waitFor();
    assert.equal(await editorText(document, (text) => text === ticked), ticked);
    await goTo(document.page, 1);
    await document.page.keyboard.press("ControlOrMeta+z");
    assert.equal(
      await editorText(document, (text) => text === incident),
      incident,
    );
  });

  it("shows alerts, front matter and coloured code, and marks where the cursor stands", async () => {
    const { page } = await openDocument(incident);
    const preview = await openPreview(page);
    assert.match(
      await preview.locator(".front-matter").innerText(),
      /severity\s+SEV-1/,
    );
    assert.match(
      await preview.locator(".alert-warning").innerText(),
      /Warning\s+Draft\./,
    );
    await preview.locator(".hljs-number", { hasText: "10" }).waitFor();
    await goTo(page, 15);
    await preview.locator("li.current", { hasText: "Resolved" }).waitFor();
    await goTo(page, 12);
    await preview.locator("main > .current > h2").waitFor();
  });

  it("shows times in another zone, and leaves the text alone", async () => {
    const document = await openDocument(incident.replace("(UTC)", "(UTC+2)"));
    const preview = await openPreview(document.page);
    const time = preview.locator("main li time").first();
    assert.equal(await time.innerText(), "14:05");
    await preview.getByRole("button", { name: "Time zone" }).click();
    await preview.getByRole("button", { name: "UTC", exact: true }).click();
    await preview.locator("main li time", { hasText: "12:05" }).waitFor();
    assert.equal(await time.getAttribute("title"), "14:05 in the text");
    assert.match(await editorText(document), /- 14:05 Outage begins/);
    await preview.getByRole("button", { name: "Time zone" }).click();
    await preview.getByRole("button", { name: /^As written/ }).click();
    await preview.locator("main li time", { hasText: "14:05" }).waitFor();
  });

  it("tells the day and the zone of times in another zone where the text would say others", async () => {
    const { page } = await openDocument(`# Postmortem: objects lost

- **Started:** 2025-10-24 16:40 PDT

## Timeline

### 2025-10-24 (PDT)

- 16:40 PDT Objects are lost
- 17:10 PDT First page
`);
    const preview = await openPreview(page);
    await preview.getByRole("button", { name: "Time zone" }).click();
    await preview.getByRole("button", { name: "UTC", exact: true }).click();
    await preview
      .locator("main li time", { hasText: "23:40" })
      .last()
      .waitFor();
    assert.deepEqual(await preview.locator("main time").allTextContents(), [
      "24 Oct 2025, 23:40 UTC",
      "23:40 UTC",
      "25 Oct, 00:10 UTC",
    ]);
  });

  it("scrolls the editor along, leads to headings, and finds words", async () => {
    const paragraphs = Array.from({ length: 150 }, (_, i) => `Entry ${i}.`);
    const { page } = await openDocument(
      `# Postmortem\n\n${paragraphs.join("\n\n")}\n\n## The end\n`,
    );
    const preview = await openPreview(page);
    await preview.getByText("Entry 3.", { exact: true }).hover();
    await page.mouse.wheel(0, 2000);
    await page
      .locator(".view-line", { hasText: "# Postmortem" })
      .waitFor({ state: "detached" });
    await preview.getByRole("button", { name: "Contents" }).click();
    await preview.locator("#contents-menu").getByText("The end").click();
    await page.locator(".view-line", { hasText: "## The end" }).waitFor();

    const find = page.locator(".simple-find-part:visible input");
    await patiently(page, "field to find words", async () => {
      await preview.getByText("The end").last().click({ timeout: 5000 });
      await page.keyboard.press("ControlOrMeta+f");
      await find.fill("Entry 77.", { timeout: 3000 });
    });
    await find.press("Enter");
    assert.equal(
      await eventually(
        () => preview.locator("html").evaluate(() => String(getSelection())),
        (selection) => selection === "Entry 77.",
      ),
      "Entry 77.",
    );
  });
});
