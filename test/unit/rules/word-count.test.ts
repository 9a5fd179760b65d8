import { check } from "../../support/fixtures";

const rule = "word-count";
const alx = { template: "alx-0x19" };

/** A postmortem of so many words. */
function textOf(count: number): string {
  return `# Postmortem\n\n${"pool ".repeat(count - 1)}\n`;
}

function findingOf(message: string): string {
  return `  ~~~~~~~~~~ ${message}\n`;
}

describe(rule, () => {
  for (const [count, message] of [
    [
      399,
      "The text has 399 words, 1 fewer than the 400 to 600 that the template asks for.",
    ],
    [
      250,
      "The text has 250 words, 150 fewer than the 400 to 600 that the template asks for.",
    ],
    [
      640,
      "The text has 640 words, 40 more than the 400 to 600 that the template asks for.",
    ],
  ] as const) {
    it(`marks the title of a text of ${count} words`, () => {
      check(rule, textOf(count).replace("\n", `\n${findingOf(message)}`), alx);
    });
  }

  it("is silent on 400 to 600 words", () => {
    for (const count of [400, 500, 600]) check(rule, textOf(count), alx);
  });

  it("counts words as they are read, code spans, cells and quotations too", () => {
    const words = [
      "**a** `b c`, [d](https://example.org/e_f)",
      "> g",
      "| h | i |\n| - | - |",
      "14:05 – 50 %",
      "- [x] j",
    ];
    check(rule, `${textOf(390)}\n${words.join("\n\n")}\n`, alx);
    check(
      rule,
      `${textOf(389).replace("\n", `\n${findingOf("The text has 399 words, 1 fewer than the 400 to 600 that the template asks for.")}`)}\n${words.join("\n\n")}\n`,
      alx,
    );
  });

  it("counts no code blocks, comments, front matter, addresses and pictures", () => {
    const noise =
      "```\na b c\n```\n\n<!-- a b c -->\n\n![a b](c.png) https://example.org\n";
    check(rule, `---\ntitle: a b c\n---\n\n${textOf(600)}\n${noise}`, alx);
  });

  it("is silent on other templates and on one that is still being filled in", () => {
    check(rule, textOf(20));
    check(rule, textOf(20), { template: "google-sre" });
    check(rule, `${textOf(20)}\n[Timestamp]\n`, alx);
  });
});
