// Writes what is derived from the rules and templates: their pages, the README's table, the settings' schema, the snippets
// of whole templates. A unit test fails while any of it is stale. Run by `npm run docs`, that is through tsx.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { derivedFiles } from "./support/derived.mjs";
import { root } from "./support/paths.mjs";

const files = await derivedFiles();
const pages = join(root, "docs/rules");
mkdirSync(pages, { recursive: true });
for (const page of readdirSync(pages)) {
  if (!files.has(`docs/rules/${page}`)) rmSync(join(pages, page));
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
