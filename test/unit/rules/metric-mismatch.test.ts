import { check, checkFix } from "../../support/fixtures";

const rule = "metric-mismatch";
const incident = (fields: string): string => `${fields}

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Alert fires for the checkout service
- 15:20 Mitigated by a rollback
- 15:35 Service restored
`;

describe(rule, () => {
  it("compares a stated time with the milestones", () => {
    check(
      rule,
      incident("**Time to detect:** 30 minutes").replace(
        "minutes\n",
        "minutes\n                    ~~~~~~~~~~ Time to detect is stated as 30 minutes, but from 14:05 to 14:12 it is 7 minutes.\n",
      ),
    );
    check(
      rule,
      incident("**Time to resolve:** 3 hours").replace(
        "hours\n",
        "hours\n                     ~~~~~~~ Time to resolve is stated as 3 hours, but from 14:05 to 15:35 it is 1 hour 30 minutes.\n",
      ),
    );
  });

  it("writes what the document's own times give", () => {
    checkFix(
      rule,
      "Write “90 minutes”",
      incident("**Time to resolve:** 45 minutes"),
      incident("**Time to resolve:** 90 minutes"),
    );
  });

  for (const field of [
    "**Time to detect:** 7 minutes",
    "**Time to resolve:** 90 minutes",
    "**Time to resolve:** 83 minutes",
    "**Time to resolve:** 75 minutes",
    "**Time to mitigate:** 1h 15m",
    "**Time to resolve:** about 2 hours",
    "**Time to acknowledge:** 20 minutes",
    "**Time to resolve:** 5 hours (during support hours)",
    "**Time to resolve:** unknown",
  ]) {
    it(`accepts “${field}”`, () => {
      check(rule, incident(field));
    });
  }

  it("compares nothing where a milestone is missing", () => {
    check(
      rule,
      "**Time to detect:** 30 minutes\n\n## Timeline (UTC)\n\n- 14:12 Alert fires\n",
    );
  });
});
