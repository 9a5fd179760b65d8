import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import manifest from "../../package.json";
import { rulePage } from "../../src/core/rulePages";

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

const { contributes } = manifest;
const commands: readonly Command[] = contributes.commands;

describe("package.json", () => {
  it("has what the Marketplace shows", () => {
    for (const key of [
      "displayName",
      "description",
      "publisher",
      "license",
      "repository",
      "bugs",
      "homepage",
      "categories",
      "keywords",
      "icon",
      "galleryBanner",
    ]) {
      assert.ok(key in manifest, key);
    }
  });

  it("has an entry for the desktop and one for the web", () => {
    assert.equal(manifest.main, "./dist/extension.cjs");
    assert.equal(manifest.browser, "./dist/web/extension.cjs");
  });

  it("is active for Markdown only", () => {
    assert.deepEqual(manifest.activationEvents, [
      "onLanguage:markdown",
      // A preview that a reloaded window restores may stand there without its document.
      "onWebviewPanel:postmortem.preview",
    ]);
  });

  it("works in untrusted and in virtual workspaces", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it("has its repository where the rules' pages are", () => {
    const repository = manifest.repository.url.replace(/\.git$/, "");
    assert.equal(
      rulePage("timeline-order"),
      `${repository}/blob/main/docs/rules/timeline-order.md`,
    );
  });

  it("compiles against the oldest VS Code that it runs in", () => {
    assert.equal(
      manifest.engines.vscode,
      `^${manifest.devDependencies["@types/vscode"]}`,
    );
  });

  it("has an icon of 256 by 256 pixels", () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });

  it("gives every command a title and our category", () => {
    assert.ok(commands.length > 0);
    for (const { command, title, category } of commands) {
      assert.match(command, /^postmortem\.[a-zA-Z]+$/);
      assert.ok(title);
      assert.equal(category, "Postmortem", command);
    }
  });

  it("refers to contributed commands only", () => {
    const contributed = commands.map(({ command }) => command);
    const referred = stringsUnder(contributes, "command");
    assert.deepEqual(
      referred.filter((command) => !contributed.includes(command)),
      [],
    );
  });

  it("names only files that exist", () => {
    const paths = stringsUnder(contributes, "path");
    assert.deepEqual(
      [manifest.icon, ...paths].filter((path) => !existsSync(path)),
      [],
    );
  });

  it("shares with Mermaid the packages by which its drawings are stopped", () => {
    for (const name of ["dagre-d3-es", "dayjs"]) {
      const ours = createRequire(import.meta.url);
      const mermaids = createRequire(ours.resolve("mermaid"));
      assert.equal(ours.resolve(name), mermaids.resolve(name));
    }
  });

  it("describes every setting, under our name", () => {
    for (const [key, setting] of Object.entries(
      contributes.configuration.properties,
    )) {
      assert.match(key, /^postmortem\./);
      assert.ok(
        "markdownDescription" in setting || "description" in setting,
        key,
      );
      assert.ok("default" in setting, key);
    }
  });
});

/** Every string under a key, however deep. */
function stringsUnder(value: unknown, key: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === key && typeof member === "string"
      ? [member]
      : stringsUnder(member, key),
  );
}
