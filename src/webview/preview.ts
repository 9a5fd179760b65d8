import type { FromPreview, ToPreview } from "../protocol";
import { showBlocks } from "./blocks";
import { followTheme, refreshDiagrams } from "./diagrams";
import { listenToLinks } from "./links";
import { isToPreview } from "./messages";
import { sanitizeBlock } from "./sanitize";
import { scrollToLine } from "./scroll";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  /** What the window keeps for the panel's serializer. */
  setState(state: { uri: string }): void;
};

const vscode = acquireVsCodeApi();
const page = document.querySelector("main") ?? document.body;

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (isToPreview(event.data)) receive(event.data);
});
listenToLinks((href) => vscode.postMessage({ type: "openLink", href }));
followTheme(page);
vscode.postMessage({ type: "ready" });

function receive(message: ToPreview): void {
  switch (message.type) {
    case "update":
      vscode.setState({ uri: message.uri });
      showBlocks(page, message.blocks, (html) =>
        sanitizeBlock(html, message.imageFolders),
      );
      refreshDiagrams(page);
      break;
    case "notice":
      vscode.setState({ uri: message.uri });
      showBlocks(page, [], sanitizeBlock);
      page.replaceChildren(notice(message.text));
      break;
    case "scroll":
      scrollToLine(page, message.line);
      break;
  }
}

function notice(text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "notice";
  element.setAttribute("role", "status");
  element.textContent = text;
  return element;
}
