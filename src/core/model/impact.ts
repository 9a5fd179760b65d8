import { movedRange, type TextRange } from "../text";
import { countsIn, moneyIn, quantifiersIn } from "./impactAmounts";
import type { ImpactedKind } from "./impactedNouns";
import { sharesIn, type ToldShare } from "./impactShares";
import type { SourceLine } from "./lines";
import { keptByText } from "./perWords";
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
  const passages = passagesOf(text, lines, sections);
  const statements = passages.filter(({ isStatement }) => isStatement);
  const shares = statements.flatMap(placedShares);
  const told = passages
    .filter(({ isStatement }) => !isStatement)
    .flatMap(placedShares)
    .filter(({ isAffected }) => isAffected);
  return {
    shares: (shares.length > 0 ? shares : told).map(({ share }) => share),
    counts: statements.flatMap(placed(countsOf)),
    quantifiers: statements.flatMap(placed(quantifiersOf)),
    money: statements.flatMap(placed(moneyOf)),
  };
}

/** What a passage's words tell, with offsets into them: it stays the same wherever they stand. */
const sharesOf = keptByText(sharesIn);
const countsOf = keptByText(countsIn);
const quantifiersOf = keptByText(quantifiersIn);
const moneyOf = keptByText(moneyIn);

function placedShares({ start, source }: Passage): ToldShare[] {
  return sharesOf(source).map((told) => {
    const range = movedRange(told.share.range, start);
    return { ...told, share: { ...told.share, range } };
  });
}

function placed<Amount extends { readonly range: TextRange }>(
  amountsOf: (source: string) => readonly Amount[],
): (passage: Passage) => Amount[] {
  return ({ start, source }) =>
    amountsOf(source).map((amount) => ({
      ...amount,
      range: movedRange(amount.range, start),
    }));
}

/** Lines that belong together: a paragraph, an item, a heading or a table's row. */
export interface Passage {
  readonly start: number;
  readonly source: string;
  /** Whether impact is stated here, rather than told in the course of the story. */
  readonly isStatement: boolean;
}

/** No more of a passage is read, in UTF-16 units: what is longer holds data, and no sentences. */
const longestPassage = 20_000;

type Place = "statement" | "story" | "none";

function passagesOf(
  text: string,
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Passage[] {
  const places = placesOf(lines, sections);
  const passages: Passage[] = [];
  let open: { start: number; end: number; place: Place } | undefined;
  const close = (): void => {
    if (!open) return;
    passages.push({
      start: open.start,
      source: text.slice(
        open.start,
        Math.min(open.end, open.start + longestPassage),
      ),
      isStatement: open.place === "statement",
    });
    open = undefined;
  };
  for (const line of lines) {
    const place = places[line.index] ?? "none";
    const isRead =
      line.context === "text" ||
      line.context === "heading" ||
      line.context === "html" ||
      line.context === "table";
    if (!isRead || place === "none") {
      close();
      continue;
    }
    const joins =
      open !== undefined &&
      open.place === place &&
      line.context === "text" &&
      !line.startsItem &&
      !line.startsParagraph;
    if (joins && open) open.end = line.range.end;
    else {
      close();
      open = { start: line.range.start, end: line.range.end, place };
    }
  }
  close();
  return passages;
}

/** What may be read on each line. A section of no kind of ours is a statement before the timeline, and a story after it. */
function placesOf(
  lines: readonly SourceLine[],
  sections: readonly Section[],
): Place[] {
  const places = lines.map((): Place => "statement");
  const timeline =
    sections.find((section) => isOfKind(section, "timeline"))?.line ?? Infinity;
  for (const section of sections) {
    const isNested = section.level > 6 && section.kind === null;
    if (isNested) continue;
    places.fill(placeOf(section, timeline), section.line, section.endLine + 1);
  }
  return places;
}

function placeOf(section: Section, timeline: number): Place {
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
