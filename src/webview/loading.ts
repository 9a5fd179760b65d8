import type { Mermaid } from "mermaid";
import { make } from "./elements";

/** The files that Mermaid is in, by their paths from the page's script; the build says which. */
declare const mermaidFiles: readonly string[];

/**
 * Mermaid. It is in some twenty files, and the page would learn of each only from the one before it, while every file takes
 * VS Code a way to the extension and back: so all are asked for at once.
 */
export async function loadMermaid(): Promise<Mermaid> {
  if (!isAskedFor) {
    isAskedFor = true;
    // VS Code has put scripts of its own before.
    const { nonce } =
      document.querySelector<HTMLScriptElement>("script[type='module']") ?? {};
    for (const file of mermaidFiles) {
      const { href } = new URL(file, import.meta.url);
      document.head.append(make("link", { rel: "modulepreload", href, nonce }));
    }
  }
  const { default: mermaid } = await import("mermaid");
  return mermaid;
}

let isAskedFor = false;

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
