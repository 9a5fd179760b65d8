import type { Figure } from "../metrics/figures";
import {
  compare,
  fractionOf,
  numberOf,
  roundedTo,
  times,
  type Fraction,
} from "../metrics/fractions";

/** How figures are written: for a reader's language on the screen, or in the plain forms of a document. */
export interface NumberStyle {
  /** BCP 47; null for a document, with points for decimals and no space before the percent sign. */
  readonly locale: string | null;
}

export const plainStyle: NumberStyle = { locale: null };

/** The number with so many decimals at most, rounded half away from zero. */
export function numberText(
  value: Fraction | number,
  decimals: number,
  { locale }: NumberStyle,
): string {
  const rounded = roundedTo(value, decimals);
  return locale === null
    ? String(rounded)
    : formatFor(locale, decimals).format(rounded);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale}/${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(supported(locale), {
    maximumFractionDigits: decimals,
  });
  formats.set(key, format);
  return format;
}

/** A language tag that nobody knows counts as English. */
export function supported(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/**
 * “1 d 1 h 30 min”, “45 min”, “1 min 30 s” of a length in milliseconds, rounded once: to minutes from an hour on, else to
 * seconds. A unit of zero is left out; no time at all is “0 min”.
 */
export function lengthText(
  milliseconds: Fraction | number,
  style: NumberStyle,
): string {
  const exact =
    typeof milliseconds === "number" ? fractionOf(milliseconds) : milliseconds;
  const inSeconds = roundedTo(times(exact, perThousand), 0);
  const seconds =
    inSeconds < 3600
      ? inSeconds
      : roundedTo(times(exact, perSixtyThousand), 0) * 60;
  const units = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor((seconds % 86_400) / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  const parts = units.filter(([count]) => count > 0);
  return (
    parts
      .map(([count, unit]) => `${numberText(count, 0, style)} ${unit}`)
      .join(" ") || "0 min"
  );
}

const perThousand: Fraction = { numerator: 1n, denominator: 1000n };
const perSixtyThousand: Fraction = { numerator: 1n, denominator: 60_000n };
const hundred: Fraction = { numerator: 100n, denominator: 1n };

/** “347 %” of a fraction; more decimals the smaller it is, none that would claim more than is known. */
export function percentText(
  fraction: Fraction | number,
  style: NumberStyle,
  decimals?: number,
): string {
  const exact = typeof fraction === "number" ? fractionOf(fraction) : fraction;
  const percent = times(exact, hundred);
  const places = decimals ?? placesOf(numberOf(percent));
  const number = numberText(percent, places, style);
  return style.locale === null ? `${number}%` : `${number} %`;
}

/** Three significant digits or so; whole numbers from a hundred on. */
function placesOf(percent: number): number {
  if (percent >= 100) return 0;
  if (percent >= 1) return 1;
  return percent >= 0.1 ? 2 : 3;
}

const qualifiers = {
  about: "about",
  over: "at least",
  under: "up to",
} as const;

/** A figure in words, with its uncertainty: “about 4 h”, “20 % to 30 %”. `text` writes one value of it. */
export function figureText(
  { least, most, qualifier }: Figure,
  text: (value: Fraction) => string,
): string {
  const isRange = compare(least, most) !== 0 && text(least) !== text(most);
  const words = isRange ? `${text(least)} to ${text(most)}` : text(most);
  return qualifier === null ? words : `${qualifiers[qualifier]} ${words}`;
}

/** A sum of money: “USD 36,000”; with the currency's own sign on the screen. */
export function moneyText(
  amount: Fraction,
  currency: string,
  { locale }: NumberStyle,
): string {
  const rounded = roundedTo(amount, numberOf(amount) >= 100 ? 0 : 2);
  if (locale === null) return `${rounded} ${currency}`;
  try {
    return new Intl.NumberFormat(supported(locale), {
      style: "currency",
      currency,
      maximumFractionDigits: 2,
      minimumFractionDigits: 0,
    }).format(rounded);
  } catch {
    return `${numberText(rounded, 2, { locale })} ${currency}`;
  }
}
