import type { Nodes, Root } from "mdast";

/** All text within a node, in order. Without recursion, as the tree may be of any depth. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  const ahead: Nodes[] = [node];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if ("value" in next) parts.push(next.value);
    if ("children" in next)
      for (let i = next.children.length - 1; i >= 0; i--)
        ahead.push(next.children[i] as Nodes);
  }
  return parts.join("");
}

export function isDeeperThan(depth: number, tree: Root): boolean {
  let level: readonly Nodes[] = [tree];
  for (let i = 0; i < depth && level.length > 0; i++) {
    level = level.flatMap((node): readonly Nodes[] =>
      "children" in node ? node.children : [],
    );
  }
  return level.length > 0;
}

/** A copy in which what lies deeper than `depth` is only text. */
export function cutOff<T extends Nodes>(node: T, depth: number): T {
  if (!("children" in node)) return node;
  const children: Nodes[] =
    depth > 0
      ? node.children.map((child) => cutOff(child, depth - 1))
      : [{ type: "text", value: textOf(node) }];
  return { ...node, children };
}
