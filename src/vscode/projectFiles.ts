import * as vscode from "vscode";
import type { ProjectFileProblem, ProjectSettings } from "../core/projectFile";
import { lineColumnAt, lineStarts } from "../core/text";

const fileName = ".postmortemrc.json";

interface Found {
  readonly uri: vscode.Uri;
  readonly settings: ProjectSettings;
}

/**
 * The project files, each read once and again when it has changed: of a document counts the one beside it, else the nearest
 * in a folder above. What is wrong in one is shown in it.
 */
export class ProjectFiles implements vscode.Disposable {
  readonly #read = new Map<string, Promise<Found | undefined>>();
  readonly #problems =
    vscode.languages.createDiagnosticCollection("postmortem-project");
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];

  /** Fires when any of them may say something else than before. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${fileName}`);
    const forget = (): void => {
      this.#read.clear();
      this.#problems.clear();
      this.#changed.fire();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      // The watcher sees the workspace's files only, and not those of every file system.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith(`/${fileName}`)) forget();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      this.#problems,
      this.#changed,
    ];
  }

  /** What the document's project sets; nothing where it has no file. */
  async settingsFor(document: vscode.TextDocument): Promise<ProjectSettings> {
    return (await this.#nearest(document))?.settings ?? {};
  }

  /** Where the document's project file is; undefined where it has none. Looks again, since watchers tell of a new one late. */
  async uriFor(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
    this.#read.clear();
    return (await this.#nearest(document))?.uri;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#read.clear();
  }

  async #nearest(document: vscode.TextDocument): Promise<Found | undefined> {
    for (const folder of foldersAbove(document)) {
      const key = folder.toString();
      let found = this.#read.get(key);
      if (!found) {
        found = this.#readIn(folder);
        this.#read.set(key, found);
      }
      const file = await found;
      if (file) return file;
    }
    return undefined;
  }

  async #readIn(folder: vscode.Uri): Promise<Found | undefined> {
    const uri = vscode.Uri.joinPath(folder, fileName);
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch {
      return undefined;
    }
    const text = new TextDecoder().decode(bytes);
    const { readProjectFile } = await import("../core/editor");
    const { settings, problems } = readProjectFile(text);
    this.#problems.set(uri, diagnosticsOf(text, problems));
    return { uri, settings };
  }
}

/** From the document's own folder upward; of a document without a file, those of the workspace. */
function* foldersAbove(document: vscode.TextDocument): Generator<vscode.Uri> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const isUntitled = document.isUntitled;
  let folder = isUntitled
    ? workspace?.uri
    : vscode.Uri.joinPath(document.uri, "..");
  while (folder) {
    yield folder;
    const above: vscode.Uri = vscode.Uri.joinPath(folder, "..");
    folder = above.path === folder.path ? undefined : above;
  }
}

function diagnosticsOf(
  text: string,
  problems: readonly ProjectFileProblem[],
): vscode.Diagnostic[] {
  const starts = lineStarts(text);
  const position = (offset: number): vscode.Position => {
    const { line, column } = lineColumnAt(starts, offset);
    return new vscode.Position(line, column);
  };
  return problems.map(({ range, message }) => {
    const diagnostic = new vscode.Diagnostic(
      new vscode.Range(position(range.start), position(range.end)),
      message,
      vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = "postmortem";
    return diagnostic;
  });
}
