import { whenLoaded } from "./loading";
import { sanitizeCode } from "./sanitize";

/** Longer code stays as it is: colouring it would hold the page. UTF-16 units. */
const longestCode = 20_000;

let highlight: typeof import("./languages").highlighted | undefined;
let loading: Promise<void> | undefined;

/**
 * Colours the words of code whose language is named. The first time there is some, the page shows it plain and calls
 * `thenColor` as soon as it knows the languages.
 */
export function furnishCode(block: ParentNode, thenColor: () => void): void {
  for (const code of block.querySelectorAll<HTMLElement>(
    "pre > code[class*='language-']",
  )) {
    if (!highlight) {
      loading ??= load(thenColor);
      return;
    }
    const language = /(?:^|\s)language-(\S+)/.exec(code.className)?.[1];
    const source = code.textContent;
    if (!language || source.length > longestCode) continue;
    const html = highlight(source, language.toLowerCase());
    if (html) code.replaceChildren(sanitizeCode(html));
  }
}

async function load(thenColor: () => void): Promise<void> {
  try {
    const languages = await whenLoaded(() => import("./languages"));
    highlight = languages.highlighted;
  } catch {
    // The code stays plain, until the next change.
    loading = undefined;
    return;
  }
  thenColor();
}
