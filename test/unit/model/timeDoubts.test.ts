import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze";
import type { Incident } from "../../../src/core/model/incident";
import { formatPoint } from "../../../src/core/model/pointInTime";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

function incidentIn(text: string): Incident {
  const incident = analyzeFixture(text).reading?.incident;
  assert.ok(incident);
  return incident;
}

function startsIn(text: string): (string | null)[] {
  return incidentIn(text).timeline.map(
    ({ start }) => start && formatPoint(start),
  );
}

/** A timeline of bullets, a time each. */
function timeline(...times: string[]): string {
  return `## Timeline\n\n${times.map((time) => `- ${time} – step\n`).join("")}`;
}

describe("order of day and month", () => {
  const orderIn = (text: string) => incidentIn(text).dateOrder;

  it("is told by a number above 12", () => {
    const text = timeline("04/03/2026 14:05", "13/03/2026 09:00");
    assert.equal(orderIn(text), "dayFirst");
    assert.deepEqual(startsIn(text), ["2026-03-04T14:05", "2026-03-13T09:00"]);
  });

  it("is told by the day that the document names in another way", () => {
    const text = `# Outage of 4 March 2026\n\n${timeline("04/03/2026 14:05", "05/03/2026 00:10")}`;
    assert.deepEqual(startsIn(text), ["2026-03-04T14:05", "2026-03-05T00:10"]);
    assert.equal(
      orderIn(
        `---\ndate: 2026-03-04\n---\n\n# Outage\n\n## Summary\n\nOn 2026-03-04 orders failed.\n\n${timeline("03/04/2026 14:05")}`,
      ),
      "monthFirst",
    );
  });

  it("is told by the weekday beside the date", () => {
    assert.equal(orderIn(timeline("Wed 04/03/2026 14:05")), "dayFirst");
  });

  it("is told by entries that run in order, or close together, in one reading only", () => {
    assert.equal(
      orderIn(timeline("28/02/2026 23:00", "01/03/2026 00:10")),
      "dayFirst",
    );
    assert.equal(
      orderIn(timeline("04/03/2026 14:05", "05/03/2026 00:10")),
      "dayFirst",
    );
  });

  it("stays open where nothing tells it", () => {
    const text = timeline("04/03/2026 14:05", "04/03/2026 15:35");
    assert.equal(orderIn(text), null);
    const [first] = incidentIn(text).timeline;
    assert.deepEqual(first?.doubts.otherDates, [
      { year: 2026, month: 3, day: 4 },
    ]);
  });

  it("is no question of ISO dates and names of months", () => {
    const text = timeline("2026-03-04 14:05", "4 March 2026 15:35");
    assert.equal(orderIn(text), null);
    assert.deepEqual(
      incidentIn(text).timeline.map(({ doubts }) => doubts.otherDates),
      [[], []],
    );
  });
});

describe("times on a twelve-hour clock", () => {
  const missing = (text: string) =>
    incidentIn(text).timeline.map(({ doubts }) => doubts.missesMeridiem);
  const slips = (text: string) =>
    incidentIn(text).timeline.map(({ doubts }) => doubts.meridiemSlip);

  it("go on behind noon without a meridiem", () => {
    const text = timeline("9:50", "10:40", "11:30", "12:15", "1:05", "2:20");
    assert.deepEqual(startsIn(text), [
      "T09:50",
      "T10:40",
      "T11:30",
      "T12:15",
      "T13:05",
      "T14:20",
    ]);
    assert.deepEqual(missing(text), Array<boolean>(6).fill(true));
    assert.deepEqual(incidentIn(text).disorder, []);
  });

  it("are not read into entries that name their day, in whatever order they stand", () => {
    const text = timeline("2026-06-15 10:00", "2026-06-15 01:00");
    assert.deepEqual(startsIn(text), ["2026-06-15T10:00", "2026-06-15T01:00"]);
    assert.deepEqual(missing(text), [false, false]);
  });

  it("take a missing meridiem from the time before", () => {
    const text = timeline("11:10 AM", "11:40", "12:15", "1:05 PM", "1:30");
    assert.deepEqual(startsIn(text), [
      "T11:10",
      "T11:40",
      "T12:15",
      "T13:05",
      "T13:30",
    ]);
    assert.deepEqual(missing(text), [false, true, true, false, true]);
  });

  it("are not guessed where the clock has 24 hours, or seconds, or a small step goes back", () => {
    for (const text of [
      timeline("11:30", "12:15", "1:05", "13:20"),
      timeline("0:30", "11:30", "1:05"),
      timeline("12:15:10", "1:05:12"),
      timeline("10:40", "9:50", "11:30"),
      timeline("23:58", "00:40"),
    ]) {
      assert.ok(!missing(text).includes(true), text);
    }
    assert.equal(
      incidentIn(timeline("10:40", "9:50", "11:30")).disorder.length,
      1,
    );
  });

  it("show a slip where only the other half of the day keeps the order", () => {
    assert.deepEqual(slips(timeline("11:30 AM", "12:15 AM", "1:00 PM")), [
      null,
      "pm",
      null,
    ]);
    assert.deepEqual(slips(timeline("9:00 AM", "9:30 PM", "10:00 AM")), [
      null,
      "am",
      null,
    ]);
    const overnight = timeline("11:30 PM", "12:15 PM", "1:00 AM");
    assert.deepEqual(slips(overnight), [null, "am", null]);
    assert.deepEqual(startsIn(overnight), ["T23:30", "T12:15", "+1T01:00"]);
    assert.deepEqual(incidentIn(overnight).disorder, []);
  });

  it("show no slip where an entry stands in a wrong place, or at midnight", () => {
    for (const times of [
      ["11:30 AM", "1:00 PM", "12:15 PM"],
      ["9:00 AM", "4:00 PM", "10:00 AM"],
      ["4:00 PM", "9:00 AM", "5:00 PM"],
      ["11:30 PM", "12:15 AM", "1:00 AM"],
      ["9:00 AM", "9:30 PM"],
    ]) {
      assert.deepEqual(
        slips(timeline(...times)),
        times.map(() => null),
        times.join(),
      );
    }
  });
});

