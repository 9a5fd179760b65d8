import { isDigitAt, isLetterAt, matchAt } from "./scanning";

/** A mark in front of an entry's timestamp. */
interface LeadMark {
  readonly end: number;
  /** How many emphasis characters it opens. */
  readonly emphasis: number;
  /** Whether it is an item's number: "10." */
  readonly isNumber: boolean;
}

const symbols: readonly RegExp[] = [
  /\s{1,40}/y,
  /[*_`]{1,3}|~~/y,
  /\[[ xX]\](?=\s)/y,
  /[([{"'“‘«]/y,
  /#{1,6}(?=\s|\d)|[>|]/y,
  /[-+•·‣–—=](?=\s)|[-–—](?=\d{1,2}:\d\d(?!\d))/y,
  /<[/a-zA-Z][^<>\n]{0,200}>|<!--[^<>\n]{0,80}-->/y,
  /:[a-z][a-z0-9_+-]{1,40}:/y,
  /&(?:nbsp|ensp|emsp);|\\(?=[~*_[\](){}#<>`|.-])/y,
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f){1,9}/uy,
];
const words: readonly RegExp[] = [
  /(?:at|on|by|from|between|starting|starting at|the hours of|the)(?=[\s*_])/iy,
  /(?:date ?(?:\/|and|&) ?time|date|time|timestamp|when)(?: ?\([A-Za-z+\-0-9:]{1,9}\))?[*_`]{0,3}\s?:(?=[\s*_])/iy,
  /day \d{1,3}(?:\s?[:,|–—-])?(?=\s)/iy,
];
const itemNumber = /\d{1,3}[.)](?=[\s\d*_[(])/y;
const emphasis = /[*_`~]/;

/** The mark at the offset that may stand in front of a timestamp: a list marker, emphasis, a bracket, a tag, "At". */
export function readLeadMark(source: string, at: number): LeadMark | null {
  if (isDigitAt(source, at)) {
    const number = matchAt(itemNumber, source, at);
    if (number === null) return null;
    return { end: at + number[0].length, emphasis: 0, isNumber: true };
  }
  for (const mark of isLetterAt(source, at) ? words : symbols) {
    const match = matchAt(mark, source, at);
    if (match === null) continue;
    const opens = emphasis.test(match[0]) ? match[0].length : 0;
    return { end: at + match[0].length, emphasis: opens, isNumber: false };
  }
  return null;
}

const space = /[^\S\r\n]{1,40}|&(?:nbsp|ensp|emsp|ndash|mdash);/y;
const emphasisRun = /[*_`~]{1,3}/y;
const closer =
  /\]\([^()\s]{0,300}\)|[)\]}"'”’»]|<\/[a-zA-Z][^<>\n]{0,40}>|<br ?\/?>/y;
const ending = /[.,;?](?![\dA-Za-z])/y;
const separator =
  /[:：](?![a-z0-9_+-]{1,30}:)|[|•·→⟶➔…]|(?:-{1,3}|={1,2})>|>|\\?[-–—]{1,3}(?=[\s*_`[(<]|$)/y;
const gluedDash = /[-–—](?![\s\d-])/y;

/**
 * Where the text behind a timestamp begins: after the marks that close it and the separators. `openEmphasis` is the number of
 * emphasis characters opened in front, so that the text's own opening marks stay with it.
 */
export function textStartAfter(
  source: string,
  at: number,
  openEmphasis: number,
): number {
  let position = at;
  let open = openEmphasis;
  let isGlued = true;
  let hasSeparator = false;
  for (let count = 0; count < 24; count++) {
    if (isDigitAt(source, position) || isLetterAt(source, position)) break;
    const gap = matchAt(space, source, position);
    if (gap !== null) {
      position += gap[0].length;
      isGlued = false;
      continue;
    }
    const run = matchAt(emphasisRun, source, position);
    if (run !== null) {
      if (!isGlued && open <= 0) break;
      position += run[0].length;
      open -= run[0].length;
      continue;
    }
    const mark =
      matchAt(separator, source, position) ??
      (isGlued ? matchAt(ending, source, position) : null) ??
      (hasSeparator ? null : matchAt(gluedDash, source, position));
    if (mark !== null) {
      position += mark[0].length;
      hasSeparator = true;
      continue;
    }
    const close = isGlued ? matchAt(closer, source, position) : null;
    if (close === null) break;
    position += close[0].length;
  }
  return Math.min(position, source.length);
}
