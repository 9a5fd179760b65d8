// Where things are.
import { join, resolve } from "node:path";

/** The checkout. */
export const root = resolve(import.meta.dirname, "../..");

/** What the scripts fetched; ignored by git, safe to delete. */
export const cacheFolder =
  process.env["VSCODE_TEST_DIR"] ?? join(root, ".vscode-test");

/** The sample incident that every document here tells of. */
export const sample = join(root, "test/samples/checkout-outage.md");
