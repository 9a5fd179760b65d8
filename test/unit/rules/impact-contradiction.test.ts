import { check, checkFix } from "../../support/fixtures";

const rule = "impact-contradiction";

describe(rule, () => {
  it("marks a share beside all", () => {
    check(
      rule,
      `## Impact

Checkout was inaccessible for all users, affecting approximately 80% of our customers.
                                                                 ~~~~~~~~~~~~~~~~~~~~ “80% of our customers” contradicts “all users”. Say one of the two, or whom each is of.
`,
    );
  });

  it("marks two shares of those affected", () => {
    check(
      rule,
      `## Summary

The outage affected 30% of users.

## Impact

45% of users were affected.
~~~~~~~~~~~~ “45% of users” contradicts “30% of users”. Say one of the two, or whom each is of.
`,
    );
  });

  for (const told of [
    "All users were affected: 100% of our customer base.",
    "78% of users saw an outage, while all users saw slow pages.",
    "All users in Europe were affected, which is 30% of users.",
    "All users saw slow pages, and 20% of users could not log in.",
    "All requests failed for 30% of users.",
    "25% of traffic and 90 of 305 teams were affected.",
    "30% of users were affected.\n\n31% of users were affected at the peak.",
    "30% of users were affected.\n\n12% of users were affected in Europe.",
    "60% of users could not pay.\n\n20% of users could not log in.",
    "All services were restored. 20% of users were affected.",
  ]) {
    it(`is silent on “${told}”`, () => {
      check(rule, `## Impact\n\n${told}\n`);
    });
  }

  it("offers both readings", () => {
    const before =
      "## Impact\n\nDown for all users, affecting about 80% of our customers.\n";
    checkFix(
      rule,
      "Say “about 80%” instead of “all”",
      before,
      "## Impact\n\nDown for about 80% of users, affecting about 80% of our customers.\n",
    );
    checkFix(
      rule,
      "Say “100%” instead of “about 80%”",
      before,
      "## Impact\n\nDown for all users, affecting 100% of our customers.\n",
    );
  });
});
