// Runs the suites of test/host in a desktop VS Code by @vscode/test-electron: the one that VSCODE_EXECUTABLE names, else
// a downloaded one. Where none can be had it says so, and that is no failure.
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { packageExtension } from "./support/build.mjs";
import { findOnPath } from "./support/executables.mjs";
import { bundleSuite, hostSuites } from "./support/extension-host.mjs";
import { cacheFolder, root } from "./support/paths.mjs";
import { run, temporaryFolder } from "./support/processes.mjs";
import { say, sayWhile } from "./support/say.mjs";
import { nodeForTools } from "./support/setup.mjs";

const node = await nodeForTools();
if (node !== process.execPath) await runAgain(node, []);

const { env, platform } = process;
if (platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) {
  const xvfb = findOnPath("xvfb-run");
  if (!xvfb) cannot("there is no display, and no xvfb-run");
  else await runAgain(xvfb, ["-a", process.execPath]);
}

const executable =
  env["VSCODE_EXECUTABLE"] ??
  (await sayWhile("Fetching the desktop's VS Code", () =>
    downloadAndUnzipVSCode({ cachePath: cacheFolder, version: "stable" }),
  ).catch((error) => cannot(`it cannot be downloaded (${error.message})`)));
await packageExtension();
const profile = temporaryFolder("desktop");
try {
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite(hostSuites(), "Node"),
    launchArgs: [
      temporaryFolder("workspace"),
      `--user-data-dir=${profile}`,
      "--disable-extensions",
      "--disable-workspace-trust",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
} catch (error) {
  say(String(error));
  process.exit(1);
}
process.exit(0);

/**
 * Runs this script by another program, and ends as it ends.
 * @param {string} program
 * @param {readonly string[]} programArguments
 */
async function runAgain(program, programArguments) {
  const { code } = await run(
    program,
    [...programArguments, import.meta.filename],
    { echo: true },
  );
  process.exit(code);
}

/**
 * @param {string} reason
 * @returns {never}
 */
function cannot(reason) {
  say(`The suites cannot run in a desktop VS Code here: ${reason}.`);
  process.exit(0);
}
