import type { Draft } from "./timelineReader";
import { withLateTimestamp } from "./timelineContents";

/** A timeline with times behind the words has so many at least, and lets no more than every second entry go without. */
const leastLate = 2;

/**
 * The entries of a timeline with the times that stand behind their words, where none stands in front: “Deployed (14:05
 * UTC)”. Beside times in front, one behind is part of the story; so it counts only under labels, if all times stand there,
 * or where it has its day, too.
 * `plain` are lines that are no entries as they stand.
 */
export function lateEntries(
  text: string,
  entries: readonly Draft[],
  plain: readonly Draft[],
): readonly Draft[] {
  const stamped = entries.filter(({ timestamp }) => timestamp !== null);
  if (stamped.some(({ label }) => label === null)) return entries;
  const promoted = entries.map((entry) => {
    const behind = late(text, entry);
    const counts = entry.label !== null || stamped.length === 0;
    return counts || isDated(behind) ? behind : entry;
  });
  const count = (of: readonly Draft[]): number =>
    of.filter(({ timestamp }) => timestamp !== null).length;
  const labelled = promoted.filter(({ label }) => label !== null);
  if (count(labelled) * 2 >= promoted.length && count(labelled) > 0) {
    return promoted;
  }
  if (isLate(count(promoted), promoted.length)) return promoted;
  if (stamped.length > 0 || entries.length > 0) return entries;
  const lines = plain.map((entry) => late(text, entry));
  return isLate(count(lines), lines.length)
    ? lines.filter(({ timestamp }) => timestamp !== null)
    : entries;
}

function isLate(stamped: number, all: number): boolean {
  return stamped >= leastLate && stamped * 2 >= all;
}

function isDated({ timestamp }: Draft): boolean {
  return Boolean(timestamp?.date && timestamp.time);
}

function late(text: string, entry: Draft): Draft {
  const content = withLateTimestamp(text, entry);
  return content ? { ...entry, ...content } : entry;
}
