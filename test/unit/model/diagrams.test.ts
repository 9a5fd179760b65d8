import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import { readDiagrams, type Diagram } from "../../../src/core/model/diagrams";
import { lineColumnAt, lineStarts } from "../../../src/core/text";

function read(text: string): Diagram[] {
  return readDiagrams(readMarkdown(text));
}

function typeOf(source: string): string | null | undefined {
  return read(`\`\`\`mermaid\n${source}\n\`\`\`\n`)[0]?.type;
}

describe("diagrams", () => {
  const openings = [
    "```mermaid",
    "```Mermaid",
    "``` mermaid",
    "````mermaid",
    "~~~mermaid",
    "~~~~ mermaid",
    "```{mermaid}",
    "```{.mermaid}",
    "```{ .mermaid .wide }",
    '```mermaid title="Checkout"',
    "```mermaid {theme: dark}",
    "```{mermaid} checkout",
    "::: mermaid",
    ":::mermaid",
    "::::  Mermaid",
    "::: {.mermaid}",
  ];
  for (const opening of openings) {
    it(`reads ${opening}`, () => {
      const closing = /^(?:`+|~+|:+)/.exec(opening)?.[0] ?? "";
      const text = `# Checkout\n\n${opening}\ngraph LR\n  a --> b\n${closing}\n\nText\n`;
      const [diagram, ...others] = read(text);
      assert.ok(diagram);
      assert.deepEqual(others, []);
      const { range, sourceRange } = diagram;
      assert.equal(
        text.slice(range.start, range.end),
        `${opening}\ngraph LR\n  a --> b\n${closing}`,
      );
      assert.equal(
        text.slice(sourceRange.start, sourceRange.end),
        "graph LR\n  a --> b",
      );
      assert.equal(diagram.source, "graph LR\n  a --> b");
      assert.equal(diagram.line, 2);
      assert.equal(diagram.sourceLine, 3);
      assert.equal(diagram.type, "flowchart");
    });
  }

  for (const [opening, closing] of [
    ['<pre class="mermaid">', "</pre>"],
    ["<div id='a' class='wide mermaid'>", "</div>"],
  ] as const) {
    it(`reads ${opening}`, () => {
      const source = "graph LR\n  a --&gt; b";
      const text = `# Checkout\n\n${opening}\n${source}\n${closing}\n\nText\n`;
      const [diagram, ...others] = read(text);
      assert.deepEqual(others, []);
      assert.ok(diagram);
      const { range, sourceRange } = diagram;
      assert.equal(
        text.slice(range.start, range.end),
        `${opening}\n${source}\n${closing}`,
      );
      assert.equal(text.slice(sourceRange.start, sourceRange.end), source);
      assert.equal(diagram.source, "graph LR\n  a --> b");
      assert.deepEqual([diagram.line, diagram.sourceLine], [2, 3]);
      assert.equal(diagram.type, "flowchart");
    });
  }

  it("reads no element of another class, and one in a list", () => {
    assert.deepEqual(read('<pre class="mermaids">\ngraph LR\n</pre>'), []);
    assert.deepEqual(read('<p class="mermaid">\ngraph LR\n</p>'), []);
    assert.deepEqual(read('<pre data-class="mermaid">\npie\n</pre>'), []);
    const [nested] = read('- a\n\n  <pre class="mermaid">\n  pie\n  </pre>');
    assert.equal(nested?.type, "pie");
  });

  it("reads none in other code and text", () => {
    for (const text of [
      "```\ngraph LR\n```",
      "```mermaid-js\ngraph LR\n```",
      "```text mermaid\ngraph LR\n```",
      "```mermaids\ngraph LR\n```",
      "    ```mermaid\n    graph LR\n    ```",
      "````\n```mermaid\ngraph LR\n```\n````",
      "```\n::: mermaid\ngraph LR\n:::\n```",
      "`mermaid` ::: mermaid\n\n::: note\ngraph LR\n:::",
      "::: mermaid-note\ngraph LR\n:::",
      "<!--\n```mermaid\ngraph LR\n```\n-->",
    ]) {
      assert.deepEqual(read(text), [], text);
    }
  });

  it("reads several, in order, also in lists and quotations", () => {
    const text =
      "::: mermaid\npie\n:::\n\n- Before\n\n  ```mermaid\n  gantt\n    title a\n  ```\n\n> ```mermaid\n> timeline\n> ```\n";
    const diagrams = read(text);
    assert.deepEqual(
      diagrams.map(({ type, source }) => [type, source]),
      [
        ["pie", "pie"],
        ["gantt", "gantt\n  title a"],
        ["timeline", "timeline"],
      ],
    );
    const [, listed, quoted] = diagrams.map(({ sourceRange }) =>
      text.slice(sourceRange.start, sourceRange.end),
    );
    assert.equal(listed, "  gantt\n    title a");
    assert.equal(quoted, "> timeline");
  });

  it("reads empty and unfinished ones", () => {
    for (const [text, source] of [
      ["```mermaid\n```", ""],
      ["```mermaid", ""],
      ["```mermaid\n", ""],
      ["```mermaid\npie", "pie"],
      ["```mermaid\npie\n~~~\n``", "pie\n~~~\n``"],
      ["::: mermaid\n:::", ""],
      ["::: mermaid", ""],
      [":::: mermaid\npie\n:::\n", "pie\n:::\n"],
    ] as const) {
      const [diagram] = read(text);
      assert.ok(diagram, text);
      const { sourceRange } = diagram;
      assert.equal(
        text.slice(sourceRange.start, sourceRange.end),
        source,
        text,
      );
    }
  });

  it("reads CRLF at the offsets of the text", () => {
    const text =
      "a\r\n\r\n```mermaid\r\npie\r\n```\r\n\r\n::: mermaid\r\ngantt\r\n:::\r\n";
    assert.deepEqual(
      read(text).map(({ sourceRange, line, sourceLine }) => [
        text.slice(sourceRange.start, sourceRange.end),
        line,
        sourceLine,
      ]),
      [
        ["pie", 2, 3],
        ["gantt", 6, 7],
      ],
    );
  });
});

describe("types of diagrams", () => {
  it("is the first keyword", () => {
    assert.equal(typeOf("graph TD;\n a-->b"), "flowchart");
    assert.equal(typeOf("flowchart LR"), "flowchart");
    assert.equal(typeOf("\n  sequenceDiagram\n"), "sequenceDiagram");
    assert.equal(typeOf("stateDiagram-v2"), "stateDiagram");
    assert.equal(typeOf("xychart-beta"), "xychart");
    assert.equal(typeOf("nothingKnown"), "nothingKnown");
  });

  it("stands after front matter, directives and comments", () => {
    assert.equal(typeOf("%%{init: {'theme': 'dark'}}%%\ngantt"), "gantt");
    assert.equal(typeOf("%%{init: {\n  'theme': 'dark'\n}}%%\ngantt"), "gantt");
    assert.equal(typeOf("%% flowchart\n\n%% pie\ngantt"), "gantt");
    assert.equal(typeOf("---\ntitle: graph\n---\n%% x\ngantt"), "gantt");
    assert.equal(typeOf("%%{init\ngantt"), "gantt");
  });

  it("is null where there is none", () => {
    for (const source of [
      "",
      "  \n",
      "%% pie",
      "---\ntitle: pie",
      "-->",
      "%%{pie}%%",
    ]) {
      assert.equal(typeOf(source), null, source);
    }
  });
});

describe("readDiagrams on any text", () => {
  const line = fc.constantFrom(
    "```mermaid",
    "```",
    "~~~mermaid",
    "~~~",
    "::: mermaid",
    ":::",
    "::::",
    "pie",
    "%%{",
    "}%%",
    "%% x",
    "---",
    "- a",
    "  ```mermaid",
    "> ```mermaid",
    ">",
    "",
  );

  it("never throws, and keeps its ranges in the text and in each other", () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 15 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        (lines, ending) => {
          const text = lines.join(ending);
          const starts = lineStarts(text);
          for (const { range, sourceRange, line, sourceLine } of read(text)) {
            assert.ok(0 <= range.start && range.start <= sourceRange.start);
            assert.ok(sourceRange.start <= sourceRange.end);
            assert.ok(sourceRange.end <= range.end && range.end <= text.length);
            assert.equal(lineColumnAt(starts, range.start).line, line);
            assert.ok(sourceLine === line || sourceLine === line + 1);
          }
        },
      ),
    );
  });
});
