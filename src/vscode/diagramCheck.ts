import * as vscode from "vscode";
import type {
  DiagramError,
  DiagramErrors,
  DiagramParser,
} from "../core/mermaid/diagramError";

/** How many diagrams' errors are kept, so that undoing an edit asks nothing again. */
const keptErrors = 300;

/** What Mermaid says of diagrams. Each source is parsed once, one after another, with room for others between. */
export class DiagramCheck {
  readonly #folder: vscode.Uri;
  readonly #known = new Map<string, DiagramError | null>();
  /** What the files loaded so far export, as they require it. */
  readonly #modules = new Map<string, unknown>();
  #parser: Promise<DiagramParser> | undefined;
  #queue: Promise<void> = Promise.resolve();

  /** @param folder where `parser.cjs` and `grammars.cjs` are */
  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** What is known by now. */
  known(): DiagramErrors {
    return new Map(this.#known);
  }

  /** Parses those that are not known yet, until they are wanted no more. */
  learn(sources: readonly string[], isWanted: () => boolean): Promise<void> {
    // Where the parsers can't be read, all else goes on working.
    this.#queue = this.#queue
      .then(() => this.#learn(sources, isWanted))
      .catch(() => undefined);
    return this.#queue;
  }

  async #learn(
    sources: readonly string[],
    isWanted: () => boolean,
  ): Promise<void> {
    for (const source of sources) {
      if (!isWanted()) return;
      if (this.#known.has(source)) continue;
      const parser = await this.#parserFor(source);
      const error = await parser.parseDiagram(source);
      if (error !== undefined) this.#known.set(source, error);
      await pause();
    }
    for (const source of this.#known.keys()) {
      if (this.#known.size <= keptErrors) break;
      this.#known.delete(source);
    }
  }

  async #parserFor(source: string): Promise<DiagramParser> {
    this.#parser ??= this.#loadParser();
    const parser = await this.#parser;
    const grammars = "./grammars.cjs";
    if (!this.#modules.has(grammars) && parser.needsGrammars(source))
      this.#modules.set(grammars, await this.#load(grammars));
    return parser;
  }

  async #loadParser(): Promise<DiagramParser> {
    const { diagramParser } = (await this.#load("./parser.cjs")) as {
      diagramParser: DiagramParser;
    };
    return diagramParser;
  }

  /**
   * The exports of a CommonJS file, as VS Code itself loads an extension's in a web worker, where nothing else loads a second
   * one. Compiling and running it take up to 50 ms each, so others may work between.
   */
  async #load(name: string): Promise<unknown> {
    const uri = vscode.Uri.joinPath(this.#folder, name);
    const bytes = await vscode.workspace.fs.readFile(uri);
    const code = new TextDecoder().decode(bytes);
    await pause();
    // The code is the extension's own, packaged with it.
    // oxlint-disable-next-line typescript/no-implied-eval
    const run = new Function("module", "exports", "require", code);
    await pause();
    const module = { exports: {} };
    run(module, module.exports, (path: string) => this.#modules.get(path));
    await pause();
    return module.exports;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
