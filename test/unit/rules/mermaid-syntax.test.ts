import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze";
import type {
  DiagramError,
  DiagramParser,
} from "../../../src/core/mermaid/diagramError";
import type { Diagnostic } from "../../../src/core/rules/rule";
import { applyEdits } from "../../../src/core/text";
import { check, checkFix, fixtureSettings } from "../../support/fixtures";
import { loadDiagramParser } from "../../support/mermaid";
import { goodDiagrams } from "../../support/diagrams";

const rule = "mermaid-syntax";

function fenced(source: string): string {
  return `# Postmortem: checkout fails\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`;
}

/** A trap and the same mended, in which nothing else has changed. */
const traps: readonly {
  readonly what: string;
  readonly source: string;
  readonly title: string;
  readonly mended: string;
}[] = [
  {
    what: "times as periods of a timeline",
    source: "timeline\n  14:05 : Deployed\n  2026-03-04 14:12 : Paged",
    title: "Write colons in times as “#58;”",
    mended: "timeline\n  14#58;05 : Deployed\n  2026-03-04 14#58;12 : Paged",
  },
  {
    what: "an event without a space after its colon",
    source: "timeline\n  Morning :Deployed",
    title: "Insert a space after the colon",
    mended: "timeline\n  Morning : Deployed",
  },
  {
    what: "a colon in a section's name",
    source: "timeline\n  section Phase 1: detection\n  14h05 : Paged",
    title: "Write colons in section names as “#58;”",
    mended: "timeline\n  section Phase 1#58; detection\n  14h05 : Paged",
  },
  {
    what: "parentheses, brackets and quotes in labels",
    source:
      'flowchart LR\n  A[Pool (halved)] --> B(list [0]) & C{say "no"?}\n  B -->|503 (all)| D[/health]',
    title: "Put the label into quotes",
    mended:
      'flowchart LR\n  A["Pool (halved)"] --> B("list [0]") & C{"say #quot;no#quot;?"}\n  B -->|"503 (all)"| D["/health"]',
  },
  {
    what: "a subgraph's title with parentheses",
    source: "flowchart LR\n  subgraph Checkout (EU)\n    A\n  end",
    title: "Put the label into quotes",
    mended: 'flowchart LR\n  subgraph "Checkout (EU)"\n    A\n  end',
  },
  {
    what: "quotes within quotes",
    source: 'flowchart LR\n  A["the "old" pool"]',
    title: "Put the label into quotes",
    mended: 'flowchart LR\n  A["the #quot;old#quot; pool"]',
  },
  {
    what: "a node called end",
    source: "flowchart LR\n  start --> end\n  end --> later",
    title: "Call it “End”",
    mended: "flowchart LR\n  start --> End\n  End --> later",
  },
  {
    what: "the arrow of a sequence in a flowchart",
    source: "flowchart LR\n  A -> B",
    title: "Write arrows as “-->”",
    mended: "flowchart LR\n  A --> B",
  },
  {
    what: "a semicolon in a message",
    source: "sequenceDiagram\n  A->>B: pay; then wait",
    title: "Write semicolons in messages as “#59;”",
    mended: "sequenceDiagram\n  A->>B: pay#59; then wait",
  },
  {
    what: "unquoted texts of an XY chart",
    source:
      "xychart-beta\n  title Errors (%)\n  x-axis [14:05, 14:12]\n  line [0, 50]",
    title: "Put it into quotes",
    mended:
      'xychart-beta\n  title "Errors (%)"\n  x-axis ["14:05", "14:12"]\n  line [0, 50]',
  },
  {
    what: "percent signs in data",
    source: "xychart-beta\n  line [0%, 50%]",
    title: "Remove the percent signs of numbers",
    mended: "xychart-beta\n  line [0, 50]",
  },
  {
    what: "unquoted names of a pie's slices",
    source: "pie\n  Failed : 50\n  Served : 50",
    title: "Put it into quotes",
    mended: 'pie\n  "Failed" : 50\n  "Served" : 50',
  },
];

