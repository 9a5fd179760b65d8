import assert from "node:assert/strict";
import { diagramTypes } from "./diagram-types";
import { findBarriers, themeReached, webviewOf } from "./support/axe";
import {
  openDocument,
  previewFrame,
  runCommand,
  setTheme,
} from "./support/workbench";

const incident = `---
severity: SEV-1
---

# Postmortem: checkout fails

> [!WARNING]
> Draft.

Checkout failed for 50% of customers on March 4, 2026[^1]. ![Graph](https://example.com/a.png)

The alert was checkout_payments_connection_pool_exhausted_eu_central_1.

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Monitoring pages @alice
- 15:35 Resolved

| Service | Share | Region | Connections | Customers | Escalated |
| --- | --- | --- | --- | --- | --- |
| \`checkout\` | 50% | Frankfurt | Exhausted | Everybody | Yes |

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
    for (const theme of ["dark", "light", "hc-black", "hc-light"] as const) {
      await setTheme(document, theme);
      const webview = webviewOf(document.page);
      await themeReached(webview, theme);
      assert.deepEqual(await findBarriers(webview), [], theme);
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
        .evaluate(
          (element) => {
            const outline = getComputedStyle(element).outlineStyle;
            const mark = element.matches("input, a, summary, [data-tool]")
              ? element.localName
              : element.className || element.parentElement?.className;
            return outline === "none" ? `no outline: ${mark}` : String(mark);
          },
          undefined,
          { timeout: 3000 },
        )
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

    await page.emulateMedia({ reducedMotion: "reduce" });
    assert.deepEqual(
      await preview.locator("html").evaluate((html) =>
        [html, ...html.querySelectorAll("*")]
          .filter((element) =>
            ["", "::before", "::after"].some((part) => {
              const style = getComputedStyle(element, part);
              return (
                style.animationName !== "none" ||
                style.transitionDuration !== "0s" ||
                style.scrollBehavior !== "auto"
              );
            }),
          )
          .map(({ className, localName }) => `${localName}.${className}`),
      ),
      [],
    );

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
    // What is wider scrolls by itself, and nothing is cut off.
    assert.deepEqual(
      await preview
        .locator("body")
        .evaluate((body) =>
          [...body.querySelectorAll<HTMLElement>("*")]
            .filter(
              (element) =>
                element.scrollWidth > element.clientWidth + 1 &&
                /hidden|clip/.test(getComputedStyle(element).overflowX) &&
                !element.closest("svg, .sr-only, .drawing-board"),
            )
            .map(({ className, localName }) => `${localName}.${className}`),
        ),
      [],
    );
    await preview.getByRole("button", { name: "Contents" }).click();
    await preview.locator("#contents-menu").waitFor();
    const menu = await preview.locator("#contents-menu").boundingBox();
    const width = await preview
      .locator("html")
      .evaluate((html) => html.clientWidth);
    const left = (await preview.locator("html").boundingBox())?.x ?? 0;
    assert.ok(menu && menu.x >= left && menu.x + menu.width <= left + width);
    await preview.locator("#contents-menu").getByText("Action items").click();
    await preview.getByRole("checkbox", { name: "Alert on the pool" }).click();
    await preview.locator('input[aria-label^="Alert"]:checked').waitFor();
  });

  it("goes on, by keyboard, from where a link or the contents lead", async () => {
    const { page } = await openDocument(
      `# Postmortem[^1]

