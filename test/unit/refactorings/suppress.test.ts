import assert from "node:assert/strict";
import {
  suppressInFile,
  suppressOnLine,
} from "../../../src/core/refactorings/suppress";
import { applyEdits } from "../../../src/core/text";
import { analyzeFixture } from "../../support/fixtures";

function onLine(text: string, words: string): string | null {
  const { postmortem } = analyzeFixture(text);
  assert.ok(postmortem);
  const edit = suppressOnLine(postmortem, "blame", text.indexOf(words));
  return edit && applyEdits(text, [edit]);
}

function inFile(text: string): string {
  const { postmortem } = analyzeFixture(text);
  assert.ok(postmortem);
  return applyEdits(text, [suppressInFile(postmortem, "blame")]);
}

const above = "<!-- postmortem-disable-next-line blame -->";
const behind = "<!-- postmortem-disable-line blame -->";

describe("silencing a rule on a line", () => {
  it("writes above headings, paragraphs, labels and code", () => {
    for (const [before, words, after] of [
      ["# A\n\n## Impact\n", "Impact", `# A\n\n${above}\n## Impact\n`],
      ["# A\n\nHere.\nThere.\n", "Here", `# A\n\n${above}\nHere.\nThere.\n`],
      [
        "Summary: Down.\nImpact: All.\n",
        "Impact",
        `Summary: Down.\n${above}\nImpact: All.\n`,
      ],
      [
        "# A\n\n```sh\na\nb\n```\n",
        "b\n",
        `# A\n\n${above}\n\`\`\`sh\na\nb\n\`\`\`\n`,
      ],
      [
        "# A\r\n\r\n## Impact\r\n",
        "Impact",
        `# A\r\n\r\n${above}\r\n## Impact\r\n`,
      ],
    ] as const) {
      assert.equal(onLine(before, words), after);
    }
  });

  it("writes behind the words in lists, tables, quotations and the middle of paragraphs", () => {
    for (const [before, words, after] of [
      ["- a\n- b  \n- c\n", "b", `- a\n- b ${behind}  \n- c\n`],
      ["Here.\nThere.\n", "There", `Here.\nThere. ${behind}\n`],
      ["| a |\n|-|\n| b |\n", "b", `| a |\n|-|\n| b ${behind} |\n`],
      ["> a\n", "a", `> a ${behind}\n`],
    ] as const) {
      assert.equal(onLine(before, words), after);
    }
  });

  it("adds to the comment that is there", () => {
    assert.equal(
      onLine(`- a <!-- postmortem-disable-line secret -->\n`, "a"),
      `- a <!-- postmortem-disable-line secret blame -->\n`,
    );
    assert.equal(
      onLine(`<!-- postmortem-disable-next-line secret -->\n# A\n`, "A\n"),
      `<!-- postmortem-disable-next-line secret blame -->\n# A\n`,
    );
  });

  it("can't be done in front matter", () => {
    assert.equal(onLine("---\ntitle: A\n---\n\n# A\n", "title"), null);
  });
});

describe("silencing a rule in a file", () => {
  it("writes a comment on top, behind the front matter, or adds to it", () => {
    const comment = "<!-- postmortem-disable blame -->";
    assert.equal(inFile("# A\n"), `${comment}\n\n# A\n`);
    assert.equal(
      inFile("---\ntitle: A\n---\n\n# A\n"),
      `---\ntitle: A\n---\n\n${comment}\n\n# A\n`,
    );
    assert.equal(
      inFile("<!-- postmortem-disable secret -->\n\n# A\n"),
      "<!-- postmortem-disable secret blame -->\n\n# A\n",
    );
  });
});