describe("zones of a timeline's times", () => {
  const zonesIn = (text: string, defaultTimeZone = "") => {
    const settings = { ...fixtureSettings, defaultTimeZone };
    return (analyze(text, settings).reading?.incident.timeline ?? []).map(
      ({ zone }) =>
        zone && `${zone.zone.text} (${zone.place}: ${zone.title ?? "-"})`,
    );
  };

  it("come from the entry, the column, the heading, the sentence, the neighbour", () => {
    assert.deepEqual(zonesIn(timeline("14:05 UTC", "14:12")), [
      "UTC (entry: -)",
      "UTC (neighbour: -)",
    ]);
    assert.deepEqual(
      zonesIn(
        "## Timeline\n\n| Time (EAT) | What |\n| --- | --- |\n| 14:05 | A |",
      ),
      ["EAT (column: Time (EAT))"],
    );
    assert.deepEqual(zonesIn("## Timeline (UTC)\n\n- 14:05 A"), [
      "UTC (heading: Timeline (UTC))",
    ]);
    assert.deepEqual(zonesIn("## Timeline\n\nAll times in CET.\n\n- 14:05 A"), [
      "CET (sentence: -)",
    ]);
  });

  it("come from a field, prose, front matter and the setting", () => {
    assert.deepEqual(
      zonesIn("**Duration:** 14:05 to 15:35 UTC\n\n## Timeline\n\n- 14:05 A"),
      ["UTC (field: Duration)"],
    );
    assert.deepEqual(
      zonesIn(
        "## Summary\n\nOrders failed from 14:05 UTC on.\n\n## Timeline\n\n- 14:05 A",
      ),
      ["UTC (prose: -)"],
    );
    const front =
      "---\ntimezone: Europe/Berlin\n---\n\n## Timeline\n\n- 14:05 A";
    assert.deepEqual(zonesIn(front), ["Europe/Berlin (frontMatter: timezone)"]);
    const zone =
      analyzeFixture(front).reading?.incident.timeline[0]?.zone?.zone;
    assert.ok(zone);
    assert.equal(
      front.slice(zone.range.start, zone.range.end),
      "Europe/Berlin",
    );
    assert.deepEqual(zonesIn(timeline("14:05"), "+02:00"), [
      "+02:00 (setting: -)",
    ]);
    assert.deepEqual(zonesIn(timeline("14:05")), [null]);
  });

  it("resolve to moments in UTC where day, year and zone are known", () => {
    const utc = (text: string) =>
      incidentIn(text).timeline[0]?.startUtc ?? null;
    assert.equal(
      utc(timeline("2026-03-04 14:05 UTC+1")),
      Date.UTC(2026, 2, 4, 13, 5),
    );
    assert.equal(utc(timeline("14:05 UTC")), null);
    assert.equal(utc(timeline("2026-03-04 14:05")), null);
    assert.equal(utc(timeline("2026-03-04 14:05 CST")), null);
    const [range] = incidentIn(
      timeline("2026-03-04 23:30 - 00:15 UTC"),
    ).timeline;
    assert.equal(range?.endUtc, Date.UTC(2026, 2, 5, 0, 15));
  });

  it("tell the offset of the season where the abbreviation names another", () => {
    const season = (time: string) =>
      incidentIn(timeline(time)).timeline[0]?.doubts.seasonalOffsetMinutes;
    assert.equal(season("2026-07-04 14:05 PST"), -420);
    assert.equal(season("2026-01-04 14:05 PST"), null);
    assert.equal(season("2026-07-04 14:05 PT"), null);
    assert.equal(season("2026-07-04 14:05 UTC"), null);
    assert.equal(season("14:05 PST"), null);
    assert.deepEqual(startsIn(timeline("2026-07-04 14:05 PST")), [
      "2026-07-04T14:05-08:00",
    ]);
  });

  it("follow the region's clock where it is put back and forward", () => {
    const newYork = (date: string, ...times: string[]) =>
      `## Timeline (America/New_York)\n\n### ${date}\n\n${times.map((time) => `- ${time} A\n`).join("")}`;
    const minutes = (text: string) => {
      const { timeline: entries } = incidentIn(text);
      const [from, to] = [entries[0]?.startUtc, entries.at(-1)?.startUtc];
      return ((to ?? NaN) - (from ?? NaN)) / 60_000;
    };
    assert.equal(minutes(newYork("2024-11-03", "00:30", "03:00")), 210);
    assert.equal(minutes(newYork("2024-03-10", "00:30", "03:00")), 90);
    const doubts = (text: string) =>
      incidentIn(text).timeline.map((entry) => entry.doubts.localTime);
    const back = newYork("2024-11-03", "01:50", "01:10", "03:00");
    assert.deepEqual(doubts(back), ["repeated", "repeated", null]);
    assert.deepEqual(startsIn(back), [
      "2024-11-03T01:50-04:00",
      "2024-11-03T01:10-05:00",
      "2024-11-03T03:00-05:00",
    ]);
    assert.deepEqual(incidentIn(back).disorder, []);
    assert.deepEqual(doubts(newYork("2024-03-10", "01:30", "02:30")), [
      null,
      "skipped",
    ]);
  });
});