/** What Mermaid takes, and draws otherwise than it is meant. */
const silentTraps: typeof traps = [
  {
    what: "a colon within an event",
    source: "timeline\n  Morning : Cause found: the pool",
    title: "Write colons within events as “#58;”",
    mended: "timeline\n  Morning : Cause found#58; the pool",
  },
  {
    what: "a colon in a task's name",
    source:
      "gantt\n  dateFormat HH:mm\n  Checkout: no orders :crit, 14:05, 90m",
    title: "Write colons in task names as “#58;”",
    mended:
      "gantt\n  dateFormat HH:mm\n  Checkout#58; no orders :crit, 14:05, 90m",
  },
  {
    what: "a number sign in a message",
    source: "sequenceDiagram\n  A->>B: see #441 for more",
    title: "Write number signs in messages as “#35;”",
    mended: "sequenceDiagram\n  A->>B: see #35;441 for more",
  },
];

/** Looks like a trap and is none. */
const correct: readonly string[] = [
  ...goodDiagrams,
  "timeline\n  14h05 : at 14:05 : https://status.example/1",
  "timeline\n  title Checkout: 4 March\n  Morning: Deployed: late",
  "timeline\n  Morning : Deployed\n          : Paged",
  "timeline\n  %% 14:05 : Deployed\n  Morning : Deployed",
  "flowchart TD\n  A([Start]) --> B[(orders)] --> C((x)) --> D{{h}} --> E[[s]] --> F(((t))) --> G[/p/] --> H[\\q\\]",
  'flowchart LR\n  A["Pool (halved)"] -->|"503 (all)"| B',
  'flowchart LR\n  A["two\n  (lines)"] --> B',
  "flowchart LR\n  A[a: b; c] -- x (y) --> B[the end]\n  B -->|the end| C[api/]",
  "flowchart LR\n  friend --> backend\n  subgraph one\n    A\n  end",
  'flowchart LR\n  A@{ shape: rect, label: "x (y)" }\n  click A "https://a.example/(b)"',
  "flowchart LR\n  A[a -> b] --> B",
  "sequenceDiagram\n  A->>B: pay#59; then;\n  B->>A: see #35;441",
  "sequenceDiagram\n  A->>B: one; B->>A: two\n  loop daily\n    A->>B: end\n  end",
  "gantt\n  title A: b\n  dateFormat HH:mm\n  section S: t\n  Deploy :14:05, 5m\n  Down :crit, d1, 14:05, 15:35\n  Watch :after d1, 20m",
  "gantt\n  dateFormat YYYY-MM-DD HH:mm\n  Down :2026-03-04 23:50, 2026-03-05 00:20",
  "xychart-beta\n  title Error rate\n  x-axis [Mon, Tue]\n  line [+1, -2.5]",
  'pie showData\n  title Requests: all\n  "Failed: 503" : 50.5',
];

