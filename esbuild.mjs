// Builds everything that ships into dist/: the extension for the desktop and for the web, the preview's page with Mermaid
// in lazily loaded chunks, and the command line. `--watch` keeps building, `--meta` writes dist/meta.json.
import { rm, writeFile } from "node:fs/promises";
import * as esbuild from "esbuild";

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

/** @type {esbuild.BuildOptions} */
const extension = {
  ...shared,
  entryPoints: ["src/extension.ts"],
  format: "cjs",
  external: ["vscode"],
};

/** @type {esbuild.BuildOptions[]} */
const builds = [
  { ...extension, platform: "node", outfile: "dist/extension.cjs" },
  {
    ...extension,
    platform: "browser",
    // VS Code for the Web runs extensions in a web worker, where packages for pages miss their DOM.
    conditions: ["worker"],
    outfile: "dist/web/extension.cjs",
  },
  {
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.cjs",
    format: "cjs",
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
  },
  {
    ...shared,
    entryPoints: ["src/webview/preview.ts"],
    outdir: "dist/webview",
    format: "esm",
    platform: "browser",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  },
];

await rm("dist", { recursive: true, force: true });
if (watch) {
  for (const build of builds) await (await esbuild.context(build)).watch();
} else {
  const results = await Promise.all(
    builds.map((build) => esbuild.build(build)),
  );
  if (process.argv.includes("--meta")) {
    await writeFile(
      "dist/meta.json",
      JSON.stringify(results.map((result) => result.metafile)),
    );
  }
}
