import { addAll } from "../lists";
import type { ListItem, Nodes, Root } from "mdast";
import type { TextEdit } from "../text";

/** Ticks the box of the task that begins on a 0-based line, or unticks it; null where no task begins there. */
export function toggleTask(
  text: string,
  tree: Root,
  line: number,
): TextEdit | null {
  const item = taskOn(tree, line + 1);
  const start = item?.position?.start.offset;
  if (!item || start === undefined) return null;
  // The box is the first thing in the item: a marker, white space, and `[ ]`.
  const box = /^(?:[-*+]|\d{1,9}[.)])\s+\[[ \txX]\]/.exec(
    text.slice(start, item.position?.end.offset),
  );
  if (!box) return null;
  const end = start + box[0].length - 1;
  return {
    range: { start: end - 1, end },
    newText: item.checked ? " " : "x",
  };
}

/** Without recursion, as the tree may be of any depth. The line is 1-based. */
function taskOn(tree: Root, line: number): ListItem | undefined {
  const ahead: Nodes[] = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const { position } = node;
    if (position && (position.start.line > line || position.end.line < line))
      continue;
    if (
      node.type === "listItem" &&
      typeof node.checked === "boolean" &&
      position?.start.line === line
    )
      return node;
    if ("children" in node) addAll<Nodes>(ahead, node.children);
  }
  return undefined;
}
