import { build } from "esbuild";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { compileFunction } from "node:vm";
import { mermaidParserBuilds } from "../../scripts/support/mermaid-parser.mjs";
import type { DiagramParser } from "../../src/core/mermaid/diagramError";

let folder: Promise<string> | undefined;
let parser: Promise<DiagramParser> | undefined;

/** Mermaid's parsers as they ship, built once per run. Mermaid's own package wants a page. */
export function loadDiagramParser(): Promise<DiagramParser> {
  parser ??= newDiagramParser(() => undefined);
  return parser;
}

/** Parsers that have loaded nothing yet. `onRequire` is called whenever they require their second part. */
export async function newDiagramParser(
  onRequire: () => void,
): Promise<DiagramParser> {
  folder ??= buildParsers();
  const built = await folder;
  const require = createRequire(join(built, "tests.cjs"));
  const code = readFileSync(join(built, "parser.cjs"), "utf8");
  const module = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"]);
  run(module, module.exports, (path: string) => {
    onRequire();
    return require(path) as unknown;
  });
  const { diagramParser } = module.exports as { diagramParser: DiagramParser };
  return diagramParser;
}

async function buildParsers(): Promise<string> {
  const built = mkdtempSync(join(tmpdir(), "postmortem-mermaid-"));
  process.once("exit", () => {
    rmSync(built, { recursive: true });
  });
  await Promise.all(
    mermaidParserBuilds.map((options) =>
      build({
        ...options,
        logLevel: "warning",
        outfile: join(built, basename(options.outfile ?? "")),
      }),
    ),
  );
  return built;
}
