/** A text made of a source by replacements, and where each of its UTF-16 units comes from. */
export interface PreparedText {
  readonly text: string;
  /** For each unit of the text its offset in the source; one more for the end. */
  readonly origins: readonly number[];
}

/**
 * The text that Mermaid's parsers are given for a diagram: line endings as `\n`, without front matter, directives and comments,
 * with entities in a form of Mermaid's own. The places that they report are places in it. As mermaid's preprocess.ts does it.
 */
export function prepare(source: string): PreparedText {
  let prepared: PreparedText = {
    text: source,
    origins: Array.from({ length: source.length + 1 }, (_, at) => at),
  };
  for (const [pattern, replacement] of preparations) {
    prepared = replaceAll(prepared, pattern, replacement);
  }
  return prepared;
}

/** Where the unit of the prepared text stands in the source. Offsets outside count as the nearest end. */
export function originOf({ origins }: PreparedText, offset: number): number {
  return origins[Math.min(Math.max(offset, 0), origins.length - 1)] ?? 0;
}

const preparations: readonly (readonly [RegExp, (match: string) => string])[] =
  [
    [/\r\n?/g, () => "\n"],
    [frontMatter(), () => ""],
    [
      /%%\{\s*(?:\w+\s*:|\w+)\s*(?:\w+|(?:(?!\}%%)(?:.|\n))*)?\s*(?:\}%%)?/g,
      () => "",
    ],
    [/^\s*%%(?!\{)[^\n]+\n?/gm, () => ""],
    [/^\s+/g, () => ""],
    // Entities such as `#58;`: three characters become six, a name one more.
    [/#\d+;/g, (match) => `\uFB02°°${match.slice(1, -1)}¶ß`],
    [/#\w+;/g, (match) => `\uFB02°${match.slice(1, -1)}¶ß`],
  ];

function frontMatter(): RegExp {
  return /^[^\S\n]*---[^\S\n]*\n(?:[^\n]*\n)*?[^\S\n]*---[^\S\n]*(?:\n\s*|$)/g;
}

function replaceAll(
  { text, origins }: PreparedText,
  pattern: RegExp,
  replacement: (match: string) => string,
): PreparedText {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return { text, origins };
  const parts: string[] = [];
  const from: number[] = [];
  let done = 0;
  for (const { 0: match, index } of matches) {
    const inserted = replacement(match);
    parts.push(text.slice(done, index), inserted);
    for (let at = done; at < index; at++) from.push(origins[at] ?? 0);
    // Each inserted unit comes from where its match begins.
    for (let at = 0; at < inserted.length; at++) from.push(origins[index] ?? 0);
    done = index + match.length;
  }
  parts.push(text.slice(done));
  for (let at = done; at < origins.length; at++) from.push(origins[at] ?? 0);
  return { text: parts.join(""), origins: from };
}
