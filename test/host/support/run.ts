import * as vscode from "vscode";
import { mocha } from "./mocha";
import { report } from "./report";

/** Runs the suites that were imported before. Rejects when a test failed, which is what VS Code's test runner expects. */
export function run(): Promise<void> {
  report(`VS Code ${vscode.version}, extension host in ${extensionHostKind}`);
  mocha.fgrep(titleFilter);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}
