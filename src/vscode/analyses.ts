import * as vscode from "vscode";
import type { Analysis } from "../core/analyze";
import type { DiagramErrors } from "../core/mermaid/diagramError";
import type { Steps } from "../core/steps";
import type { DiagramCheck } from "./diagramCheck";
import type { ProjectFiles } from "./projectFiles";
import { settingsFor } from "./settings";

/** How long (milliseconds) an analysis may hold the extension host before it lets others work. */
const longestSlice = 15;

interface Entry {
  readonly version: number;
  promise: Promise<Analysis>;
}

/** The one analysis of each version of each open Markdown document, shared by every feature. */
export class Analyses implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #finished = new Map<string, Analysis>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #diagrams: DiagramCheck;
  readonly #projectFiles: ProjectFiles;

  /** Fires when a document has been analysed, for the first time, again after a change, or when Mermaid has read its diagrams. */
  readonly onDidChange = this.#changed.event;
  /** Fires when a document is closed or is no Markdown any more; nothing may be shown for it then. */
  readonly onDidClose = this.#closed.event;

  constructor(diagrams: DiagramCheck, projectFiles: ProjectFiles) {
    this.#diagrams = diagrams;
    this.#projectFiles = projectFiles;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#update(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#update(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration("postmortem")) return;
        this.#readAgain();
      }),
      projectFiles.onDidChange(() => {
        this.#readAgain();
      }),
      this.#changed,
      this.#closed,
    ];
  }

  /** Analyses what is open already. To be called once, when the features that show it are listening. */
  start(): void {
    this.#updateAll();
  }

  /** The analysis of the document as it is now. */
  of(document: vscode.TextDocument): Promise<Analysis> {
    const key = document.uri.toString();
    const known = this.#entries.get(key);
    if (known?.version === document.version) return known.promise;
    const entry: Entry = {
      version: document.version,
      promise: this.#analyze(document, () => this.#entries.get(key) === entry),
    };
    this.#entries.set(key, entry);
    return entry.promise;
  }

  /** The last finished analysis, which may be of an older version; undefined before the first. */
  latest(document: vscode.TextDocument): Analysis | undefined {
    return this.#finished.get(document.uri.toString());
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#entries.clear();
    this.#finished.clear();
  }

  #readAgain(): void {
    this.#entries.clear();
    this.#updateAll();
  }

  #updateAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#update(document);
    }
  }

  #update(document: vscode.TextDocument): void {
    if (isOwnMarkdown(document)) void this.of(document);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (!this.#entries.delete(key)) return;
    this.#finished.delete(key);
    this.#closed.fire(document);
  }

  async #analyze(
    document: vscode.TextDocument,
    isCurrent: () => boolean,
  ): Promise<Analysis> {
    const text = document.getText();
    // Other listeners of the event that brought the change come first, and activation waits for no parser.
    await pause();
    const { analyzeInSteps, withProject } = await import("../core/editor");
    const settings = withProject(
      settingsFor(document),
      await this.#projectFiles.settingsFor(document),
    );
    const known = this.#diagrams.known();
    const before = this.latest(document);
    const steps = analyzeInSteps(text, settings, known, before);
    const analysis = await runInSlices(
      steps,
      () => isCurrent() || document.isClosed,
    );
    // A newer version has been asked for: who waits for this one gets that.
    if (!analysis) return this.of(document);
    if (isCurrent() && isOwnMarkdown(document)) {
      this.#show(document, analysis);
      void this.#checkDiagrams(document, analysis, known, isCurrent);
    }
    return analysis;
  }

  /** Mermaid takes longer than all else: what it says is added when it is there. */
  async #checkDiagrams(
    document: vscode.TextDocument,
    analysis: Analysis,
    knownBefore: DiagramErrors,
    isCurrent: () => boolean,
  ): Promise<void> {
    const sources = (analysis.postmortem?.diagrams ?? []).map(
      ({ source }) => source,
    );
    await this.#diagrams.learn(sources, isCurrent);
    const known = this.#diagrams.known();
    if (sources.every((each) => known.get(each) === knownBefore.get(each)))
      return;
    const { recheckInSteps } = await import("../core/editor");
    const checked = await runInSlices(
      recheckInSteps(analysis, known),
      isCurrent,
    );
    const entry = this.#entries.get(document.uri.toString());
    if (!checked || !entry || !isCurrent()) return;
    entry.promise = Promise.resolve(checked);
    this.#show(document, checked);
  }

  #show(document: vscode.TextDocument, analysis: Analysis): void {
    this.#finished.set(document.uri.toString(), analysis);
    this.#changed.fire(document);
  }
}

/** Does the work with room for others between; undefined where it is not wanted any more before it is done. */
async function runInSlices<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (;;) {
    const until = Date.now() + longestSlice;
    let step = steps.next();
    while (!step.done && Date.now() < until) step = steps.next();
    if (step.done) return step.value;
    await pause();
    if (!isWanted()) return undefined;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/**
 * Whether the document is somebody's Markdown to work on: not the left side of a comparison, a notebook's cell, a comment,
 * a version of the past.
 */
export function isOwnMarkdown(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return (
    document.languageId === "markdown" &&
    (scheme === "untitled" ||
      vscode.workspace.fs.isWritableFileSystem(scheme) === true)
  );
}
