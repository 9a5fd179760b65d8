/** “2 hours 30 minutes”, “1 day 2 hours”, “45 seconds” of a length in minutes; nothing smaller than a second. */
export function lengthInWords(minutes: number): string {
  return written(
    minutes,
    (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`,
  );
}

/**
 * A length in minutes as the document writes another one: “150 minutes” like “90 minutes”, “2h 30m” like “2h”, “PT2H30M” like
 * “PT2H”, in words else.
 */
export function lengthLike(minutes: number, raw: string): string {
  if (/^P[T\d]/.test(raw)) return isoLength(minutes);
  const isWhole = Number.isInteger(minutes);
  const inMinutes = /^(\d+)([\s-]?)(minutes?|mins?|m)$/i.exec(raw);
  if (inMinutes && isWhole) {
    const [, , gap = " ", unit = "minutes"] = inMinutes;
    return `${minutes}${gap}${unit === "minute" && minutes !== 1 ? "minutes" : unit}`;
  }
  if (/\d[hm]\b/i.test(raw)) {
    return written(minutes, (count, unit) => `${count}${unit.charAt(0)}`);
  }
  const short = /\d (h|hr|hrs|min|mins)\b/i.exec(raw);
  if (short) {
    return written(minutes, (count, unit) => `${count} ${shortUnits[unit]}`);
  }
  return lengthInWords(minutes);
}

type Unit = "day" | "hour" | "minute" | "second";

const shortUnits = { day: "d", hour: "h", minute: "min", second: "s" } as const;

const unitSeconds = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const satisfies readonly (readonly [Unit, number])[];

function written(
  minutes: number,
  write: (count: number, unit: Unit) => string,
): string {
  let rest = Math.round(minutes * 60);
  const parts: string[] = [];
  for (const [unit, seconds] of unitSeconds) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) parts.push(write(count, unit));
  }
  return parts.join(" ") || write(0, "minute");
}

function isoLength(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor((seconds % 3600) / 60), "M"],
    [seconds % 60, "S"],
  ] as const;
  const text = parts.map(([count, unit]) =>
    count > 0 ? `${count}${unit}` : "",
  );
  return `PT${text.join("") || "0M"}`;
}
