// Opens a real VS Code with the packaged extension and the sample beside its preview: the desktop's where `code` is on the
// PATH, else VS Code in the browser. Everything lives in a temporary folder: a profile of its own, a copy of the sample.
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { packageExtension, packageFolder } from "./support/build.mjs";
import {
  installExtensions,
  quietSettings,
  startCodeServer,
  writeProfile,
} from "./support/code-server.mjs";
import { findOnPath } from "./support/executables.mjs";
import { root, sample } from "./support/paths.mjs";
import { atExit, run, temporaryFolder } from "./support/processes.mjs";
import { say, sayWhile } from "./support/say.mjs";

const extension = await packageExtension();
const folder = temporaryFolder("start");
const helper = join(folder, "helper.vsix");
await packageFolder(join(root, "scripts/start-helper"), helper);
const workspace = join(folder, "incidents");
mkdirSync(workspace);
copyFileSync(sample, join(workspace, basename(sample)));

const code = findOnPath("code");
if (!code || !(await startOnDesktop(code))) await startInBrowser();
process.exit();

/**
 * Opens the desktop's VS Code and waits until its window is closed.
 * @param {string} program
 * @returns {Promise<boolean>} false where it does not start, as without a display
 */
async function startOnDesktop(program) {
  const userData = join(folder, "user");
  writeProfile(userData, quietSettings);
  const profile = [
    "--user-data-dir",
    userData,
    "--extensions-dir",
    join(folder, "extensions"),
    // Electron's sandbox refuses root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const shell = process.platform === "win32";
  const installed = await sayWhile(
    `Installing the extension in ${program}`,
    () =>
      run(
        program,
        [
          ...profile,
          "--install-extension",
          extension,
          "--install-extension",
          helper,
        ],
        { shell },
      ),
  );
  if (installed.code !== 0) return notOnDesktop(installed.output);
  // The program starts VS Code in a group of its own; VS Code notes its process id in its profile.
  atExit(() => killDesktop(join(userData, "code.lock")));
  say("Opening VS Code. Close its window, or press Ctrl-C here, to end.");
  const { code: exitCode, output } = await run(
    program,
    [
      ...profile,
      "--disable-workspace-trust",
      "--disable-telemetry",
      "--skip-welcome",
      "--skip-release-notes",
      "--new-window",
      "--wait",
      workspace,
    ],
    { shell },
  );
  return exitCode === 0 || notOnDesktop(output);
}

/** @param {string} output */
function notOnDesktop(output) {
  say(`The desktop's VS Code did not start:\n${output.trim()}`);
  return false;
}

/** @param {string} lock */
function killDesktop(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** Starts VS Code in the browser, and waits until it is stopped. */
async function startInBrowser() {
  const extensions = join(folder, "extensions");
  const server = await sayWhile("Starting VS Code in the browser", async () => {
    await installExtensions([extension, helper], extensions);
    return startCodeServer({ extensions });
  });
  const address = server.address(workspace);
  say(`\nVS Code is at ${address}\nPress Ctrl-C to end.\n`);
  openInBrowser(address);
  await new Promise((resolve) => server.process.once("close", resolve));
  say("VS Code ended.");
}

/** Has the desktop open an address, where there is one. @param {string} address */
function openInBrowser(address) {
  const { platform, env } = process;
  const hasDisplay = env["DISPLAY"] || env["WAYLAND_DISPLAY"];
  if (platform === "linux" && !hasDisplay) return;
  const [program = "", ...more] =
    platform === "darwin"
      ? ["open"]
      : platform === "win32"
        ? ["cmd", "/c", "start", '""']
        : ["xdg-open"];
  const opener = spawn(program, [...more, address], {
    stdio: "ignore",
    detached: true,
    windowsVerbatimArguments: true,
  });
  // Without an opener, the address on the screen has to do.
  opener.on("error", () => {});
  opener.unref();
}
