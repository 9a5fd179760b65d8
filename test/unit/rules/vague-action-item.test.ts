import { check, checkFix } from "../../support/fixtures";

const rule = "vague-action-item";
const said = (verb: string): string =>
  `“${verb} …” has no end that can be checked. Say what will be there when it is done: an alert, a test, a limit, a number.`;

describe(rule, () => {
  it("marks directions without a destination and appeals", () => {
    check(
      rule,
      `## Action Items

- [ ] Improve paging and alerting
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ ${said("Improve")}
- Training: Train the team
  ~~~~~~~~~~~~~~~~~~~~~~~~ ${said("Train")}
- Be more careful with deployments
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ${said("Be more careful")}
`,
    );
  });

  for (const item of [
    "Alert when more than 80 % of the pool is taken",
    "Improve the runbook of the checkout service",
    "Investigate running the index continuously (Bug 5554824)",
    "Improve alerting on the pool (#482)",
    "Increase the pool to 40 connections",
    "Monitor the pool with Prometheus",
    "Ensure that `pool_size` is set explicitly",
    "Add validation of defaults",
    "Review access rights, including those of former colleagues",
    "[x] Improve monitoring",
    "Improve monitoring, done when [description of what can be checked]",
    "Reviewers are asked for by the deployment",
  ]) {
    it(`is silent on “${item}”`, () => {
      check(rule, `## Action Items\n\n- ${item}\n`);
    });
  }

  it("is silent on broad improvements, which may be broad", () => {
    check(
      rule,
      "## Action Items\n\n### Improvements\n\n- Improve monitoring\n",
    );
  });

  it("inserts a marked gap", () => {
    checkFix(
      rule,
      "Insert a marked gap for how to tell that it is done",
      "## Action Items\n\n- [ ] Improve monitoring.\n",
      "## Action Items\n\n- [ ] Improve monitoring, done when [description of what can be checked].\n",
    );
  });
});
