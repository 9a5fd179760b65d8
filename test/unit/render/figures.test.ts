import assert from "node:assert/strict";
import { between } from "../../../src/core/metrics/figures";
import { figureRows } from "../../../src/core/render/figureRows";
import {
  figureText,
  lengthText,
  moneyText,
  numberText,
  percentText,
  plainStyle,
} from "../../../src/core/render/numbers";
import { outageText, responseText } from "../../../src/core/render/text";
import { measurementsOf } from "../../support/figures";

const english = { locale: "en" };
const german = { locale: "de" };

const postmortem = `# Checkout fails

**Duration:** February 14, 2024, from 10:00 AM to 12:30 PM (UTC-5).

## Impact

Checkout failed for 80% of users.

## Timeline

- **10:00 AM:** Monitoring alerts @alice.
- **10:45 AM:** Escalated to the platform team.
- Root cause identified by @bob.
- **12:30 PM:** Checkout fully restored.
`;

describe("figures in words", () => {
  it("over the title and over the timeline", () => {
    const measured = measurementsOf(postmortem);
    assert.equal(
      outageText(measured, english),
      "Outage 2 h 30 min · 80 % of users · 347 % of the 30-day 99.9 % budget",
    );
    assert.equal(
      responseText(measured, english),
      "Detect 0 min · Escalate 45 min · Resolve 2 h 30 min",
    );
  });

  it("say nothing where nothing is known", () => {
    const measured = measurementsOf("## Timeline\n\n- Deployed\n");
    assert.equal(outageText(measured, english), null);
    assert.equal(responseText(measured, english), null);
  });

  it("say what is only about right", () => {
    const measured = measurementsOf(
      "**Duration:** about 4 hours\n\n## Impact\n\n20-30% of users were affected.\n",
    );
    assert.equal(
      outageText(measured, english),
      "Outage about 4 h · 20 % to 30 % of users · about 556 % of the 30-day 99.9 % budget",
    );
  });

  it("name their basis, and the entry that would give a missing one", () => {
    const rows = figureRows(measurementsOf(postmortem), english);
    const row = (id: string) => rows.find((each) => each.id === id);
    assert.deepEqual(
      row("timeToEscalateMinutes")?.places.map(({ label }) => label),
      ["10:00, as stated", "10:45 Escalated to the platform team."],
    );
    assert.equal(
      row("timeToIdentifyMinutes")?.basis,
      "A time at “Root cause identified by @bob.” would give it",
    );
    assert.equal(
      row("timeToMitigateMinutes")?.basis,
      "An entry such as “15:10 Deployment rolled back” would give it",
    );
    assert.equal(row("budget-0-used")?.value, "347 % by time, 278 % by users");
    assert.equal(
      row("budget-0-used")?.title,
      "Error budget used (99.9 % in 30 days)",
    );
  });
});

describe("lengths of time", () => {
  it("are given in days, hours and minutes, seconds only below an hour", () => {
    const minutes = [0, 0.2, 1.5, 45, 59.999, 60, 90, 90.5, 465, 1440, 4321];
    assert.deepEqual(
      minutes.map((each) => lengthText(each * 60_000, english)),
      [
        "0 min",
        "12 s",
        "1 min 30 s",
        "45 min",
        "1 h",
        "1 h",
        "1 h 30 min",
        "1 h 31 min",
        "7 h 45 min",
        "1 d",
        "3 d 1 min",
      ],
    );
  });
});

describe("shares", () => {
  it("have fewer decimals the greater they are", () => {
    assert.deepEqual(
      [0, 0.3, 0.125, 1 / 3, 1, 5.5555, 0.0024, 0.00024].map((each) =>
        percentText(each, english),
      ),
      [
        "0 %",
        "30 %",
        "12.5 %",
        "33.3 %",
        "100 %",
        "556 %",
        "0.24 %",
        "0.024 %",
      ],
    );
  });
});

describe("the reader's language", () => {
  it("has its own decimals and groups on the screen, plain ones in the document", () => {
    assert.equal(percentText(0.125, german), "12,5 %");
    assert.equal(numberText(1234567.5, 1, german), "1.234.567,5");
    assert.equal(numberText(1234567.5, 1, plainStyle), "1234567.5");
    assert.equal(percentText(0.125, plainStyle), "12.5%");
    const amount = between(36_000, 36_000, null).most;
    assert.equal(moneyText(amount, "USD", plainStyle), "36000 USD");
    assert.equal(moneyText(amount, "USD", english), "$36,000");
  });

  it("is English where nobody knows it", () => {
    assert.equal(
      numberText(1.5, 1, { locale: "xx-no-such-language-at-all" }),
      "1.5",
    );
  });
});

describe("uncertain figures", () => {
  it("are ranges, or about right", () => {
    const text = (value: Parameters<typeof numberText>[0]): string =>
      numberText(value, 0, english);
    assert.equal(figureText(between(2, 3, "about"), text), "about 2 to 3");
    assert.equal(figureText(between(2, 2, "over"), text), "at least 2");
    assert.equal(figureText(between(1.6, 2, "under"), text), "up to 2");
  });
});
