/** An exact rational number in lowest terms, its denominator greater than zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };

/** How many significant digits of a number are what somebody wrote; those behind are what binary notation left. */
const significantDigits = 14;

/** The fraction that a finite number's decimal notation says: 1/10 of 0.1, though binary has no tenth. */
export function fractionOf(value: number): Fraction {
  const [digits = "0", exponent = "0"] = value
    .toExponential(significantDigits - 1)
    .split("e");
  const scale = Number(exponent) - (significantDigits - 1);
  const whole = BigInt(digits.replace(".", ""));
  return scale >= 0
    ? ratio(whole * 10n ** BigInt(scale), 1n)
    : ratio(whole, 10n ** BigInt(-scale));
}

/** The fraction of two integers. The divisor must not be zero. */
export function ratio(dividend: bigint, divisor: bigint): Fraction {
  const sign = divisor < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(dividend, divisor) * sign;
  return { numerator: dividend / common, denominator: divisor / common };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The divisor must not be zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative where the first is less, positive where it is greater, else 0. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = minus(a, b).numerator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The number nearest to the fraction. */
export function numberOf({ numerator, denominator }: Fraction): number {
  const digits = 20n;
  return Number(
    `${(numerator * 10n ** digits) / denominator}e-${digits.toString()}`,
  );
}

/** The number with so many decimals that is nearest to the value; of two that are, the one away from zero. */
export function roundedTo(value: Fraction | number, decimals: number): number {
  const { numerator, denominator } =
    typeof value === "number" ? fractionOf(value) : value;
  const scaled = numerator * 10n ** BigInt(decimals) * 2n;
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (size + denominator) / (denominator * 2n);
  const result = Number(`${rounded}e-${decimals}`);
  return scaled < 0n ? -result : result;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [big, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small > 0n) [big, small] = [small, big % small];
  return big === 0n ? 1n : big;
}
