import assert from "node:assert/strict";
import fc from "fast-check";
import type { BlockContent, ListItem } from "mdast";
import { analyze } from "../../../src/core/analyze";
import {
  MarkdownBlock,
  PlacedBlock,
  readMarkdown,
  type Markdown,
} from "../../../src/core/markdown";
import { renderBlocks } from "../../../src/core/render/html";
import { lineOfAnchor } from "../../../src/core/render/references";
import { analyzeFixture, fixtureSettings } from "../../support/fixtures";

function htmlOf(...lines: string[]): string[] {
  return blocksOf(...lines).map((block) => block.html);
}

function blocksOf(...lines: string[]): ReturnType<typeof renderBlocks> {
  return renderBlocks(readMarkdown(lines.join("\n")));
}

/** A document of these nodes, each a block of its own. */
function markdownOf(...nodes: BlockContent[]): Markdown {
  return {
    text: "",
    blocks: nodes.map(
      (node) => new PlacedBlock(0, 0, new MarkdownBlock("", [node])),
    ),
    tree: { type: "root", children: nodes },
  };
}

describe("renderBlocks", () => {
  it("gives one block per top-level node, with its line", () => {
    assert.deepEqual(
      blocksOf("# Outage", "", "It *failed*.", "", "- 14:05", "- 14:12"),
      [
        { line: 0, html: '<h1 id="outage">Outage</h1>' },
        { line: 2, html: "<p>It <em>failed</em>.</p>" },
        {
          line: 4,
          html: '<ul>\n<li data-line="0">14:05</li>\n<li data-line="1">14:12</li>\n</ul>',
        },
      ],
    );
  });

  it("gives equal HTML to equal blocks, wherever they stand", () => {
    const fence = ["```mermaid", "pie", "```"];
    const [first] = htmlOf(...fence);
    assert.equal(htmlOf("text", "", ...fence)[1], first);
  });

  it("shows no front matter and no definitions", () => {
    assert.deepEqual(
      blocksOf(
        "---",
        "status: draft",
        "---",
        "",
        "[the dashboard]",
        "",
        "[the dashboard]: https://example.com",
      ),
      [
        {
          line: 4,
          html: '<p><a href="https://example.com">the dashboard</a></p>',
        },
      ],
    );
  });

  it("shows GitHub's tables, task lists, strikethrough and plain links", () => {
    const [table = "", list = "", text = ""] = htmlOf(
      "| Time | Share |",
      "| :-: | --: |",
      "| 14:05 | 50% |",
      "",
      "- [x] Done",
      "- [ ] Open",
      "",
      "~~No~~ https://example.com",
    );
    assert.match(
      table,
      /<th align="center">Time<\/th>\n<th align="right">Share<\/th>/,
    );
    assert.match(
      table,
      /<td align="center">14:05<\/td>\n<td align="right">50%<\/td>/,
    );
    assert.match(
      list,
      /<li class="task-list-item" data-line="0"><input type="checkbox" checked disabled> Done<\/li>/,
    );
    assert.match(
      list,
      /<li class="task-list-item" data-line="1"><input type="checkbox" disabled> Open<\/li>/,
    );
    assert.equal(
      text,
      '<p><del>No</del> <a href="https://example.com">https://example.com</a></p>',
    );
  });

  it("sets all items of a list apart where the text does so with one", () => {
    assert.deepEqual(htmlOf("- 14:05", "", "  failed", "- 14:12"), [
      '<ul>\n<li data-line="0">\n<p>14:05</p>\n<p>failed</p>\n</li>\n<li data-line="3">\n<p>14:12</p>\n</li>\n</ul>',
    ]);
  });

  it("takes the first definition of a name, wherever it stands", () => {
    const [quote] = htmlOf("[a]: /first", "", "> [a]", ">", "> [a]: /second");
    assert.match(quote ?? "", /href="\/first"/);
  });

  it("gives no id twice, also where a heading stands in a footnote", () => {
    const html = htmlOf(
      "A[^1]",
      "",
      "[^1]: z",
      "",
      "    # A",
      "",
      "# A",
    ).join();
    assert.equal(html.match(/id="a"/g)?.length, 1);
  });

  it("numbers footnotes by their first use, and each of their uses", () => {
    const blocks = htmlOf(
      "One[^b].\n\nTwo[^a].\n\nAgain[^b] and[^b].",
      "",
      "[^a]: A\n\n[^b]: B",
    );
    const numbers = blocks.map((html) =>
      [...html.matchAll(/id="(fnref-[^"]*)"[^>]*>(\d+)</g)].map(
        ([, id, number]) => `${id} ${number}`,
      ),
    );
    assert.deepEqual(numbers.slice(0, 3), [
      ["fnref-b 1"],
      ["fnref-a 2"],
      ["fnref-b-2 1", "fnref-b-3 1"],
    ]);
  });

  it("has each footnote name its line, counted from the end of the document", () => {
    const blocks = blocksOf(
      "Half[^a] of all[^b].",
      "",
      "[^a]: Orders.",
      "[^b]: Customers.",
      "",
      "## The end",
    );
    const notes = blocks.at(-1);
    const lines = [
      ...(notes?.html ?? "").matchAll(/<li [^>]*data-line="(.*?)"/g),
    ];
    assert.deepEqual(
      lines.map(([, line]) => (notes?.line ?? 0) + Number(line)),
      [2, 3],
    );
  });

  it("finds the line of a heading by its anchor", () => {
    const markdown = readMarkdown(
      "# Runbook\n\n> ## Roll back\n\ntext\n\nRoll back\n---\n",
    );
    assert.deepEqual(
      ["runbook", "roll-back", "roll-back-1", "text"].map((anchor) =>
        lineOfAnchor(markdown, anchor),
      ),
      [0, 2, 6, undefined],
    );
  });

  it("puts footnotes at the end, linked both ways", () => {
    const blocks = blocksOf(
      "Failed[^1].",
      "",
      "[^1]: Half of all orders.",
      "",
      "The end.",
    );
    assert.equal(blocks.length, 3);
    assert.match(blocks[0]?.html ?? "", /<a href="#fn-1" id="fnref-1"/);
    assert.match(
      blocks[2]?.html ?? "",
      /<li id="fn-1"[^>]*>[^]*Half of all orders\.[^]*href="#fnref-1"/,
    );
    assert.equal(blocks[2]?.line, 4);
  });

  it("gives headings the anchors that GitHub gives them", () => {
    assert.deepEqual(
      htmlOf(
        "## What went well?",
        "",
        "## Root Cause & *Fix*",
        "",
        "## What went well?",
        "",
        "## Ursache: Größe",
      ).map((html) => /id="([^"]*)"/.exec(html)?.[1]),
      [
        "what-went-well",
        "root-cause--fix",
        "what-went-well-1",
        "ursache-größe",
      ],
    );
  });

  it("keeps raw HTML, whose sanitising is the page's", () => {
    assert.deepEqual(htmlOf("<b onclick=alert(1)>x</b> <script>y</script>"), [
      "<p><b onclick=alert(1)>x</b> <script>y</script></p>",
    ]);
  });

  for (const fence of [
    "```mermaid",
    "``` Mermaid title",
    "~~~MERMAID",
    "```{mermaid}",
    "```{mermaid} a=b",
    "```{.mermaid}",
  ]) {
    it(`makes a diagram of ${fence}`, () => {
      const blocks = blocksOf(
        fence,
        "flowchart LR",
        '  A --> B["<b>&"]',
        fence.startsWith("~") ? "~~~" : "```",
      );
      assert.deepEqual(blocks, [
        {
          line: 0,
          html: '<div class="postmortem-diagram" data-line="0">flowchart LR\n  A --> B["&#x3C;b>&#x26;"]</div>',
        },
      ]);
    });
  }

  for (const fence of ["```mermaidx", "```js mermaid", "```", "    mermaid"]) {
    it(`makes no diagram of ${fence}`, () => {
      assert.doesNotMatch(htmlOf(fence, "pie").join(), /postmortem-diagram/);
    });
  }

  it("tells on which line of its block a diagram begins", () => {
    const [, list] = blocksOf(
      "Text",
      "",
      "1. One",
      "2. Two",
      "",
      "   ```mermaid",
      "   pie",
      "   ```",
    );
    assert.equal(list?.line, 2);
    assert.match(list?.html ?? "", /class="postmortem-diagram" data-line="3"/);
  });

  describe("where an element spans several blocks", () => {
    it("makes one block of them", () => {
      const blocks = blocksOf(
        "Before",
        "",
        "<details><summary>Log</summary>",
        "",
        "- *14:05*",
        "",
        "</details>",
        "",
        "After",
      );
      assert.deepEqual(blocks, [
        { line: 0, html: "<p>Before</p>" },
        {
          line: 2,
          html: '<details><summary>Log</summary><ul>\n<li data-line="2"><em>14:05</em></li>\n</ul></details>',
        },
        { line: 8, html: "<p>After</p>" },
      ]);
    });

    it("makes one block of nested and of chained ones", () => {
      const nested = blocksOf(
        "<div>",
        "",
        "<DIV>",
        "",
        "a",
        "",
        "</div>",
        "",
        "b",
        "",
        "</Div>",
        "",
        "c",
      );
      assert.deepEqual(
        nested.map((block) => block.line),
        [0, 12],
      );
      const chained = blocksOf(
        "<div>",
        "",
        "a",
        "",
        "</div><div>",
        "",
        "b",
        "",
        "</div>",
        "",
        "c",
      );
      assert.deepEqual(
        chained.map((block) => block.line),
        [0, 10],
      );
    });

    it("makes one block of one in which another is never closed", () => {
      const blocks = blocksOf(
        "<div>",
        "",
        "<p>",
        "",
        "a",
        "",
        "</div>",
        "",
        "b",
      );
      assert.deepEqual(
        blocks.map((block) => block.line),
        [0, 8],
      );
    });

    it("leaves alone what is never closed, never opened, or commented out", () => {
      for (const tag of [
        "<div>",
        "</div>",
        "<br>",
        "<!-- <div>",
        "<!-- </div> -->",
      ]) {
        const blocks = blocksOf(tag, "", "a", "", "b");
        assert.equal(blocks.length, tag === "<!-- <div>" ? 1 : 3, tag);
      }
      assert.equal(blocksOf("<div>", "", "a", "", "<!-- </div> -->").length, 3);
    });
  });

  describe("with input that no person writes", () => {
    const text = (value: string): BlockContent => ({
      type: "paragraph",
      children: [{ type: "text", value }],
    });

    it("cuts off a tree that is nested thousands deep, and keeps its text", () => {
      let quote = text("innermost");
      for (let i = 0; i < 5_000; i++)
        quote = { type: "blockquote", children: [quote] };
      const [first, second] = renderBlocks(markdownOf(quote, text("next")));
      const depth = first?.html.match(/<blockquote>/g)?.length ?? 0;
      assert.ok(depth > 20 && depth < 200, `${depth} deep`);
      assert.match(first?.html ?? "", /innermost/);
      assert.equal(second?.html, "<p>next</p>");
    });

    it("shows a paragraph of two hundred thousand nodes", () => {
      const item: ListItem = {
        type: "listItem",
        spread: false,
        children: [
          {
            type: "paragraph",
            children: Array.from({ length: 200_000 }, () => ({
              type: "break",
            })),
          },
        ],
      };
      const list: BlockContent = {
        type: "list",
        spread: false,
        children: [item],
      };
      const blocks = renderBlocks(markdownOf(list, text("next")));
      assert.deepEqual(
        blocks.map((block) => block.html),
        ["<p></p>", "<p>next</p>"],
      );
    });

    it("looks at each item of a list a bounded number of times", () => {
      const count = 20_000;
      let looks = 0;
      const counted = <T extends object>(node: T, property: keyof T): T =>
        new Proxy(node, {
          get(target, name, receiver) {
            if (name === property) looks++;
            return Reflect.get(target, name, receiver);
          },
        });
      const items = Array.from({ length: count }, () =>
        counted<ListItem>(
          { type: "listItem", spread: false, children: [text("a")] },
          "spread",
        ),
      );
      renderBlocks(
        markdownOf({ type: "list", spread: false, children: items }),
      );
      assert.ok(looks <= 4 * count, `${looks} looks at ${count} items`);
    });

    it("never throws", () => {
      const part = fc.constantFrom(
        ..."# |- [ ] |> |1. |\n|\n\n|<div>|</div>|<!--|-->|```mermaid\n|```\n|[^1]|[^1]: x|[a]: b|[a]|![|](|)|*|_|~~|\\|&|\0|\uD800|||a b|  ".split(
          "|",
        ),
      );
      fc.assert(
        fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
          for (const { line, html } of renderBlocks(
            readMarkdown(parts.join("")),
          )) {
            assert.ok(line >= 0 && html.length > 0);
          }
        }),
      );
    });
  });
});

