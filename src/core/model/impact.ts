import { memo } from "../memo";
import { movedRange, type TextRange } from "../text";
import { countsIn, moneyIn, quantifiersIn } from "./impactAmounts";
import type { ImpactedKind } from "./impactedNouns";
import { sharesIn, type ToldShare } from "./impactShares";
import { goesOn, type OwnLine, type SourceLine } from "./lines";
import { pagesOf, perPage } from "./pages";
import { keptByText } from "./perWords";
import { longestPassage } from "./prose";
import { isOfKind, type Section } from "./sections";

/** A share of users, customers, requests or traffic that was affected. */
export interface ImpactShare {
  readonly range: TextRange;
  /** As written, with what it is a share of: `75% of the users`. */
  readonly raw: string;
  /** 0 to 1; more where the text says more. */
  readonly fraction: number;
  readonly boundTo: ImpactedKind;
  /** Whether the text says about, over, up to or the like, or gives it as one end of a range. */
  readonly approximate: boolean;
}

/** A number of those affected: `1,900 orders`, `90 of 305 teams`. */
export interface ImpactCount {
  readonly range: TextRange;
  readonly raw: string;
  readonly count: number;
  /** Out of how many; null where the text doesn't say. */
  readonly of: number | null;
  /** What is counted, in small letters as written: "orders". */
  readonly unit: string;
}

/** A part of those who could be affected, in words. */
export type Quantity =
  | "all"
  | "most"
  | "three quarters"
  | "two thirds"
  | "half"
  | "third"
  | "quarter"
  | "none";

/** All, half or none of those who could be affected. */
export interface ImpactQuantifier {
  readonly range: TextRange;
  readonly raw: string;
  readonly value: Quantity;
  readonly boundTo: ImpactedKind;
}

export interface MoneyAmount {
  readonly range: TextRange;
  readonly raw: string;
  readonly amount: number;
  /** ISO 4217. A bare `$` counts as USD. */
  readonly currency: string;
}

/** How many an incident affected, each in document order. */
export interface Impact {
  readonly shares: readonly ImpactShare[];
  readonly counts: readonly ImpactCount[];
  readonly quantifiers: readonly ImpactQuantifier[];
  readonly money: readonly MoneyAmount[];
}

/**
 * What the text says of the incident's reach: in the title, the summary, what stands before the first heading, impact and
 * duration sections. Shares that are told nowhere there may also stand in the story of the incident, in stronger words;
 * never among resolution, action items and lessons, whose shares are goals, thresholds and rollouts.
 */
export function readImpact(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Impact {
  const places = placesOf(lines, sections);
  const passages = [
    ...wholePassages(text, lines, places),
    ...cutPassages(text, lines, places, sections),
  ].sort((a, b) => a.start - b.start);
  const statements = passages.filter(({ place }) => place === "statement");
  const shares = statements.flatMap(placedShares);
  const told = passages
    .filter(({ place }) => place === "story")
    .flatMap(placedShares)
    .filter(({ isAffected }) => isAffected);
  return {
    shares: (shares.length > 0 ? shares : told).map(({ share }) => share),
    counts: statements.flatMap(placed(({ counts }) => counts)),
    quantifiers: statements.flatMap(placed(({ quantifiers }) => quantifiers)),
    money: statements.flatMap(placed(({ money }) => money)),
  };
}

/** What the words of a passage tell, with offsets into them: it stays the same wherever they stand. */
interface Told {
  readonly shares: readonly ToldShare[];
  readonly counts: readonly ImpactCount[];
  readonly quantifiers: readonly ImpactQuantifier[];
  readonly money: readonly MoneyAmount[];
}

/** Lines that belong together and tell something: a paragraph, an item, a heading or a table's row. */
interface Passage {
  readonly start: number;
  readonly told: Told;
  readonly place: Telling;
}

function placedShares({ start, told }: Passage): ToldShare[] {
  return told.shares.map((each) => {
    const range = movedRange(each.share.range, start);
    return { ...each, share: { ...each.share, range } };
  });
}

function placed<Amount extends { readonly range: TextRange }>(
  amountsOf: (told: Told) => readonly Amount[],
): (passage: Passage) => Amount[] {
  return ({ start, told }) =>
    amountsOf(told).map((amount) => ({
      ...amount,
      range: movedRange(amount.range, start),
    }));
}

/** Null where the words tell of no amount. */
const toldIn = keptByText((source): Told | null => {
  const told = {
    shares: sharesIn(source),
    counts: countsIn(source),
    quantifiers: quantifiersIn(source),
    money: moneyIn(source),
  };
  return Object.values(told).some((amounts) => amounts.length > 0)
    ? told
    : null;
});

function beginning(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + longestPassage));
}

