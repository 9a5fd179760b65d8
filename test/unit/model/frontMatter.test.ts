import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import {
  readFrontMatter,
  type FrontMatter,
} from "../../../src/core/model/frontMatter";

function read(text: string): FrontMatter | null {
  return readFrontMatter(readMarkdown(text));
}

function fieldsOf(yaml: string): FrontMatter["fields"] | undefined {
  return read(`---\n${yaml}\n---\n\n# Checkout\n`)?.fields;
}

describe("front matter", () => {
  it("reads YAML", () => {
    const text =
      "---\ntitle: Checkout fails\nDate: 2026-03-04\n---\n\n# Checkout\n";
    const frontMatter = read(text);
    assert.equal(frontMatter?.format, "yaml");
    assert.deepEqual(frontMatter?.fields, {
      title: "Checkout fails",
      date: "2026-03-04",
    });
    assert.equal(
      text.slice(frontMatter?.range.start, frontMatter?.range.end),
      "---\ntitle: Checkout fails\nDate: 2026-03-04\n---",
    );
  });

  it("reads TOML", () => {
    const text =
      '+++\nTitle = "Checkout fails"\ndate = 2026-03-04\ntags = ["postmortem"]\n+++\n\n# Checkout\n';
    const frontMatter = read(text);
    assert.equal(frontMatter?.format, "toml");
    assert.deepEqual(frontMatter?.fields, {
      title: "Checkout fails",
      date: "2026-03-04",
      tags: ["postmortem"],
    });
  });

  it("keeps numbers, booleans, nulls, lists and maps, and times as they are written", () => {
    assert.deepEqual(
      fieldsOf(
        "postmortem: true\nsev: 1\nowner: ~\ntags: [a, b]\npeople:\n  - name: Alice\nstart: 14:05\nend: 2026-03-04T15:35:00Z",
      ),
      {
        postmortem: true,
        sev: 1,
        owner: null,
        tags: ["a", "b"],
        people: [{ name: "Alice" }],
        start: "14:05",
        end: "2026-03-04T15:35:00Z",
      },
    );
    assert.deepEqual(read("+++\nend = 2026-03-04T15:35:00Z\n+++\n")?.fields, {
      end: "2026-03-04T15:35:00.000Z",
    });
  });

  it("is null where there is none", () => {
    for (const text of [
      "",
      "# Checkout\n",
      "\n---\ntitle: a\n---\n",
      "---\ntitle: a\n",
      "text\n\n---\n",
    ]) {
      assert.equal(read(text), null, text);
    }
  });

  it("has no fields where it can't be read", () => {
    for (const yaml of [
      "",
      "title: [a",
      "title: a: b",
      "- a\n- b",
      "just words",
      "42",
      "\ttitle: a",
      "title: a\ntitle: b",
      "{".repeat(20_000),
      `title: ${"a".repeat(60_000)}`,
    ]) {
      assert.deepEqual(fieldsOf(yaml), {}, yaml.slice(0, 20));
    }
    assert.deepEqual(read("+++\ntitle = \n+++\n")?.fields, {});
  });

  it("refuses YAML that unfolds without end", () => {
    const names = "abcdefghi".split("");
    const levels = names.map((name, index) =>
      index === 0
        ? "a: &a [x, x, x, x, x, x, x, x, x]"
        : `${name}: &${name} [${`*${names[index - 1]},`.repeat(9)}]`,
    );
    assert.deepEqual(fieldsOf(levels.join("\n")), {});
    assert.deepEqual(fieldsOf("a: &a [x]\nb: *a"), { a: ["x"], b: ["x"] });
  });

  it("takes a rule over the title for no front matter", () => {
    for (const blank of ["\n", "  \r\n\n"]) {
      const text = `---\n${blank}# Outage\n\n## Impact\n\nAll\n\n---\n\n## Timeline\n`;
      assert.equal(read(text), null);
    }
    assert.deepEqual(fieldsOf("# For the site\ntitle: Outage"), {
      title: "Outage",
    });
    assert.deepEqual(fieldsOf("\ntitle: Outage"), { title: "Outage" });
  });

  it("takes no key for more than a key", () => {
    const fields = fieldsOf("__proto__:\n  postmortem: true\nconstructor: x");
    assert.equal(fields?.["postmortem"], undefined);
    assert.equal(Object.getPrototypeOf(fields), Object.prototype);
  });

  it("never throws, on any text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("---", "+++"),
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 80 }),
          fc
            .array(
              fc.constantFrom(
                "a:",
                " b",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "&a",
                "*a",
                "!!x",
                "'",
                '"',
                "|",
                ">",
                "\n",
                " = ",
                "1",
                "?",
              ),
            )
            .map((words) => words.join("")),
        ),
        (fence, source) => {
          const frontMatter = read(`${fence}\n${source}\n${fence}\n`);
          if (frontMatter) assert.equal(typeof frontMatter.fields, "object");
        },
      ),
    );
  });
});