describe("renderBlocks of a postmortem", () => {
  function postmortemHtml(...lines: string[]): string[] {
    const analysis = analyzeFixture(lines.join("\n"));
    return renderBlocks(analysis.markdown, analysis).map(({ html }) => html);
  }

  const timeline = ["Outage on March 4, 2026.", "", "## Timeline (UTC)", ""];

  it("sets elapsed time and milestone beside each entry, and its moment into its time", () => {
    const list = postmortemHtml(
      ...timeline,
      "- **14:05** Outage begins",
      "- 14:12 Paged",
      "- 14:20 – 14:25 Restarted",
    )[2];
    assert.match(
      list ?? "",
      /<li data-line="1"><span class="entry-note"><span class="milestone milestone-detected" dir="auto">Detected<\/span> <span class="elapsed" dir="auto">\+7 min<\/span> <\/span><time datetime="2026-03-04T14:12:00Z">14:12<\/time> Paged<\/li>/,
    );
    assert.match(
      list ?? "",
      /<strong><time datetime="2026-03-04T14:05:00Z">14:05<\/time><\/strong> Outage/,
    );
    assert.match(
      list ?? "",
      /<time datetime="2026-03-04T14:20:00Z\/2026-03-04T14:25:00Z">14:20 – 14:25<\/time>/,
    );
  });

  it("sets them into rows of a table and lines of a paragraph, each entry on a line of its own", () => {
    const table = postmortemHtml(
      ...timeline,
      "| Time | Event |",
      "| --- | --- |",
      "| 14:05 | Outage begins |",
      "| `14:12` | Paged |",
    )[2];
    assert.match(
      table ?? "",
      /<td><code><time datetime="2026-03-04T14:12:00Z">14:12<\/time><\/code><span class="entry-note">[^]*?\+7 min<\/span> <\/span><\/td>/,
    );
    const paragraph = postmortemHtml(
      ...timeline,
      "14:05 Outage begins",
      "14:12 Paged, and",
      "answered",
    )[2];
    assert.match(
      paragraph ?? "",
      /begins<br><span class="entry-note">[^]*\+7 min<\/span> <\/span><time datetime="2026-03-04T14:12:00Z">14:12<\/time> Paged, and\nanswered<\/p>/,
    );
  });

  it("sets the moment, on its own clock, into the times that fields and sentences state", () => {
    const html = postmortemHtml(
      "# Postmortem: objects lost",
      "",
      "- **Started:** 2025-10-24 22:40 PDT",
      "- **Detected:** 2025-10-26 03:15 CET",
      "",
      "## Timeline",
      "",
      "- 2025-10-24 22:40 PDT Compaction deployed, objects are lost",
      "- 23:10 PDT First page",
    ).join("");
    assert.deepEqual(html.match(/<time[^]*?<\/time>/g), [
      '<time datetime="2025-10-24T22:40:00-07:00" class="dated zoned">2025-10-24 22:40 PDT</time>',
      '<time datetime="2025-10-26T03:15:00+01:00" class="dated zoned">2025-10-26 03:15 CET</time>',
      '<time datetime="2025-10-24T22:40:00-07:00" class="dated zoned">2025-10-24 22:40 PDT</time>',
      '<time datetime="2025-10-24T23:10:00-07:00" class="zoned">23:10 PDT</time>',
    ]);
  });

  it("gives no moment to a time whose day or zone is not known", () => {
    const html = postmortemHtml(
      "## Timeline",
      "",
      "- 14:05 Outage begins",
      "- 14:12 Paged",
    ).join("");
    assert.doesNotMatch(html, /<time/);
    assert.match(html, /\+7 min/);
  });

  it("puts findings at the block, item or row that they are about", () => {
    const blocks = postmortemHtml(
      ...timeline,
      "- 14:12 Paged",
      "- 14:05 Outage begins",
    );
    assert.match(
      blocks[2] ?? "",
      /<li data-line="1"><span class="findings"><span class="finding finding-warning">“14:05” is earlier than “14:12”/,
    );
    assert.match(blocks[0] ?? "", /^<p>Outage[^]*<\/p><span class="findings">/);
  });

  it("shows front matter as a table of its fields", () => {
    const [table] = postmortemHtml(
      "---",
      "severity: SEV-1",
      "teams: [checkout, database]",
      "---",
      "",
      "# Outage",
    );
    assert.equal(
      table?.replace(/<span class="findings">.*?<\/span><\/span>/, ""),
      '<table class="front-matter"><tbody><tr><th scope="row">severity</th><td>SEV-1</td></tr>' +
        '<tr><th scope="row">teams</th><td>checkout, database</td></tr></tbody></table>',
    );
  });
});

