import assert from "node:assert/strict";
import { overviewOf, type Overview } from "../../../src/core/render/overview";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

function overviewOfText(...lines: string[]): Overview {
  const { reading, diagnostics } = analyzeFixture(lines.join("\n"));
  assert.ok(reading);
  return overviewOf(reading, diagnostics, fixtureSettings, { locale: "en" });
}

function factsOf(...lines: string[]): Record<string, string | null> {
  const { facts } = overviewOfText(...lines);
  return Object.fromEntries(facts.map(({ id, value }) => [id, value]));
}

const outage = [
  "# Postmortem: checkout fails",
  "",
  "Severity: SEV-1",
  "",
  "Impact: checkout failed for 50% of customers on March 4, 2026.",
  "",
  "## Timeline (UTC)",
  "",
  "- 14:00 Deployed checkout 2026.9",
  "- 14:05 Outage begins: orders fail",
  "- 14:12 Monitoring pages @alice",
  "- 14:40 Escalated to the database team",
  "- 15:10 Mitigated: deployment rolled back",
  "- 15:35 Resolved: queue drained",
  "",
  "## Action items",
  "",
  "- [x] Set the pool size (@bob)",
  "- [ ] Alert on the pool",
];

describe("overviewOf", () => {
  it("gives each fact with the line it comes from", () => {
    const { facts } = overviewOfText(...outage);
    const told = facts.map(({ id, value, line }) => [id, value, line]);
    for (const fact of [
      ["severity", "SEV-1", 2],
      ["status", null, 2],
      ["duration", "1 h 30 min", 9],
      ["affected", "50 % of customers", 4],
      ["detected", "7 min", 10],
      ["mitigated", "1 h 5 min", 12],
      ["resolved", "1 h 30 min", 13],
      ["errorBudget", "208 %", 9],
      ["actionItems", "1 of 2", 18],
    ]) {
      assert.deepEqual(
        told.find(([id]) => id === fact[0]),
        fact,
      );
    }
    assert.equal(
      facts.find(({ id }) => id === "actionItems")?.explanation,
      "1 without an owner",
    );
  });

  it("says of what is unknown what would fill it, and leads to where it would stand", () => {
    const { facts, bar } = overviewOfText(
      "# Postmortem: checkout fails",
      "",
      "## Impact",
      "",
      "Many orders were lost.",
      "",
      "## Timeline",
      "",
      "Nobody kept one.",
    );
    assert.equal(bar, null);
    const detected = facts.find(({ id }) => id === "detected");
    assert.equal(detected?.value, null);
    assert.equal(detected.line, 6);
    assert.match(detected.explanation, /no timeline entry tells of it/);
    const affected = facts.find(({ id }) => id === "affected");
    assert.equal(affected?.value, null);
    assert.equal(affected.line, 2);
  });

  it("says what is missing of a milestone that the document names", () => {
    const { facts, bar } = overviewOfText(
      ...outage.flatMap((line) => {
        if (line.startsWith("- 15:10"))
          return ["- TBD Mitigated by a rollback"];
        if (line.startsWith("- 15:35")) return [];
        if (line.startsWith("Severity"))
          return [line, "", "Resolved: March 4, 2026, 21:05 IST"];
        return [line];
      }),
    );
    const told = facts
      .filter(({ id }) => id === "mitigated" || id === "resolved")
      .map(({ value, explanation, line }) => [value, explanation, line]);
    assert.deepEqual(told, [
      [
        null,
        "Unknown: a time at “TBD Mitigated by a rollback” would tell it.",
        14,
      ],
      [
        null,
        "Unknown: “March 4, 2026, 21:05 IST” can’t be compared with the start, since only one of them has a date or a zone that is certain.",
        4,
      ],
    ]);
    assert.deepEqual(bar?.gaps, [
      "when it was mitigated (“15:10 Deployment rolled back”)",
      "when it was resolved, with a date and a zone as the start has them",
    ]);
  });

  it("takes no alarm that comes first for the start of what it tells of", () => {
    const { facts } = overviewOfText(
      ...outage.filter((line) => !/14:00|14:05/.test(line)),
    );
    const detected = facts.find(({ id }) => id === "detected");
    assert.deepEqual(
      [detected?.value, detected?.explanation, detected?.line],
      [
        null,
        "Unknown: the timeline begins with “Monitoring pages @alice”. An entry before it, such as “14:05 Outage begins”, would tell it.",
        8,
      ],
    );
    assert.equal(
      facts.find(({ id }) => id === "resolved")?.value,
      "1 h 23 min",
    );
  });

  it("leads from a phase to the field that states when it began", () => {
    const { bar } = overviewOfText(
      ...outage
        .filter((line) => !/14:12|15:10/.test(line))
        .map((line) =>
          line === "Severity: SEV-1"
            ? "Detected: March 4, 2026, 14:12 UTC  \nMitigated: March 4, 2026, 15:10 UTC"
            : line,
        ),
    );
    assert.deepEqual(
      bar?.phases.map(({ id, line }) => [id, line]),
      [
        ["undetected", 10],
        ["detected", 2],
        ["mitigated", 3],
      ],
    );
  });

  it("counts the findings, and leads to the first", () => {
    const { facts } = overviewOfText(
      ...outage.map((line) => line.replace("14:40", "14:10")),
    );
    const fact = facts.find(({ id }) => id === "findings");
    assert.ok(Number(fact?.value) >= 1);
    assert.match(fact?.explanation ?? "", /./);
    assert.notEqual(fact?.line, null);
  });

  it("draws the phases to scale, with what came before the outage", () => {
    const { bar, zone } = overviewOfText(...outage);
    assert.equal(zone, "UTC");
    assert.deepEqual(
      bar?.phases.map(({ id, from, to, length, line }) => [
        id,
        Math.round(from * 95),
        Math.round(to * 95),
        length,
        line,
      ]),
      [
        ["undetected", 5, 12, "7 min", 9],
        ["detected", 12, 70, "58 min", 10],
        ["mitigated", 70, 95, "25 min", 12],
      ],
    );
    assert.deepEqual(
      bar.entries.map(({ time, elapsed, milestone }) =>
        [time, elapsed, milestone ?? "–"].join(" "),
      ),
      [
        "14:00 −5 min –",
        "14:05 +0 min Started",
        "14:12 +7 min Detected",
        "14:40 +35 min Escalated",
        "15:10 +1 h 5 min Mitigated",
        "15:35 +1 h 30 min Resolved",
      ],
    );
    assert.equal(bar.entries[2]?.instant, "2026-03-04T14:12:00Z");
    assert.deepEqual(bar.gaps, []);
  });

  it("marks an entry by its milestone where it tells of more, and the start where it is stated elsewhere", () => {
    const { bar } = overviewOfText(
      ...outage.map((line) =>
        line
          .replace(
            "Severity: SEV-1",
            "Duration: March 4, 2026, 14:05 to 15:35 (UTC)",
          )
          .replace(
            "14:40 Escalated",
            "14:40 @alice acknowledges and declares an incident: escalated",
          ),
      ),
    );
    const marks = bar?.entries.map(({ milestone }) => milestone);
    assert.equal(marks?.[1], "Started");
    assert.equal(marks[3], "Acknowledged");
  });

  it("names the milestones that no entry tells of, and invents none", () => {
    const { bar } = overviewOfText(
      ...outage.filter((line) => !/14:12|15:10/.test(line)),
    );
    assert.deepEqual(
      bar?.phases.map(({ id, line }) => [id, line]),
      [["outage", 9]],
    );
    assert.equal(bar.gaps.length, 2);
    assert.match(bar.gaps[0] ?? "", /^when it was detected/);
  });

  it("leaves out what happened long before or after, so that the outage stays to be seen", () => {
    const { bar } = overviewOfText(
      ...outage.flatMap((line) =>
        line.startsWith("- 15:35")
          ? [line, "- March 6, 2026, 10:00 Retrospective"]
          : [line],
      ),
    );
    assert.equal(bar?.entries.at(-1)?.time, "15:35");
  });

  it("tells no one story of the timelines of several incidents", () => {
    const facts = factsOf(
      "# Postmortem: two outages",
      "",
      "## Timeline of the first",
      "",
      "- 14:05 Outage begins",
      "- 14:12 Detected",
      "",
      "## Timeline of the second",
      "",
      "- 09:00 Outage begins",
      "- 09:30 Resolved",
    );
    assert.equal(facts["detected"], null);
    assert.equal(facts["resolved"], null);
  });
});
