const pages =
  "https://github.com/postmortem-editor/vscode-postmortem/blob/main/docs/rules";

/** The address of the page that explains a rule. */
export function rulePage(id: string): string {
  return `${pages}/${id}.md`;
}
