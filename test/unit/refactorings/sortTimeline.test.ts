import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPoint } from "../../../src/core/model/pointInTime";
import type { Incident } from "../../../src/core/model/incident";
import {
  sortTimeline,
  timelineRuns,
} from "../../../src/core/refactorings/sortTimeline";
import { applyEdits } from "../../../src/core/text";
import { analyzeFixture } from "../../support/fixtures";

describe("sortTimeline", () => {
  it("keeps every character, moment and parent, and leaves the run in order", () => {
    let sorted = 0;
    fc.assert(
      fc.property(timelines(), (text) => {
        const before = incidentOf(text);
        for (const run of new Set(timelineRuns(before.timeline))) {
          const edit = sortTimeline(text, before.timeline, run);
          if (!edit) continue;
          sorted++;
          const after = applyEdits(text, [edit]);
          assert.deepEqual(
            after.split("").toSorted(),
            text.split("").toSorted(),
          );
          const incident = incidentOf(after);
          assert.deepEqual(facts(incident), facts(before), after);
          const members = new Set(
            run.members.map((index) => nameAt(before, index)),
          );
          const left = incident.disorder.filter((each) =>
            [each.entry, each.previous].every((index) =>
              members.has(nameAt(incident, index)),
            ),
          );
          assert.deepEqual(left, [], after);
        }
      }),
      { numRuns: 200, seed: 20260304 },
    );
    assert.ok(sorted > 100, `only ${sorted} runs were sorted`);
  });
});

function incidentOf(text: string): Incident {
  const { reading } = analyzeFixture(text);
  return reading?.incident ?? assert.fail("no postmortem");
}

function nameOf(text = ""): string {
  return /e\d+x/.exec(text)?.[0] ?? "";
}

function nameAt({ timeline }: Incident, index: number): string {
  return nameOf(timeline[index]?.text);
}

/** Of each entry, by its name: the moment, and the name of the entry it is nested in. */
function facts({ timeline }: Incident): string[] {
  return timeline
    .map(({ text, start, parent }) => {
      const home = timeline.find(({ line }) => line === parent);
      const moment = start && formatPoint(start);
      return [nameOf(text), moment, nameOf(home?.text)].join(" < ");
    })
    .toSorted();
}

/** Blocks of lists with nested items, plain lines and tables; every entry has a name of its own. */
function timelines(): fc.Arbitrary<string> {
  const block = fc.record({
    form: fc.constantFrom("-", "1.", "9)", "plain", "table", "dated table"),
    entries: fc.array(entry(), { minLength: 1, maxLength: 6 }),
    gap: fc.constantFrom("", "\n"),
  });
  return fc
    .tuple(
      fc.array(block, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("", "\n\nIn short.\n"),
    )
    .map(([blocks, ending, tail]) => {
      let count = 0;
      const name = (): string => `e${count++}x`;
      const body = blocks
        .map(({ form, entries, gap }) =>
          entries
            .map((each, index) => sourceOf(each, index, form, name))
            .join(form.endsWith("table") ? "\n" : `\n${gap}`),
        )
        .join("\n\n");
      return `# Outage\n\n## Timeline\n\n${body}${tail}`.replaceAll(
        "\n",
        ending,
      );
    });
}

interface Entry {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly nested: readonly string[];
  readonly lineBreak: string;
}

function entry(): fc.Arbitrary<Entry> {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) =>
      parts.map((part) => String(part).padStart(2, "0")).join(":"),
    );
  const rarely = (...values: string[]): fc.Arbitrary<string> =>
    fc.oneof(
      { arbitrary: fc.constant(""), weight: 6 },
      { arbitrary: fc.constantFrom(...values), weight: 1 },
    );
  return fc.record({
    date: rarely("2026-03-04 ", "2026-03-05 ", "Thursday "),
    time: fc.oneof(
      { arbitrary: time, weight: 8 },
      { arbitrary: fc.constantFrom("Note:", "~14:05"), weight: 1 },
    ),
    zone: rarely(" UTC", " CET"),
    nested: fc.array(fc.oneof(time, fc.constant("detail")), { maxLength: 2 }),
    lineBreak: rarely("\\", "  "),
  });
}

function sourceOf(
  { date, time, zone, nested, lineBreak }: Entry,
  index: number,
  form: string,
  name: () => string,
): string {
  const words = `${date}${time}${zone} ${name()}`;
  if (form.endsWith("table")) {
    const isDated = form === "dated table";
    const columns = isDated ? 3 : 2;
    const header = `|${isDated ? " Date |" : ""} Time | Event |\n${"| --- ".repeat(columns)}|\n`;
    const day = date.startsWith("2026") ? date : "";
    const row = isDated
      ? `| ${day}| ${time}${zone} | ${name()} |`
      : `| ${date}${time}${zone} | ${name()} |`;
    return (index === 0 ? header : "") + row;
  }
  if (form === "plain") return words + lineBreak;
  const marker =
    form === "-" ? "- " : `${Number.parseInt(form) + index}${form.slice(-1)} `;
  const margin = " ".repeat(marker.length);
  const lines = nested.map((each) => `\n${margin}- ${each} ${name()}`);
  return marker + words + lines.join("") + (lines.length ? "" : lineBreak);
}
