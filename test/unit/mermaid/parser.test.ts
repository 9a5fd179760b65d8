import assert from "node:assert/strict";
import { goodDiagrams } from "../../support/diagrams";
import type { DiagramParser } from "../../../src/core/mermaid/diagramError";
import { newDiagramParser } from "../../support/mermaid";

/** One of each type that Mermaid draws, the smallest. */
const others: readonly string[] = [
  'C4Context\n  Person(a, "A")',
  "classDiagram\n  A <|-- B",
  "erDiagram\n  A ||--o{ B : has",
  "journey\n  section A\n    Pay: 3: Customer",
  "quadrantChart\n  A: [0.2, 0.3]",
  "requirementDiagram\n  element a {\n    type: b\n  }",
  "sankey-beta\nA,B,1",
  "block-beta\n  a b",
  "kanban\n  Todo\n    a[Task]",
  "gitGraph\n  commit",
  "info",
  'packet-beta\n  0-3: "a"',
  "architecture-beta\n  service a(server)[A]",
  "radar-beta\n  axis a, b, c\n  curve d{1, 2, 3}",
  'treemap-beta\n"A"\n  "B": 1',
  "treeView-beta\n  A",
  "venn-beta\n  set A",
  "wardley-beta\n  component A [0.1, 0.2]",
  'cynefin-beta\n  clear\n    "A"',
  "eventmodeling\n  tf 01 evt A",
  'railroad-ebnf-beta\na = "b" ;',
  "swimlane-beta LR\n  A --> B",
  "agentflow-beta\n  A --> B",
];

describe("Mermaid's parsers in their bundle", () => {
  let parser: DiagramParser;
  let required = 0;
  before(async () => {
    parser = await newDiagramParser(() => {
      required++;
    });
  });

  for (const source of [...goodDiagrams, ...others]) {
    const type = source.split(/\s/, 1)[0] ?? "";
    it(`read ${type}, and tell beforehand whether it takes the second part`, async () => {
      required = 0;
      assert.equal(await parser.parseDiagram(source), null);
      assert.equal(required > 0, parser.needsGrammars(source));
    });
  }

  it("refuse no diagram for its many edges, which the preview alone has to draw", async () => {
    const source = `flowchart LR\n${"A-->B\n".repeat(450)}`;
    assert.equal(await parser.parseDiagram(source), null);
  });
});
