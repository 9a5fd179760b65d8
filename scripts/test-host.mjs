// Runs the suites of test/host in VS Code's extension host: in Node or, with --web, in a web worker. With --grep, only
// the tests whose titles contain a text.
import { parseArgs } from "node:util";
import { installedExtension } from "./support/build.mjs";
import {
  bundleSuite,
  hostSuites,
  runInExtensionHost,
} from "./support/extension-host.mjs";
import { say, sayWhile } from "./support/say.mjs";

const { values } = parseArgs({
  options: {
    web: { type: "boolean", default: false },
    grep: { type: "string", default: "" },
  },
});
const kind = values.web ? "a web worker" : "Node";
const { unpacked } = await installedExtension();
const suite = await bundleSuite(hostSuites(), kind, values.grep);
const { code } = await sayWhile("Starting VS Code in the browser", () =>
  runInExtensionHost({ suite, extension: unpacked, kind, onLine: say }),
);
process.exit(code);
