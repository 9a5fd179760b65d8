// Runs in VS Code's extension host: reports what loading and activating the extension took, as JSON.
import {
  activationCost,
  extension,
  showMarkdown,
  until,
} from "../test/host/support/extension";
import { report } from "../test/host/support/report";

export async function run(): Promise<void> {
  await showMarkdown("# Postmortem: checkout fails\n");
  await until(() => activationCost() !== undefined || extension().isActive);
  await extension().activate();
  report(JSON.stringify(activationCost() ?? null));
}
