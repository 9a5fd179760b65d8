// Runs the unit tests, which need Node only. Arguments go to Mocha, such as `npm run test:unit -- --grep timeline`.
import { runMocha } from "./support/mocha.mjs";

const { code } = await runMocha([
  ...process.argv.slice(2),
  "test/unit/**/*.test.ts",
]);
process.exit(code);
