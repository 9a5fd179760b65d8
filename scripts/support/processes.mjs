// Child processes that leave nothing behind: each long-running one leads a group of its own, and groups and temporary
// folders are cleaned up however this process ends.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const windows = process.platform === "win32";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment
 * @property {boolean} [shell] through the system's shell, which Windows wants for scripts
 * @property {boolean} [echo] also passes the output on while it arrives
 */

/**
 * Runs a command to its end, without standard input. Never rejects.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} exit code (127: could not be started) and both outputs in order
 */
export function run(command, commandArguments, options = {}) {
  return new Promise((resolve) => {
    const [program, rest] = options.shell
      ? [[command, ...commandArguments].map(quote).join(" "), []]
      : [command, commandArguments];
    const child = spawn(program, rest, {
      cwd: options.cwd,
      env: options.env,
      shell: options.shell ?? false,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    installHandlers();
    running.add(child);
    let output = "";
    /** @param {string} chunk @param {NodeJS.WriteStream} stream */
    const take = (chunk, stream) => {
      output += chunk;
      if (options.echo) stream.write(chunk);
    };
    child.stdout.setEncoding("utf8");
    child.stderr.setEncoding("utf8");
    child.stdout.on("data", (chunk) => take(chunk, process.stdout));
    child.stderr.on("data", (chunk) => take(chunk, process.stderr));
    child.on("error", (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** @param {string} part of a line for a shell */
function quote(part) {
  return /\s/.test(part) ? `"${part}"` : part;
}

/**
 * Runs a command that has to succeed.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {RunOptions} [options]
 * @returns {Promise<string>} its output; rejects with the output in the message when it fails
 */
export async function runOrFail(command, commandArguments, options) {
  const { code, output } = await run(command, commandArguments, options);
  if (code !== 0) {
    const line = [command, ...commandArguments].join(" ");
    throw new Error(`"${line}" ended with exit code ${code}\n${output.trim()}`);
  }
  return output;
}

/**
 * Runs npm with the Node and npm that run this script.
 * @param {readonly string[]} npmArguments
 * @param {RunOptions} [options]
 */
export function runNpmOrFail(npmArguments, options = {}) {
  const script = process.env["npm_execpath"];
  return script?.endsWith("npm-cli.js")
    ? runOrFail(process.execPath, [script, ...npmArguments], options)
    : runOrFail("npm", npmArguments, { ...options, shell: windows });
}

/**
 * Starts a long-running command at the head of a process group of its own.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function startGroup(command, commandArguments, options = {}) {
  const child = spawn(command, commandArguments, {
    ...options,
    detached: !windows,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  const forget = atExit(() => signalGroup(child, "SIGKILL"));
  child.on("close", forget);
  return child;
}

/**
 * Ends a group started by `startGroup`: politely, and after two seconds by force.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function stopGroup(child) {
  const closed = new Promise((resolve) => child.once("close", resolve));
  if (child.exitCode === null && child.signalCode === null) {
    signalGroup(child, "SIGTERM");
    await Promise.race([closed, delay(2000)]);
  }
  // Members of the group may outlive its head.
  signalGroup(child, "SIGKILL");
}

/**
 * A new temporary folder, removed when this process ends.
 * @param {string} purpose part of its name
 */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `postmortem-${purpose}-`));
  atExit(() => removeFolder(folder));
  return folder;
}

/** Removes a folder, if it can. @param {string} folder */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // Somebody still writes there; the system empties its temporary folder one day.
  }
}

/** @param {number} milliseconds @returns {Promise<void>} */
export function delay(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** @type {Set<() => void>} */
const cleanups = new Set();

/**
 * Has a synchronous clean-up done when this process ends, by itself or by a signal. Last in, first out.
 * @param {() => void} cleanup
 * @returns {() => void} takes the clean-up back
 */
export function atExit(cleanup) {
  installHandlers();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

let handlersInstalled = false;

function installHandlers() {
  if (handlersInstalled) return;
  handlersInstalled = true;
  process.on("exit", () => {
    for (const child of running) child.kill();
    for (const cleanup of [...cleanups].reverse()) cleanup();
  });
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  process.on("SIGHUP", () => process.exit(129));
  endWithParents();
}

/**
 * Ends this process when those that started it are gone: npm, when killed, passes nothing on, and neither does the shell
 * between npm and us. An orphan is given another parent.
 */
function endWithParents() {
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  setInterval(() => {
    const isOrphan =
      process.ppid !== parent ||
      !isRunning(parent) ||
      parentOf(parent) !== grandparent;
    if (isOrphan) process.exit(129);
  }, 1000).unref();
}

/**
 * @param {number} processId
 * @returns {string | undefined} its process id; undefined where the system does not tell as easily as Linux
 */
function parentOf(processId) {
  if (process.platform !== "linux") return undefined;
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    return /^PPid:\s*(\d+)/m.exec(status)?.[1];
  } catch {
    return undefined;
  }
}

/** @param {number} processId */
export function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It may run and be another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
