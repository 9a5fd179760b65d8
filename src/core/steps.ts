/**
 * Work that can be left and taken up again: it yields after every few milliseconds' worth, so that a host stays responsive
 * on a long text, and returns its result.
 */
export type Steps<Result> = Generator<void, Result>;

/** Does all of the work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How many lines or entries are read between two yields. */
const perStep = 200;

/** The items one by one, with a yield after every few: `for (const item of items) { …; }` becomes `yield* eachInSteps`. */
export function* eachInSteps<Item>(
  items: readonly Item[],
  read: (item: Item, index: number) => void,
): Steps<void> {
  for (const [index, item] of items.entries()) {
    read(item, index);
    if (index % perStep === perStep - 1) yield;
  }
}
