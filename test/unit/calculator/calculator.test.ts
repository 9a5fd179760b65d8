import assert from "node:assert/strict";
import {
  calculate,
  writeValue,
  type Calculation,
  type Supposed,
} from "../../../src/core/calculator/calculator";
import type { Postmortem } from "../../../src/core/model/postmortem";
import { applyEdits } from "../../../src/core/text";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

const english = { locale: "en" };

const text = `# Checkout fails

**Duration:** March 4, 2026, from 2:05 PM to 3:35 PM (UTC)

## Impact

Checkout failed for 50% of customers.

## Timeline

- **2:05 PM** Outage begins.
- **2:12 PM** Monitoring pages @alice.
- **2:40 PM** Escalated to the database team.
- **3:35 PM** Checkout fully restored.
`;

function postmortemOf(source: string): Postmortem {
  const { postmortem } = analyzeFixture(source);
  assert.ok(postmortem);
  return postmortem;
}

function calculated(supposed: Supposed = {}, source = text): Calculation {
  return calculate(postmortemOf(source), fixtureSettings, supposed, english);
}

function told(source = text): Record<string, string> {
  return Object.fromEntries(
    calculated({}, source).fields.map((field) => [field.id, field.told]),
  );
}

function figure(calculation: Calculation, id: string): string | null {
  return calculation.figures.find((each) => each.id === id)?.value ?? null;
}

function written(id: string, value: string, source = text): string | null {
  const edit = writeValue(postmortemOf(source), fixtureSettings, id, value);
  return edit && applyEdits(source, [edit]);
}

describe("calculator", () => {
  it("fills its fields from the document", () => {
    assert.deepEqual(told(), {
      zone: "UTC",
      "start-0": "2026-03-04 14:05",
      "end-0": "15:35",
      detected: "14:12",
      acknowledged: "",
      escalated: "14:40",
      identified: "",
      mitigated: "",
      resolved: "15:35",
      "share-0": "50%",
      base: "",
      objective: "99.9",
      windowDays: "30",
    });
  });

  it("knows where each value stands", () => {
    const places = Object.fromEntries(
      calculated().fields.flatMap(({ id, place }) =>
        place ? [[id, text.slice(place.start, place.end)]] : [],
      ),
    );
    assert.deepEqual(places, {
      zone: "UTC",
      "start-0": "2:05 PM",
      "end-0": "3:35 PM",
      detected: "2:12 PM",
      escalated: "2:40 PM",
      resolved: "3:35 PM",
      "share-0": "50% of customers",
    });
  });

  it("follows what somebody supposes, and says what the document gives", () => {
    const supposed = calculated({
      "end-0": "16:05",
      "share-0": "25%",
      objective: "99.5",
    });
    const row = supposed.figures.find(({ id }) => id === "duration");
    assert.deepEqual([row?.value, row?.told], ["2 h", "1 h 30 min"]);
    assert.equal(figure(supposed, "weightedDowntime"), "30 min");
    assert.equal(
      figure(supposed, "budget-0-used"),
      "55.6 % by time, 13.9 % by customers",
    );
    assert.ok(calculated().figures.every(({ isChanged }) => !isChanged));
  });

  it("takes a milestone that the document does not tell", () => {
    const supposed = calculated({ identified: "14:58" });
    assert.equal(figure(supposed, "timeToIdentifyMinutes"), "53 min");
  });

  it("gives nothing for what somebody takes away", () => {
    const supposed = calculated({ detected: "", "share-0": "" });
    assert.equal(figure(supposed, "timeToDetectMinutes"), null);
    assert.equal(figure(supposed, "weightedDowntime"), null);
  });

  it("works out users from a base", () => {
    const supposed = calculated({ base: "20k" });
    assert.equal(figure(supposed, "affectedUsers"), "10,000");
    assert.equal(figure(supposed, "userMinutes"), "900,000");
  });

  it("measures in another zone, over its change of the clock", () => {
    const source =
      "**Duration:** November 3, 2024, from 00:30 to 03:00 (UTC)\n";
    const supposed = calculated({ zone: "America/New_York" }, source);
    assert.equal(figure(supposed, "duration"), "3 h 30 min");
  });

  it("says what is wrong with a value, and keeps the figures", () => {
    const supposed = calculated({
      "end-0": "1:00 PM",
      detected: "soon",
      "share-0": "120%",
      base: "many",
      objective: "100",
      windowDays: "0",
      zone: "Nowhere/Land",
    });
    assert.deepEqual(
      supposed.fields.flatMap(({ id, error }) => (error ? [id] : [])),
      [
        "zone",
        "end-0",
        "detected",
        "share-0",
        "base",
        "objective",
        "windowDays",
      ],
    );
    assert.deepEqual(
      supposed.figures.map(({ value }) => value),
      calculated().figures.map(({ value }) => value),
    );
  });

  it("works from nothing", () => {
    const supposed = calculated(
      { "start-0": "14:05", "end-0": "15:05", "share-0": "about 20%" },
      "# Checkout fails\n",
    );
    assert.equal(figure(supposed, "duration"), "1 h");
    assert.equal(figure(supposed, "weightedDowntime"), "about 12 min");
    const length = calculated(
      { length: "about 2 hours" },
      "# Checkout fails\n",
    );
    assert.equal(figure(length, "duration"), "about 2 h");
  });

  it("tells how the block of figures stands", () => {
    const block = (row: string): string =>
      `${text}\n<!-- postmortem-metrics -->\n\n| Metric | Value |\n| --- | --- |\n| Duration | ${row} |\n\n<!-- /postmortem-metrics -->\n`;
    assert.equal(calculated().block, "none");
    assert.equal(calculated({}, block("1 h 30 min")).block, "current");
    assert.equal(calculated({}, block("2 h")).block, "stale");
  });
});

