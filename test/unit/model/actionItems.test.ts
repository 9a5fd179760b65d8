import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import {
  readActionItems,
  type ActionItem,
} from "../../../src/core/model/actionItems";
import { readLines } from "../../../src/core/model/lines";
import { readSections } from "../../../src/core/model/sections";
import { readTables } from "../../../src/core/model/tables";
import { finish } from "../../../src/core/steps";

function read(text: string): ActionItem[] {
  const markdown = readMarkdown(text);
  const lines = readLines(markdown);
  const sections = finish(readSections(lines));
  return finish(readActionItems(text, readTables(markdown), lines, sections));
}

function textsOf(text: string): string[] {
  return read(text).map((item) => item.text);
}

/** The only item of a section with this one line. */
function itemOf(line: string): ActionItem {
  const [item, ...others] = read(`## Action Items\n\n${line}\n`);
  assert.ok(item);
  assert.deepEqual(others, []);
  return item;
}

describe("action items", () => {
  const listed: readonly (readonly [string, string, ...string[]])[] = [
    [
      "lists under labels that name other sections",
      "## Action items\n\n**Prevention**\n* Set the size\n\n**Detection**\n* Alert on the pool\n",
      "Set the size",
      "Alert on the pool",
    ],
    [
      "links under an item that is their label",
      "- **Impact**: Down.\n\n- **Review actions**:\n  - [Alert on the pool](https://example.com/1)\n  - [Set the size](https://example.com/2)\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "rows of a table in HTML",
      "## Action items\n\n<table>\n<tr><th>Action</th><th>Owner</th></tr>\n<tr><td>Alert on the pool</td><td>alice</td></tr>\n<tr><td>Set the size</td><td>bob</td></tr>\n</table>\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "paragraphs that begin in bold, one of them struck out",
      "## What we are going to do next\n\n**Alert on the pool.** We will.\n\n~~**Set the size.**~~ Done.\n",
      "Alert on the pool. We will.",
      "Set the size. Done.",
    ],
    [
      "a list",
      "## Action Items\n\n- Alert on the pool\n- Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "a numbered list",
      "## Next steps\n\n1. Alert on the pool\n2) Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "a task list",
      "## TODO\n\n- [ ] Alert on the pool\n- [x] Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lists under labels in a list",
      "## Corrective and Preventative Measures\n\n- **Improvements/Fixes:**\n  1. Alert on the pool\n- **Tasks:**\n  - Set the size\n  - Test it\n",
      "Alert on the pool",
      "Set the size",
      "Test it",
    ],
    [
      "lists beside labels that they don't stand under",
      "## Corrective and Preventative Measures\n\n- **Tasks:**\n\n1. Alert on the pool\n2. Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lists under bold labels",
      "**Corrective and Preventative Measures:**\n\n**Improvements:**\n- Alert on the pool\n\n**Tasks:**\n- Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lists under group headings",
      "## Action Items\n\n### Checkout\n\n- Alert on the pool\n\n### Detection\n\n- Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "labels that say what an item is for",
      "## Action Items\n\n- **Detection:** Alert on the pool\n- **Training:** Tell everybody\n- **Prevention:** Set the size\n",
      "Detection: Alert on the pool",
      "Training: Tell everybody",
      "Prevention: Set the size",
    ],
    [
      "the innermost items",
      "## Action Items\n\n- Monitoring\n  - Alert on the pool\n    - and page for it\n  - Draw it\n",
      "and page for it",
      "Draw it",
    ],
    [
      "items with what is said about them in sub-items",
      "## Action Items\n\n- Alert on the pool\n  - Owner: @alice\n  - https://example.com/issues/482\n- **Set the size:**\n  - Why: the default changed\n",
      "Alert on the pool",
      "Set the size:",
    ],
    [
      "tasks with notes",
      "## Action Items\n\n- [ ] Alert on the pool\n  - it was silent\n  - twice\n",
      "Alert on the pool",
    ],
    [
      "wrapped items",
      "## Action Items\n\n- Alert on\n  the pool\n- Set\nthe size\n\n  Since it changed.\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "table rows",
      "## Action Items\n\n| # | Action | Owner |\n|---|---|---|\n| 1 | Alert on the pool | @alice |\n| 2 |  |  |\n| 3 | Set the size | |\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lines under labels without any markup",
      "Corrective and Preventative Measures:\n\nImprovements/Fixes:\nRegular audits of the settings.\nBetter alerts.\nTasks:\nAlert on the pool.\nConclusion: We learned a lot from this.\n",
      "Regular audits of the settings.",
      "Better alerts.",
      "Alert on the pool.",
    ],
    [
      "indented lines up to the closing words",
      "Corrective and Preventative Measures:\n\tTasks:\n\t\tAlert on the pool.\n\t\tSet the size.\nThis outage reminds us of much.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "lines with marks of their own",
      "## Action Items\n\nWe will:\n\n• Alert on the pool\n• Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "numbers without a space",
      "## Action Items\n1.Alert on the pool\n2.Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "bold openings",
      "## Action Items\n\n**Alert on the pool.** It was silent.\n\n**Set the size.** It changed.\n",
      "Alert on the pool. It was silent.",
      "Set the size. It changed.",
    ],
    [
      "HTML lists",
      "## Action Items\n\n<ul>\n<li>Alert on the pool</li>\n<li>Set the size</li>\n</ul>\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "numbered headings",
      "# Action Items\n\n### 1) Alert on the pool `@alice`\n\nIt was silent.\n\n### 2) Set the size\n\nIt changed.\n",
      "Alert on the pool @alice",
      "Set the size",
    ],
    [
      "headings of a section without lists",
      "## Action Items\n\n### Alert on the pool\n\nIt was silent.\n\n### Set the size\n\nIt changed.\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "labels with a sentence beside other items",
      "## Corrective Measures\n\n- **Preventative Measures:** Set the size.\n- **Monitoring:** Alert on the pool.\n",
      "Preventative Measures: Set the size.",
      "Monitoring: Alert on the pool.",
    ],
    [
      "lines between what is said before and after them",
      "Corrective and Preventative Measures:\nIn the last week, we reviewed the alerts.\nThe following steps shall help:\nAlert on the pool.\nSet the size.\nThis incident showed that the default is too small.\n\nBy doing this, we keep the checkout up.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "lines up to a conclusion, whatever follows it",
      "Tasks:\n\nAlert on the pool.\nSet the size.\nIn conclusion, a small pool stopped us,\nbut not for long.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "lines that begin like remarks but say what to do",
      "Tasks:\nThis incident will be told in the training.\nBy March, set the size.\nTo prevent a full pool, alert on it.\n",
      "This incident will be told in the training.",
      "By March, set the size.",
      "To prevent a full pool, alert on it.",
    ],
    [
      "lines right under labels of a list",
      "**Corrective Measures:**\n* **Improvements/Fixes:** \nAlert on the pool.\nSet the size.\n* **Tasks:**\nTest it.\n",
      "Alert on the pool.",
      "Set the size.",
      "Test it.",
    ],
    [
      "lines with marks of their own under names of groups",
      "## Action Items\n\n1. Pool:\n— Alert on it\n— Set its size\n\n2. Training:\n— Tell everybody\n",
      "Alert on it",
      "Set its size",
      "Tell everybody",
    ],
    [
      "sentences under headings, a paragraph each",
      "# Improvements:\n\nAlert on the pool.\n\nSet the size.\n\nIn conclusion, we learned from it. We will be back.\n\n# Tasks:\n\nTest it.\n\nTell everybody.\n",
      "Alert on the pool.",
      "Set the size.",
      "Test it.",
      "Tell everybody.",
    ],
    [
      "paragraphs under a label, of more than one sentence",
      "Tasks:\n\nAlert on the pool. It was silent.\n\nSet the size.\n",
      "Alert on the pool. It was silent.",
      "Set the size.",
    ],
    [
      "paragraphs with a title each",
      "## Prevention\n\nPool alert: Alert on it. It was silent.\n\nPool size: Set it. The default changed.\n",
      "Pool alert: Alert on it. It was silent.",
      "Pool size: Set it. The default changed.",
    ],
    [
      "lines behind what is told of the incident",
      "Prevention:\nThis outage began in the pool. Keep the following in mind.\nAlert on the pool.\nSet the size.\nNote that we wrote a script for it.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "stars and squares without a space",
      "## Action Items\n\n*Alert on the pool\n*Set the size\n\n### Tasks\n\n\uf0a7Test it\n",
      "Alert on the pool",
      "Set the size",
      "Test it",
    ],
    [
      "sentences that stand far in",
      "Corrective Measures:\n\n    Improvements:\n        Alert on the pool.\n\n    Tasks:\n        Pool size:\n            Task: Set the size.\n            Deadline: May 3, 2024.\n",
      "Alert on the pool.",
      "Task: Set the size.",
    ],
    [
      "dashes with and without a space",
      "Tasks:\n-Alert on the pool\n- Set the size\n-Test it\n\n-Alice\n",
      "Alert on the pool",
      "Set the size",
      "Test it",
    ],
    [
      "dashes without a space",
      "Tasks:\n-Alert on the pool\n-Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "bullets behind entities",
      "## Action Items\n\nWe will:  \n&nbsp;&nbsp;•&nbsp;&nbsp;Alert on the pool  \n&nbsp;&nbsp;•&nbsp;&nbsp;Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lines of which the first one begins small",
      "Tasks:\nalert on the pool .\nSet the size.\n",
      "alert on the pool .",
      "Set the size.",
    ],
    [
      "bullets that stand unevenly",
      "## Action Items\n\n  - Alert on the pool\n\n- Set the size\n\n  - Test it\n  - Tell everybody\n",
      "Alert on the pool",
      "Set the size",
      "Test it",
      "Tell everybody",
    ],
    [
      "paragraphs in HTML",
      "<h2>Corrective Measures:</h2>\n<p>&emsp;:small_blue_diamond:Alert on the pool.</p>\n<p>Set the size.</p>\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "lists in HTML without items",
      "<h3>Corrective Measures</h3>\n<ul>Alert on the pool.</ul>\n\n<ul>Set the size.</ul>\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "no sentence about a follow-up beside the tasks",
      "Action Items\nAlert on the pool.\nSet the size.\n\nFollow-Up\nWe meet again on June 5.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "what is to improve only where nothing is a task",
      "## Lessons Learned\n\n### What to improve\n\n- Alerts\n\n## Action Items\n\n- Set the size\n",
      "Set the size",
    ],
    [
      "no notes on the rows of a table",
      "## Action Items\n\n| ID | Action |\n|---|---|\n| A-1 | Alert on the pool |\n\n- A-1 — Tracking ticket: https://example.com/484\n",
      "Alert on the pool",
    ],
    [
      "a label for each item",
      "## Lessons Learned\n\nAction point: alert on the pool,\nand page for it.\n- This was done.\n\nAction point: set the size.\n",
      "alert on the pool, and page for it.",
      "set the size.",
    ],
    [
      "boxes to tick without a bullet",
      "Tasks:\n\n[ ] Alert on the pool\n[x] Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "items that say “TODO” first",
      "## Measures\n\n- **Tasks**:\n  - **TODO**: Alert on the pool\n  - **TODO**: Set the size\n",
      "TODO: Alert on the pool",
      "TODO: Set the size",
    ],
    [
      "lines with a bullet in HTML",
      "<h2>Preventive measures</h2>\n- Alert on the pool<br>\n- Set the size\n",
      "Alert on the pool",
      "Set the size",
    ],
    [
      "lines that all end in a colon",
      "## Tasks\n\nAlert on the pool:\nSet the pool’s size:\n",
      "Alert on the pool",
      "Set the pool’s size",
    ],
    [
      "an indented list",
      "####Preventive measures\n\nWe do this:\n\n    + Alert on the pool.\n    + Set the size.\n",
      "Alert on the pool.",
      "Set the size.",
    ],
    [
      "tables in other languages",
      "## Acciones preventivas\n\n| Dueño | Acción | Fecha |\n|-|-|-|\n| Ana | Alertar del pool | 12 mayo |\n\n" +
        "## Maßnahmen\n\n| Verantwortlich | Maßnahme |\n|-|-|\n| Alice | Die Größe setzen |\n",
      "Alertar del pool",
      "Die Größe setzen",
    ],
  ];
  for (const [name, text, ...items] of listed) {
    it(`reads ${name}`, () => assert.deepEqual(textsOf(text), items));
  }

  const prose: readonly (readonly [string, string])[] = [
    [
      "paragraphs",
      "## Prevention\n\nWe will alert on the pool. We will also\nset the size, since the\ndefault changed.\n",
    ],
    [
      "a sentence after a label",
      "Improvements: The settings can be improved.\n",
    ],
    [
      "sentences under a label",
      "Tasks:\nWe will alert on the pool. Then we set the size.\n",
    ],
    [
      "paragraphs under a label that tell something",
      "Prevention:\n\nWe will alert on the pool. It was silent.\n\nThe size changes. It was too small.\n",
    ],
    [
      "wrapped prose under a label",
      "Tasks:\nWe will alert on the pool and the\nDatabase team sets the size of\nIt.\n",
    ],
    [
      "other sections",
      "## Lessons Learned\n\n- Alerts matter\n\n## Resolution\n\n- Rolled back\n",
    ],
    [
      "sections inside",
      "## Action Items\n\n### Lessons Learned\n\n- Alerts matter\n",
    ],
    [
      "code and quotations",
      "## Action Items\n\n```\n- Alert on the pool\n```\n\n> - Set the size\n",
    ],
    [
      "empty items and rows",
      "## Action Items\n\n- [ ] \n-\n\n| Action | Owner |\n|---|---|\n|  |  |\n",
    ],
    [
      "a timeline",
      "## Timeline\n\n- 14:05 Checkout fails\n- **Follow-up:** a ticket\n",
    ],
    [
      "group headings without items",
      "## Action Items\n\n### Improvements\n\nBetter alerts, in time.\n",
    ],
    [
      "sentences under a heading",
      "## Action Items\n\nAlert on the pool.\n\nWe will set the size.\n",
    ],
    [
      "indented code",
      "## Action Items\n\n    Set-Size -Pool main\n    Restart-Service pool\n\n## Next steps\n\n    SELECT size FROM pools\n    UPDATE pools SET size\n",
    ],
    [
      "what a template says of the items",
      "## Action Items\n\nList what is to be done.\n\nGive each item an owner.\n",
    ],
    [
      "guidance on lines of their own",
      "## Action Items\n\nThese are sample headings. Every action item should have a ticket\n(even a short one) that it links.\n\n## Next steps\n\nList the follow-ups here.\nSay who does them.\n",
    ],
    [
      "names of fields that nobody has filled in",
      "## Tasks\n\nAdd links here:\nRepository:\n",
    ],
    [
      "a sentence that says what the measures are",
      "Corrective measures\n\nThe corrective measures to this problem are that the size is set.\n",
    ],
    [
      "paragraphs of HTML that are prose",
      "<h2>Prevention</h2>\n<p>We will alert on the pool.</p>\n<p>We will set the size.</p>\n",
    ],
    [
      "prompts",
      "## Action Items\n\nEach item has:\n\n- Description\n- Owner\n- Target date\n\n## Follow-Up\n\n- Was it done?\n- Did it help?\n",
    ],
  ];
  for (const [name, text] of prose) {
    it(`reads none in ${name}`, () => assert.deepEqual(textsOf(text), []));
  }

  it("takes no remark around lines for an item", () => {
    const lines = "Alert on the pool.\nSet the size.";
    for (const before of [
      "In the past week, I looked at all alerts.",
      "Here are some ideas.",
      "After that, the following steps are planned.",
      "To prevent another outage, it is important to act now.",
      "To keep the pool from filling, we will take some steps.",
    ]) {
      const text = `Tasks:\n${before}\n${lines}\n`;
      assert.deepEqual(textsOf(text), lines.split("\n"), before);
    }
    for (const after of [
      "Overall, the team did well.",
      "With these changes, the pool will not fill again.",
      "Implementing these steps keeps the checkout up.",
      "These measures will help us.",
      "This painful outage taught us a lot.",
      "The incident was short.",
      "This README shows what we do about it.",
      "Note: all of this was seen by the team.",
      "We apologize to everybody.",
      "Our team is committed to a checkout that works.",
      "Thank you for reading.",
    ]) {
      const text = `Tasks:\n${lines}\n${after}\nThe pool is a good pool.\n`;
      assert.deepEqual(textsOf(text), lines.split("\n"), after);
    }
    for (const item of [
      "This outage must be told in the training.",
      "The incident process needs a page.",
      "With Alice, test it.",
      "Through a canary, find what these miss.",
      "We will page for it.",
    ]) {
      const text = `Tasks:\n${lines}\n${item}\n`;
      assert.deepEqual(textsOf(text), [...lines.split("\n"), item]);
    }
  });

  it("says where they stand", () => {
    const text = "## Action Items\r\n\r\n- **Alert** on\r\n  the pool\r\n";
    const [item] = read(text);
    assert.equal(item?.line, 2);
    assert.equal(
      text.slice(item?.range.start, item?.range.end),
      "**Alert** on\r\n  the pool",
    );
    assert.equal(item?.text, "Alert on the pool");
  });
});

