import {
  compare,
  fractionOf,
  minus,
  numberOf,
  over,
  plus,
  times,
  type Fraction,
} from "./fractions";

/** What the text says of a figure's exactness: “about 4 h”, “at least 4 h”, “up to 4 h”. */
export type Qualifier = "about" | "over" | "under";

/** An exact figure with the uncertainty that the text gives it. */
export interface Figure {
  /** The lower end of a range; equal to `most` where there is none. */
  readonly least: Fraction;
  readonly most: Fraction;
  /** Null for a figure that is meant as it stands. */
  readonly qualifier: Qualifier | null;
}

export function exactly(value: Fraction | number): Figure {
  return between(value, value, null);
}

/** The figure between two values, given in either order. */
export function between(
  a: Fraction | number,
  b: Fraction | number,
  qualifier: Qualifier | null,
): Figure {
  const [first, second] = [a, b].map((value) =>
    typeof value === "number" ? fractionOf(value) : value,
  ) as [Fraction, Fraction];
  return compare(first, second) <= 0
    ? { least: first, most: second, qualifier }
    : { least: second, most: first, qualifier };
}

/** One number for a figure: of a range its upper end, as who plans with it would be on the safe side. */
export function valueOf(figure: Figure): number {
  return numberOf(figure.most);
}

export function sum(a: Figure, b: Figure): Figure {
  return {
    least: plus(a.least, b.least),
    most: plus(a.most, b.most),
    qualifier: combined(a.qualifier, b.qualifier),
  };
}

/** The product of two figures that are not negative. */
export function product(a: Figure, b: Figure): Figure {
  return {
    least: times(a.least, b.least),
    most: times(a.most, b.most),
    qualifier: combined(a.qualifier, b.qualifier),
  };
}

/** The quotient of two figures that are not negative; null where the divisor may be zero. */
export function quotient(a: Figure, b: Figure): Figure | null {
  if (b.least.numerator === 0n) return null;
  return {
    least: over(a.least, b.most),
    most: over(a.most, b.least),
    qualifier: combined(a.qualifier, opposite(b.qualifier)),
  };
}

/** What the figure leaves of an exact whole; nothing where it is more than the whole. */
export function remainder(whole: Fraction, part: Figure): Figure {
  const left = (taken: Fraction): Fraction =>
    compare(taken, whole) >= 0 ? fractionOf(0) : minus(whole, taken);
  return {
    least: left(part.most),
    most: left(part.least),
    qualifier: opposite(part.qualifier),
  };
}

/** The figure, but no more than the bound. */
export function atMost(bound: Fraction, figure: Figure): Figure {
  const cut = (value: Fraction): Fraction =>
    compare(value, bound) > 0 ? bound : value;
  return { ...figure, least: cut(figure.least), most: cut(figure.most) };
}

/** Of two qualified figures together: what is over in one and under in the other is only about right. */
export function combined(
  a: Qualifier | null,
  b: Qualifier | null,
): Qualifier | null {
  if (a === null || b === null) return a ?? b;
  return a === b ? a : "about";
}

function opposite(qualifier: Qualifier | null): Qualifier | null {
  if (qualifier === "over") return "under";
  return qualifier === "under" ? "over" : qualifier;
}
