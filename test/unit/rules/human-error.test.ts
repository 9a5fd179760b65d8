import { check } from "../../support/fixtures";

const rule = "human-error";

describe(rule, () => {
  it("marks a slip that is given as the cause", () => {
    check(
      rule,
      `## Root Cause

The root cause of the outage was a human error in managing keys.
                                   ~~~~~~~~~~~ “human error” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.
`,
    );
  });

  it("marks it in the summary where the sentence gives a cause", () => {
    check(
      rule,
      `## Summary

Checkout failed because someone forgot to set the pool size. It was a bad day.
                        ~~~~~~~~~~~~~~ “someone forgot” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.
`,
    );
  });

  it("marks it whatever the sentence goes on to say", () => {
    check(
      rule,
      `## Root Cause

Operator error, since there was no checklist and nobody could see the pool.
~~~~~~~~~~~~~~ “Operator error” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.
`,
    );
  });

  it("says it once of a passage", () => {
    check(
      rule,
      `## Root Cause

Operator error. The operator's mistake halved the pool, a mistake by one of the engineers.
~~~~~~~~~~~~~~ “Operator error” is where the search for the cause begins, not where it ends. Say what made the slip likely, and what could have caught it.
`,
    );
  });

  for (const [section, sentence] of [
    ["Root Cause", "Human error is never a root cause."],
    [
      "Root Cause",
      "This was not a human error: nothing compared the settings.",
    ],
    ["Root Cause", "Typing sizes by hand is prone to human error."],
    ["Root Cause", "The service returned a user error for each order."],
    ["Root Cause", "`human error` stood in the log."],
    [
      "Background",
      "Any system is bound to fail, through a bug or human error.",
    ],
    [
      "Summary",
      "Systems fail because of bugs, traffic, hardware, and human error.",
    ],
    ["Summary", "Users saw an error page."],
    ["Lessons Learned", "The cause was a human error, and we know better now."],
    ["Action Items", "- Reduce human error because of manual settings"],
    ["Root Cause", "The manual error budget was used up."],
  ] as const) {
    it(`is silent on “${sentence}” in ${section}`, () => {
      check(rule, `## ${section}\n\n${sentence}\n`);
    });
  }
});
