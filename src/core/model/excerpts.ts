import type { Steps } from "../steps";
import { detached } from "../text";
import { placedLine, type OwnLine, type SourceLine } from "./lines";
import { isPage, pageFrom, type Page } from "./pages";

/** Some lines as a text of their own: offsets and line numbers count from the first. */
export interface Excerpt {
  readonly text: string;
  readonly lines: readonly SourceLine[];
  /** Where it stands in the document. */
  readonly place: Place;
}

/** An offset and the index of the line that begins there. */
export interface Place {
  readonly start: number;
  readonly line: number;
}

/** What a reader of an excerpt, or who places what was read, is told beside it. */
interface Detail {
  /** What of it matters: what was made is not kept for another key. All else must follow from the excerpt. */
  readonly key: string;
}

/**
 * Keeps what is read from some lines as long as these are the same, wherever they move. `read` gives offsets and lines of
 * the excerpt, looks at nothing but it and the detail, and nobody may change what it gives. The function returned is given
 * the document's text and lines, and which of them: from the one index up to the other, which is not included.
 */
export function perExcerpt<Fact, Given extends Detail>(
  read: (excerpt: Excerpt, detail: Given) => Steps<Fact>,
): (
  text: string,
  lines: readonly SourceLine[],
  from: number,
  to: number,
  detail: Given,
) => Steps<Fact> {
  const known = new WeakMap<
    OwnLine,
    { readonly page: Page; readonly key: string; readonly fact: Fact }
  >();
  return function* (text, lines, from, to, detail) {
    const first = lines[from];
    const before = first && known.get(first.own);
    const { key } = detail;
    if (before?.key === key && isPage(before.page, lines, from, to)) {
      return before.fact;
    }
    const fact = yield* read(excerptOf(text, lines, from, to), detail);
    if (first) {
      known.set(first.own, { page: pageFrom(lines, from, to), key, fact });
    }
    return fact;
  };
}

/** Keeps what was read from an excerpt as it is where the excerpt stands, as long as that and the detail are the same. */
export function keptInPlace<Fact extends object, Placed, Given extends Detail>(
  move: (fact: Fact, place: Place, detail: Given) => Placed,
): (fact: Fact, place: Place, detail: Given) => Placed {
  const known = new WeakMap<
    Fact,
    { readonly key: string; readonly placed: Placed }
  >();
  return (fact, place, detail) => {
    const key = `${place.start} ${place.line} ${detail.key}`;
    const before = known.get(fact);
    if (before?.key === key) return before.placed;
    const placed = move(fact, place, detail);
    known.set(fact, { key, placed });
    return placed;
  };
}

function excerptOf(
  text: string,
  lines: readonly SourceLine[],
  from: number,
  to: number,
): Excerpt {
  const own = lines.slice(from, to);
  const start = own[0]?.range.start ?? 0;
  return {
    text: detached(text.slice(start, own.at(-1)?.range.end ?? start)),
    lines: own.map((line) =>
      placedLine(line.own, line.index - from, line.start - start),
    ),
    place: { start, line: from },
  };
}
