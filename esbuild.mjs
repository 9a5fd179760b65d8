// Builds everything that ships into dist/: the extension for the desktop and for the web, the preview's page with Mermaid
// in lazily loaded chunks, and the command line. `--watch` keeps building, `--meta` writes dist/meta.json.
import { rm, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import * as esbuild from "esbuild";
import { mermaidParserBuilds } from "./scripts/support/mermaid-parser.mjs";

const watch = process.argv.includes("--watch");

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  target: "es2022",
  charset: "utf8",
  // Licences travel with the extension, in a file beside each bundle.
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
};

/**
 * The core is one file, which both extensions load with the first Markdown text: reading its source takes longer than all
 * of the activation. VS Code for the Web runs extensions in a web worker, where packages for pages miss their DOM.
 * @type {esbuild.BuildOptions}
 */
const core = {
  ...shared,
  entryPoints: ["src/core/editor.ts"],
  outfile: "dist/core.cjs",
  format: "cjs",
  platform: "browser",
  conditions: ["worker"],
  plugins: [
    {
      // The names of all SVG attributes: Markdown makes no SVG, and what is written as HTML is passed on as it stands.
      name: "no-svg",
      setup(build) {
        build.onLoad(
          { filter: /property-information[\\/]lib[\\/]svg\.js$/ },
          () => ({
            contents: `import { create } from "./util/create.js";
            export const svg = create({ space: "svg", properties: {}, transform: (_, name) => name });`,
          }),
        );
      },
    },
  ],
};

/**
 * @param {esbuild.OnResolveResult} where the core is found
 * @returns {esbuild.BuildOptions}
 */
function extension(where) {
  return {
    ...shared,
    entryPoints: ["src/extension.ts"],
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    // Makes `import()` a `require`, which is all that extension hosts offer.
    supported: { "dynamic-import": false },
    plugins: [elsewhere(/\/core\/editor$/, where)],
  };
}

/**
 * @param {RegExp} filter what is imported
 * @param {esbuild.OnResolveResult} where it is found: in a file of another build
 * @returns {esbuild.Plugin}
 */
function elsewhere(filter, where) {
  return {
    name: "elsewhere",
    setup(build) {
      build.onResolve({ filter }, () => where);
    },
  };
}

/** @type {esbuild.BuildOptions} */
const page = {
  ...shared,
  outdir: "dist/webview",
  format: "esm",
  platform: "browser",
};

/**
 * Loaded by the preview with the first diagram or code.
 * @satisfies {esbuild.BuildOptions}
 */
const lazily = {
  ...page,
  entryPoints: { mermaid: "mermaid", languages: "src/webview/languages.ts" },
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
};

/**
 * The files that a script imports before it runs, by their paths from its folder. Else a page learns of each only from the
 * one before it.
 * @param {esbuild.Metafile["outputs"]} outputs
 * @param {string} script
 */
function importedBy(outputs, script) {
  const found = new Set([script]);
  for (const file of found) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement") found.add(path);
    }
  }
  return [...found].map((file) => relative(dirname(script), file));
}

/** @type {esbuild.BuildOptions[]} */
const builds = [
  {
    ...extension({ path: "./core.cjs", external: true }),
    outfile: "dist/extension.cjs",
  },
  {
    // A web worker loads one file: the core is in it, and read when it is needed.
    ...extension({ path: resolve("dist/core.cjs") }),
    outfile: "dist/web/extension.cjs",
  },
  // Loaded with the first diagram.
  ...mermaidParserBuilds.map((build) => ({ ...shared, ...build })),
  {
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    // Some packages offer Node a form that can't be bundled.
    mainFields: ["module", "main"],
    outfile: "dist/cli.cjs",
    format: "cjs",
    platform: "node",
    banner: {
      js: '#!/usr/bin/env node\nconst importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    // A package in the form of an ES module asks for its own address.
    define: { "import.meta.url": "importMetaUrl" },
    supported: { "dynamic-import": false },
    plugins: [
      elsewhere(/\/mermaid\/parser$/, {
        path: "./mermaid/parser.cjs",
        external: true,
      }),
    ],
  },
  { ...page, entryPoints: ["media/page.css"] },
];

/**
 * Each page is one script and one style sheet: every further file takes VS Code a way to the extension and back.
 * @param {readonly string[]} mermaidFiles
 * @returns {esbuild.BuildOptions}
 */
function pages(mermaidFiles) {
  return {
    ...page,
    entryPoints: ["src/webview/preview.ts", "src/webview/calculator.ts"],
    define: { mermaidFiles: JSON.stringify(mermaidFiles) },
    plugins: [
      elsewhere(/^mermaid$/, { path: "./mermaid.js", external: true }),
      elsewhere(/^\.\/languages$/, { path: "./languages.js", external: true }),
    ],
  };
}

await rm("dist", { recursive: true, force: true });
// The core first, since the web extension is made of it, and what the pages load.
const [coreResult, lazyResult] = await Promise.all([
  esbuild.build(core),
  esbuild.build(lazily),
]);
const { outputs } = lazyResult.metafile ?? { outputs: {} };
builds.push(pages(importedBy(outputs, "dist/webview/mermaid.js")));
if (watch) {
  for (const build of [core, lazily, ...builds]) {
    await esbuild.build(build);
    await (await esbuild.context(build)).watch();
  }
} else {
  const results = [
    coreResult,
    lazyResult,
    ...(await Promise.all(builds.map((build) => esbuild.build(build)))),
  ];
  if (process.argv.includes("--meta")) {
    const metas = results.map((result) => result.metafile);
    await writeFile("dist/meta.json", JSON.stringify(metas));
  }
}
