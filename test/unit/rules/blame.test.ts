import { check, checkFix, fixTitles } from "../../support/fixtures";

const rule = "blame";
const advice =
  "Say what the system let happen or didn't show: which check, alert or default was missing.";

describe(rule, () => {
  it("marks a person together with a fault", () => {
    check(
      rule,
      `## Root Cause

@bob forgot to set the pool size.
     ~~~~~~ “@bob forgot” blames a person. ${advice}
The junior engineer simply ignored the warning, and dana@ broke staging.
                           ~~~~~~~ “The junior engineer simply ignored” blames a person. ${advice}
                                                          ~~~~~ “dana@ broke” blames a person. ${advice}
Later, Bob Miller failed to page anybody, and she overlooked the alert.
                  ~~~~~~~~~ “Bob Miller failed to” blames a person. ${advice}
                                                  ~~~~~~~~~~ “she overlooked” blames a person. ${advice}
`,
    );
  });

  it("marks verdicts, regrets and outbursts", () => {
    check(
      rule,
      `## Root Cause

This was the result of a careless engineer.
                         ~~~~~~~~~~~~~~~~~ “careless engineer” is a verdict on a person. Say what happened and what allowed it.
We should have noticed the queue.
~~~~~~~~~~~~~~~~~~~~~~ “We should have noticed” tells of what did not happen. Say what was known and done at the time, and keep what would help for the lessons.
The alert is ridiculous.
             ~~~~~~~~~~ “ridiculous” is a feeling about what happened. Say what happened, and let its figures speak.
`,
    );
  });

  for (const sentence of [
    "Replication failed to catch up, and the pods failed to start.",
    "The script ignored the setting and broke the build.",
    "The Kubernetes operator failed to reconcile.",
    "Docker Compose ignored the limit, Google Cloud failed to scale.",
    "The deployment inadvertently altered the pool size.",
    "@alice determines that the pool is exhausted.",
    "@alice and Bob Miller rolled the deployment back.",
    "Nobody is to blame.",
    "The default was at fault.",
    "The alert should have fired at 14:07.",
    "The fault was found by the team.",
    "The build was broken by a change of 2026.9.",
    "Users were unable to log in and she called support.",
    "The team failed to find anything unusual.",
    "The fault-tolerant cache ignored the entry.",
  ]) {
    it(`is silent on “${sentence}”`, () => {
      check(rule, `## Timeline of events\n\n${sentence}\n`);
    });
  }

  it("is silent on regrets among the lessons, and on humour where it is asked for", () => {
    check(rule, "## Lessons Learned\n\nWe should have noticed the queue.\n");
    check(rule, "## Root Cause\n\nWhat a mess, how ridiculous!\n", {
      template: "alx-0x19",
    });
  });

  it("names a role instead of a name, and offers nothing for a role", () => {
    checkFix(
      rule,
      "Name the role of “@bob” instead",
      "## Root Cause\n\nHere @bob forgot the pool size.\n",
      "## Root Cause\n\nHere the [role of the person] forgot the pool size.\n",
    );
    const titles = fixTitles("## Root Cause\n\nShe forgot it.\n", rule);
    if (titles.length > 0) throw new Error(titles.join());
  });
});
