import assert from "node:assert/strict";
import fc from "fast-check";
import {
  milestoneOf,
  milestones,
  pickMilestones,
  type Milestone,
} from "../../../src/core/model/milestones";

describe("milestoneOf", () => {
  const told: Readonly<Record<Milestone, readonly string[]>> = {
    started: [
      "Checkout goes down.",
      "Checkout went offline after the deployment.",
      "Degradation begins",
      "The outage started.",
      "Orders start failing.",
      "Checkout began returning 503.",
      "Deployment of checkout begins; the first orders fail.",
      "Checkout stopped responding.",
      "The shop became unavailable.",
      "OUTAGE BEGINS — checkout starts melting down",
      "The old pool is drained (**outage starts**)",
    ],
    detected: [
      "Monitoring pages @alice: checkout error rate above 20%.",
      "Issue detected through a surge of alerts.",
      "Problem identified by monitoring alerts.",
      "Users complain about failing orders.",
      "A customer reached out to say that checkout was broken.",
      "First report of failing orders.",
      "@alice notices errors on the dashboard.",
      "Alerts fire for checkout.",
      "On-call engineer paged.",
      "Paged",
      "@alice paged.",
      "@alice was paged by the checkout alert.",
      "Paged by monitoring.",
      "@alice discovers the issue.",
      "Team notified of the outage by the monitoring system.",
      "Support reports that checkout went down.",
      "Issue was found through manual testing.",
      "Incident discovered during a rehearsal.",
      "The problem was initially identified when our monitoring system showed errors.",
      "Alert: CheckoutErrors fires",
      "Pager alerts teams",
    ],
    acknowledged: [
      "@alice acknowledges the page and declares an incident.",
      "@alice begins looking at the database.",
      "Engineers started investigating.",
      "Initial investigation focused on the payment provider.",
      "Investigation begins.",
      "INCIDENT BEGINS @alice declares incident #482",
      "@bob joined the call.",
      "Incident declared, rollback attempted",
    ],
    escalated: [
      "Escalated to the database team.",
      "The issue was escalated to @bob, who identified the exhausted pool.",
      "Paged the database team.",
      "@alice pings @bob to take a look.",
      "@alice contacts the payment provider.",
      "Looped in the database specialists.",
      "The provider was informed.",
      "@alice asked the database team for help.",
    ],
    identified: [
      "@bob finds the connection pool exhausted: root cause identified.",
      "Root cause detected. The pool is too small.",
      "@bob finds smoking gun in the logs.",
      "@bob traced the errors to the pool.",
      "Misconfigured pool size identified as the cause.",
      "Found the bug in the new setting.",
      "Identified misconfigured settings",
      "Identification of the misconfiguration.",
      "The team discovered the pool was too small.",
    ],
    mitigated: [
      "Deployment rolled back; error rate falls below 2%.",
      "Reverted the setting.",
      "Repaired",
      "OUTAGE MITIGATED, traffic moved",
      "Workaround deployed.",
      "Pool size corrected, and services began to recover.",
      "Failed over to the second region.",
      "Hotfix deployed.",
      "Checkout partially restored.",
      "Temporary fix applied by @bob.",
      "Misconfiguration identified and rolled back.",
      "Traffic drained from the eastern region.",
      "The bad nodes were drained.",
      "Deployment of the fix went live.",
      "Successful configuration change rollback",
    ],
    resolved: [
      "Queue drained, checkout fully restored.",
      "Checkout is back to normal.",
      "Issue resolved.",
      "The last alerts stop firing.",
      "Access to checkout restored.",
      "Connectivity to the database was restored.",
      "Checkout recovered.",
      "100% recovered",
      "Error rate below 1%, checkout recovered.",
      "Checkout restored to 0.1% errors.",
      "Restored for 100% of users.",
      "All systems fully operational.",
      "Rolled back, and the errors went away.",
      "OUTAGE ENDS, all traffic balanced",
      "The fix was merged and deployed, bringing the outage to an end.",
      "@bob announces that resolution is confirmed.",
      "Status page is set to resolved.",
      "The status was changed to “Resolved”.",
      "System recovers and sites function normally.",
      "Server is now running normally.",
      "The website is now loading properly.",
      "Confirmed that checkout is up and running.",
      "Full service restoration achieved.",
      "Full service restoration confirmed after an hour of watching.",
      "Monitoring confirmed successful resolution.",
      "Checkout comes back from downtime.",
      "A new pool, and the service is back.",
      "Resolution of the issue.",
      "All services are verified and work correctly.",
      "Checkout is up again.",
      "Customers can pay again.",
      "Verified working, new orders come in.",
      "Latency is normal.",
      "Restarted: all services healthy.",
      "The errors stopped.",
    ],
  };
  for (const milestone of milestones) {
    for (const text of told[milestone]) {
      it(`${milestone}: ${text}`, () => {
        assert.equal(milestoneOf(text, null), milestone);
      });
    }
  }

  const none = [
    "",
    "Deployment of checkout 2026.9.",
    "Traffic increases after a newsletter.",
    "INCIDENT ENDS, reached exit criterion",
    "Misleading debugging paths, which did not resolve the issue.",
    "Red herring: a bug found in the payment provider's page.",
    "Suspicion falls on the payment provider; its status page is green.",
    "Checkout was not restored.",
    "96% recovered",
    "99.5 % of the orders were restored.",
    "Recovered to about 96%.",
    "Restored for 50% of users.",
    "The restart didn't fix it.",
    "Service will be restored by noon.",
    "Checkout should be back online soon.",
    "An attempt to roll back failed.",
    "Rollback fails.",
    "Rolled back the deployment, but the issue persisted.",
    "Restarted the pool, but errors came back.",
    "A restart gave relief, but the problem started creeping back.",
    "Could not identify the root cause.",
    "No errors detected.",
    "Nothing was found to be the cause.",
    "Working to identify the root cause.",
    "The name resolved to the wrong address.",
    "Customers are told of the outage's fixed status.",
    "Begin drafting the postmortem.",
    "Ensuring Apache and MySQL are up and running.",
    "Checked if the server was up and running.",
    "Making sure that all services are back online.",
    "Attack 1: 1,496 coins drained, 113,620 profit",
    "The attacker drained the vault.",
    "Funds were drained from two wallets.",
    "The page was set to load slowly.",
    "Checkout goes into maintenance to import the fixed table.",
    "Traffic escalates to three times the usual.",
    "The network team reports no anomalies.",
    "Work on the resolution of the issue goes on.",
    "Checkout does not work correctly.",
    "Until customers can pay again, the banner stays.",
    "The errors have not stopped.",
    "Failed configuration change rollback",
    "The load balancer detects the nodes as healthy.",
    "The vendor responds via its status page.",
    "A customer reports that the issue still persists.",
  ];
  for (const text of none) {
    it(`none: ${text}`, () => {
      assert.equal(milestoneOf(text, null), null);
    });
  }

  it("takes a label before the text", () => {
    assert.equal(
      milestoneOf("Alerts fired at 14:12.", "Detection"),
      "detected",
    );
    assert.equal(
      milestoneOf("To the database team.", "**Escalation**"),
      "escalated",
    );
    assert.equal(
      milestoneOf("Root cause identified.", "Resolution"),
      "resolved",
    );
    assert.equal(
      milestoneOf("Resolved the wrong thing.", "Misleading paths"),
      null,
    );
    assert.equal(
      milestoneOf("Rolled back by @bob.", "Actions taken"),
      "mitigated",
    );
  });

  it("takes a label for the whole text", () => {
    assert.equal(milestoneOf("**Issue Detection**", null), "detected");
    assert.equal(milestoneOf("Issue Resolution: a rollback", null), "resolved");
    assert.equal(milestoneOf("Resolution attempt", null), null);
    assert.equal(milestoneOf("", "Natural Resolution"), "resolved");
    assert.equal(milestoneOf("", "Service recovery"), "resolved");
    assert.equal(milestoneOf("", "Outage #2 start"), "started");
    assert.equal(milestoneOf("", "Outage #2 restore"), "resolved");
  });

  it("never throws and always ends", () => {
    const word = fc.constantFrom(
      ..."alert alerts monitoring found root cause identified restored not to be but rolled back OUTAGE BEGINS the issue was users , . ; ( )".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(word, { maxLength: 400 }).map((words) => words.join(" ")),
        ),
        fc.option(fc.string()),
        (text, label) => {
          const milestone = milestoneOf(text, label);
          assert.ok(milestone === null || milestones.includes(milestone));
        },
      ),
    );
  });
});

describe("pickMilestones", () => {
  const pick = (...entries: readonly [string, Milestone | null][]): unknown =>
    Object.fromEntries(
      Object.entries(
        pickMilestones(entries.map(([at, milestone]) => ({ at, milestone }))),
      ).map(([milestone, { at }]) => [milestone, at]),
    );

  it("takes the first of what happens once and the last of what ends it", () => {
    assert.deepEqual(
      pick(
        ["14:00", null],
        ["14:05", "started"],
        ["14:06", "started"],
        ["14:12", "detected"],
        ["14:13", "detected"],
        ["14:30", "mitigated"],
        ["14:40", "resolved"],
        ["15:10", "mitigated"],
        ["15:35", "resolved"],
        ["17:00", "mitigated"],
      ),
      {
        started: "14:05",
        detected: "14:12",
        mitigated: "15:10",
        resolved: "15:35",
      },
    );
  });

  it("takes the last measure where nothing is resolved", () => {
    assert.deepEqual(pick(["14:30", "mitigated"], ["15:10", "mitigated"]), {
      mitigated: "15:10",
    });
    assert.deepEqual(pick(["14:30", null]), {});
  });
});
