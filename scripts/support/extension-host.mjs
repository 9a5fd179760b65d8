// Runs suites inside VS Code's extension host, in Node or in a web worker, and tells what they said and how they ended.
//
// A suite is what @vscode/test-electron takes too: a module that exports `run(): Promise<void>`. VS Code's page tells the
// outcome by two functions that a driver is expected to have exposed: codeAutomationLog and codeAutomationExit.
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { format } from "node:util";
import * as esbuild from "esbuild";
import { startBrowser } from "./browser.mjs";
import { startCodeServer } from "./code-server.mjs";
import { root } from "./paths.mjs";
import { temporaryFolder } from "./processes.mjs";

const timeLimit = 300_000;

/** With this the suite's own lines begin; everything else on the console is VS Code's. */
const suiteMark = "[suite] ";

/** @typedef {"Node" | "a web worker"} ExtensionHostKind */

/**
 * @typedef {object} Outcome
 * @property {number} code 0 when the suite's promise was fulfilled
 * @property {string} output what the suite wrote to the console
 */

/**
 * Bundles modules into one suite.
 * @param {readonly string[]} files paths; the last one exports `run`
 * @param {ExtensionHostKind} kind
 * @param {string} [grep] what titles of tests must contain
 * @returns {Promise<string>} path of the bundle, in a temporary folder
 */
export async function bundleSuite(files, kind, grep = "") {
  const outfile = join(temporaryFolder("suite"), "suite.cjs");
  const imports = files.map((file) => JSON.stringify(resolve(root, file)));
  await esbuild.build({
    stdin: {
      contents: [
        ...imports.map((file) => `import ${file};`),
        `export { run } from ${imports.at(-1)};`,
      ].join("\n"),
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: "cjs",
    platform: kind === "Node" ? "node" : "browser",
    target: "es2022",
    external: ["vscode"],
    define: {
      extensionHostKind: JSON.stringify(kind),
      titleFilter: JSON.stringify(grep),
    },
    alias: { "node:assert/strict": join(root, "test/host/support/assert.ts") },
    plugins: [mochaAsScript],
    logLevel: "warning",
  });
  return outfile;
}

/**
 * Mocha's browser build looks for a CommonJS `module` and would take over the whole bundle's exports. Without one, it
 * makes itself global, as in a page.
 * @type {esbuild.Plugin}
 */
const mochaAsScript = {
  name: "mocha-as-script",
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `var module, exports, define;\n${readFileSync(path, "utf8")}`,
      loader: "js",
    }));
  },
};

/**
 * The suites of test/host, the one about activation first: after it, nothing is inactive any more.
 * @returns {readonly string[]}
 */
export function hostSuites() {
  const first = "activation.test.ts";
  const others = readdirSync(join(root, "test/host"))
    .filter((name) => name.endsWith(".test.ts") && name !== first)
    .sort();
  return [
    "test/host/support/mocha.ts",
    ...[first, ...others].map((name) => `test/host/${name}`),
    "test/host/support/run.ts",
  ];
}

/**
 * Runs a bundled suite in the window of a new VS Code in the browser.
 * @param {object} what
 * @param {string} what.suite path of the bundle
 * @param {string} what.extension folder of the unpacked extension
 * @param {ExtensionHostKind} what.kind
 * @param {(line: string) => void} what.onLine takes each line that the suite writes
 * @returns {Promise<Outcome>}
 */
export async function runInExtensionHost({ suite, extension, kind, onLine }) {
  const workspace = join(temporaryFolder("workspace"), "incidents");
  mkdirSync(workspace);
  const [server, browser] = await Promise.all([
    startCodeServer({ forTests: true }),
    startBrowser(),
  ]);
  try {
    const page = await browser.newPage();
    const { outcome } = await watchOutcome(page, onLine);
    if (kind === "a web worker") {
      await serveToWorker(page, server.origin, { suite, extension });
      await page.goto(server.address(workspace), { waitUntil: "commit" });
    } else {
      const address = server.address(workspace, [
        ["extensionDevelopmentPath", server.remoteUri(extension)],
        ["extensionTestsPath", server.remoteUri(suite)],
      ]);
      await page.goto(address, { waitUntil: "commit" });
    }
    return await outcome;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Listens to a page before it loads.
 * @param {import("playwright-core").Page} page
 * @param {(line: string) => void} onLine
 * @returns {Promise<{ outcome: Promise<Outcome> }>}
 */
async function watchOutcome(page, onLine) {
  let output = "";
  /** @type {string[]} */
  const complaints = [];
  /** @param {string} text */
  const take = (text) => {
    output += `${text}\n`;
    onLine(text);
  };
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
      const text = format(...values);
      if (text.startsWith(suiteMark)) take(text.slice(suiteMark.length));
      else if (type === "error") complaints.push(text);
    },
  );
  /** @type {(code: number) => void} */
  let finish = () => {};
  const finished = /** @type {Promise<number>} */ (
    new Promise((resolve) => (finish = resolve))
  );
  await page.exposeFunction("codeAutomationExit", finish);
  const timer = setTimeout(() => {
    take(`The suite did not end within ${timeLimit / 1000} s.`);
    finish(1);
  }, timeLimit);
  page.on("close", () => finish(1));
  page.on("crash", () => finish(1));
  const outcome = finished.then((code) => {
    clearTimeout(timer);
    if (code !== 0) complaints.filter(isTelling).forEach(take);
    return { code, output };
  });
  return { outcome };
}

/**
 * VS Code complains about native parts that were not compiled, and about a marketplace that it cannot reach.
 * @param {string} complaint
 */
function isTelling(complaint) {
  return !/^%c|spdlog|watchdog|open-vsx|bindings file/.test(complaint);
}

/**
 * Has the page load extension and suite into its worker extension host. A page loads an extension under development into
 * a worker only from http, and runs tests there only if they lie inside such an extension: so both are served from the
 * page's own origin, and the page's configuration, an attribute of a meta element, is completed as it is read.
 * @param {import("playwright-core").Page} page
 * @param {string} origin
 * @param {{ suite: string, extension: string }} what
 */
async function serveToWorker(page, origin, { suite, extension }) {
  const base = "/extension-for-worker";
  const suitePath = `${base}/suite.js`;
  await page.context().route(`${origin}${base}/**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const file =
      path === suitePath ? suite : join(extension, path.slice(base.length));
    return existsSync(file)
      ? route.fulfill({ path: file })
      : route.fulfill({ status: 404 });
  });
  const { protocol, host } = new URL(origin);
  const location = { scheme: protocol.slice(0, -1), authority: host };
  await page.addInitScript(completeConfiguration, {
    extensions: [{ ...location, path: base }],
    extensionTestsPath: { ...location, path: suitePath },
  });
}

/**
 * Runs in the page, before any of its own scripts.
 * @param {object} developmentOptions
 */
function completeConfiguration(developmentOptions) {
  HTMLMetaElement.prototype.getAttribute = function (name) {
    const value = Element.prototype.getAttribute.call(this, name);
    const isConfiguration =
      name === "data-settings" &&
      this.id === "vscode-workbench-web-configuration";
    if (!isConfiguration || value === null) return value;
    const configuration = JSON.parse(value);
    Object.assign(
      (configuration.developmentOptions ??= {}),
      developmentOptions,
    );
    return JSON.stringify(configuration);
  };
}
