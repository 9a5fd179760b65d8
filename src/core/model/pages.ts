import { Keeping, memo, memoOf } from "../memo";
import { detached } from "../text";
import type { OwnLine, SourceLine } from "./lines";

/**
 * Some lines one after the other. They stay the same object from one version of the document to the next, wherever they
 * move, as long as they are the same lines.
 */
export class Page extends Keeping {
  readonly lines: readonly LineOfPage[];

  constructor(lines: readonly LineOfPage[]) {
    super();
    this.lines = lines;
  }
}

/** A line, and its offset from the beginning of its page. */
export interface LineOfPage {
  readonly own: OwnLine;
  readonly at: number;
}

/** A page and the index of its first line in the document. */
export interface PlacedPage {
  readonly page: Page;
  readonly from: number;
}

/** By the line that each begins with, as it was last. */
const known = new WeakMap<OwnLine, Page>();

/**
 * The lines of a document, page by page. Where a page begins depends on its first line alone, so that an edit changes the
 * pages that it touches and no others; never within a paragraph.
 */
export const pagesOf = memo((lines: readonly SourceLine[]): PlacedPage[] => {
  const pages: PlacedPage[] = [];
  let from = 0;
  for (let index = 1; index <= lines.length; index++) {
    if (lines[index]?.own.beginsPage === false) continue;
    pages.push({ page: pageOf(lines, from, index), from });
    from = index;
  }
  return pages;
});

function pageOf(lines: readonly SourceLine[], from: number, to: number): Page {
  const first = lines[from];
  const page = first && known.get(first.own);
  if (page && isPage(page, lines, from, to)) return page;
  const fresh = pageFrom(lines, from, to);
  if (first) known.set(first.own, fresh);
  return fresh;
}

/** The lines from the one index up to the other, which is not included. */
export function pageFrom(
  lines: readonly SourceLine[],
  from: number,
  to: number,
): Page {
  const start = lines[from]?.start ?? 0;
  return new Page(
    lines
      .slice(from, to)
      .map((line) => ({ own: line.own, at: line.start - start })),
  );
}

/** Whether those lines are the page's. */
export function isPage(
  page: Page,
  lines: readonly SourceLine[],
  from: number,
  to: number,
): boolean {
  if (page.lines.length !== to - from) return false;
  const start = lines[from]?.start ?? 0;
  let index = from;
  for (const { own, at } of page.lines) {
    const line = lines[index++];
    if (line?.own !== own || line.start - start !== at) return false;
  }
  return true;
}

/**
 * Keeps what is read from a page, with offsets and lines from its beginning; nobody may change it. The function returned is
 * given the document's text and the offset at which the page begins.
 */
export function perPage<Fact>(
  read: (lines: readonly LineOfPage[], text: string) => Fact,
): (page: Page, text: string, start: number) => Fact {
  const known = new WeakMap<Page, { readonly fact: Fact }>();
  return (page, text, start) => {
    let entry = known.get(page);
    if (!entry) {
      const last = page.lines.at(-1);
      const length = (last?.at ?? 0) + (last?.own.source.length ?? 0);
      const own = detached(text.slice(start, start + length));
      entry = { fact: read(page.lines, own) };
      known.set(page, entry);
    }
    return entry.fact;
  };
}

/** A line in which something is found. */
interface LineWith<Found> {
  readonly line: SourceLine;
  readonly found: Found;
}

/**
 * Looks for something in each line by itself, and gives the lines that have it. Pages that have not changed are not gone
 * through again. What `read` gives must depend on nothing but the line it is given, and nobody may change it; offsets in it
 * count from the beginning of the line (`line.start`).
 */
export function linesWith<Found>(
  read: (line: OwnLine) => Found | null,
): (lines: readonly SourceLine[]) => LineWith<Found>[] {
  const foundOn = memoOf(Page, ({ lines }) =>
    lines.flatMap(({ own }, index) => {
      const found = read(own);
      return found === null ? [] : [{ index, found }];
    }),
  );
  return (lines) => {
    const all: LineWith<Found>[] = [];
    for (const { page, from } of pagesOf(lines)) {
      for (const { index, found } of foundOn(page)) {
        const line = lines[from + index];
        if (line) all.push({ line, found });
      }
    }
    return all;
  };
}
