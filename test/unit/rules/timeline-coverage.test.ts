import { check, checkFix } from "../../support/fixtures";

const rule = "timeline-coverage";
const alx = { template: "alx-0x19" };

describe(rule, () => {
  it("lists what is missing", () => {
    check(
      rule,
      `## Timeline
   ~~~~~~~~ “Timeline” doesn't tell which paths were misleading and to whom it was escalated.

- 14:05 Deployment begins
- 14:12 Monitoring shows errors
- 15:35 Rolled back, checkout restored
`,
      alx,
    );
  });

  for (const [suspicion, help] of [
    ["The provider is suspected", "Paged the database team"],
    ["Cache ruled out", "Looped in @bob of the database specialists"],
    ["Restart did not help", "Contacted the provider"],
    ["Logs show nothing unusual", "Escalation: senior colleagues"],
  ] as const) {
    it(`is silent on “${suspicion}” and “${help}”`, () => {
      check(
        rule,
        `## Timeline\n\n- 14:12 Alert fires\n- 14:25 ${suspicion}\n- 14:40 ${help}\n- 15:35 Rolled back and resolved\n`,
        alx,
      );
    });
  }

  it("is silent on other templates, unfilled timelines and single entries", () => {
    const text = "## Timeline\n\n- 14:05 Deployment\n- 14:12 Errors\n";
    check(rule, text);
    check(rule, text, { template: "pagerduty" });
    check(rule, "## Timeline\n\n- 14:05 Deployment\n", alx);
    check(rule, `${text}- [HH:MM] Rolled back\n`, alx);
  });

  it("inserts entries like the last one", () => {
    checkFix(
      rule,
      "Insert an entry with marked gaps",
      "## Timeline\r\n\r\n* 14:12 Alert fires\r\n* 14:25 Provider suspected\r\n* 15:35 Rolled back, fixed\r\n\r\n## Impact\r\n",
      "## Timeline\r\n\r\n* 14:12 Alert fires\r\n* 14:25 Provider suspected\r\n* 15:35 Rolled back, fixed\r\n* [HH:MM] [Name of the team or person that it was escalated to]\r\n\r\n## Impact\r\n",
      alx,
    );
  });
});
