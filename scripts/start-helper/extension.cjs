// Installed in the temporary profile of `npm start` only: shows the workspace's sample beside its preview.
const vscode = require("vscode");

exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (
    !folder ||
    vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)
  ) {
    // A reloaded window shows by itself what was open.
    return;
  }
  const sample = vscode.Uri.joinPath(folder.uri, "checkout-outage.md");
  await vscode.window.showTextDocument(sample);
  await vscode.commands.executeCommand("postmortem.openPreviewToSide");
};
