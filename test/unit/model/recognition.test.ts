import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { analyze } from "../../../src/core/analyze";
import { fixtureSettings } from "../../support/fixtures";

const settings = { ...fixtureSettings, assumePostmortem: false };

function isPostmortem(text: string): boolean {
  return analyze(text, settings).postmortem !== null;
}

describe("recognition", () => {
  for (const file of readdirSync("test/samples")) {
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
