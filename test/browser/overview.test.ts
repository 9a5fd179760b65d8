import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import {
  openDocument,
  previewFrame,
  runCommand,
  typeAt,
} from "./support/workbench";

const incident = `# Postmortem: checkout fails

## Summary

Checkout failed for 50% of customers on March 4, 2026.

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Monitoring pages @alice
- 15:10 Mitigated: rolled back
- 15:35 Resolved

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

/** Waits until the editor's status bar tells that the cursor stands on a line. */
async function cursorOn(page: Page, line: number): Promise<void> {
  await page
    .locator(".statusbar-item", { hasText: `Ln ${line}, Col` })
    .waitFor();
}

describe("the incident over the preview", () => {
  it("shows facts and phases that lead to their source, and follows typing", async () => {
    const { page } = await openDocument(incident);
    const preview = await openPreview(page);
    const fact = (id: string) => preview.locator(`[data-fact="${id}"]`);

    assert.equal(
      await fact("detected").locator(".fact-value").innerText(),
      "7 min",
    );
    for (const each of await preview.locator(".fact").all()) {
      await each.hover();
      const { left, right, width } = await each
        .locator(".hint")
        .evaluate((hint) => {
          const { left, right } = hint.getBoundingClientRect();
          return { left, right, width: hint.ownerDocument.body.clientWidth };
        });
      assert.ok(left >= 0 && right > left && right <= width);
    }
    await fact("affected").click();
    await cursorOn(page, 5);
    await preview.locator(".bar-entry button").nth(2).hover();
    const hint = preview.locator(".bar-entry .hint:visible");
    assert.match(await hint.innerText(), /15:10\s+\+1 h 5 min\s+Mitigated/);
    await preview.locator(".bar-entry button").nth(2).click();
    await cursorOn(page, 11);
    await preview.locator("main").getByText("Alert on the pool").dblclick();
    await cursorOn(page, 17);

    await preview.locator(".finding-mark").first().hover();
    assert.match(
      await preview.locator(".finding .hint:visible").innerText(),
      /./,
    );

    // The detection is moved, and with it phase, fact and the entry's own elapsed time.
    await typeAt(page, 10, 6, "5");
    await page.keyboard.press("Delete");
    await fact("detected").getByText("47 min").waitFor();
    await preview.locator(".elapsed", { hasText: "+47 min" }).waitFor();
    assert.match(
      await preview.locator(".legend").innerText(),
      /Undetected 47 min/,
    );
  });

  it("has one mark for all that is found at a place, and lets no message lie over another", async () => {
    const { page } = await openDocument(
      `# Postmortem: checkout fails

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Resolved

## Action items

- [ ] Alert on the pool (owner: [name], due: [date])
- [ ] Set the pool size (owner: @bob, due: [date])
- [ ] Test the driver (owner: [name], due: [date])
- [ ] Limit the pool to 50 (owner: @bob, due: 2026-04-01)
`,
      { viewport: { width: 3200, height: 800 } },
    );
    const preview = await openPreview(page);
    const items = preview.locator("main .task-list-item");
    await items.locator(".finding-mark").nth(2).waitFor();
    assert.deepEqual(
      await items.evaluateAll((each) =>
        each.map((item) => item.querySelectorAll(".finding-mark").length),
      ),
      [1, 1, 1, 0],
    );
    const mark = items.first().locator(".finding-mark");
    const messages = items.first().locator(".finding .hint > *");
    assert.equal(
      await mark.getAttribute("data-count"),
      String(await messages.count()),
    );
    assert.ok((await messages.count()) > 1);
    assert.equal(
      await preview.locator("main .hint > bdi").evaluateAll((messages) => {
        const boxes = messages.map((each) => each.getBoundingClientRect());
        return boxes.filter(({ top, height }, index) =>
          boxes
            .slice(0, index)
            .some((box) => height > 0 && box.bottom > top + 1),
        ).length;
      }),
      0,
    );
    await mark.focus();
    for (const message of await messages.all()) {
      assert.ok(await message.isVisible());
    }
    // What is found is said by the mark, and not once more by the name of the box.
    assert.equal(
      await items.first().getByRole("checkbox").getAttribute("aria-label"),
      "Alert on the pool (owner: [name], due: [date])",
    );
  });

  it("keeps a long status to two lines, and tells all of it to who points at it or hears it", async () => {
    const status =
      "Resolved for customers; the follow-up work on connection pools and on the alerts goes on until June";
    const { page } = await openDocument(
      incident.replace("\n\n", `\n\n**Status:** ${status}\n\n`),
    );
    const preview = await openPreview(page);
    const fact = preview.locator('[data-fact="status"]');
    const lines = (part: Locator): Promise<number> =>
      part.evaluate(
        (element) =>
          element.clientHeight /
          parseFloat(getComputedStyle(element).lineHeight),
      );
    assert.equal(Math.round(await lines(fact.locator(".fact-value"))), 2);
    await preview.getByRole("button", { name: status }).hover();
    assert.equal(
      await fact.locator(".hint:visible").innerText(),
      `${status}\nAs the document states it`,
    );
  });

  it("says of what is unknown what would fill it, by mouse and by keyboard", async () => {
    const { page } = await openDocument(
      incident.replace("- 14:12 Monitoring pages @alice\n", ""),
    );
    const preview = await openPreview(page);
    const fact = preview.locator('[data-fact="detected"]');
    assert.match(await fact.innerText(), /Unknown/);
    await fact.locator("button").focus();
    assert.match(
      await fact.locator(".hint:visible").innerText(),
      /no timeline entry tells of it/,
    );
    await fact.locator("button").press("Enter");
    await cursorOn(page, 7);
    assert.match(
      await preview.locator(".gaps").innerText(),
      /Not told: when it was detected/,
    );
  });
});
