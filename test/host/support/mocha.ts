// Mocha for suites inside VS Code's extension host, in Node and in a web worker alike: its browser build, which needs
// neither files nor modules of Node. Imported before the suites, so that `describe` and `it` are there for them.
import "mocha/mocha.js";
import { report } from "./report";

Mocha.reporters.Base.consoleLog = report;

/**
 * The run that the suites add their tests to. A new one, since the one that the browser build makes by itself reports
 * into an HTML page.
 */
export const mocha = new Mocha({
  ui: "bdd",
  reporter: "spec",
  timeout: 60_000,
  color: false,
  failZero: true,
  forbidOnly: true,
});

mocha.suite.emit("pre-require", globalThis, undefined, mocha);
