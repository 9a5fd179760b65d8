/** Minutes of a unit, by every way to write it in small letters. */
export const durationUnits: ReadonlyMap<string, number> = new Map(
  (
    [
      [1 / 60, "s sec secs second seconds"],
      [1, "m min mins minute minutes mn mns"],
      [60, "h hr hrs hour hours"],
      [24 * 60, "d day days"],
      [7 * 24 * 60, "w wk wks week weeks"],
    ] as const
  ).flatMap(([minutes, names]) =>
    names.split(" ").map((name) => [name, minutes] as const),
  ),
);

const ones =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** The value of a number word in small letters; "twenty five" with a space. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...ones.map((name, index) => [name, index + 1] as const),
  ...tens.map((name, index) => [name, (index + 2) * 10] as const),
  ...tens.flatMap((name, index) =>
    ones
      .slice(0, 9)
      .map(
        (one, one0) => [`${name} ${one}`, (index + 2) * 10 + one0 + 1] as const,
      ),
  ),
]);

/** Words of quantity in front of a length and what they make of it; the first that fits counts. */
export const approximationsBefore: readonly (readonly [
  RegExp,
  "about" | "over" | "under",
])[] = [
  [
    /(?:\bno(?:t)? more than|\bat most|\bat maximum|\bup to|\bmax(?:imum)?(?: of)?)\s$/i,
    "under",
  ],
  [
    /(?:\bno(?:t)? (?:less|fewer) than|\bat least|\bat minimum|\bmin(?:imum)?(?: of)?)\s$/i,
    "over",
  ],
  [
    /(?:\bover|\bmore than|\blonger than|\bgreater than|\bexceed(?:ing|ed)|\bupwards of|\babove)\s$|[>≥]\s?$/i,
    "over",
  ],
  [
    /(?:\bunder|\bless than|\bshorter than|\bbelow|\bwithin)\s$|[<≤]\s?$/i,
    "under",
  ],
  [
    /(?:\babout|\bapprox\.?|\bapproximately|\baround|\broughly|\bcirca|\bca\.?|\bsome|\bnearly|\balmost|\bclose to|\bestimated(?: at)?)\s$|[~≈]\s?$/i,
    "about",
  ],
];
