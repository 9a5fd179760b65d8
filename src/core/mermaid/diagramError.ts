import type { TextRange } from "../text";

/** What Mermaid's parser says of a diagram that it does not take. */
export interface DiagramError {
  readonly kind: "syntax" | "unknown-type" | "other";
  /** Mermaid's own words, without the lines that it quotes; empty for a syntax error. */
  readonly message: string;
  /** Where it stumbled, in the diagram's source; null where it doesn't say. */
  readonly range: TextRange | null;
  /** The words there; empty where the line or the diagram ends. */
  readonly found: string;
  /** What it would take there, by the names of Mermaid's grammars. */
  readonly expected: readonly string[];
}

/** By a diagram's source what Mermaid says of it: null where it takes it. Sources are missing that it was not asked about. */
export type DiagramErrors = ReadonlyMap<string, DiagramError | null>;

/** Mermaid's parsers, which the host loads with the first diagram. */
export interface DiagramParser {
  /** Undefined where it can't say: the diagram is larger than the preview draws, or the parser failed. Never rejects. */
  parseDiagram(source: string): Promise<DiagramError | null | undefined>;
  /** Whether the diagram's type is read by the second part, which then has to be loaded first. */
  needsGrammars(source: string): boolean;
}
