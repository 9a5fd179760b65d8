// An esbuild plugin that leaves of Mermaid what reads a diagram and drops what draws it: a third of its size, without a DOM.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { root } from "./paths.mjs";

/** Packages and parts of Mermaid that only draw. Nothing of them is called while a diagram is read. */
const drawing =
  /^(katex|roughjs|stylis|marked|cytoscape.*|dagre-d3-es.*|elkjs.*|@iconify\/.*|@upsetjs\/.*)$|\/(elk|dagre|cose-bilkent|swimlanes|bpmnIcons|sizeCapture)-\w+\.mjs$/;

/** What some diagrams are read with: a build of its own, which is loaded in a piece of its own. */
const grammars = "@mermaid-js/parser";

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  format: "cjs",
  platform: "browser",
  conditions: ["worker"],
  target: "es2022",
  // Makes `import()` a `require`, which is all that extension hosts offer.
  supported: { "dynamic-import": false },
};

/** @type {import("esbuild").Plugin} */
const mermaidParser = {
  name: "mermaid-parser",
  setup(build) {
    const found = new Set();
    build.onResolve({ filter: drawing }, ({ path }) => ({
      path: basename(path, ".mjs"),
      namespace: "drawing",
      sideEffects: false,
    }));
    build.onLoad({ filter: /./, namespace: "drawing" }, () => ({
      // A CommonJS module without exports: every name may be imported from it, and is undefined.
      contents: "exports.draws = false;",
    }));
    build.onResolve({ filter: /^dompurify$/ }, ({ path }) => ({
      path,
      namespace: "sanitizer",
    }));
    build.onLoad({ filter: /./, namespace: "sanitizer" }, () => ({
      contents: "export default { sanitize: (text) => text, addHook() {} };",
    }));
    build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (from.kind === "entry-point" || pluginData === "resolved") return null;
      if (path === grammars) return { path: "./grammars.cjs", external: true };
      const resolved = await build.resolve(path, {
        ...from,
        pluginData: "resolved",
      });
      // So that what nothing uses is left out; Mermaid's package.json doesn't say it.
      return resolved.path.includes("node_modules")
        ? { ...resolved, sideEffects: false }
        : resolved;
    });
    build.onLoad(
      { filter: /mermaid[\\/]dist[\\/].*\.mjs$/ },
      async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const { what, pattern, replacement } of cuts) {
          const before = contents;
          contents = contents.replace(pattern, replacement);
          if (contents !== before) found.add(what);
        }
        return { contents };
      },
    );
    build.onEnd(() => ({
      errors: cuts
        .filter(({ what }) => !found.has(what))
        .map(({ what }) => ({ text: `Mermaid has changed: no ${what} found` })),
    }));
  },
};

/**
 * What is cut out of Mermaid's modules. The build fails where one of them is not to be found any more.
 * @type {readonly { readonly what: string, readonly pattern: RegExp, readonly replacement: (match: string) => string }[]}
 */
const cuts = [
  {
    what: "renderers and styles of diagrams",
    pattern: /\n(?:var diagram = |\} = \{\}\) => \()\{\n[^]*?\n\}/g,
    replacement: (definition) =>
      /\bparser\b/.test(definition) && /\bdb\b/.test(definition)
        ? definition
            .replace(/\brenderer(: \w+)?(?=,?\n)/, "renderer: {}")
            .replace(/\bstyles: \w+(?=,?\n)/, "styles: {}")
        : definition,
  },
  {
    what: "functions of the default export",
    pattern: /\nvar mermaid = \{\n[^]*?\n\};/,
    replacement: () =>
      "\nvar mermaid = { initialize: initialize2, parse: parse2, detectType };",
  },
  {
    what: "renderer of the API",
    pattern: / {2}render,\n(?= {2}parse,)/,
    replacement: () => "",
  },
  {
    what: "handlers of shapes",
    pattern: /\bhandler: \w+/g,
    replacement: () => "handler: true",
  },
  {
    what: "registrations of layouts",
    pattern: /^cytoscape\w*\.use\(\w+\);$/gm,
    replacement: () => "",
  },
  // Statements that keep the name of a class or a function, and with it all that it does.
  {
    what: "names of classes",
    pattern: /^ *static \{\n *__name\(this, "[^"]*"\);\n *\}$/gm,
    replacement: () => "",
  },
  {
    what: "names of functions",
    pattern: /^ *__name\(\w+, "[^"]*"\);$/gm,
    replacement: () => "",
  },
  // A copy for every label makes up nine tenths of the time for a long sequence. Each diagram begins with a new one.
  {
    what: "copies of the configuration",
    pattern: /return assignWithDepth_default\(\{\}, currentConfig\);/,
    replacement: () => "return currentConfig;",
  },
];

/**
 * The parsers in two parts, for Node and web workers alike. The second is required by some types of diagrams only.
 * @type {readonly import("esbuild").BuildOptions[]}
 */
export const mermaidParserBuilds = [
  {
    ...shared,
    entryPoints: ["src/mermaid/parser.ts"],
    outfile: "dist/mermaid/parser.cjs",
    plugins: [mermaidParser],
  },
  {
    ...shared,
    // As Mermaid itself finds it.
    stdin: {
      contents: `export * from "${grammars}";`,
      resolveDir: join(root, "node_modules/mermaid"),
    },
    outfile: "dist/mermaid/grammars.cjs",
  },
];
