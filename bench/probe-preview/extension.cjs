// Echoes the text of the editor in a page without a delay: what no preview can be faster than.
const vscode = require("vscode");

/** @param {vscode.ExtensionContext} context */
exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("postmortem.openProbe", () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return;
      const panel = vscode.window.createWebviewPanel(
        "postmortem.probe",
        "Probe",
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true },
      );
      panel.webview.html = `<!doctype html><html><body><main></main><script>
        const page = document.querySelector("main");
        window.addEventListener("message", ({ data }) => { page.textContent = data; });
        acquireVsCodeApi().postMessage("ready");
      </script></body></html>`;
      const send = () => panel.webview.postMessage(document.getText());
      panel.webview.onDidReceiveMessage(send);
      const listener = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) send();
      });
      panel.onDidDispose(() => listener.dispose());
    }),
  );
};
