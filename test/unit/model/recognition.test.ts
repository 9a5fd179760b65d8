import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { analyze } from "../../../src/core/analyze";
import { fixtureSettings } from "../../support/fixtures";

const settings = { ...fixtureSettings, assumePostmortem: false };

function isPostmortem(text: string): boolean {
  return analyze(text, settings).postmortem !== null;
}

describe("recognition", () => {
  for (const file of readdirSync("test/samples").filter((file) =>
    file.endsWith(".md"),
  )) {
    it(`takes ${file} for a postmortem`, () => {
      assert.ok(isPostmortem(readFileSync(`test/samples/${file}`, "utf8")));
    });
  }

  it("takes a document by its sections, whatever its title", () => {
    assert.ok(
      isPostmortem(
        "# Checkout, 4 March\n\n## Impact\n\n## Timeline\n\n## Root cause\n",
      ),
    );
  });

  it("leaves other Markdown alone", () => {
    for (const text of [
      "",
      "# checkout\n\n## Installation\n\n## Usage\n\n## License\n",
      "# Release plan\n\n## Summary\n\n## Timeline\n\n- 2026-03-04 Freeze\n\n## Next steps\n",
      "# Roadmap\n\n## Background\n\n## Impact\n\n## Timeline\n",
      "# Incident response handbook\n\n## Roles\n\n## Action items\n",
      "# 4.2.0\n\n## Fixes\n\n- A crash\n",
      "# How to write a postmortem\n\nA postmortem has a timeline.\n",
    ]) {
      assert.ok(!isPostmortem(text), text);
    }
  });

  const notPostmortems: Readonly<Record<string, string>> = {
    "an RFC":
      "# RFC 12: queue orders\n\n## Summary\n\n## Background\n\nAn incident showed the need.\n\n## Impact\n\n## Timeline\n\n- 2026-03-04 Accepted\n- 2026-04-01 Built\n- 2026-05-01 Released\n\n## Action items\n",
    "a note that points to a postmortem":
      "# Outage postmortem\n\nOn 4 March 2026 from 14:05 UTC to 15:35 UTC, the shop was unavailable.\n\n[Read the postmortem](https://example.com/pm).\n",
    "a definition with the usual sections":
      "# Postmortem\n\nA postmortem is a report that is written after an outage.\n\n## Issue Summary\n\nWhat failed, in short.\n\n## Timeline\n\nWhen it began and ended.\n\n## Root Cause\n\nNo sugarcoating.\n\n## Corrective and Preventative Measures\n\n- Ways to prevent it\n",
    "a definition under a line of its own":
      "0x19. Postmortem\n\nPOSTMORTEM\na postmortem is a review of an outage.\n\nIssue Summary: what failed, in short.\n\nTimeline: when it began and ended.\n\nRoot Cause and Resolution: why.\n\nCorrective and Preventative Measures: a list.\n",
    "a project plan":
      "# Checkout in two regions\n\n## Summary\n\n## Timeline\n\n## Impact\n\n## Risks\n\n## Lessons learned\n\n## Next steps\n",
    "a plan after an outage":
      "# Project plan: no outage again\n\n## Summary\n\n## Timeline\n\n## Impact\n\n## Next steps\n",
    "release notes":
      "# Release notes 4.2.0\n\nNo downtime expected.\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Resolution\n",
    "release notes without the words":
      "# 4.2.0\n\nNo downtime expected.\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Fix\n",
    "a runbook":
      "# Runbook: checkout outage\n\n## Summary\n\n## Impact\n\n## Detection\n\n## Mitigation\n",
    "a playbook":
      "# Outage playbook\n\n## Summary\n\n## Impact\n\n## Detection\n\n## Mitigation\n",
    "a bug report":
      "# Checkout rejects empty names\n\n## Summary\n\n## Root cause\n\n## Fix\n\n## Impact\n\nNo downtime.\n",
    "a design document":
      "# Design: orders in a queue\n\n## Summary\n\nThe outage of March must not come back.\n\n## Root cause\n\n## Impact\n\n## Timeline\n",
    "a design document without the word":
      "# Orders in a queue\n\n## Summary\n\nThe outage of March must not come back.\n\n## Background\n\n## Impact\n\n## Timeline\n\n## Lessons learned\n",
    "an incident response process":
      "# Incident response process\n\n## Overview\n\n## Detection\n\n## Timeline\n\n## Root cause analysis\n\n## Action items\n",
    "a sprint retrospective":
      "# Sprint 12 retrospective\n\n## Summary\n\n## Timeline\n\n- 09:00 Start\n- 09:30 Incident discussed\n- 10:00 End\n\n## What went well\n\n## Action items\n",
    "a game day":
      "# Game day: checkout outage\n\n## Summary\n\n## Impact\n\n## Timeline\n\n- 09:00 Pool halved\n- 09:05 Paged\n- 09:30 End\n\n## Lessons learned\n",
    "a retrospective of a project, with times":
      "# Retrospective: two regions\n\n## Summary\n\n## Timeline\n\n- 09:00 Start\n- 10:00 Built\n- 11:00 Shown\n\n## What went well\n\n## Action items\n",
    "a drill":
      "# Outage drill\n\n## Summary\n\n## Timeline\n\n- 09:00 Pool halved\n- 09:05 Paged\n- 09:30 End\n\n## Lessons learned\n",
    "a meeting's minutes":
      "# Weekly incident review\n\n## Summary\n\n## Timeline\n\n## Impact\n\n## Action items\n",
    "minutes by their name":
      "# Minutes of the outage review\n\n## Summary\n\n## Timeline\n\n## Impact\n\n## Action items\n",
    ...Object.fromEntries(
      [
        "How to write a postmortem",
        "How to run a postmortem",
        "Writing postmortems",
        "Postmortem process",
        "Postmortem guide",
        "Our postmortem review process",
        "Guide to a good postmortem",
        "RFC: postmortem for each outage",
        "Incident and postmortem handbook",
      ].map((title) => [
        `“${title}”`,
        `# ${title}\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root cause\n\n## Action items\n`,
      ]),
    ),
    "a task's text":
      "# 0x19. Postmortem\n\n## Background\n\nEvery system has an outage.\n\n## Tasks\n\n- Issue Summary must contain:\n  - how long it was\n- Root cause and resolution must contain:\n  - what it was\n",
    "a blog post about a bug":
      "# Why our tests were slow\n\n## Background\n\n## What caused it\n\nThe slowness was caused by a mutex.\n\n## How we fixed it\n\nWe fixed it by sharding.\n\n## Lessons learned\n",
    "a pull request":
      "## Summary\n\nFixes a crash.\n\n## Root cause\n\n## Fix\n\n## Impact\n\nNone.\n\n## Follow-ups\n\n- Tests\n",
    "a README of a tool for postmortems":
      "# Postmortem\n\nAn extension for people who write postmortems after an outage, and for those who read them later on.\n\n## Rules\n\nIt fixes them by quick fixes. Users who were affected are counted.\n\n## Settings\n",
    "guidance on reports":
      "---\ntitle: Write an incident report\n---\n\n## Overview\n\n## User impact\n\n## Timeline\n\n10:20 - 15:00 is how a time is written in a report of an outage.\n",
    "a quality plan with one such name twice":
      "# Plant 4\n\n## Line A\n\n### Corrective and preventative measures\n\n## Line B\n\n### Corrective and preventative measures\n\n## Summary\n\n## Timeline\n\n## Lessons learned\n",
    "a study of postmortems":
      "# Postmortem best practices\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n",
    "a guide by its front matter":
      "---\ntitle: Incident response guide\n---\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root cause\n",
  };
  for (const [name, text] of Object.entries(notPostmortems)) {
    it(`leaves ${name} alone`, () => {
      assert.ok(!isPostmortem(text));
    });
  }

  for (const title of [
    "Postmortem: game day went wrong",
    "Game day postmortem",
    "2026-03-04 postmortem of a release plan",
    "Postmortem template",
    "Post-mortem: checkout process fails",
    "Checkout outage of 90 minutes",
    "Incident retrospective: checkout",
    "Incident report",
    "Incident: checkout fails",
  ]) {
    it(`takes “${title}” for a postmortem`, () => {
      assert.ok(
        isPostmortem(
          `# ${title}\n\n## Summary\n\n## Impact\n\n## Lessons learned\n\n## Resolution\n`,
        ),
      );
    });
  }

  it("takes an outage told by the clock, whatever word its title has", () => {
    const timeline =
      "## Summary\n\n## Impact\n\n## Timeline\n\n- 14:05 Outage begins\n- 14:12 Paged\n- 15:35 Restored\n";
    assert.ok(isPostmortem(`# Outage of the payment process\n\n${timeline}`));
    assert.ok(isPostmortem(`# Checkout, 4 March\n\n${timeline}`));
  });

  const others: Readonly<Record<string, string>> = {
    "a blog post by its tags":
      "---\ntitle: Checkout was unavailable\ntags: [incident]\n---\n\nWe are sorry about the outage.\n\n### What happened\n\n### What went wrong, and why?\n\n### How we fixed it\n\n### What are we doing to prevent this from happening again?\n",
    "a document whose title is a line":
      "POSTMORTEM REPORT\n\n1. Issue Summary\n\nCheckout failed.\n\n2. Root Cause and Resolution\n\nA halved pool.\n",
    "a document whose title is in bold":
      "**Checkout outage of March 4**\n\n**Summary:** Down.\n\n**Impact:** All.\n\n**Resolution:** Rollback.\n",
    "a summary of impact":
      "### Summary of impact\n\nThe outage hit checkout.\n\n### Preliminary root cause\n\n### Mitigation\n\n### Next steps\n",
    "an incident told in sentences":
      "# Incident: login fails\n\n## Summary\n\nThe outage was caused by an expired certificate. It was fixed by renewing it.\n\n## Timeline\n\n- 10:00 fails\n- 10:20 fixed\n",
    "a blog post by the title in its front matter":
      "---\ntitle: 'Post-mortem: checkout fails'\n---\n\n## What happened?\n\n## Why did it happen?\n\nA halved pool.\n\n## What we learned\n",
    "a draft by the labels in its front matter":
      "---\ntitle: Debrief\nlabels: post-mortem\n---\n\n# Summary\n\n## Timeline\n",
    "a retrospective with times and cause":
      "# Retrospective: opening of the sale\n\n## Summary\n\n## Timeline\n\n- 07:35 Sale opens\n- 07:38 Checkout fails\n- 09:10 Restored\n\n## Root cause\n\n## Action items\n",
    "an event that its title does not name":
      "# Upgrade of the chain\n\n## Summary\n\n## Impact\n\n## Root causes\n\n## Trigger\n\n## Resolution\n\n## Detection\n\n## Action items\n",
    "one in sentences alone":
      "Postmortem: logins fail\n\nOn 4 March, logins failed from 14:05 to 15:35 UTC. 40 % of users could not log in. The root cause was an expired certificate.\n\nIt was fixed by renewing the certificate.\n",
    "a report that calls itself one":
      "# Checkout - postmortem report\n\n## Summary\n\nIt stood still.\n",
    "one with names that only postmortems have":
      "# Pause of the chain\n\n## Issue Summary\n\n## Timeline\n\n## Resolution and recovery\n",
    "one whose title is a line over its text":
      "Postmortem\nAn outage hit checkout.\n\nPrevention\nTest before you deploy.\n",
    "one with a slip in its title":
      "###Posmortem\n\nAn outage hit checkout.\n\n###Prevention\n\n- Test\n",
    "one whose title begins with what failed":
      "# Running out of connections\n\n## Issue Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n",
    "plain text":
      "Checkout, 4 March\nIssue Summary\nCheckout failed from 14:05 to 15:35 UTC.\nTimeline\n14:05 Deployed\n14:12 Paged\n15:35 Restored\nRoot Cause and Resolution\nA halved pool.\n",
    "a German one":
      "# Ausfall der Kasse\n\n## Zusammenfassung\n\n## Auswirkungen\n\n## Zeitlicher Ablauf\n\n## Ursache\n",
    "a Spanish one":
      "# Informe del incidente\n\n## Resumen\n\n## Línea de tiempo\n\n## Acciones correctivas\n",
  };
  for (const [name, text] of Object.entries(others)) {
    it(`takes ${name} for a postmortem`, () => {
      assert.ok(isPostmortem(text));
    });
  }

  it("takes front matter's description for what the document is", () => {
    assert.ok(
      isPostmortem(
        "---\ntitle: Checkout fails\ndescription: The postmortem of 4 March\n---\n\n# Impact\n\n# Root cause\n\n# What went well\n",
      ),
    );
  });

  it("obeys front matter", () => {
    const readme = "# checkout\n\n## Usage\n";
    assert.ok(isPostmortem(`---\npostmortem: true\n---\n\n${readme}`));
    assert.ok(isPostmortem(`---\ntags: [sre, postmortem]\n---\n\n${readme}`));
    assert.ok(isPostmortem(`+++\ntype = "postmortem"\n+++\n\n${readme}`));
    const sample = readFileSync("test/samples/checkout-outage.md", "utf8");
    assert.ok(!isPostmortem(`---\npostmortem: false\n---\n\n${sample}`));
  });

  it("obeys the settings", () => {
    const assumed = analyze("# checkout\n", {
      ...settings,
      assumePostmortem: true,
    });
    assert.notEqual(assumed.postmortem, null);
  });
});
