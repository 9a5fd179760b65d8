import * as vscode from "vscode";
import type { Calculation, Supposed } from "../core/calculator/calculator";
import type { TextRange } from "../core/text";
import type { FromCalculator, ToCalculator } from "../protocol";
import { isOwnMarkdown, type Analyses } from "./analyses";
import { isFromCalculator } from "./calculator/messages";
import { pageHtml } from "./calculator/page";
import { toVscodeEdit, toVscodeRange } from "./conversions";

const viewId = "postmortem.calculator";

/** The calculator: a view that follows the active postmortem, with the figures, what they come from, and what-ifs. */
export function registerCalculator(
  context: vscode.ExtensionContext,
  analyses: Analyses,
): vscode.Disposable {
  const calculator = new Calculator(context.extensionUri, analyses);
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(viewId, calculator),
    vscode.commands.registerCommand(
      "postmortem.openCalculator",
      async (target: unknown) => {
        await calculator.show(target instanceof vscode.Uri ? target : null);
      },
    ),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor) void calculator.follow(editor.document);
    }),
    analyses.onDidChange((document) => {
      void calculator.changed(document);
    }),
    analyses.onDidClose((document) => {
      calculator.closed(document);
    }),
  );
}

class Calculator implements vscode.WebviewViewProvider {
  readonly #extension: vscode.Uri;
  readonly #analyses: Analyses;
  /** What somebody supposes of each document, by its URI. */
  readonly #supposed = new Map<string, Supposed>();
  #view: vscode.WebviewView | null = null;
  #document: vscode.TextDocument | null = null;
  #calculation: Calculation | null = null;
  /** Counts the updates, so that of two under way the later one is shown. */
  #update = 0;

  constructor(extension: vscode.Uri, analyses: Analyses) {
    this.#extension = extension;
    this.#analyses = analyses;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#document ??= vscode.window.activeTextEditor?.document ?? null;
    view.onDidDispose(() => {
      this.#view = null;
    });
    view.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(this.#extension, "dist", "webview"),
        vscode.Uri.joinPath(this.#extension, "media"),
      ],
    };
    view.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromCalculator(message)) void this.#receive(message);
    });
    view.webview.html = pageHtml(view.webview, this.#extension);
  }

  /** Opens the view on a document that is open, or on the active one. */
  async show(uri: vscode.Uri | null): Promise<void> {
    const document = uri
      ? vscode.workspace.textDocuments.find(
          (each) => each.uri.toString() === uri.toString(),
        )
      : vscode.window.activeTextEditor?.document;
    const isPostmortem =
      document !== undefined &&
      isOwnMarkdown(document) &&
      (await this.#analyses.of(document)).postmortem !== null;
    if (!isPostmortem) {
      void vscode.window.showInformationMessage(
        "Open a postmortem first: the calculator works out its figures.",
      );
      return;
    }
    this.#document = document;
    await vscode.commands.executeCommand(`${viewId}.focus`);
    await this.#refresh();
  }

  /** Turns to another document; one that is no Markdown is no reason to leave the last postmortem. */
  async follow(document: vscode.TextDocument): Promise<void> {
    if (document === this.#document || !isOwnMarkdown(document)) return;
    this.#document = document;
    await this.#refresh();
  }

  async changed(document: vscode.TextDocument): Promise<void> {
    if (document === this.#document) await this.#refresh();
  }

  closed(document: vscode.TextDocument): void {
    this.#supposed.delete(document.uri.toString());
    if (document !== this.#document) return;
    this.#document = null;
    void this.#refresh();
  }

  async #receive(message: FromCalculator): Promise<void> {
    const document = this.#document;
    switch (message.type) {
      case "ready":
        await this.#refresh();
        break;
      case "suppose":
        this.#suppose({ ...this.#supposedNow(), [message.id]: message.value });
        await this.#refresh();
        break;
      case "forget":
        this.#forget(message.id);
        await this.#refresh();
        break;
      case "revealField": {
        const field = this.#calculation?.fields.find(
          ({ id }) => id === message.id,
        );
        if (document && field?.place) await reveal(document, field.place);
        break;
      }
      case "revealFigure": {
        const figure = this.#calculation?.figures.find(
          ({ id }) => id === message.id,
        );
        const place = figure?.places[message.place];
        if (document && place) await reveal(document, place.range);
        break;
      }
      case "write":
        await this.#write(message.id);
        break;
      case "writeTable":
        await vscode.commands.executeCommand(
          "postmortem.insertMetrics",
          document?.uri,
        );
        break;
      case "copy":
        await vscode.commands.executeCommand(
          copyCommands[message.format],
          document?.uri,
        );
        break;
      case "openSettings":
        await vscode.commands.executeCommand(
          "workbench.action.openSettings",
          "postmortem.objectives",
        );
        break;
    }
  }

  #supposedNow(): Supposed {
    const key = this.#document?.uri.toString() ?? "";
    return this.#supposed.get(key) ?? {};
  }

  #suppose(supposed: Supposed): void {
    if (this.#document) {
      this.#supposed.set(this.#document.uri.toString(), supposed);
    }
  }

  #forget(id: string | null): void {
    const kept = Object.entries(this.#supposedNow()).filter(
      ([key]) => id !== null && key !== id,
    );
    this.#suppose(Object.fromEntries(kept));
  }

  /** One undo step; the value is the document's own then. */
  async #write(id: string): Promise<void> {
    const document = this.#document;
    const value = this.#supposedNow()[id];
    if (!document || value === undefined) return;
    const { postmortem, settings, text } = await this.#analyses.of(document);
    if (!postmortem || text !== document.getText()) return;
    const { writeValue } = await import("../core/editor");
    const edit = writeValue(postmortem, settings, id, value);
    if (!edit) return;
    const workspaceEdit = new vscode.WorkspaceEdit();
    workspaceEdit.set(document.uri, [toVscodeEdit(document, edit)]);
    if (await vscode.workspace.applyEdit(workspaceEdit)) this.#forget(id);
  }

  async #refresh(): Promise<void> {
    const mine = ++this.#update;
    const message = await this.#message();
    if (message === null || this.#update !== mine) return;
    await this.#view?.webview.postMessage(message);
  }

  /** Null where the document has changed meanwhile: it will be analysed, and shown, again. */
  async #message(): Promise<ToCalculator | null> {
    const document = this.#document;
    if (!this.#view || !document || !isOwnMarkdown(document)) return nothing;
    const { postmortem, settings, text } = await this.#analyses.of(document);
    if (text !== document.getText()) return null;
    if (!postmortem) return nothing;
    const { calculate } = await import("../core/editor");
    this.#calculation = calculate(postmortem, settings, this.#supposedNow(), {
      locale: vscode.env.language,
    });
    const { path } = document.uri;
    return {
      type: "show",
      name: path.slice(path.lastIndexOf("/") + 1),
      uri: document.uri.toString(),
      calculation: this.#calculation,
    };
  }
}

const nothing: ToCalculator = {
  type: "notice",
  text: "Open a postmortem to see its figures.",
};

const copyCommands = {
  markdown: "postmortem.copyFiguresAsMarkdown",
  text: "postmortem.copyFiguresAsText",
  json: "postmortem.copyFiguresAsJson",
} as const;

async function reveal(
  document: vscode.TextDocument,
  range: TextRange,
): Promise<void> {
  const selection = toVscodeRange(document, range);
  const known = vscode.window.visibleTextEditors.find(
    (editor) => editor.document === document,
  );
  await vscode.window.showTextDocument(document, {
    selection,
    ...(known?.viewColumn && { viewColumn: known.viewColumn }),
  });
}
