// Mocha's usual report, which also says of a test that it is tried once more, and why.
const { reporters, Runner } = require("mocha");

module.exports = class RetryReporter extends reporters.Spec {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    runner.on(Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      console.log(`    ↻ tried once more: ${test.title}`);
      console.log(
        `      ${String(error.stack ?? error).replace(/\n/g, "\n      ")}`,
      );
    });
  }
};
