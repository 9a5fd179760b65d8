/** Where a sticky pattern matches at the offset, null where it doesn't. */
export function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The text up to the end of a range. Cutting the tail keeps offsets, so a reader can't see what follows the range. */
export function cutAt(text: string, end: number): string {
  return end < text.length ? text.slice(0, Math.max(0, end)) : text;
}

/** Whether an ASCII digit stands at the offset. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Whether an ASCII letter stands at the offset. */
export function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

const stop = /[ \t*_`]{0,4}(?:$|[:|,;)\]\n]|\.(?!\d)|[-–—](?![\dA-Za-z]))/y;

/** Whether a notation ends at the offset: at punctuation, a bracket or the end, not before further words. */
export function stopsAt(text: string, at: number): boolean {
  return matchAt(stop, text, at) !== null;
}
