import type { FromPreview, ToPreview } from "../protocol";
import { showBlocks } from "./blocks";
import { followTheme, refreshDiagrams } from "./diagrams";
import { furnishFindings } from "./findings";
import { listenToLinks } from "./links";
import { isToPreview } from "./messages";
import { listenToOverview, showOverview } from "./overview";
import { listenToReveals } from "./reveal";
import { sanitizeBlock } from "./sanitize";
import { scrollToLine } from "./scroll";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  /** What the window keeps for the panel's serializer. */
  setState(state: { uri: string }): void;
};

const vscode = acquireVsCodeApi();
const page = document.querySelector("main") ?? document.body;
const header = document.querySelector("header") ?? document.body;
const reveal = (line: number): void =>
  vscode.postMessage({ type: "reveal", line });

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (isToPreview(event.data)) receive(event.data);
});
listenToLinks((href) => vscode.postMessage({ type: "openLink", href }));
listenToOverview(header, reveal);
listenToReveals(page, reveal);
followTheme(page);
vscode.postMessage({ type: "ready" });

function receive(message: ToPreview): void {
  switch (message.type) {
    case "update":
      vscode.setState({ uri: message.uri });
      showBlocks(page, message.blocks, (html) =>
        furnished(sanitizeBlock(html, message.imageFolders)),
      );
      showOverview(header, message.overview);
      refreshDiagrams(page);
      break;
    case "notice":
      vscode.setState({ uri: message.uri });
      showBlocks(page, [], sanitizeBlock);
      showOverview(header, null);
      page.replaceChildren(notice(message.text));
      break;
    case "scroll":
      scrollToLine(page, message.line);
      break;
  }
}

/** A block with what the page adds to it, all of it made anew with each version, so that two versions differ where the text does. */
function furnished(block: DocumentFragment): DocumentFragment {
  furnishFindings(block);
  return block;
}

function notice(text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "notice";
  element.setAttribute("role", "status");
  element.textContent = text;
  return element;
}
