import type {
  BlockChanges,
  FromPreview,
  ImageFolders,
  ToPreview,
} from "../protocol";
import { showBlocks } from "./blocks";
import { furnishCode } from "./code";
import { markCursor, moveCursor } from "./cursor";
import { listenToDiagrams } from "./diagram-controls";
import { pngFile, svgFile } from "./diagram-export";
import { followTheme, refreshDiagrams } from "./diagrams";
import { exportedHtml } from "./export";
import { furnishFindings } from "./findings";
import { listenToBlockedImages } from "./images";
import { listenToLinks } from "./links";
import { isToPreview } from "./messages";
import { listenToHints, showOverview } from "./overview";
import { refreshPageTools, setWrittenZone, showPageTools } from "./page-tools";
import { listenToReveals } from "./reveal";
import { furnishScrollers } from "./scrollers";
import { sanitizeBlock } from "./sanitize";
import { listenToScrolling, scrollToLine } from "./scroll";
import { furnishTasks, listenToTasks } from "./tasks";
import { chooseZone, furnishTimes, zoneChoices } from "./zones";

/** What the window keeps for the panel's serializer, and for the page when it is shown again. */
interface State {
  readonly uri?: string;
  readonly zone?: string;
  readonly isLocked?: boolean;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  setState(state: State): void;
  getState(): State | undefined;
};

const vscode = acquireVsCodeApi();
const page = document.querySelector("main") ?? document.body;
const header = document.querySelector("header") ?? document.body;
const tools = document.querySelector<HTMLElement>("#page-tools");
let version = 0;
/** The update that was shown last; null where the page shows nothing that another could build on. */
let shown: number | null = null;
/** When a document appears, so many blocks are painted before the others are made: more than fill a window. */
const shownAtOnce = 40;
/** What makes a document of its beginning, until it is shown. */
let rest: BlockChanges | null = null;
let images: { folders: ImageFolders; allowRemote: boolean } = {
  folders: {},
  allowRemote: false,
};

const post = (message: FromPreview): void => vscode.postMessage(message);
const reveal = (line: number): void => post({ type: "reveal", line });

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (isToPreview(event.data)) receive(event.data);
});
restoreZone();
listenToLinks((href) => post({ type: "openLink", href }));
listenToReveals(document.body, reveal);
listenToHints(header);
listenToTasks(page, (line) => post({ type: "toggleTask", line, version }));
listenToBlockedImages(page, () => post({ type: "allowRemoteImages" }));
listenToScrolling(page, (line) => post({ type: "scrolled", line }));
listenToDiagrams(page, {
  copy: (text) => post({ type: "copy", text }),
  save: (drawing, kind) => void saveDiagram(drawing, kind),
});
followTheme(page);
window.addEventListener("resize", () => furnishScrollers(page));
if (tools) {
  showPageTools(tools, page, {
    exportHtml: () => void exportPage("save"),
    zoneChosen: (zone) => keep({ zone }),
  });
}
for (const message of firstMessages()) {
  if (isToPreview(message)) receive(message);
}
post({ type: "ready", shown });

/** What the page was loaded with. */
function firstMessages(): readonly unknown[] {
  const json = document.body.dataset["first"] ?? "[]";
  delete document.body.dataset["first"];
  const messages: unknown = JSON.parse(json);
  return Array.isArray(messages) ? messages : [];
}

function receive(message: ToPreview): void {
  showRest();
  switch (message.type) {
    case "document":
      keep({ uri: message.uri, isLocked: message.isLocked });
      images = {
        folders: message.imageFolders,
        allowRemote: message.allowRemoteImages,
      };
      break;
    case "update":
      update(message);
      break;
    case "notice":
      shown = null;
      showBlocks(page, [], sanitizeBlock);
      showOverview(header, null);
      page.replaceChildren(notice(message.text));
      break;
    case "scroll":
      scrollToLine(page, message.line);
      break;
    case "cursor":
      moveCursor(page, message.line);
      break;
    case "export":
      void exportPage(message.purpose);
      break;
  }
}

function update(message: Extract<ToPreview, { type: "update" }>): void {
  const { id, base, changes, overview } = message;
  if (base !== null && base !== shown) {
    post({ type: "ready", shown: null });
    return;
  }
  const beginning = shown === null ? changes.slice(0, shownAtOnce) : changes;
  shown = id;
  version = message.version;
  if (overview !== undefined) setWrittenZone(overview?.zone ?? null);
  show(beginning);
  if (overview !== undefined) showOverview(header, overview);
  furnishPage();
  if (beginning.length === changes.length) return;
  rest = [
    { from: 0, count: beginning.length, lines: 0 },
    ...changes.slice(beginning.length),
  ];
  requestAnimationFrame(() => setTimeout(showRest));
}

function show(changes: BlockChanges): void {
  showBlocks(page, changes, (html) =>
    furnished(sanitizeBlock(html, images.folders, images.allowRemote)),
  );
}

/** Shows all of the document, if only its beginning is shown. */
function showRest(): void {
  if (!rest) return;
  show(rest);
  rest = null;
  furnishPage();
}

function furnishPage(): void {
  markCursor(page);
  if (tools) refreshPageTools(tools);
  refreshDiagrams(page);
  furnishScrollers(page);
}

/** A block with what the page adds to it, all of it made anew with each version, so that two versions differ where the text does. */
function furnished(block: DocumentFragment): DocumentFragment {
  furnishFindings(block);
  furnishTasks(block);
  furnishTimes(block);
  furnishCode(block, () => furnishCode(page, () => {}));
  return block;
}

async function saveDiagram(
  drawing: SVGSVGElement,
  kind: "svg" | "png",
): Promise<void> {
  const data = kind === "svg" ? svgFile(drawing) : await pngFile(drawing);
  post({ type: "saveDiagram", kind, data });
}

async function exportPage(purpose: "save" | "print"): Promise<void> {
  post({
    type: "exported",
    purpose,
    title: page.querySelector("h1")?.innerText ?? "",
    html: await exportedHtml(header, page),
  });
}

function keep(state: State): void {
  vscode.setState({ ...vscode.getState(), ...state });
}

function restoreZone(): void {
  const kept = vscode.getState()?.zone;
  const zone = zoneChoices.find((choice) => choice === kept);
  if (zone) chooseZone(document, zone);
}

function notice(text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "notice";
  element.setAttribute("role", "status");
  element.textContent = text;
  return element;
}