describe(rule, () => {
  let parser: DiagramParser;
  before(async () => {
    parser = await loadDiagramParser();
  });

  async function findings(
    text: string,
    source: string,
  ): Promise<readonly Diagnostic[]> {
    const error = await parser.parseDiagram(source);
    const errors = new Map<string, DiagramError | null>();
    if (error !== undefined) errors.set(source, error);
    return analyze(text, fixtureSettings, errors).diagnostics.filter(
      ({ code }) => code === rule,
    );
  }

  for (const { what, source, title, mended } of traps) {
    it(`explains and mends ${what}, which Mermaid refuses`, async () => {
      assert.notEqual(await parser.parseDiagram(source), null);
      const found = await findings(fenced(source), source);
      assert.deepEqual(
        found.map(({ severity }) => severity),
        Array.from(found, () => "error"),
      );
      checkFix(rule, title, fenced(source), fenced(mended));
      assert.deepEqual(await findings(fenced(mended), mended), []);
    });
  }

  for (const { what, source, title, mended } of silentTraps) {
    it(`warns of ${what}, which Mermaid takes`, async () => {
      const found = await findings(fenced(source), source);
      assert.deepEqual(
        found.map(({ severity }) => severity),
        ["warning"],
      );
      checkFix(rule, title, fenced(source), fenced(mended));
      assert.deepEqual(await findings(fenced(mended), mended), []);
    });
  }

  for (const source of correct) {
    it(`is silent on ${JSON.stringify(source.slice(0, 60))}`, async () => {
      assert.equal(await parser.parseDiagram(source), null);
      // Without the parser too.
      check(rule, fenced(source));
      assert.deepEqual(await findings(fenced(source), source), []);
    });
  }

  it("is one finding for all traps of a kind, at the first", () => {
    check(
      rule,
      `\`\`\`mermaid
timeline
  14:05 : Deployed
  ~~~~~ Mermaid takes the colon in “14:05” for the beginning of an event. Write “14#58;05”, which is drawn as “14:05”.
  14:12-14:20 : Paged
\`\`\``,
    );
  });

  it("warns of bars that end before they start, across midnight and otherwise", () => {
    check(
      rule,
      `\`\`\`mermaid
gantt
  dateFormat HH:mm
  Down :crit, 23:50, 00:20
                     ~~~~~ This bar ends before it starts: “00:20” is earlier than “23:50” on the same day. Across midnight both need their date, with “dateFormat YYYY-MM-DD HH:mm”.
\`\`\``,
    );
    check(
      rule,
      `\`\`\`mermaid
gantt
  dateFormat YYYY-MM-DD
  Follow-up :2026-03-05, 2026-03-04
                         ~~~~~~~~~~ This bar ends before it starts: “2026-03-04” is earlier than “2026-03-05”.
\`\`\``,
    );
  });

  it("does not rename a participant called end, which Mermaid takes in no case", async () => {
    const source = "sequenceDiagram\n  A->>End: wait";
    const [finding] = await findings(fenced(source), source);
    assert.match(finding?.message ?? "", /“participant E as End”/);
    assert.deepEqual(finding?.quickFixes, []);
  });

  it("stands at the right words in lists, quotations, containers and with CRLF", async () => {
    const source = "flowchart LR\n  A[x (y)] --> B";
    const lines = source.split("\n");
    const documents = [
      `- Item\n\n  ~~~mermaid\n${lines.map((line) => `  ${line}`).join("\n")}\n  ~~~\n`,
      `> 1. Item\n>\n>    \`\`\`mermaid\n${lines.map((line) => `>    ${line}`).join("\n")}\n>    \`\`\`\n`,
      `::: mermaid\n${source}\n:::\n`,
      `\`\`\`{.mermaid}\n${source}`,
    ];
    for (const lf of documents) {
      for (const text of [lf, lf.replaceAll("\n", "\r\n")]) {
        const [diagram] =
          analyze(text, fixtureSettings).reading?.diagrams ?? [];
        assert.ok(diagram, text);
        const [finding] = await findings(text, diagram.source);
        assert.ok(finding, text);
        const { start, end } = finding.range;
        assert.equal(text.slice(start, end), "x (y)");
        const [fix] = finding.quickFixes ?? [];
        assert.equal(
          applyEdits(text, fix?.edits ?? []),
          text.replace("x (y)", '"x (y)"'),
        );
      }
    }
  });

  it("says what Mermaid's parser says at its place, after comments, directives and entities", async () => {
    const source = `---
title: x
---
%% a comment

%%{init: {"theme": "dark"}}%%
flowchart LR
  A["#40;x#41;"] --> B
  %% another

  A["#40;x#41;"] --> B C`;
    const text = fenced(source);
    for (const each of [text, text.replaceAll("\n", "\r\n")]) {
      const [diagram] = analyze(each, fixtureSettings).reading?.diagrams ?? [];
      const [finding] = await findings(each, diagram?.source ?? "");
      assert.ok(finding);
      assert.equal(
        finding.message,
        "Mermaid can’t read this flowchart: “C” can’t stand here.",
      );
      assert.equal(finding.range.start, each.lastIndexOf("C"));
      assert.equal(finding.range.end, each.lastIndexOf("C") + 1);
    }
  });

  for (const [source, words, message] of [
    ["sequenceDiagram\n  A->>B", "A->>B", /a colon and a text are missing/],
    ["sequenceDiagram\n  loop daily\n  A->>B: x", "x", /Close it with “end”/],
    ["flowchart LR\n  A[x", "A[x", /a label is still open/],
    ["flowchart LR\n  A--B", "A--B", /a link is still open/],
    ["flowchart XX\n  A-->B", "XX", /“XX” can’t stand here/],
    ["erDiagram\n  A ||--o{ B", "B", /a colon and a text are missing/],
    ['pie\n  "a" : 1,000', ",", /“,” can’t stand here/],
    ["gitGraph\n  commit id: x", "x", /“x” can’t stand here/],
    [
      "sequenceDiagram\n  deactivate B",
      "sequenceDiagram",
      /inactive participant/,
    ],
    [
      "---\ntitle: a: b\n---\nflowchart LR\n  A",
      "title: a: b",
      /front matter is no YAML/,
    ],
  ] as const) {
    it(`names the place and the reason in ${JSON.stringify(source)}`, async () => {
      const text = fenced(source);
      const found = await findings(text, source);
      assert.equal(found.length, 1);
      const [finding] = found;
      assert.ok(finding);
      assert.equal(text.slice(finding.range.start, finding.range.end), words);
      assert.match(finding.message, message);
      assert.equal(finding.severity, "error");
    });
  }

  it("informs about unknown and empty diagrams, and knows a keyword in the wrong case", async () => {
    const unknown = fenced("swimlanes\n  A-->B");
    const [finding] = await findings(unknown, "swimlanes\n  A-->B");
    assert.equal(finding?.severity, "information");
    assert.equal(
      finding.message,
      "Mermaid knows no diagram called “swimlanes”.",
    );
    const [empty] = await findings(fenced("%% later"), "%% later");
    assert.equal(empty?.severity, "information");
    const source = "sequencediagram\n  A->>B: x";
    const [miscased] = await findings(fenced(source), source);
    assert.deepEqual(
      miscased?.quickFixes?.map(({ title }) => title),
      ["Change to “sequenceDiagram”"],
    );
  });

  it("believes the parser where it takes what looks like a trap", () => {
    const source = "timeline\n  14:05 : Deployed";
    const errors = new Map([[source, null]]);
    assert.deepEqual(
      analyze(fenced(source), fixtureSettings, errors).diagnostics.filter(
        ({ code }) => code === rule,
      ),
      [],
    );
  });

  it("says nothing of diagrams that are larger than the preview draws, and doesn't hang on them", async () => {
    for (const source of [
      `flowchart LR\n${"A-->B\n".repeat(600)}`,
      `timeline\n${"(".repeat(25_000)}`,
    ]) {
      assert.equal(await parser.parseDiagram(source), undefined);
    }
  });

  it("takes hostile sources without a throw, with every finding inside the fence", async () => {
    const signs = '[](){}"|:;#%->=~\n endA';
    let seed = 7;
    for (const type of [
      "flowchart LR",
      "timeline",
      "gantt",
      "sequenceDiagram",
      "xychart-beta",
      "pie",
    ]) {
      for (let round = 0; round < 8; round++) {
        let source = `${type}\n`;
        for (let length = 0; length < 60; length++) {
          seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
          source += signs[seed % signs.length];
        }
        const text = fenced(source);
        const [diagram] =
          analyze(text, fixtureSettings).reading?.diagrams ?? [];
        if (!diagram) continue;
        for (const { range } of await findings(text, diagram.source)) {
          assert.ok(
            range.start >= diagram.range.start &&
              range.end <= diagram.range.end,
            JSON.stringify({ source, range }),
          );
        }
      }
    }
  });
});
