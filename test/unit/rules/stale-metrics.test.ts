import assert from "node:assert/strict";
import { measure } from "../../../src/core/metrics/metrics";
import {
  metricsTable,
  staleRows,
  writeMetricsBlock,
} from "../../../src/core/refactorings/metricsBlock";
import { applyEdits } from "../../../src/core/text";
import {
  analyzeFixture,
  check,
  checkFix,
  fixtureSettings,
} from "../../support/fixtures";

const rule = "stale-metrics";
const fix = "Work out the figures anew";

const head = `# Checkout fails

**Duration:** 14:05 to 15:35 (UTC)

`;

const block = (...rows: string[]): string =>
  `<!-- postmortem-metrics -->

| Metric | Value |
| ------ | ----- |
${rows.join("\n")}

<!-- /postmortem-metrics -->
`;

function written(text: string): string {
  const { postmortem } = analyzeFixture(text);
  assert.ok(postmortem);
  const edit = writeMetricsBlock(
    postmortem,
    measure(postmortem, fixtureSettings),
  );
  return edit ? applyEdits(text, [edit]) : text;
}

describe("stale-metrics", () => {
  it("finds a figure that the text no longer gives", () => {
    check(
      rule,
      `${head}<!-- postmortem-metrics -->

| Metric | Value |
| ------ | ----- |
| Duration | 1 h |
             ~~~ “Duration” is 1 h in this table; the text gives 1 h 30 min.

<!-- /postmortem-metrics -->
`,
    );
  });

  it("says how many more there are", () => {
    check(
      rule,
      `${head}<!-- postmortem-metrics -->

| Metric | Value |
| ------ | ----- |
| Time to detect | 3 min |
                   ~~~~~ The text does not give “Time to detect” any more; the table says 3 min. 1 more figure is out of date.
| Duration | 1 h |

<!-- /postmortem-metrics -->
`,
    );
  });

  it("is silent where the figures are right", () => {
    check(rule, head + block("| Duration | 1 h 30 min |"));
    check(rule, head + block("|Duration|1 h 30 min|"));
  });

  it("is silent about rows that somebody left out", () => {
    check(
      rule,
      head + block("| Error budget used (99.9% in 30 days) | 208% by time |"),
    );
  });

  it("is silent without a block, or with one that has no end", () => {
    check(rule, `${head}| Duration | 1 h |\n| --- | --- |\n`);
    check(rule, `${head}<!-- postmortem-metrics -->\n\n| Duration | 1 h |\n`);
  });

  it("is silent about what it has written itself, and writes the same again", () => {
    const text = written(
      `${head}## Impact\n\n50% of users could not pay.\n\n## Timeline\n\n- 14:12 Monitoring pages @alice\n- 15:35 Restored\n`,
    );
    check(rule, text);
    assert.equal(written(text), text);
  });

  it("writes the figures anew", () => {
    checkFix(
      rule,
      fix,
      head + block("| Duration | 1 h |"),
      `${head}<!-- postmortem-metrics -->

| Metric                               | Value        |
| ------------------------------------ | ------------ |
| Duration                             | 1 h 30 min   |
| Time to resolve                      | 1 h 30 min   |
| Error budget used (99.9% in 30 days) | 208% by time |

<!-- /postmortem-metrics -->
`,
    );
  });
});

describe("the block of figures", () => {
  const timeline =
    "## Timeline\n\n- 14:05 UTC Outage begins\n- 15:35 UTC Restored\n";

  it("comes before the timeline", () => {
    assert.match(
      written(`# Checkout fails\n\n${timeline}`),
      /^# Checkout fails\n\n<!-- postmortem-metrics -->\n\n\| Metric[^]*<!-- \/postmortem-metrics -->\n\n## Timeline/,
    );
  });

  it("comes last where the timeline has no heading of its own", () => {
    assert.ok(
      written(head.trimEnd()).endsWith("<!-- /postmortem-metrics -->\n"),
    );
  });

  it("has the document's line endings", () => {
    const text = written(
      `# Checkout fails\r\n\r\n${timeline.replaceAll("\n", "\r\n")}`,
    );
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it("is as tight as the document's own tables", () => {
    const text = `# Checkout fails\n\n|Time (UTC)|Event|\n|-|-|\n|14:05|Outage begins|\n\n${timeline}`;
    assert.match(written(text), /\n\| Metric \| Value \|\n\| --- \| --- \|\n/);
  });

  it("is no part of what is read", () => {
    const text = `# Checkout fails\n\n## Summary\n\nCheckout failed.\n\n${block("| Duration | 5 h |", "| Users affected | 99% of users |", "| 10:00 | Restored |")}\n${timeline}`;
    const { postmortem } = analyzeFixture(text);
    assert.ok(postmortem);
    assert.equal(postmortem.incident.outage?.minutes, 90);
    assert.deepEqual(postmortem.incident.impact.shares, []);
    assert.equal(postmortem.incident.timeline.length, 2);
    assert.equal(postmortem.incident.stated.length, null);
  });

  it("is no part of the timeline it stands in", () => {
    const text = `# Checkout fails\n\n${timeline}\n${block("| 14:20 | Restored |", "| Duration | 5 h |")}`;
    assert.equal(analyzeFixture(text).postmortem?.incident.timeline.length, 2);
  });

  it("is none where nothing is known", () => {
    const { postmortem } = analyzeFixture("# Checkout fails\n");
    assert.ok(postmortem);
    const measurements = measure(postmortem, fixtureSettings);
    assert.equal(writeMetricsBlock(postmortem, measurements), null);
    assert.equal(metricsTable(postmortem, measurements), null);
    assert.deepEqual(staleRows(postmortem, measurements), []);
  });
});