[Old](#old) [Checkout](https://example.com)

## Summary

${"Text.\n\n".repeat(60)}<a name="old"></a>Old words and [a link](https://example.com/old).

[^1]: A note.
`,
    );
    await runCommand(page, "Postmortem: Open Preview to the Side");
    const preview = previewFrame(page);
    const focused = preview.locator(":focus");
    await preview.getByRole("link", { name: "1", exact: true }).focus();
    await page.keyboard.press("Enter");
    await preview.locator("li:focus", { hasText: "A note." }).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(
      await focused.getAttribute("aria-label"),
      "Back to reference 1",
    );
    await page.keyboard.press("Enter");
    await preview.locator(":focus", { hasText: "1" }).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused.textContent(), "Old");
    await page.keyboard.press("Enter");
    await preview.locator("a[id$=old]:focus").waitFor({ state: "attached" });
    await page.keyboard.press("Tab");
    assert.equal(await focused.textContent(), "a link");
    await preview.getByRole("button", { name: "Contents" }).click();
    await preview.locator("#contents-menu").getByText("Summary").click();
    await preview.locator("h2:focus", { hasText: "Summary" }).waitFor();
  });

  it("draws diagrams of every type with words that can be read in any theme", async () => {
    const diagrams = Object.entries(diagramTypes).map(
      ([name, source]) => `${name}\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`,
    );
    const document = await openDocument(
      `# Postmortem\n\n${diagrams.join("\n")}`,
    );
    await runCommand(document.page, "Postmortem: Open Preview to the Side");
    const preview = previewFrame(document.page);
    await preview.locator("svg[id]").first().waitFor();
    for (const theme of ["dark", "light", "hc-black", "hc-light"] as const) {
      await setTheme(document, theme);
      await themeReached(webviewOf(document.page), theme);
      const names = Object.keys(diagramTypes);
      const found: Record<string, string[]> = {};
      for (const [index, name] of names.entries()) {
        found[name] = await preview
          .locator(".postmortem-diagram")
          .nth(index)
          .evaluate(unreadable, theme);
      }
      assert.deepEqual(
        found,
        Object.fromEntries(names.map((name) => [name, []])),
        theme,
      );
      // Mermaid has colours of its own for these, the same on every ground.
      const box = await preview
        .locator(".packetBlock")
        .first()
        .evaluate((block) => getComputedStyle(block).fill);
      const [red = 0, green = 0, blue = 0] = (box.match(/\d+/g) ?? []).map(
        Number,
      );
      assert.equal(
        red + green + blue < 384,
        theme === "dark" || theme === "hc-black",
        `${theme}: ${box}`,
      );
    }
  });
});

/**
 * The words of a diagram whose contrast is below 4.5 to 1, by the pixels that are seen beneath them, as soon as it is drawn
 * in a theme.
 */
async function unreadable(
  diagram: HTMLElement | SVGElement,
  theme: string,
): Promise<string[]> {
  const page = globalThis.document;
  diagram.scrollIntoView();
  const drawn = (): SVGSVGElement | null =>
    diagram.querySelector(`svg[id]:not([data-seen])`);
  while (!drawn() && !diagram.querySelector(".diagram-error"))
    await new Promise(requestAnimationFrame);
  const svg = drawn();
  if (!svg) return [String(diagram.textContent)];
  svg.dataset["seen"] = theme;

  const box = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  copy.removeAttribute("style");
  const style = page.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent =
    "text, tspan, foreignObject * { fill: transparent !important; color: transparent !important; stroke: none !important; }";
  copy.append(style);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = page.createElement("canvas");
  canvas.width = Math.ceil(box.width);
  canvas.height = Math.ceil(box.height);
  const context = canvas.getContext("2d");
  if (!context) return ["no canvas"];
  context.fillStyle = getComputedStyle(page.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);

  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.map((value) =>
      value / 255 <= 0.04045
        ? value / 255 / 12.92
        : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const words = [
    ...svg.querySelectorAll<SVGElement | HTMLElement>(
      "text, tspan, foreignObject *",
    ),
  ].filter(
    (element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent?.trim(),
      ) && getComputedStyle(element).visibility === "visible",
  );
  return words.flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const x = Math.round(left - box.left);
    const y = Math.round(top - box.top);
    if (width < 1 || height < 1) return [];
    const pixels = context.getImageData(
      x,
      y,
      Math.ceil(width),
      Math.ceil(height),
    ).data;
    const counts = new Map<string, number>();
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] !== 255) continue;
      const color = pixels.slice(at, at + 3).join(",");
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    const ground = ([...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "")
      .split(",")
      .map(Number);
    const computed = getComputedStyle(element);
    const own = element instanceof SVGElement ? computed.fill : computed.color;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      own.match(/[\d.]+/g) ?? []
    ).map(Number);
    let opacity = alpha;
    for (let each: Element | null = element; each; each = each.parentElement)
      opacity *= Number(getComputedStyle(each).opacity);
    const shown = [red, green, blue].map(
      (value, channel) =>
        value * opacity + (ground[channel] ?? 0) * (1 - opacity),
    );
    const [dark = 0, light = 0] = [luminance(shown), luminance(ground)].sort(
      (a, b) => a - b,
    );
    const ratio = (light + 0.05) / (dark + 0.05);
    return ratio < 4.5
      ? [
          `${element.textContent?.trim()}: ${ratio.toFixed(1)}, ${shown.map(Math.round).join(" ")} on ${ground.join(" ")}`,
        ]
      : [];
  });
}