describe("fields of action items", () => {
  it("reads the owner", () => {
    assert.equal(itemOf("- Alert on the pool (@alice, #482)").owner, "@alice");
    assert.equal(itemOf("- Alert on the pool `@alice`").owner, "@alice");
    assert.equal(itemOf("- Alert on the pool (Owner: Alice)").owner, "Alice");
    assert.equal(
      itemOf("- Alert on the pool - **Assigned to:** Database team").owner,
      "Database team",
    );
    assert.equal(
      itemOf("- Alert on the pool\n  - Responsible: Alice").owner,
      "Alice",
    );
    assert.equal(itemOf("- Alert on the pool").owner, null);
    assert.equal(
      itemOf("- Mail alerts@example.com about @types/node").owner,
      null,
    );
    assert.equal(itemOf("- Alert on the pool (Owner: TBD)").owner, null);
  });

  it("reads the due date", () => {
    assert.equal(
      itemOf("- Alert on the pool, due: 2026-03-18").due,
      "2026-03-18",
    );
    assert.equal(
      itemOf("- Alert on the pool by March 18, 2026").due,
      "March 18, 2026",
    );
    assert.equal(itemOf("- Alert on the pool by Q3").due, "Q3");
    assert.equal(itemOf("- Alert on the pool by hand").due, null);
  });

  it("reads priority, type and tracker", () => {
    const item = itemOf(
      "- [prevent] P1 Set the size ([#484](https://example.com/shop/issues/484))",
    );
    assert.equal(item.priority, "P1");
    assert.equal(item.type, "prevent");
    assert.equal(item.tracker, "#484");
    assert.equal(itemOf("- Alert on the pool OPS-17").tracker, "OPS-17");
    assert.equal(
      itemOf("- Alert on the pool https://example.com/shop/issues/484").tracker,
      "https://example.com/shop/issues/484",
    );
    assert.equal(itemOf("- Set it to UTF-8 as in RFC-3629").tracker, null);
  });

  it("reads a tracking bug's column and when completion is estimated", () => {
    const [item] = read(
      "## Action Items\n\n| Action | Tracking bug |\n|-|-|\n| Alert | 484 |\n",
    );
    assert.equal(item?.tracker, "484");
    assert.equal(
      itemOf("- Alert on the pool (Estimated completion: May 2026)").due,
      "May 2026",
    );
  });

  it("knows where a row has its fields, filled or empty", () => {
    const text =
      "## Action Items\n\n| Action | Owner |\n|-|-|\n| Alert | bob |\n| Set | |\n";
    const [item, other] = read(text);
    const owner = item?.cells?.owner;
    assert.equal(text.slice(owner?.start, owner?.end), "bob");
    assert.equal(
      text.indexOf("|\n", other?.cells?.owner?.end),
      other?.cells?.owner?.end,
    );
    assert.equal(itemOf("- Alert").cells, undefined);
  });

  it("reads what is done", () => {
    for (const line of [
      "- [x] Alert on the pool",
      "- ✅ Alert on the pool",
      "- Alert on the pool (DONE)",
      "- Alert on the pool **DONE**",
      "- ~~Alert on the pool~~",
      "- Alert on the pool (Status: completed)",
    ]) {
      assert.equal(itemOf(line).done, true, line);
    }
    for (const line of [
      "- [ ] Alert on the pool",
      "- Alert when a deployment is done",
    ]) {
      assert.equal(itemOf(line).done, false, line);
    }
    const [item] = read(
      "## Action Items\n\n### Immediate Actions (Completed)\n\n- Roll back\n",
    );
    assert.equal(item?.done, true);
    const boxes = read("Tasks:\n\n[ ] Alert on the pool\n[x] Set the size\n");
    assert.deepEqual(
      boxes.map(({ done }) => done),
      [false, true],
    );
  });

  it("reads columns by their headers", () => {
    const [item, other] = read(
      "## Action Items\n\n| Type (Mitigate/Prevent) | Action Item | Assigned Owner | Due Date | Priority | Bug # | Status |\n|-|-|-|-|-|-|-|\n" +
        "| Prevent | Set the size | Alice | March 18 | High | [484](https://example.com/shop/issues/484) | Done |\n" +
        "| - | Alert on the pool | TBD | n/a | | | Open |\n",
    );
    assert.deepEqual(
      [
        item?.text,
        item?.type,
        item?.owner,
        item?.due,
        item?.priority,
        item?.tracker,
        item?.done,
      ],
      [
        "Set the size",
        "Prevent",
        "Alice",
        "March 18",
        "High",
        "https://example.com/shop/issues/484",
        true,
      ],
    );
    assert.deepEqual(
      [
        other?.type,
        other?.owner,
        other?.due,
        other?.priority,
        other?.tracker,
        other?.done,
      ],
      [null, null, null, null, null, false],
    );
  });

  it("reads columns in other languages", () => {
    const [item] = read(
      "## Ações corretivas\n\n| Ação | Responsável | Prazo | Prioridade |\n|-|-|-|-|\n| Alertar | Ana | 12 de maio | Alta |\n",
    );
    assert.deepEqual(
      [item?.text, item?.owner, item?.due, item?.priority],
      ["Alertar", "Ana", "12 de maio", "Alta"],
    );
  });

  it("tells improvements and tasks apart by their headings and labels", () => {
    const kinds = read(
      "## Corrective and Preventative Measures\n\n- **Improvements/Fixes:**\n  - Better alerts\n- **Tasks:**\n  - Alert on the pool\n\n### Areas for improvement\n\n- Settings\n",
    ).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["improvement", "task", "improvement"]);
  });
});

