import assert from "node:assert/strict";
import { analyzeFixture } from "../../support/fixtures";

function missingFrom(text: string): readonly string[] {
  return analyzeFixture(text).reading?.missingSections ?? assert.fail();
}

/** The kinds that a summary with this sentence tells, besides the summary. */
function toldBy(sentence: string): string[] {
  const missing = missingFrom(`# Outage\n\n## Summary\n\n${sentence}\n`);
  return ["impact", "rootCause", "resolution", "actionItems"].filter(
    (kind) => !missing.includes(kind),
  );
}

describe("core sections told in prose", () => {
  const told: readonly (readonly [string, ...string[]])[] = [
    ["The root cause was a halved connection pool.", "rootCause"],
    ["The root cause of the outage turned out to be the pool.", "rootCause"],
    ["The outage on Monday was caused by a halved pool.", "rootCause"],
    ["This was due to a halved connection pool.", "rootCause"],
    ["The impact was that nobody could pay.", "impact"],
    ["During that time, customers couldn’t pay.", "impact"],
    ["Some users were unable to log in.", "impact"],
    ["It affected about 300 customers.", "impact"],
    ["Requests to the shop resulted in 500 error messages.", "impact"],
    ["At its peak, the issue affected 60% of all traffic.", "impact"],
    ["This affected around 30 % of our users.", "impact"],
    ["100% of traffic was met with an error.", "impact"],
    ["Our clients were exposed to an error.", "impact"],
    ["The cashiers could not reach the shop.", "impact"],
    ["Many of our users reported errors.", "impact"],
    ["The website was inaccessible for an hour.", "impact"],
    ["The application became completely unavailable.", "impact"],
    ["Any visitor of this page got an error.", "impact"],
    ["Access went down, resulting in 504 errors for everybody.", "impact"],
    ["It led to clients experiencing errors.", "impact"],
    ["The outage affected dashboards and delayed reports.", "impact"],
    ["This took down the entire service.", "impact"],
    ["They could not render services to customers.", "impact"],
    ["It brought three hours of disruption for our users.", "impact"],
    ["We resolved this by rolling back the deployment.", "resolution"],
    ["The issue was fixed by restarting the database.", "resolution"],
    ["The fix was to roll back.", "resolution"],
    ["We were able to resolve this by first rolling back.", "resolution"],
    [
      "To prevent this from happening again, we will alert on the pool.",
      "actionItems",
    ],
    ["We plan several changes to avoid this in the future.", "actionItems"],
  ];
  for (const [sentence, ...kinds] of told) {
    it(`“${sentence}”: ${kinds.join(", ")}`, () => {
      assert.deepEqual(toldBy(sentence), kinds);
    });
  }

  const silent = [
    "Checkout was down for 90 minutes.",
    "The database was inaccessible to the pool.",
    "We could not reach the vendor.",
    "The deployment resulted in 3 new pods.",
    "By 9:25 PM, 90% of traffic was restored.",
    "We are still looking for what happened.",
    "The pool was restarted and the site came back.",
    "We will look at it again.",
    "`The root cause was` is how such a sentence begins.",
    "Our customers are important to us.",
    "The fix will be deployed.",
  ];
  for (const sentence of silent) {
    it(`“${sentence}”: nothing`, () => {
      assert.deepEqual(toldBy(sentence), []);
    });
  }

  it("is not what entries of the timeline and action items say", () => {
    assert.deepEqual(
      missingFrom(
        "# Outage\n\n## Summary\n\nDown.\n\n## Timeline\n\n- 14:58 The outage was caused by the pool\n- 15:35 We fixed it by rolling back; customers could not pay\n\n## Action items\n\n- Say what the root cause was\n",
      ),
      ["impact", "rootCause", "resolution"],
    );
  });
});
