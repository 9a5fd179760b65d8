import { build } from "esbuild";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { mermaidParserBuilds } from "../../scripts/support/mermaid-parser.mjs";
import type { DiagramParser } from "../../src/core/mermaid/diagramError";

let parser: Promise<DiagramParser> | undefined;

/** Mermaid's parsers as they ship, built once per run. Mermaid's own package wants a page. */
export function loadDiagramParser(): Promise<DiagramParser> {
  parser ??= buildParser();
  return parser;
}

async function buildParser(): Promise<DiagramParser> {
  const folder = mkdtempSync(join(tmpdir(), "postmortem-mermaid-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true });
  });
  await Promise.all(
    mermaidParserBuilds.map((options) =>
      build({
        ...options,
        logLevel: "warning",
        outfile: join(folder, basename(options.outfile ?? "")),
      }),
    ),
  );
  const require = createRequire(join(folder, "tests.cjs"));
  const { diagramParser } = require("./parser.cjs") as {
    diagramParser: DiagramParser;
  };
  return diagramParser;
}
