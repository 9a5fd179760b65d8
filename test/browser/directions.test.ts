import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import { openDocument, previewFrame, runCommand } from "./support/workbench";

/** The same blocks in English and in Hebrew; each Hebrew one has words of English that the preview adds or the text has. */
const incident = `# Postmortem: checkout fails

Half of all orders were lost, see [the numbers TODO].

מחצית ההזמנות אבדו, ראו [the numbers TODO].

> They could not pay.

> הם לא יכלו לשלם.

> [!WARNING]
> This is a draft.

> [!WARNING]
> זו טיוטה.

## Timeline (UTC)

- 14:05 Outage begins
- 15:35 Resolved

ובעברית:

- 14:10 התקלה מתפשטת
- 15:20 Rollback, כלומר נסיגה
- 15:35 Resolved: התקלה נפתרה

## Contributing factors

| Region | Share |
| --- | --- |
| Frankfurt | 50% |

| שירות | חלק |
| --- | --- |
| הזמנות | 50% |

## Action items

- [ ] Alert on the pool, see \`pool.size\`
- [ ] Ask why

ובעברית:

- [ ] להתריע על המאגר, ראו \`pool.size\`
- [ ] Rollback: למה
`;

/** On which side of a block, or of what else is named, the parts of a block of the preview stand. */
function sidesOf(block: HTMLElement | SVGElement): Record<string, string> {
  const boxOf = (node: Node): DOMRect => {
    const range = globalThis.document.createRange();
    range.selectNode(node);
    return range.getBoundingClientRect();
  };
  const side = (part: DOMRect, whole: DOMRect): string =>
    part.left + part.right < whole.left + whole.right ? "left" : "right";
  /** The first words of an element that the document has itself. */
  const wordsIn = (element: Element): Node => {
    const words = globalThis.document.createNodeIterator(element, 4);
    for (;;) {
      const node = words.nextNode();
      if (!node) throw new Error(`No words: ${element.outerHTML}`);
      const added = ".entry-note, .findings, .alert-title";
      if (node.textContent?.trim() && !node.parentElement?.closest(added))
        return node;
    }
  };
  const box = block.getBoundingClientRect();
  const words = boxOf(wordsIn(block));
  const found: Record<string, string> = {
    direction: getComputedStyle(block).direction,
  };
  const put = (
    name: string,
    selector: string,
    tell: (part: Element) => string,
  ): void => {
    const part = block.querySelector(selector);
    if (part) found[name] = tell(part);
  };
  put("paragraph", ":scope > p", () => side(words, box));
  put("finding", ".finding-mark", (part) => side(boxOf(part), box));
  put("line beside", "blockquote, .alert", (part) =>
    parseFloat(getComputedStyle(part).borderLeftWidth) > 0 ? "left" : "right",
  );
  put("title", ".alert-title > *", (part) => side(boxOf(part), box));
  // Where a list is indented, its bullets stand.
  put("indent", "ul", (list) =>
    (list.querySelector("li")?.getBoundingClientRect().left ?? 0) >
    list.getBoundingClientRect().left + 10
      ? "left"
      : "right",
  );
  put("last task", ".task-list-item:last-child", (item) =>
    side(boxOf(wordsIn(item)), box),
  );
  put("task", ".contains-task-list", (list) =>
    [...list.children]
      .map((item) => {
        const task = boxOf(item.querySelector("input") ?? item);
        const its = boxOf(wordsIn(item));
        const isOver = task.left < its.right - 1 && task.right > its.left + 1;
        return isOver ? "over the words" : side(task, its);
      })
      .filter((each, index, all) => all.indexOf(each) === index)
      .join(),
  );
  put("note", ".entry-note", (part) => side(boxOf(part), words));
  put("first column", "th", (part) =>
    side(boxOf(part), boxOf(part.nextElementSibling ?? part)),
  );
  put("code", "code", (part) => getComputedStyle(part).direction);
  return found;
}

/** The same for the block that holds some words. */
async function sides(
  preview: FrameLocator,
  words: string,
): Promise<Record<string, string>> {
  return preview
    .locator("main > [data-line]", { hasText: words })
    .evaluate(sidesOf);
}

describe("text from right to left in the preview", () => {
  it("has all that belongs to it on its own side, whatever English stands in it", async () => {
    const { page } = await openDocument(incident);
    await runCommand(page, "Postmortem: Open Preview to the Side");
    const preview = previewFrame(page);
    const pairs = [
      ["Half of all", "מחצית", { paragraph: "left", finding: "left" }],
      ["could not", "הם לא", { "line beside": "left" }],
      ["a draft", "זו טיוטה", { "line beside": "left", title: "left" }],
      ["Outage", "מתפשטת", { indent: "left", note: "right", finding: "left" }],
      ["Frankfurt", "שירות", { "first column": "left" }],
      [
        "Alert on",
        "להתריע",
        { indent: "left", task: "left", "last task": "left", code: "ltr" },
      ],
    ] as const;
    const mirrored: Record<string, string> = { left: "right", right: "left" };
    for (const [english, hebrew, expected] of pairs) {
      assert.deepEqual(
        await sides(preview, english),
        { direction: "ltr", ...expected },
        english,
      );
      assert.deepEqual(
        await sides(preview, hebrew),
        {
          direction: "rtl",
          ...Object.fromEntries(
            Object.entries(expected).map(([name, value]) => [
              name,
              mirrored[value] ?? value,
            ]),
          ),
        },
        hebrew,
      );
    }
  });
});
