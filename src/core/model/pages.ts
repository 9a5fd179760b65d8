import { memo } from "../memo";
import { detached } from "../text";
import { goesOn, type OwnLine, type SourceLine } from "./lines";

/**
 * Some lines one after the other. They stay the same object from one version of the document to the next, wherever they
 * move, as long as they are the same lines.
 */
export interface Page {
  readonly lines: readonly LineOfPage[];
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

/** Of the lines that a page may begin with, about half of all, one in so many does. */
const everyWhich = 16;

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
    const line = lines[index];
    if (line && !beginsPage(line)) continue;
    pages.push({ page: pageOf(lines, from, index), from });
    from = index;
  }
  return pages;
});

function beginsPage(line: SourceLine): boolean {
  if (line.context === "blank" || goesOn(line)) return false;
  const { source } = line;
  const { length } = source;
  const mark =
    31 * length +
    17 * source.charCodeAt(length >> 1) +
    7 * source.charCodeAt(length >> 2) +
    source.charCodeAt(length - 1);
  return mark % everyWhich === 1;
}

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
  const start = lines[from]?.range.start ?? 0;
  return {
    lines: lines
      .slice(from, to)
      .map(({ own, range }) => ({ own, at: range.start - start })),
  };
}

/** Whether those lines are the page's. */
export function isPage(
  page: Page,
  lines: readonly SourceLine[],
  from: number,
  to: number,
): boolean {
  if (page.lines.length !== to - from) return false;
  const start = lines[from]?.range.start ?? 0;
  return page.lines.every(({ own, at }, index) => {
    const line = lines[from + index];
    return line?.own === own && line.range.start - start === at;
  });
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
 * count from the beginning of the line (`line.range.start`).
 */
export function linesWith<Found>(
  read: (line: OwnLine) => Found | null,
): (lines: readonly SourceLine[]) => LineWith<Found>[] {
  const findOn = memo(read);
  const foundOn = memo(({ lines }: Page) =>
    lines.flatMap(({ own }, index) => {
      const found = findOn(own);
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
