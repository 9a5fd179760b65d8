/**
 * The function, asked once for each object: what it gives is kept as long as the object is. What is asked of thousands of
 * objects with each keystroke had better be asked of such as are `Keeping`: a look into a weak map takes longer.
 */
export function memo<Key extends object, Value>(
  read: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: read(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** An object that keeps with itself what `memoOf` has found. It counts for nothing when objects are compared or copied. */
export abstract class Keeping {
  readonly #found: unknown[] = [];

  static foundOf(object: Keeping): unknown[] {
    return object.#found;
  }
}

/** How many functions keep what they find with objects of a class. */
const slots = new Map<unknown, number>();

/** The same as `memo` for objects of one class. */
export function memoOf<Key extends Keeping, Value>(
  type: abstract new (...given: never[]) => Key,
  read: (key: Key) => Value,
): (key: Key) => Value {
  const slot = slots.get(type) ?? 0;
  slots.set(type, slot + 1);
  return (key) => {
    const found = Keeping.foundOf(key) as (
      { readonly value: Value } | undefined
    )[];
    return (found[slot] ??= { value: read(key) }).value;
  };
}
