import { memo } from "../memo";
import type { OwnLine, SourceLine } from "./lines";

/**
 * Keeps what is found in a line by itself, so that a line is read once and not with each keystroke anywhere in the
 * document. What `read` gives must depend on nothing but the line it is given, and nobody may change it; offsets in it
 * count from the beginning of the line (`line.range.start`).
 */
export function perLine<Fact>(
  read: (line: OwnLine) => Fact,
): (line: SourceLine) => Fact {
  const factOf = memo(read);
  return ({ own }) => factOf(own);
}