describe("writing a value to the document", () => {
  it("puts a time into its place, in the notation that stands there", () => {
    assert.equal(
      written("end-0", "16:05"),
      text.replace("to 3:35 PM", "to 4:05 PM"),
    );
    assert.equal(
      written("detected", "14:09"),
      text.replace("**2:12 PM**", "**2:09 PM**"),
    );
  });

  it("puts a share into its place", () => {
    assert.equal(
      written("share-0", "62.5%"),
      text.replace("50% of", "62.5% of"),
    );
  });

  it("writes nothing that has no place, is wrong or would need other words", () => {
    assert.equal(written("identified", "14:58"), null);
    assert.equal(written("share-0", "about 40%"), null);
    assert.equal(written("end-0", "2026-03-05 01:00"), null);
    assert.equal(written("end-0", "soon"), null);
    assert.equal(written("objective", "99"), null);
    assert.equal(written("no-such-field", "1"), null);
  });

  it("offers only what it can write", () => {
    const fields = calculated({
      "end-0": "16:05",
      "share-0": "about 40%",
      identified: "14:58",
    }).fields;
    assert.deepEqual(
      fields.flatMap(({ id, canWrite }) => (canWrite ? [id] : [])),
      ["end-0"],
    );
  });

  it("keeps other notations", () => {
    const source = (times: string): string =>
      `**Duration:** ${times} UTC\n\n90 of 360 teams could not deploy.\n`;
    assert.equal(
      written("start-0", "13:55", source("14:05 – 15:35")),
      source("13:55 – 15:35"),
    );
    assert.equal(
      written("start-0", "09:05", source("02:05 am – 11:35 am")),
      source("09:05 am – 11:35 am"),
    );
    assert.equal(
      written("base", "400", source("14:05 – 15:35")),
      source("14:05 – 15:35").replace("360", "400"),
    );
  });

  it("puts a length and a zone into their places", () => {
    assert.equal(
      written("length", "50 minutes", "**Duration:** about 45 minutes\n"),
      "**Duration:** about 50 minutes\n",
    );
    assert.equal(written("zone", "CET"), text.replace("(UTC)", "(CET)"));
  });
});
