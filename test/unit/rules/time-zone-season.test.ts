import { check, checkFix } from "../../support/fixtures";

const rule = "time-zone-season";
const timeline = (date: string, zone: string): string =>
  `**Date:** ${date}\n\n## Timeline (${zone})\n\n- 14:05 Deployed\n- 15:35 Rolled back\n`;

describe(rule, () => {
  it("finds winter time in summer, and the other way round", () => {
    check(
      rule,
      timeline("2026-07-14", "PST").replace(
        "(PST)\n",
        "(PST)\n             ~~~ “PST” is not in use on that day, but PDT.\n",
      ),
    );
    check(
      rule,
      timeline("2026-01-14", "CEST").replace(
        "(CEST)\n",
        "(CEST)\n             ~~~~ “CEST” is not in use on that day, but CET.\n",
      ),
    );
  });

  it("finds an offset that is not the abbreviation's", () => {
    check(
      rule,
      `## Timeline

All times in PST (UTC-7).
             ~~~ The offset beside “PST” is that of PDT.

- 14:05 Deployed
- 15:35 Rolled back
`,
    );
  });

  it("writes the abbreviation of the season", () => {
    checkFix(
      rule,
      "Write “PDT”",
      timeline("2026-07-14", "PST"),
      timeline("2026-07-14", "PDT"),
    );
  });

  for (const [date, zone] of [
    ["2026-07-14", "PDT"],
    ["2026-01-14", "PST"],
    ["2026-07-14", "PT"],
    ["2026-07-14", "MST"],
    ["2026-07-14", "AEST"],
    ["2026-07-14", "GMT"],
    ["2026-07-14", "UTC-8"],
    ["July 14", "PST"],
  ] as const) {
    it(`accepts ${zone} on ${date}`, () => {
      check(rule, timeline(date, zone));
    });
  }

  it("accepts one that fits one of its days, which others led up to", () => {
    check(
      rule,
      "## Timeline (PDT)\n\n- 2026-02-20 17:40 Pool halved\n- 2026-03-26 14:05 Deployed\n- 2026-03-26 15:35 Rolled back\n",
    );
  });
});
