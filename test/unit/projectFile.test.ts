import assert from "node:assert/strict";
import fc from "fast-check";
import {
  readProjectFile,
  turnOffRule,
  withProject,
  type ProjectSettings,
} from "../../src/core/projectFile";
import { applyEdits } from "../../src/core/text";
import { analyzeFixture, fixtureSettings } from "../support/fixtures";

/** What is wrong with a file, as “words: message”. */
function problems(text: string): string[] {
  return readProjectFile(text).problems.map(
    ({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`,
  );
}

function settingsOf(value: unknown): ProjectSettings {
  const file = readProjectFile(JSON.stringify(value));
  assert.deepEqual(file.problems, []);
  return file.settings;
}

describe("a project file", () => {
  it("sets template, rules, zone, objectives, rates, section names and templates", () => {
    assert.deepEqual(
      settingsOf({
        $schema: "https://example.com/schema.json",
        template: "house",
        rules: { "timeline-order": "error", secret: "off" },
        defaultTimeZone: "Europe/Berlin",
        objectives: [{ name: "Checkout", objective: 99.9, windowDays: 30 }],
        rates: { currency: "EUR", personHour: 80 },
        sections: { impact: ["Blast radius"] },
        templates: [
          {
            id: "house",
            name: "Our own",
            sections: ["Summary", { title: "Weather", required: false }],
            asksFor: ["actionItemOwner"],
            words: { least: 100, most: 900 },
          },
        ],
      }),
      {
        template: "house",
        rules: { "timeline-order": "error", secret: "off" },
        defaultTimeZone: "Europe/Berlin",
        objectives: [{ name: "Checkout", objective: 99.9, windowDays: 30 }],
        rates: { currency: "EUR", revenuePerMinute: null, personHour: 80 },
        sectionNames: { impact: ["Blast radius"] },
        templates: [
          {
            id: "house",
            name: "Our own",
            sections: [
              { title: "Summary", required: true },
              { title: "Weather", required: false },
            ],
            asksFor: ["actionItemOwner"],
            words: { least: 100, most: 900 },
          },
        ],
      },
    );
    assert.deepEqual(settingsOf({}), {});
  });

  it("says where what is wrong, and takes the rest", () => {
    const text = `{
  "template": "hous",
  "defaultTimeZone": "Mars/Olympus",
  "rules": { "timelin-order": "error", "secret": "fatal", "placeholder": "off" },
  "objectives": [{ "objective": 99.9 }],
  "rates": { "personHour": 80 },
  "sections": { "weather": ["Sun"] },
  "templates": [{ "id": "a" }, "b"],
  "toString": 1
}`;
    const found = problems(text);
    for (const words of [
      '"hous": No template is called “hous”',
      '"Mars/Olympus": “Mars/Olympus” is no time zone',
      '"timelin-order": No rule is called “timelin-order”',
      '"fatal": A rule weighs “error”',
      '{ "objective": 99.9 }: An objective has',
      '{ "personHour": 80 }: Rates have a “currency”',
      '"weather": “weather” is no kind of section',
      '{ "id": "a" }: A template has an “id” and “sections”',
      '"b": This is to be an object',
      '"toString": “toString” is no setting',
    ]) {
      assert.ok(
        found.some((each) => each.startsWith(words)),
        `${words} is not in\n${found.join("\n")}`,
      );
    }
    assert.deepEqual(readProjectFile(text).settings, {
      rules: { placeholder: "off" },
      objectives: [],
      sectionNames: {},
      templates: [],
    });
  });

  it("that is no JSON is said to be none", () => {
    for (const [text, words] of [
      ["", /no JSON/],
      ['{ "template": }', /value expected/],
      ["{} // ours", /no JSON/],
      ["[]", /are an object/],
      ["[".repeat(100_000), /too many brackets/],
      [" ".repeat(300_000), /too large/],
    ] as const) {
      const file = readProjectFile(text);
      assert.deepEqual(file.settings, {});
      assert.match(file.problems[0]?.message ?? "", words);
    }
  });

  it("is read whatever it holds", () => {
    const key = fc.constantFrom(
      "template",
      "rules",
      "defaultTimeZone",
      "objectives",
      "rates",
      "sections",
      "templates",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), (value) => {
        const { settings } = readProjectFile(JSON.stringify(value));
        analyzeFixture("# Postmortem\n\n## Impact\n", settings);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("comes before what the user has set, rule by rule", () => {
    const user = {
      ...fixtureSettings,
      template: "minimal",
      rules: { secret: "off", placeholder: "off" },
    } as const;
    const merged = withProject(user, {
      rules: { secret: "error" },
      defaultTimeZone: "UTC",
    });
    assert.equal(merged.template, "minimal");
    assert.equal(merged.defaultTimeZone, "UTC");
    assert.deepEqual(merged.rules, { secret: "error", placeholder: "off" });
  });
});

describe("turning a rule off in a project file", () => {
  const turnedOff = (text: string): string | null => {
    const edits = turnOffRule(text, "secret");
    return edits && applyEdits(text, edits);
  };

  it("adds the rule or changes it, and leaves the rest as it stands", () => {
    for (const [before, after] of [
      ["{}", '{\n  "rules": {\n    "secret": "off"\n  }\n}'],
      [
        '{\n\t"rules": {\n\t\t"placeholder": "error"\n\t}\n}\n',
        '{\n\t"rules": {\n\t\t"placeholder": "error",\n\t\t"secret": "off"\n\t}\n}\n',
      ],
      [
        '{ "rules": { "secret": "error" } }',
        '{ "rules": { "secret": "off" } }',
      ],
    ] as const) {
      assert.equal(turnedOff(before), after);
    }
  });

  it("leaves alone what is no JSON", () => {
    for (const text of ["", "{", "[]", '{ "rules": }']) {
      assert.equal(turnedOff(text), null);
    }
  });
});

describe("a project's own names and templates", () => {
  const sections = { sectionNames: { impact: ["Storm damage"] } };

  it("name sections, as headings and as labels", () => {
    for (const text of [
      "# Postmortem\n\n## Storm Damage\n\nAll.\n",
      "# Postmortem\n\n**Storm damage:** All.\n",
      "# Postmortem\n\nStorm damage: All.\n",
    ]) {
      const kinds = (settings = {}): unknown[] =>
        analyzeFixture(text, settings).postmortem?.sections.map(
          ({ kind }) => kind,
        ) ?? [];
      assert.ok(!kinds().includes("impact"), text);
      assert.ok(kinds(sections).includes("impact"), text);
    }
  });

  it("are followed by best fit, by front matter and by the setting, before the known ones", () => {
    const own = {
      id: "house",
      name: "Our own",
      sections: [
        { title: "Weather", required: true },
        { title: "Damage", required: true },
        { title: "Repairs", required: true },
      ],
      asksFor: [],
    };
    const text = "# Postmortem\n\n## Weather\n\nSun.\n\n## Damage\n\nNone.\n";
    const settings = { templates: [own] };
    const whole = analyzeFixture(`${text}\n## Repairs\n\nNone.\n`, settings);
    assert.equal(whole.template?.id, "house");
    const set = analyzeFixture(text, { ...settings, template: "house" });
    assert.deepEqual(
      set.diagnostics
        .filter(({ code }) => code === "missing-section")
        .map(({ message }) => message),
      ["The section “Repairs” is missing. The template Our own asks for it."],
    );
    const other = analyzeFixture(text, {
      templates: [{ ...own, id: "alx-0x19" }],
      template: "alx-0x19",
    });
    assert.equal(other.template?.name, "Our own");
  });
});
