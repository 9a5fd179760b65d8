import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { sample } from "../../scripts/support/paths.mjs";
import { openDocument, runningExtensions } from "./support/workbench";

describe("the workbench with the packaged extension", () => {
  it("shows the sample and activates the extension", async () => {
    const { page } = await openDocument(readFileSync(sample, "utf8"));
    await page
      .locator(".view-line")
      .getByText("Postmortem: checkout fails for half of all customers")
      .waitFor();
    const names = await runningExtensions(page, "Postmortem");
    assert.ok(names.includes("Postmortem"), names.join(", "));
  });
});
