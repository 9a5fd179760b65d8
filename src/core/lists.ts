/** Adds all items at the end. `push(...items)` has them on the stack, which overflows with some hundred thousand. */
export function addAll<Item>(to: Item[], items: readonly Item[]): void {
  for (const item of items) to.push(item);
}

/** The least of what the items give; Infinity without any. As with `addAll`, there may be any number of them. */
export function leastOf<Item>(
  items: readonly Item[],
  give: (item: Item) => number,
): number {
  let least = Infinity;
  for (const item of items) least = Math.min(least, give(item));
  return least;
}