describe("readActionItems on any text", () => {
  const word = fc.constantFrom(
    "## Action Items",
    "### Tasks",
    "Tasks:",
    "- ",
    "  - ",
    "1. ",
    "- [ ] ",
    "| a | Owner |",
    "|---|---|",
    "**Improvements:**",
    "Alert on the pool.",
    "@alice",
    "#482",
    "(DONE)",
    "• x",
    "<li>x</li>",
    "```",
    "> ",
    "\n",
  );

  it("never throws, keeps its ranges in the text, and its items in order", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 100 }),
          fc
            .array(fc.tuple(word, fc.constantFrom(" ", "\n")), {
              maxLength: 30,
            })
            .map((words) => `## Action Items\n${words.flat().join("")}`),
        ),
        (text) => {
          let last = -1;
          for (const { range, line } of read(text)) {
            assert.ok(
              0 <= range.start &&
                range.start < range.end &&
                range.end <= text.length,
            );
            assert.ok(line >= last);
            last = line;
          }
        },
      ),
    );
  });
});

describe("what an action item says", () => {
  it("is done by a mark, a word or a line through it", () => {
    for (const line of [
      "- ✅ Alert on the pool",
      "- Alert on the pool ✅",
      "- Alert on the pool (Done 2026-03-20)",
      "- Alert on the pool - **DONE**",
      "- DONE: alert on the pool",
      "- ~~Alert on the pool~~ (done)",
    ]) {
      assert.ok(itemOf(line).done, line);
    }
    for (const line of [
      "- Alert on the pool (in progress)",
      "- Say when a deployment is done",
      "- Done is better than perfect",
      "- Get it done - at last",
    ]) {
      assert.ok(!itemOf(line).done, line);
    }
  });

  it("has a day at its end, and one field behind the other", () => {
    assert.equal(itemOf("- Alert, @alice, 2026-03-20").due, "2026-03-20");
    assert.equal(itemOf("- Alert - @alice - 2026-03-20").due, "2026-03-20");
    assert.equal(itemOf("- Alert, due April 3").due, "April 3");
    assert.equal(itemOf("- Analyse the logs of 2026-03-04").due, null);
    const item = itemOf(
      "- Alert — **Owner:** Alice — **Priority:** High — **Due:** April 3.",
    );
    assert.deepEqual(
      [item.owner, item.priority, item.due],
      ["Alice", "High", "April 3"],
    );
  });

  it("is none where it says that there is none", () => {
    for (const line of ["- None", "- N/A", "- TBD", "- –"]) {
      assert.deepEqual(textsOf(`## Action items\n\n${line}\n`), [], line);
    }
  });
});
