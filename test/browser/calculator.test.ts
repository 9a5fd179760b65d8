import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { findBarriers, themeReached, webviewOf } from "./support/axe";
import {
  editorText,
  eventually,
  openDocument,
  previewFrame,
  runCommand,
  setTheme,
} from "./support/workbench";

const incident = `# Postmortem: checkout fails

**Duration:** March 4, 2026, from 2:05 PM to 3:35 PM (UTC)

## Impact

Checkout failed for 50% of customers.

## Timeline

- **2:05 PM** Outage begins.
- **2:12 PM** Monitoring pages @alice.
- **2:40 PM** Escalated to the database team.
- **3:35 PM** Checkout fully restored.
`;

async function openCalculator(page: Page): Promise<FrameLocator> {
  await runCommand(page, "Postmortem: Open Incident Calculator");
  const calculator = previewFrame(page);
  await calculator.locator("#calculator").waitFor();
  return calculator;
}

/** Clicks until something is there: while extensions load, VS Code makes its code lenses anew, now and then under a click. */
async function clickUntil(target: Locator, shown: Locator): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    await target.click();
    const isThere = await shown
      .waitFor({ timeout: 10_000 })
      .then(() => true)
      .catch(() => false);
    if (isThere) return;
  }
  assert.fail("It did not appear.");
}

describe("calculator", () => {
  it("opens with a click on the figures over the title", async () => {
    const { page } = await openDocument(incident);
    const lens = page.getByText(
      "Outage 1 h 30 min · 50 % of customers · 208 % of the 30-day 99.9 % budget",
    );
    const duration = previewFrame(page).locator("#tile-duration .main");
    await clickUntil(lens, duration);
    assert.equal(await duration.textContent(), "1 h 30 min");
  });

  it("works out what somebody supposes and leaves the text alone", async () => {
    const document = await openDocument(incident);
    const calculator = await openCalculator(document.page);
    await calculator.getByLabel("End", { exact: true }).fill("16:05");
    await calculator
      .locator("#tile-duration .main", { hasText: "2 h" })
      .waitFor();
    await calculator
      .locator("#status", { hasText: "Duration: 2 h." })
      .waitFor({ state: "attached" });
    await calculator.getByText("In the document: 15:35").waitFor();
    assert.equal(await editorText(document), incident);
    await calculator.getByRole("button", { name: "Reset all" }).click();
    await calculator
      .locator("#tile-duration .main", { hasText: "1 h 30 min" })
      .waitFor();
    assert.equal(
      await calculator.getByLabel("End", { exact: true }).inputValue(),
      "15:35",
    );
  });

  it("is worked with the keyboard, and writes a value into its place", async () => {
    const document = await openDocument(incident);
    const { page } = document;
    const calculator = await openCalculator(page);
    const detected = calculator.getByLabel("Detected", { exact: true });
    // The shortcut reaches the page's own process after the keys that follow, where that is slow.
    await eventually(async () => {
      await detected.press("Control+a");
      return detected.evaluate(isSelected);
    }, Boolean);
    await page.keyboard.type("14:09");
    const write = calculator.getByRole("button", {
      name: "Write Detected to the document",
    });
    await write.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await write.and(calculator.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await write.waitFor({ state: "detached" });
    await page.locator(".monaco-editor .view-lines").first().click();
    const expected = incident.replace("**2:12 PM**", "**2:09 PM**");
    assert.equal(
      await editorText(document, (text) => text === expected),
      expected,
    );
  });

  it("shows in the editor where a value stands", async () => {
    const { page } = await openDocument(incident);
    const calculator = await openCalculator(page);
    await calculator
      .getByRole("button", { name: "Show Escalated in the document" })
      .click();
    await page.getByText("Ln 13, Col 12 (7 selected)").waitFor();
  });

  it("says what is wrong with a value, and gives axe nothing to find in any theme", async () => {
    const document = await openDocument(incident);
    const { page } = document;
    const calculator = await openCalculator(page);
    const share = calculator.getByLabel("Share of customers", { exact: true });
    await share.fill("120%");
    await calculator.getByText("Write a share such as 80%").waitFor();
    assert.equal(await share.getAttribute("aria-invalid"), "true");
    for (const theme of ["dark", "light", "hc-black", "hc-light"] as const) {
      await setTheme(document, theme);
      const webview = webviewOf(page);
      await themeReached(webview, theme);
      assert.deepEqual(await findBarriers(webview), [], theme);
    }
    await share.press("Escape");
    await calculator
      .getByText("Write a share such as 80%")
      .waitFor({ state: "detached" });
    assert.equal(await share.inputValue(), "50%");
  });

  it("inserts the table of figures, and says that it is up to date", async () => {
    const document = await openDocument(incident);
    const calculator = await openCalculator(document.page);
    await calculator
      .getByRole("button", { name: "Insert table into document" })
      .click();
    await calculator.getByText("Table in document is up to date").waitFor();
    await document.page.locator(".monaco-editor .view-lines").first().click();
    assert.match(
      await editorText(document, (text) => text.includes("postmortem-metrics")),
      /<!-- postmortem-metrics -->\n\n\| Metric[^]*\| Duration +\| 1 h 30 min[^]*<!-- \/postmortem-metrics -->\n\n## Timeline/,
    );
  });
});

function isSelected(field: Element): boolean {
  const { value, selectionStart, selectionEnd } = field as HTMLInputElement;
  return selectionStart === 0 && selectionEnd === value.length;
}
