// VS Code in the browser: its server on 127.0.0.1, with a profile of its own that lasts as long as the server.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  removeFolder,
  runOrFail,
  startGroup,
  stopGroup,
  temporaryFolder,
} from "./processes.mjs";
import { ensureCodeServer, ensureNode } from "./setup.mjs";

/** What keeps a VS Code to itself: no telemetry, no updates, no assistants, no welcome. */
export const quietSettings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};

/**
 * @typedef {object} CodeServer
 * @property {string} origin such as http://127.0.0.1:34567
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} address of the page that has a
 * folder open; the payload tells the page what the command line would tell a desktop VS Code
 * @property {(path: string) => string} remoteUri of a file, as the payload wants it
 * @property {() => string} log what the server wrote so far
 * @property {import("node:child_process").ChildProcess} process
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code's server on a free port and waits until it answers.
 * @param {object} [options]
 * @param {string} [options.extensions] folder of the installed extensions (default: none are)
 * @param {boolean} [options.forTests] whether the payload may name extensions and tests
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer({ extensions, forTests = false } = {}) {
  const [node, entry] = [await ensureNode(), await ensureCodeServer()];
  const profile = temporaryFolder("vscode");
  writeProfile(join(profile, "user"), quietSettings);
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const child = startGroup(
    node,
    [
      entry,
      ...profileArguments(profile, extensions ?? join(profile, "extensions")),
      "--bind-addr",
      host,
      "--auth=none",
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-workspace-trust",
      "--disable-getting-started-override",
      // Without this VS Code ignores the payload's paths of extensions and tests.
      ...(forTests ? ["--vscode-option", "enable-smoke-test-driver"] : []),
    ],
    { env: environment(profile), cwd: profile },
  );
  let log = "";
  child.stdout.on("data", (chunk) => (log += chunk));
  child.stderr.on("data", (chunk) => (log += chunk));
  const origin = `http://${host}`;
  await answering(origin, child, () => log);
  return {
    origin,
    address: (folder, payload = []) => {
      const query = new URLSearchParams({ folder: urlPath(folder) });
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `${origin}/?${query}`;
    },
    remoteUri: (path) => `vscode-remote://${host}${urlPath(path)}`,
    log: () => log,
    process: child,
    stop: async () => {
      await stopGroup(child);
      removeFolder(profile);
    },
  };
}

/**
 * Has VS Code install packaged extensions, which also unpacks them.
 * @param {readonly string[]} packages paths of VSIX files
 * @param {string} extensions folder to install them into
 */
export async function installExtensions(packages, extensions) {
  const [node, entry] = [await ensureNode(), await ensureCodeServer()];
  const profile = temporaryFolder("install");
  mkdirSync(extensions, { recursive: true });
  writeProfile(join(profile, "user"), {});
  await runOrFail(
    node,
    [
      entry,
      ...profileArguments(profile, extensions),
      ...packages.flatMap((path) => ["--install-extension", path]),
    ],
    { env: environment(profile), cwd: profile },
  );
  removeFolder(profile);
}

/**
 * Writes the user settings of a new profile.
 * @param {string} userData
 * @param {Record<string, unknown>} settings
 */
export function writeProfile(userData, settings) {
  mkdirSync(join(userData, "User"), { recursive: true });
  writeFileSync(
    join(userData, "User/settings.json"),
    JSON.stringify(settings, undefined, 2),
  );
}

/** @param {string} profile @param {string} extensions */
function profileArguments(profile, extensions) {
  const config = join(profile, "config.yaml");
  writeFileSync(config, "auth: none\n");
  return [
    "--config",
    config,
    "--user-data-dir",
    join(profile, "user"),
    "--extensions-dir",
    extensions,
  ];
}

/**
 * The server writes into the home folder; it gets one that is not the user's. Variables of a VS Code that we may run
 * inside of, or of npm, are not for it.
 * @param {string} profile
 */
function environment(profile) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|npm_|PASSWORD$|HASHED_PASSWORD$|PORT$)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: profile,
    USERPROFILE: profile,
    XDG_CONFIG_HOME: join(profile, "config"),
    XDG_DATA_HOME: join(profile, "data"),
    XDG_CACHE_HOME: join(profile, "cache"),
  };
}

/** @param {string} path */
function urlPath(path) {
  return decodeURIComponent(pathToFileURL(path).pathname);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no free port."));
      });
    });
  });
}

/**
 * @param {string} origin
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => string} log
 */
async function answering(origin, child, log) {
  const began = Date.now();
  while (Date.now() - began < 60_000) {
    if (child.exitCode !== null) break;
    try {
      if ((await fetch(`${origin}/healthz`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stopGroup(child);
  throw new Error(`VS Code's server did not start.\n${log()}`);
}
