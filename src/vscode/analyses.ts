import * as vscode from "vscode";
import type { Analysis } from "../core/analyze";
import { settingsFor } from "./settings";

/** How long (milliseconds) an analysis may hold the extension host before it lets others work. */
const longestSlice = 15;

interface Entry {
  readonly version: number;
  readonly promise: Promise<Analysis>;
}

/** The one analysis of each version of each open Markdown document, shared by every feature. */
export class Analyses implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #finished = new Map<string, Analysis>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[];

  /** Fires when a document has been analysed, for the first time or again after a change. */
  readonly onDidChange = this.#changed.event;
  /** Fires when a document is closed or is no Markdown any more; nothing may be shown for it then. */
  readonly onDidClose = this.#closed.event;

  constructor() {
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
        this.#entries.clear();
        this.#updateAll();
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
    const settings = settingsFor(document);
    // Other listeners of the event that brought the change come first, and activation waits for no parser.
    await pause();
    const { analyzeInSteps } = await import("../core/editor");
    const steps = analyzeInSteps(text, settings);
    for (;;) {
      const until = Date.now() + longestSlice;
      let step = steps.next();
      while (!step.done && Date.now() < until) step = steps.next();
      if (step.done) {
        if (isCurrent() && isOwnMarkdown(document)) {
          this.#finished.set(document.uri.toString(), step.value);
          this.#changed.fire(document);
        }
        return step.value;
      }
      await pause();
      // A newer version has been asked for: who waits for this one gets that.
      if (!isCurrent() && !document.isClosed) return this.of(document);
    }
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