describe("newest-first timelines", () => {
  it("carry days backwards", () => {
    const text = `# Outage of 4 March 2026\n\n${timeline("Thursday 00:55", "00:40", "23:58", "23:30")}`;
    assert.deepEqual(startsIn(text), [
      "2026-03-05T00:55",
      "2026-03-05T00:40",
      "2026-03-04T23:58",
      "2026-03-04T23:30",
    ]);
    const status = timeline(
      "Mar 5, 00:40 UTC",
      "Mar 4, 23:58 UTC",
      "Mar 4, 23:30 UTC",
    );
    assert.deepEqual(incidentIn(status).newestFirst, [{ entries: [0, 1, 2] }]);
    assert.deepEqual(incidentIn(status).disorder, []);
  });

  it("are none where one entry stands out of place", () => {
    const text = timeline("14:05", "14:40", "14:12", "14:50");
    assert.deepEqual(incidentIn(text).newestFirst, []);
    assert.deepEqual(incidentIn(text).disorder, [{ entry: 2, previous: 1 }]);
  });
});

describe("approximate timelines", () => {
  it("are so by their heading or a sentence", () => {
    const approximate = (text: string) =>
      incidentIn(text).timeline.map((entry) => entry.approximate);
    assert.deepEqual(
      approximate(
        "## Timeline (UTC) All Times Approximate\n\n- 14:05 A\n- 14:12 B",
      ),
      [true, true],
    );
    assert.deepEqual(
      approximate("## Timeline\n\nTimes are approximate.\n\n- 14:05 A"),
      [true],
    );
    assert.deepEqual(
      approximate("## Timeline\n\nAll times UTC.\n\n- 14:05 A\n- ~14:12 B"),
      [false, true],
    );
  });
});

describe("days that times fall back to", () => {
  it("are rollovers only where nothing names them", () => {
    const rollovers = (text: string) =>
      incidentIn(text).timeline.map(({ doubts }) => doubts.isRollover);
    assert.deepEqual(rollovers(timeline("23:58", "00:40")), [false, true]);
    assert.deepEqual(
      rollovers(timeline("2026-03-04 23:58", "2026-03-05 00:40")),
      [false, false],
    );
  });
});
