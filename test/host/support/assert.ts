// The part of node:assert/strict that suites in the extension host use, written out since a web worker has no Node. The
// bundle of a suite has this wherever it says "node:assert/strict".

/** What a failed assertion throws; Mocha shows `actual` and `expected` side by side. */
class AssertionError extends Error {
  override readonly name = "AssertionError";
  readonly showDiff: boolean;
  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
    this.showDiff = expected !== undefined;
  }
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message ?? `${show(value)} is not true`);
}

export function equal(actual: unknown, expected: unknown, message?: string) {
  if (Object.is(actual, expected)) return;
  throw new AssertionError(
    message ?? `${show(actual)} is not ${show(expected)}`,
    actual,
    expected,
  );
}

export function notEqual(actual: unknown, other: unknown, message?: string) {
  if (!Object.is(actual, other)) return;
  throw new AssertionError(message ?? `did not expect ${show(actual)}`);
}

/** Compares plain data: arrays and objects by their members, everything else by identity. */
export function deepEqual(
  actual: unknown,
  expected: unknown,
  message?: string,
) {
  if (isDeepEqual(actual, expected)) return;
  throw new AssertionError(
    message ?? "the values are not deeply equal",
    actual,
    expected,
  );
}

export function match(text: string, pattern: RegExp, message?: string) {
  if (pattern.test(text)) return;
  throw new AssertionError(
    message ?? `${show(text)} does not match ${pattern}`,
  );
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string) {
  if (!pattern.test(text)) return;
  throw new AssertionError(message ?? `${show(text)} matches ${pattern}`);
}

export async function rejects(
  promise: PromiseLike<unknown>,
  message?: string,
): Promise<void> {
  try {
    await promise;
  } catch {
    return;
  }
  throw new AssertionError(message ?? "the promise was not rejected");
}

export function fail(message: string): never {
  throw new AssertionError(message);
}

export default Object.assign(ok, {
  ok,
  equal,
  notEqual,
  deepEqual,
  match,
  doesNotMatch,
  rejects,
  fail,
});

function isDeepEqual(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) return true;
  if (!isObject(actual) || !isObject(expected)) return false;
  if (Array.isArray(actual) !== Array.isArray(expected)) return false;
  const keys = Object.keys(actual);
  return (
    keys.length === Object.keys(expected).length &&
    keys.every(
      (key) =>
        Object.hasOwn(expected, key) && isDeepEqual(actual[key], expected[key]),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
