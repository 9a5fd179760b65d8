import assert from "node:assert/strict";
import { analyzeFixture } from "../../support/fixtures";

function lengthIn(text: string): number | null {
  const stated = analyzeFixture(text).reading?.incident.stated;
  return stated?.length?.minutes ?? null;
}

describe("stated lengths in prose", () => {
  const told: readonly (readonly [string, number])[] = [
    ["The outage lasted for 45 minutes.", 45],
    ["Checkout was unavailable for approximately 2 and a half hours.", 150],
    ["This caused a 45-minute outage of checkout.", 45],
    ["We had 45 minutes of downtime.", 45],
    ["45 minutes of degraded performance were observed.", 45],
    ["Total downtime: 1h 30m.", 90],
    ["Orders failed over a period of 3 hours.", 180],
    ["Orders failed from 14:05 to 15:35 UTC (90 minutes).", 90],
    ["For 40 minutes, customers could not pay.", 40],
    ["Customers could not pay for just under 40 minutes.", 40],
    ["It took two hours to fully restore checkout.", 120],
    ["Checkout was down. Service was restored after 25 minutes.", 25],
    [
      "The queue was drained over 38 minutes before the leak was mitigated.",
      38,
    ],
    [
      "An alert fired within 5 minutes. The incident lasted nearly two hours.",
      120,
    ],
    [
      "The pool has a timeout of 30 seconds. The outage was over after 25 minutes.",
      25,
    ],
    [
      "Checkout failed. It took us 10 minutes to notice and 50 minutes to resolve the outage.",
      50,
    ],
    [
      "The site was down for 1 hour and 5 minutes on Wednesday, 4 March 2026, after a cache of 10 minutes had run out.",
      65,
    ],
    ["A 20 min incident.", 20],
    ["Total user-facing impact: ~19 min.", 19],
    ["Total impact ≈ 19 min across both windows.", 19],
    ["The incident took 90 minutes from detection to resolution.", 90],
    ["The outage spanned roughly 6 hours.", 360],
    ["The incident had a duration of 35 minutes.", 35],
    ["Users experienced errors during a 35-minute window.", 35],
    ["We were down 35 minutes.", 35],
    [
      "The impact lasted from 14:05 to 15:35, a total of 1 hour 30 minutes.",
      90,
    ],
    ["Damage was limited to under 3 hours from the time of detection.", 180],
    ["The impact was kept to under 3hrs.", 180],
    [
      "The outage lasted 20 minutes. To compensate everyone for this downtime, we add an additional seven days of time.",
      20,
    ],
  ];
  for (const [sentence, minutes] of told) {
    it(sentence, () =>
      assert.equal(lengthIn(`## Summary\n\n${sentence}\n`), minutes),
    );
  }

  it("are none where something else took so long", () => {
    for (const sentence of [
      "The outage was detected within 5 minutes.",
      "The pool is refreshed every 30 minutes, which broke checkout.",
      "Checkout failed because the cache has a TTL of 10 minutes.",
      "A timeout of 30 seconds made the outage worse.",
      "The outage began 10 minutes after the deploy.",
      "The deploy went out 2 hours before the outage.",
      "Ten minutes into the outage, @alice was paged.",
      "Alerts fire when checkout is down for 5 minutes.",
      "Logs are kept for 30 days, so the failure could be analysed.",
      "The 24-hour on-call rota covered the incident.",
      "The page was acknowledged after 5 minutes and the outage escalated.",
      "To compensate our customers for this downtime, we will be crediting all plans with an additional seven days of time.",
      "On March 4, 2026, at 00:00 hours, the outage was noticed.",
      '(e.g., "50% of requests failed for 10 mins")',
      "Orders failed. Load rose from 8 to 95 orders per second over the course of 15 minutes.",
      "(for example: down for 2 hours)",
      "A similar outage last year lasted 3 hours.",
      "50 minutes elapsed between the failure and the first alert.",
      "A rollback ended the outage, with the remaining 64 minutes spent on failed retries.",
    ]) {
      assert.equal(lengthIn(`## Summary\n\n${sentence}\n`), null, sentence);
    }
  });

  it("are none of the team's own response", () => {
    for (const text of [
      "- **Incident window:** 14:05 UTC → 15:35 UTC\n- **Time to detect:** 7 min\n",
      "## Summary\n\nThe outage hit everyone. Time to detect: about 7 minutes.\n",
      "## Summary\n\nAn outage.\n\n- MTTR: 90 minutes\n",
    ]) {
      assert.equal(lengthIn(text), null, text);
    }
  });

  it("are found in the title and other sections where the summary has none", () => {
    assert.equal(
      lengthIn(
        "# 2026-03-04, 30min outage\n\n## Summary\n\nCheckout failed.\n",
      ),
      30,
    );
    assert.equal(
      lengthIn(
        "# Postmortem\n\n## Summary\n\nCheckout failed.\n\n## Resolution\n\nThe outage lasted 45 minutes in all.\n",
      ),
      45,
    );
    assert.equal(
      lengthIn(
        "# Postmortem\n\n## Summary\n\nCheckout failed.\n\n## Details\n\nIn total, this incident was resolved in 2 hours and 2 minutes from the time of report.\n",
      ),
      122,
    );
    assert.equal(
      lengthIn(
        "# 30min outage\n\n## Summary\n\nCheckout was down for 40 minutes.\n",
      ),
      40,
    );
    assert.equal(
      lengthIn(
        "# Postmortem\n\n## Summary\n\nCheckout failed.\n\n## Action items\n\n- Alert when checkout is down for 5 minutes\n- Rehearse a 45-minute outage\n",
      ),
      null,
    );
  });
});
