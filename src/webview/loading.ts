/** Milliseconds to wait before each further attempt. */
const waits = [100, 400, 1600];

/**
 * Does what imports further files of the page. VS Code hands these out by a service worker, which misses a request now and
 * then, above all on a busy machine: the work is done again, a few times, when a file did not come.
 */
export async function whenLoaded<Result>(
  work: () => Promise<Result>,
): Promise<Result> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isNotLoaded(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return work();
}

/** Whether something failed since a file did not come. */
export function isNotLoaded(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    // Chromium's and Firefox's words, then Safari's.
    /dynamically imported module|Importing a module script failed/.test(
      error.message,
    )
  );
}
