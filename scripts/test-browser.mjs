// Runs the browser tests: VS Code in a real Chromium, with the packaged extension installed. Arguments go to Mocha, such
// as `npm run test:browser -- --grep preview`.
import { runMocha } from "./support/mocha.mjs";

const { code } = await runMocha([
  "--require=test/browser/support/session.ts",
  "--timeout=180000",
  "--slow=30000",
  // A whole workbench now and then loses a click or a change of a file. What fails twice is a fault.
  "--retries=1",
  "--reporter=scripts/support/retry-reporter.cjs",
  ...process.argv.slice(2),
  "test/browser/**/*.test.ts",
]);
process.exit(code);
