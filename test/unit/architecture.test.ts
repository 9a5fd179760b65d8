import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";

interface Import {
  /** Path below src/, such as `core/text.ts`. */
  readonly file: string;
  /** Path below src/ without extension, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

const source = "src";

/** What a room may import beyond itself: other parts of src/, and packages. */
const rooms: Readonly<
  Record<string, { readonly parts: RegExp; readonly packages: RegExp }>
> = {
  core: {
    parts: /^core\//,
    packages:
      /^(unified|remark-[a-z]+|mdast|mdast-util-[a-z-]+|hast|hast-util-[a-z-]+|micromark[a-z-]*|js-yaml|jsonc-parser|smol-toml|temporal-polyfill(\/.*)?)$/,
  },
  vscode: { parts: /^(vscode|core)\/|^protocol$/, packages: /^vscode$/ },
  cli: {
    parts: /^(cli|core)\/|^mermaid\/parser$|^\.\.\/package\.json$/,
    packages:
      /^(node:.*|tinyglobby|diff|write-file-atomic|string-width|xast.*|sarif)$/,
  },
  mermaid: {
    parts: /^mermaid\/|^core\/mermaid\/diagramError$/,
    packages: /^mermaid$/,
  },
  webview: {
    parts: /^webview\/|^protocol$|^mermaid\/limits$/,
    packages:
      /^(mermaid|dagre-d3-es\/.*|dayjs|morphdom|dompurify|highlight\.js(\/.*)?)$/,
  },
  "protocol.ts": { parts: /^core\//, packages: /^$/ },
  "extension.ts": { parts: /^vscode\//, packages: /^vscode$/ },
};

/** The parts of core/, lowest first: each knows those before it, and none beside it. */
const layers: readonly (readonly string[])[] = [
  ["text", "lists", "template", "rulePages"],
  ["settings", "steps", "memo"],
  ["blocks"],
  ["remark", "definitions", "plainBlocks"],
  ["markdown"],
  ["model"],
  ["mermaid", "templates", "metrics"],
  ["render"],
  ["refactorings"],
  ["rules", "calculator"],
  ["analyze", "projectFile"],
  ["fixes"],
  ["editor"],
];

/** What features of the editor share; they don't know each other. */
const sharedByFeatures = [
  "analyses",
  "conversions",
  "diagramCheck",
  "nonce",
  "projectFiles",
  "activeMarkdown",
  "settings",
];

describe("architecture", () => {
  const imports = sourceFiles().flatMap(importsOf);

  it("lets each room know only what it may know", () => {
    assertNone(imports, ({ file, target, isPackage }) => {
      const room = rooms[file.split("/")[0] ?? ""];
      const allowed = isPackage ? room?.packages : room?.parts;
      return !allowed?.test(target);
    });
  });

  it("keeps the protocol to types", () => {
    assertNone(
      imports,
      ({ file, isTypeOnly }) => file === "protocol.ts" && !isTypeOnly,
    );
  });

  it("lets each part of core know only the parts below", () => {
    assertNone(imports, ({ file, target, isPackage }) => {
      if (isPackage || !file.startsWith("core/")) return false;
      const [from, to] = [corePart(file), corePart(target)];
      return from !== to && layerOf(to) >= layerOf(from);
    });
  });

  it("has a layer for every part of core", () => {
    const parts = sourceFiles()
      .filter((file) => file.startsWith("core/"))
      .map(corePart);
    assert.deepEqual(
      [...new Set(parts)].filter((part) => !layers.flat().includes(part)),
      [],
    );
  });

  it("keeps the rules apart from each other", () => {
    assertNone(
      imports,
      ({ file, target }) =>
        file.startsWith("core/rules/") &&
        file !== "core/rules/index.ts" &&
        target.startsWith("core/rules/") &&
        target !== "core/rules/rule",
    );
  });

  it("keeps the editor's features apart from each other", () => {
    assertNone(
      imports,
      ({ file, target }) =>
        file.startsWith("vscode/") &&
        target.startsWith("vscode/") &&
        !sharedByFeatures.includes(target.slice("vscode/".length)) &&
        // A feature of several files has a folder of its own name.
        target.split("/")[1] !== file.split("/")[1]?.replace(/\.ts$/, ""),
    );
  });
});

function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), "utf8");
  const statements =
    /^(?:import|export)\s+(?<type>type\s)?[^"';]*?from\s*"(?<from>[^"]+)"|^import\s*"(?<bare>[^"]+)"|\b(?:import|require)\(\s*"(?<call>[^"]+)"/gm;
  return [...text.matchAll(statements)].map(({ groups = {} }) => {
    const specifier = groups["from"] ?? groups["bare"] ?? groups["call"] ?? "";
    const isPackage = !specifier.startsWith(".");
    return {
      file,
      target: isPackage ? specifier : join(dirname(file), specifier),
      isPackage,
      isTypeOnly: groups["type"] !== undefined,
    };
  });
}

/** `core/model/timeline.ts` belongs to `model`, `core/text.ts` to `text`. */
function corePart(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.ts$/, "");
}

function layerOf(part: string): number {
  return layers.findIndex((layer) => layer.includes(part));
}

function assertNone(
  imports: readonly Import[],
  isForbidden: (imported: Import) => boolean,
): void {
  assert.ok(imports.length > 0);
  assert.deepEqual(
    imports
      .filter(isForbidden)
      .map(({ file, target }) => `${file} imports ${target}`),
    [],
  );
}