describe("renderBlocks of GitHub's alerts", () => {
  it("shows each kind with its title", () => {
    assert.deepEqual(htmlOf("> [!WARNING]", "> Do **not** deploy."), [
      '<div class="alert alert-warning"><p class="alert-title"><bdi>Warning</bdi></p>\n<p>Do <strong>not</strong> deploy.</p>\n</div>',
    ]);
    assert.match(htmlOf("> [!note]")[0] ?? "", /alert-note/);
  });

  it("leaves other quotations as they are", () => {
    for (const text of ["> [!NOTE] see below", "> [!HINT]\n> x", "> NOTE"]) {
      assert.match(htmlOf(text)[0] ?? "", /^<blockquote>/);
    }
  });
});

describe("renderBlocks after an edit", () => {
  const text = `---
severity: SEV-1
---

# Outage on March 4, 2026

Half of all orders[^share] were lost, see [the log][] and [^share].

## Timeline (UTC)

- 14:05 Outage begins
- 14:12 Paged[^2]

## Timeline

| Time | Event |
| --- | --- |
| 14:20 | Restarted |

<details>

15:35 Resolved, see [the log]

</details>

[^share]: By number.
[^2]: At 14:12.

[the log]: https://example.com/log "Log"
`;

  it("gives what it gives without an earlier version", () => {
    const pieces =
      "x|\n|\n\n|# |# Outage\n|## Timeline\n|[^2]|[^share]: No.\n|[^2]: Yes.\n|<div>|</div>|<details>\n\n|- |- 14:01 Noticed\n|14:25 |15:00 UTC|March 5, 2026|[the log]|[the log]: /b\n\n|> |---\n|```\n|```mermaid\npie\n```\n|".split(
        "|",
      );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      taken: fc.oneof(fc.constant(0), fc.nat(40)),
      given: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let before = analyzeFixture(text);
        renderBlocks(before.markdown, before);
        for (const { at, taken, given } of edits) {
          const start = Math.floor(at * before.text.length);
          const edited =
            before.text.slice(0, start) +
            given +
            before.text.slice(start + taken);
          const fresh = analyzeFixture(edited);
          before = analyze(edited, fixtureSettings, undefined, before);
          assert.deepEqual(
            renderBlocks(before.markdown, before),
            renderBlocks(fresh.markdown, fresh),
            JSON.stringify(edited),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it("looks into no block that has not changed", () => {
    let looks = 0;
    const counted: BlockContent = new Proxy(
      {
        type: "paragraph",
        children: [{ type: "text", value: "the same" }],
      } satisfies BlockContent,
      {
        get(target, name, receiver) {
          if (name === "children") looks++;
          return Reflect.get(target, name, receiver);
        },
      },
    );
    const typed = (value: string): BlockContent => ({
      type: "paragraph",
      children: [{ type: "text", value }],
    });
    const { blocks, ...rest } = markdownOf(typed("a"), counted);
    renderBlocks({ ...rest, blocks });
    assert.notEqual(looks, 0);
    looks = 0;
    const moved = blocks.map(({ block }) => new PlacedBlock(70, 7, block));
    const [edited] = markdownOf(typed("ab")).blocks;
    assert.ok(edited);
    assert.deepEqual(
      renderBlocks({ ...rest, blocks: [edited, ...moved.slice(1)] }),
      [
        { line: 0, html: "<p>ab</p>" },
        { line: 7, html: "<p>the same</p>" },
      ],
    );
    assert.equal(looks, 0);
  });
});
