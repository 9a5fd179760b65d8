import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  openDocument,
  previewFrame,
  runCommand,
  setTheme,
} from "./support/workbench";

const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const incident = `---
severity: SEV-1
---

# Postmortem: checkout fails

> [!WARNING]
> Draft.

Checkout failed for 50% of customers on March 4, 2026[^1]. ![Graph](https://example.com/a.png)

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Monitoring pages @alice
- 15:35 Resolved

| Service | Share |
| --- | --- |
| \`checkout\` | 50% |

\`\`\`mermaid
flowchart LR
  a[Customer] --> b[Checkout]
\`\`\`

\`\`\`mermaid
pie
  "Card" : 60
\`\`\`

\`\`\`mermaid
flowchart LR
  a -->
\`\`\`

\`\`\`sh
kubectl rollout undo deployment/checkout # back to 2026.8
\`\`\`

## Action items

- [x] Set the pool size (@bob)
- [ ] Alert on the pool

<details><summary>Log</summary>

Nothing.

</details>

[^1]: The dashboard.
`;

describe("the preview for everyone", () => {
  it("gives axe nothing to find in any theme", async () => {
    const document = await openDocument(incident, {
      viewport: { width: 1280, height: 2000 },
    });
    await runCommand(document.page, "Postmortem: Open Preview to the Side");
    const preview = previewFrame(document.page);
    await preview.locator("svg[id]").nth(1).waitFor();
    await preview.locator(".diagram-error").waitFor();
    await preview.locator(".hljs-comment").waitFor();
    // Code that is cut off can be scrolled by keyboard.
    await preview.locator("pre[tabindex]").first().waitFor();
    const inner = document.page
      .frames()
      .find((frame) => frame.url().includes("/pre/fake.html"));
    assert.ok(inner);
    await inner.evaluate(axe);
    for (const theme of ["dark", "light", "hc-black", "hc-light"] as const) {
      await setTheme(document, theme);
      const kind = { dark: "dark", light: "light" }[theme as "dark"];
      await preview
        .locator(
          kind
            ? `body[data-vscode-theme-kind="vscode-${kind}"]`
            : 'body[data-vscode-theme-kind^="vscode-high-contrast"]',
        )
        .waitFor();
      const found: string[] = await inner.evaluate(async () => {
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
      assert.deepEqual(found, [], theme);
    }
  });

  it("leads by keyboard to every control, and loses nothing at 400 %", async () => {
    const { page } = await openDocument(incident);
    await runCommand(page, "Postmortem: Open Preview to the Side");
    const preview = previewFrame(page);
    await preview.locator("svg[id]").first().waitFor();
    await preview.locator("#page-tools button").first().focus();
    const reached = new Set<string>();
    for (let press = 0; press < 60; press++) {
      const name = await preview
        .locator(":focus")
        .evaluate((element) => {
          const outline = getComputedStyle(element).outlineStyle;
          const mark = element.matches("input, a, summary, [data-tool]")
            ? element.localName
            : element.className || element.parentElement?.className;
          return outline === "none" ? `no outline: ${mark}` : String(mark);
        })
        .catch(() => "left");
      if (name === "left") break;
      reached.add(name);
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(
      [...reached].filter((name) => name.startsWith("no outline")),
      [],
    );
    for (const wanted of ["fact", "bar-entry marked", "input", "diagram-view"])
      assert.ok(reached.has(wanted), `${wanted}: ${[...reached].join(", ")}`);

    // What 400 % leaves of a window of 1280 pixels.
    await runCommand(page, "View: Toggle Primary Side Bar Visibility");
    await page.setViewportSize({ width: 640, height: 800 });
    await preview.locator("html").evaluate(async (html) => {
      while (html.clientWidth > 330) await new Promise(requestAnimationFrame);
    });
    const beyond = await preview
      .locator("html")
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.equal(beyond, 0);
  });
});
