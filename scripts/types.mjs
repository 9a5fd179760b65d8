// Checks the types of each room against that room's own tsconfig.json: what a room may not know is not there for it.
import { join } from "node:path";
import { root } from "./support/paths.mjs";
import { run } from "./support/processes.mjs";
import { say } from "./support/say.mjs";

const rooms = [
  "src/core",
  "src/vscode",
  "src/cli",
  "src/webview",
  "src/mermaid",
  "test",
  "scripts",
];

const compiler = join(root, "node_modules/typescript/bin/tsc");
let failed = false;
for (const room of rooms) {
  const { code, output } = await run(
    process.execPath,
    [compiler, "--project", room],
    { cwd: root },
  );
  say(`${room}: ${code === 0 ? "ok" : "failed"}`);
  if (code !== 0) {
    say(output.trimEnd());
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
