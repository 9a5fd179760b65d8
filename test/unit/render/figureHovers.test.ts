import assert from "node:assert/strict";
import { elapsedHints } from "../../../src/core/render/elapsed";
import { figureHoverAt } from "../../../src/core/render/figureHovers";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

const style = { locale: "en-GB", timeZone: "Europe/Berlin" };

const text = `# Checkout fails

**Duration:** February 14, 2024, from 10:00 AM to 12:30 PM (UTC-5).

## Impact

Checkout failed for 80% of users.

## Timeline

- **9:55 AM** Deployment starts.
- **10:00 AM** Monitoring alerts @alice.
- **10:45 AM** Escalated to the platform team.
- T+1h @bob looks on.
- **12:30 PM** Checkout fully restored.
`;

function linesAt(words: string, source = text, settings = {}): string[] | null {
  const { postmortem } = analyzeFixture(source, settings);
  assert.ok(postmortem);
  const hover = figureHoverAt(
    postmortem,
    fixtureSettings,
    source.lastIndexOf(words) + 1,
    style,
  );
  return hover && hover.lines.map((line) => `${line.title}: ${line.text}`);
}

describe("hover", () => {
  it("on a time tells UTC, the reader's time, what has elapsed and the zone's origin", () => {
    assert.deepEqual(linesAt("10:45 AM"), [
      "UTC: 14 Feb 2024, 15:45",
      "Your time: 14 Feb 2024, 16:45",
      "Since the start of the impact: +45 min",
      "Time zone: UTC−5, from Duration",
    ]);
  });

  it("on a time without a day or a zone tells what is known", () => {
    const undated =
      "## Timeline\n\n- 23:30 UTC-5 Outage begins\n- 00:10 Restored\n";
    assert.deepEqual(linesAt("00:10", undated), [
      "UTC: 05:10 (the day is not stated)",
      "Since the start of the impact: +40 min",
      "Time zone: UTC−5, from the first entry that names one",
    ]);
    const bare = "## Timeline\n\n- 14:05 Outage begins\n- 15:35 Restored\n";
    assert.deepEqual(linesAt("15:35", bare), [
      "Since the start of the impact: +1 h 30 min",
      "Time zone: not stated anywhere",
    ]);
    assert.deepEqual(
      linesAt("15:35", bare, { defaultTimeZone: "UTC" })?.at(-1),
      "Time zone: UTC, from the setting postmortem.defaultTimeZone",
    );
  });

  it("on the duration tells what was worked out from it", () => {
    assert.deepEqual(linesAt("from 10:00"), [
      "Start, UTC: 14 Feb 2024, 15:00",
      "Start, your time: 14 Feb 2024, 16:00",
      "End, UTC: 14 Feb 2024, 17:30",
      "End, your time: 14 Feb 2024, 18:30",
      "Duration: 2 h 30 min",
      "Time to resolve: 2 h 30 min",
      "Weighted downtime: 2 h",
      "Error budget used (99.9 % in 30 days): 347 % by time, 278 % by users",
      "Availability (99.9 % in 30 days): 99.653 % by time, 99.722 % by users",
    ]);
  });

  it("on a share tells what was worked out from it", () => {
    assert.equal(linesAt("80% of")?.[0], "Weighted downtime: 2 h");
  });

  it("on other words tells nothing", () => {
    assert.equal(linesAt("Monitoring"), null);
    assert.equal(linesAt("Impact"), null);
  });
});

describe("elapsed time after timestamps", () => {
  it("is counted from the start of the impact, and not where the time says so itself", () => {
    const { postmortem } = analyzeFixture(text);
    assert.ok(postmortem);
    assert.deepEqual(
      elapsedHints(postmortem, style).map((hint) => [
        text.slice(hint.offset - 5, hint.offset),
        hint.text,
      ]),
      [
        ["55 AM", "−5 min"],
        ["00 AM", "+0 min"],
        ["45 AM", "+45 min"],
        ["30 PM", "+2 h 30 min"],
      ],
    );
  });

  it("is not counted between moments that don't compare", () => {
    const { postmortem } = analyzeFixture(
      "**Duration:** 14:05 to 15:35 (UTC)\n\n## Timeline\n\n- 2024-02-14 14:05 EST Alert\n- Deployed\n",
    );
    assert.ok(postmortem);
    assert.deepEqual(elapsedHints(postmortem, style), []);
  });
});