const toldOnLine = memo(({ source }: OwnLine) =>
  toldIn(beginning(source, 0, source.length)),
);

/** What a page's passages tell, those that tell nothing left out. */
const toldOn = perPage((lines, text) => {
  const found: { from: number; to: number; start: number; told: Told }[] = [];
  for (let from = 0; from < lines.length;) {
    let to = from + 1;
    while (isRead(lines[from]) && goesOn(lines[to]?.own)) to++;
    const [first, last] = [lines[from], lines[to - 1]];
    if (first && last && isRead(first)) {
      const end = last.at + last.own.source.length;
      const told = toldIn(beginning(text, first.at, end));
      if (told) found.push({ from, to, start: first.at, told });
    }
    from = to;
  }
  return found;
});

function isRead(line: Pick<SourceLine, "own"> | undefined): boolean {
  const context = line?.own.context;
  return (
    context === "text" ||
    context === "heading" ||
    context === "html" ||
    context === "table"
  );
}

/** The passages that stand in one place from their first line to their last. */
function wholePassages(
  text: string,
  lines: readonly SourceLine[],
  places: readonly Telling[],
): Passage[] {
  const passages: Passage[] = [];
  for (const { page, from } of pagesOf(lines)) {
    const start = lines[from]?.start ?? 0;
    for (const found of toldOn(page, text, start)) {
      const place = places[from + found.from];
      if (place === undefined || place === "none") continue;
      let line = from + found.from + 1;
      while (line < from + found.to && places[line] === place) line++;
      if (line < from + found.to) continue;
      passages.push({ start: start + found.start, told: found.told, place });
    }
  }
  return passages;
}

/** The parts of passages in whose midst another place begins, with a label that opens a section. */
function cutPassages(
  text: string,
  lines: readonly SourceLine[],
  places: readonly Telling[],
  sections: readonly Section[],
): Passage[] {
  const passages: Passage[] = [];
  let until = 0;
  for (const { line } of sections) {
    if (line < until || !goesOn(lines[line])) continue;
    let from = line;
    while (goesOn(lines[from]) && isRead(lines[from - 1])) from--;
    until = line + 1;
    while (goesOn(lines[until])) until++;
    let same = from + 1;
    while (same < until && places[same] === places[from]) same++;
    if (same === until) continue;
    for (let part = from; part < until;) {
      const place = places[part] ?? "none";
      const first = lines[part];
      while (part < until && (places[part] ?? "none") === place) part++;
      const last = lines[part - 1];
      if (!first || !last || place === "none" || !isRead(first)) continue;
      const { start } = first.range;
      const told =
        first === last
          ? toldOnLine(first.own)
          : toldIn(beginning(text, start, last.range.end));
      if (told) passages.push({ start, told, place });
    }
  }
  return passages;
}

type Telling = "statement" | "story" | "none";

/** What may be read on each line. A section of no kind of ours is a statement before the timeline, and a story after it. */
function placesOf(
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Telling[] {
  const places = lines.map((): Telling => "statement");
  const timeline =
    sections.find((section) => isOfKind(section, "timeline"))?.line ?? Infinity;
  for (const section of sections) {
    const isNested = section.level > 6 && section.kind === null;
    if (isNested) continue;
    places.fill(placeOf(section, timeline), section.line, section.endLine + 1);
  }
  return places;
}

function placeOf(section: Section, timeline: number): Telling {
  const kinds = [section.kind, ...section.also];
  const is = (...names: readonly Section["kind"][]): boolean =>
    names.some((name) => kinds.includes(name));
  if (is("title", "summary", "impact", "duration", "metadata")) {
    return "statement";
  }
  if (is("actionItems", "lessonsLearned", "resolution")) {
    return "none";
  }
  if (section.kind === null) {
    return section.line < timeline ? "statement" : "story";
  }
  return "story";
}
